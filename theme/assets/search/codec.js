/* The files of the index: scripts that hand over bytes, bundles, varints, postings, shards: codec.py. */
(function (engine) {
  "use strict";
  var waiting = new Map(), CALL = 'gongbaoSearch("';
  window.gongbaoSearch = function (name, payload) {
    var entry = waiting.get(name);
    if (entry) { entry.payload = payload; }
  };
  /* What the file `name` hands over; without a name, that the script has run. */
  function loadScript(url, name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script"), entry = { payload: null };
      if (name) { waiting.set(name, entry); }
      script.src = url;
      script.onload = function () {
        script.remove();
        waiting.delete(name);
        if (name && entry.payload === null) { reject(new Error("damaged")); } else { resolve(entry.payload); }
      };
      script.onerror = function () {
        script.remove();
        waiting.delete(name);
        reject(new Error("missing"));
      };
      document.head.appendChild(script);
    });
  }
  var inflater = null;
  /* The bytes of a zlib stream in base64. `assets` is the address of the site's root. */
  async function inflate(packed, assets) {
    var text = atob(packed), bytes = new Uint8Array(text.length);
    for (var n = 0; n < text.length; n += 1) { bytes[n] = text.charCodeAt(n); }
    if (typeof DecompressionStream === "function") {
      var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    }
    inflater = inflater || loadScript(assets + "assets/search/inflate.js");
    await inflater;
    return window.gongbaoInflate(bytes);
  }
  var decoder = new TextDecoder();
  function json(bytes) { return JSON.parse(decoder.decode(bytes)); }

  /* So many bytes of a file, or more where the server knows no ranges. */
  async function range(url, start, length) {
    var answer = await fetch(url, { headers: { Range: "bytes=" + start + "-" + (start + length - 1) } });
    if (!answer.ok) { throw new Error("missing"); }
    return answer.text();
  }
  /* The beginning of a bundle's file: where its streams start, and how long each is. */
  function parseBundle(text, name) {
    var head = CALL + name + '","', end = text.indexOf(";");
    if (text.slice(0, head.length) !== head || end < 0) { throw new Error("damaged"); }
    return { text: text, start: end + 1, lengths: text.slice(head.length, end).split(" ").map(Number) };
  }

  /* The number at `at.n`, which then stands behind it. */
  function varint(data, at) {
    var number = 0, shift = 0, byte;
    do {
      if (at.n >= data.length) { throw new Error("damaged"); }
      byte = data[at.n];
      at.n += 1;
      number += (byte & 127) * Math.pow(2, shift);
      shift += 7;
    } while (byte > 127);
    return number;
  }
  function decodePostings(data) {
    var found = [], at = { n: 0 }, last = 0;
    while (at.n < data.length) {
      last += varint(data, at);
      found.push(last);
    }
    return found;
  }
  /* The postings of a gram in a shard; empty lists if it is not there. */
  function fromShard(data, gram) {
    var at = { n: 0 }, key = new TextEncoder().encode(gram), fields;
    function field() {
      var size = varint(data, at), found = data.subarray(at.n, at.n + size);
      at.n += size;
      return found;
    }
    while (at.n < data.length) {
      fields = [field(), field(), field()];
      if (fields[0].length === key.length && fields[0].every(function (byte, n) { return byte === key[n]; })) {
        return { texts: decodePostings(fields[1]), titles: decodePostings(fields[2]) };
      }
    }
    return { texts: [], titles: [] };
  }

  Object.assign(engine, { CALL, loadScript, inflate, json, range, parseBundle, fromShard });
}(window.gongbaoEngine));
