/* The search engine: reads the index in search/ (docs/search.md), finds, verifies and orders. The same as the modules of
   generator/search, which tests/search/vectors.json holds it to. Touches no page. */
(function () {
  "use strict";
  var SEPARATOR = "\n", PARTS = 16, ROWS = 32, PAGE = 10, WASTE = 6, MOST_AHEAD = 32, MOST_UNITS = 8, SCOUTS = 8, PAUSE = 100, FORMAT = 3, BUNDLE = 8, HEAD = 192;
  var ROUND = 3, MOST_GRAMS = 6, ENOUGH = 8, MOST_PLACES = 3, FAR = 9999;
  var NUMBER = 0, TITLE = 1, IN_TITLE = 2, IN_TEXT = 3;
  var MOST_TERMS = 12, LONGEST_TERM = 60, LONGEST_QUERY = 1000;
  var FILTERS = ["office", "year", "kind", "subject", "place", "validity", "section"];

  /* ---- normalise.py ---- */
  var SAME = {};
  [["〔[［【（(﹝〖⟦", "("], ["〕]］】）)﹞〗⟧", ")"], ["〇○", "0"], ["〈", "《"], ["〉", "》"], ["“”„‟「」『』", '"'],
    ["‘’‚‛", "'"], ["‐‑‒–—―−〜～~", "-"], ["•‧・●", "·"]].forEach(function (row) {
    Array.from(row[0]).forEach(function (character) { SAME[character] = row[1]; });
  });
  var BLANKS = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  var BLANK = new RegExp("[" + BLANKS + "]");
  var UNSEEN = /[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff]/u;
  var UNSEEN_ALL = new RegExp(UNSEEN.source, "gu");
  var folded = new Map(), variants = null, gb2312 = null, also = "";

  function foldOnce(character) {
    if (BLANK.test(character)) { return " "; }
    if (UNSEEN.test(character)) { return ""; }
    if (SAME[character]) { return SAME[character]; }
    var plain = character.normalize("NFKC").toLowerCase().normalize("NFD").replace(UNSEEN_ALL, "");
    return variants && variants.get(plain) || plain;
  }
  function fold(character) {
    var found = folded.get(character);
    if (found === undefined) {
      var before = "", after = character;
      while (after !== before) {
        before = after;
        after = Array.from(after, foldOnce).join("");
      }
      found = after;
      folded.set(character, found);
    }
    return found;
  }
  function latin(character) { return character >= "a" && character <= "z"; }
  /* The normal form, and with `map` for each of its UTF-16 units where in `text` it comes from. */
  function normalise(text, map) {
    var out = "", blank = -1, position = 0;
    for (var character of text) {
      var found = fold(character);
      for (var piece of found) {
        if (piece === " ") {
          if (blank < 0) { blank = position; }
          continue;
        }
        if (blank >= 0 && latin(piece) && latin(out.charAt(out.length - 1))) {
          out += " ";
          if (map) { map.push([blank, blank + 1]); }
        }
        blank = -1;
        out += piece;
        for (var n = 0; map && n < piece.length; n += 1) { map.push([position, position + character.length]); }
      }
      position += character.length;
    }
    return out;
  }
  function normaliseBlock(text) {
    return text.indexOf("\t") < 0 ? normalise(text) : text.split("\t").map(function (cell) { return normalise(cell); }).join(SEPARATOR);
  }
  /* Traditional characters are known by not being in GB 2312; the table of them is loaded when one is met. */
  function needsVariants(text) {
    if (variants) { return false; }
    if (!gb2312) {
      gb2312 = new Set();
      try {
        var bytes = [];
        for (var row = 0xb0; row < 0xf8; row += 1) { for (var cell = 0xa1; cell < 0xff; cell += 1) { bytes.push(row, cell); } }
        gb2312 = new Set(new TextDecoder("gbk").decode(new Uint8Array(bytes)));
      } catch (error) { /* every character then looks traditional, and the table is loaded */ }
    }
    for (var character of text) {
      var code = character.codePointAt(0);
      if (code >= 0x4e00 && code <= 0x9fff && (!gb2312.has(character) || also.indexOf(character) >= 0)) { return true; }
    }
    return false;
  }

  /* ---- keys.py ---- */
  var FIGURES = "0一二三四五六七八九";
  var CHINESE_YEAR = /(^|[^一二三四五六七八九0-9零])([一二][一二三四五六七八九0零]{3})(?![一二三四五六七八九0-9零])/g;
  function arabicYears(text) {
    return text.replace(CHINESE_YEAR, function (all, before, year) {
      return before + Array.from(year, function (c) { return c === "零" ? "0" : String(FIGURES.indexOf(c)); }).join("");
    });
  }
  function letters(text) { return text.replace(/[^\p{L}\p{N}]/gu, ""); }
  function length(text) { return Array.from(text).length; }
  function numberKey(text) {
    var plain = arabicYears(normalise(text)).replace(/(^|[^0-9])0+(?=[0-9])/g, "$1");
    if (length(plain) > 80 || !/^[^\n]*[0-9]\)?(?:号[^0-9]{0,12})?$/.test(plain)) { return ""; }
    var key = letters(plain).replace(/[第号年]/g, "");
    return length(key) <= 40 && !/^\p{Nd}*$/u.test(key) && /[0-9]/.test(key) ? key : "";
  }
  function titleKey(text) {
    var key = letters(normalise(text));
    return length(key) >= 4 ? key : "";
  }
  function fnv(text) {
    var found = 2166136261;
    for (var character of text) { found = Math.imul(found ^ character.codePointAt(0), 16777619); }
    return (found ^ (found >>> 15)) >>> 0;
  }
  function hex(number, width) { return ("0000000" + number.toString(16)).slice(-width); }
  function numberToken(key) { return "#" + key; }

  /* ---- query.py ---- */
  var QUOTES = '"“”„‟「」『』＂';
  var TOKEN = new RegExp("([-－]?)(?:[" + QUOTES + "]([^" + QUOTES + "]+)[" + QUOTES + "](?=[" + BLANKS + "]|$)|([^" + BLANKS + "]+))", "g");
  var DATE = /^([0-9]{4})(?:年|[-./])([0-9]{1,2})(?:月|[-./])([0-9]{1,2})日?$/;
  var CHINESE_DATE = /^([0-9]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/;
  function parse(text, offices) {
    var characters = Array.from(text), cut = characters.length > LONGEST_QUERY, terms = [], without = [], found;
    text = characters.slice(0, LONGEST_QUERY).join("");
    TOKEN.lastIndex = 0;
    while ((found = TOKEN.exec(text))) {
      var quoted = found[2] !== undefined, source = quoted ? found[2] : found[3];
      var literal = quoted ? phrase(source) : normalise(source);
      if (!literal) { continue; }
      if (terms.length + without.length === MOST_TERMS) { cut = true; break; }
      cut = cut || length(literal) > LONGEST_TERM;
      literal = Array.from(literal).slice(0, LONGEST_TERM).join("").replace(/^\n+|\n+$/g, "");
      var spelled = quoted ? [literal] : spellings(literal, offices || new Map()), target = found[1] ? without : terms;
      if (!target.some(function (other) { return other.join("\t") === spelled.join("\t"); })) { target.push(spelled); }
    }
    var whole = without.length ? "" : text;
    return { terms: terms, without: without, number: numberKey(whole), title: titleKey(whole), cut: cut };
  }
  function phrase(text) {
    var found = "";
    text.split(BLANK).forEach(function (source) {
      var part = normalise(source);
      if (!part) { return; }
      found += (latin(found.charAt(found.length - 1)) && latin(part.charAt(0)) ? " " : found ? SEPARATOR : "") + part;
    });
    return found;
  }
  function spellings(literal, offices) {
    var found = [literal, arabicYears(literal)], date = DATE.exec(found[1]) || CHINESE_DATE.exec(found[1]);
    if (date) {
      var month = value(date[2]), day = value(date[3]);
      found.push(date[1] + "年" + month + "月" + day + "日");
      found.push(date[1] + "-" + hex10(month) + "-" + hex10(day));
      found.push(date[1] + "." + month + "." + day);
      if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
        found.push(chinese(date[1]) + "年" + count(month) + "月" + count(day) + "日");
      }
    } else if (/^[0-9]{4}年$/.test(literal)) { found.push(chinese(literal.slice(0, 4)) + "年"); }
    (offices.get(literal) || []).forEach(function (name) { found.push(normalise(name)); });
    return Array.from(new Set(found));
  }
  /* 12 and 十二 as a number. */
  function value(text) {
    if (/^[0-9]+$/.test(text)) { return Number(text); }
    var total = 0, current = 0;
    Array.from(text).forEach(function (character) {
      if (character === "十") { total += (current || 1) * 10; current = 0; } else { current = FIGURES.indexOf(character); }
    });
    return total + current;
  }
  function hex10(number) { return (number < 10 ? "0" : "") + number; }
  function chinese(year) { return Array.from(year, function (figure) { return FIGURES.charAt(Number(figure)); }).join(""); }
  function count(number) {
    var tens = Math.floor(number / 10), ones = number % 10;
    return (tens < 2 ? "" : FIGURES.charAt(tens)) + (tens ? "十" : "") + (ones ? FIGURES.charAt(ones) : "");
  }
  /* Where a normalised text reads the spelling, at or after `start`: [start, end], or null. */
  function find(text, spelling, start) {
    var parts = spelling.split(SEPARATOR), at = text.indexOf(parts[0], start || 0);
    while (at >= 0) {
      var end = at + parts[0].length, n;
      for (n = 1; n < parts.length; n += 1) {
        if (text.charAt(end) === SEPARATOR) { end += 1; }
        if (!text.startsWith(parts[n], end)) { break; }
        end += parts[n].length;
      }
      if (n === parts.length) { return [at, end]; }
      at = text.indexOf(parts[0], at + 1);
    }
    return null;
  }

  /* ---- grams.py ---- */
  var rank = new Map(), MARKS = ",。、;:()《》.!?年月日条号/-", MOST = 20, RARE = 500, OVERLAP = 500, DIGEST = 9;
  function partOf(gram) { return gram.codePointAt(0) % PARTS; }
  function bucketOf(gram, bits) {
    var home = gram.length > DIGEST && gram.charAt(gram.length - DIGEST) === "=" ? gram.slice(0, -DIGEST) : gram;
    return (fnv(home) & ((1 << bits) - 1)) >>> 0;
  }
  function titleToken(key) { return chosen(key)[0] + "=" + hex(fnv(key), 8); }
  function isMost(character) { return rank.get(character) < MOST; }
  function isFigure(character) { return character >= "0" && character <= "9"; }
  /* Of how many characters the gram is that begins a stretch. */
  function sizeOf(characters) {
    var date = isFigure(characters[0]) && (characters[1] === "年" || characters[1] === "月") && isFigure(characters[2]);
    if (characters.length > 3 && (characters.slice(0, 4).filter(isFigure).length > 2 || date)) { return 4; }
    var three = characters.slice(0, 3);
    return three.length > 2 && (three.filter(isFigure).length > 1 || three.filter(isMost).length > 1 || MARKS.indexOf(three[1]) >= 0) ? 3 :
      Math.min(2, characters.length);
  }
  function longest(spelling) {
    var found = [], offset = 0;
    spelling.split(SEPARATOR).forEach(function (part) {
      var characters = Array.from(part), reached = 0;
      for (var n = 0; n < characters.length; n += 1) {
        var gram = characters.slice(n, n + sizeOf(characters.slice(n, n + 4)));
        if (n + gram.length > reached) {
          found.push({ gram: gram.join(""), size: gram.length, at: offset + n, weight: weight(gram) });
          reached = n + gram.length;
        }
      }
      offset += characters.length + 1;
    });
    return found;
  }
  function weight(gram) {
    return gram.reduce(function (all, c) { return all + (rank.has(c) ? 300 + rank.get(c) : RARE); }, 0);
  }
  function chosen(spelling) {
    var left = longest(spelling), found = [];
    if (left.some(function (one) { return one.size > 1; })) { left = left.filter(function (one) { return one.size > 1; }); }
    while (left.length) {
      var best = left.reduce(function (a, b) { return b.weight > a.weight ? b : a; });
      left.splice(left.indexOf(best), 1);
      left.forEach(function (one) { if (Math.abs(one.at - best.at) === 1) { one.weight -= OVERLAP; } });
      if (found.indexOf(best.gram) < 0) { found.push(best.gram); }
    }
    return found;
  }

  /* ---- files ---- */
  var waiting = new Map(), CALL = 'gongbaoSearch("';
  window.gongbaoSearch = function (name, payload) {
    var entry = waiting.get(name);
    if (entry) { entry.payload = payload; }
  };
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
  async function inflate(packed, assets) {
    var text = atob(packed), bytes = new Uint8Array(text.length);
    for (var n = 0; n < text.length; n += 1) { bytes[n] = text.charCodeAt(n); }
    if (typeof DecompressionStream === "function") {
      return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
    }
    inflater = inflater || loadScript(assets + "assets/search/inflate.js");
    await inflater;
    return window.gongbaoInflate(bytes);
  }
  var decoder = new TextDecoder();
  function json(bytes) { return JSON.parse(decoder.decode(bytes)); }

  /* ---- codec.py ---- */
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

  /* ---- store.py ---- */
  function Cancelled() { this.cancelled = true; }
  /* Keeps what was read last, so that a long session stays small. */
  function Kept(most) {
    var kept = new Map();
    return {
      get: function (name) {
        var found = kept.get(name);
        if (found !== undefined) { kept.delete(name); kept.set(name, found); }
        return found;
      },
      set: function (name, value) {
        kept.set(name, value);
        if (kept.size > most) { kept.delete(kept.keys().next().value); }
        return value;
      }
    };
  }
  function Index(root) {
    this.root = root;
    this.damaged = [];
    this.segments = null;
    this.offices = [];
    this.names = new Map();
    this._opening = null;
    this._files = Kept(200);
    this._bundles = Kept(100);
    this._texts = Kept(60);
  }
  Index.prototype.note = function (name) { if (this.damaged.indexOf(name) < 0) { this.damaged.push(name); } };
  /* Bytes of a file; null if it is missing or damaged, which is noted and tried again by the next query. */
  Index.prototype.file = function (name, version) {
    var index = this, found = this._files.get(name);
    if (found) { return found; }
    return this._files.set(name, loadScript(this.root + name + ".js" + (version ? "?v=" + version : ""), name).then(function (payload) {
      return inflate(payload, index.root);
    }).catch(function () {
      index._files.set(name, undefined);
      index.note(name);
      return null;
    }));
  };
  /* One of the streams of a bundle, as JSON; null if it is missing or damaged. A server is asked for a range of bytes, first
     for the lengths; one that knows no ranges sends all of the file, and so does a disk. */
  Index.prototype.piece = async function (name, number, version) {
    var url = this.root + name + ".js" + (version ? "?v=" + version : ""), bundles = this._bundles, found = bundles.get(name);
    if (!found) {
      found = bundles.set(name, /^http/.test(location.protocol) ? range(url, 0, HEAD).then(function (text) { return parseBundle(text, name); }) :
        loadScript(url, name).then(function (payload) { return parseBundle(CALL + name + '","' + payload, name); }));
    }
    try {
      var bundle = await found, length = bundle.lengths[number], start = bundle.start, n;
      for (n = 0; n < number; n += 1) { start += bundle.lengths[n]; }
      var packed = start + length <= bundle.text.length ? bundle.text.slice(start, start + length) : await range(url, start, length);
      if (packed.length > length) { packed = packed.slice(start, start + length); }
      return json(await inflate(packed, this.root));
    } catch (error) {
      bundles.set(name, undefined);
      this.note(name);
      return null;
    }
  };
  async function range(url, start, length) {
    var answer = await fetch(url, { headers: { Range: "bytes=" + start + "-" + (start + length - 1) } });
    if (!answer.ok) { throw new Error("missing"); }
    return answer.text();
  }
  function parseBundle(text, name) {
    var head = CALL + name + '","', end = text.indexOf(";");
    if (text.slice(0, head.length) !== head || end < 0) { throw new Error("damaged"); }
    return { text: text, start: end + 1, lengths: text.slice(head.length, end).split(" ").map(Number) };
  }
  Index.prototype.json = async function (name, version) {
    var bytes = await this.file(name, version);
    if (!bytes) { return null; }
    try { return json(bytes); } catch (error) { this.note(name); return null; }
  };
  Index.prototype.open = function () {
    var index = this;
    if (!this._opening) { this._opening = this._open().catch(function (error) { index._opening = null; throw error; }); }
    return this._opening;
  };
  Index.prototype._open = async function () {
    var head = await this.json("search/head"), index = this, base = 0;
    if (!head || head.format !== FORMAT) { throw new Error("search/head.js"); }
    Array.from(head.common).forEach(function (character, n) { if (!rank.has(character)) { rank.set(character, n); } });
    also = head.also;
    this.offices = head.offices;
    this.segments = head.segments.map(function (value) {
      var segment = new Segment(index, value, base);
      base += value.documents;
      return segment;
    });
    this.documents = base;
    this.filters = head.filters;
    for (var n = this.offices.length - 1; n >= 0; n -= 1) {
      var names = this.offices[n].slice(1);
      for (var m = names.length - 1; m >= 0; m -= 1) { this.names.set(normalise(names[m]), names); }
    }
  };
  Index.prototype.variants = async function (text) {
    if (!needsVariants(text)) { return; }
    var pair = await this.json("search/variants");
    if (!pair || variants) { return; }
    var simplified = Array.from(pair[1]);
    variants = new Map(Array.from(pair[0], function (character, n) { return [character, simplified[n]]; }));
    folded.clear();
  };
  function Segment(index, value, base) {
    this.index = index;
    this.folder = "search/" + value.name;
    this.version = value.version;
    this.bits = value.bits;
    this.documents = value.documents;
    this.base = base;
    this.starts = [];
    this.issues = [];
    this.columns = {};
    this._ready = null;
  }
  Segment.prototype.ready = function () {
    var segment = this;
    if (!this._ready) {
      this._ready = this.index.json(this.folder + "/units", this.version).then(function (issues) {
        if (!issues) { segment._ready = null; return; }
        var start = 0;
        segment.issues = issues.map(function (issue) {
          var first = start;
          issue.slice(1).forEach(function (units) { segment.starts.push(start); start += units; });
          return { name: issue[0], first: first };
        });
      });
    }
    return this._ready;
  };
  /* Loads a column into `columns`: `dates` as days since 1 January 1970 or null, others as labels and cells. */
  Segment.prototype.column = async function (name) {
    if (this.columns[name]) { return; }
    var found = await this.index.json(this.folder + "/" + name, this.version), last = 0;
    if (!found) { return; }
    this.columns[name] = name !== "dates" ? found : found.map(function (step) {
      last += step >> 1;
      return step & 1 ? null : last - 719163;
    });
  };
  Segment.prototype.documentOf = function (unit) { return lastOf(this.starts.length, unit, function (n) { return this.starts[n]; }.bind(this)); };
  /* The last of so many positions whose value is not above `most`; -1 if there is none. */
  function lastOf(size, most, value) {
    var low = 0, high = size;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (value(middle) <= most) { low = middle + 1; } else { high = middle; }
    }
    return low - 1;
  }
  Segment.prototype.postings = async function (gram) {
    var part = partOf(gram), bits = this.bits[part];
    var name = this.folder + "/" + part.toString(16) + (bits ? hex(bucketOf(gram, bits), (bits + 3) >> 2) : "");
    var data = await this.index.file(name, this.version);
    try { return data ? fromShard(data, gram) : { texts: [], titles: [] }; } catch (error) {
      this.index.note(name);
      return { texts: [], titles: [] };
    }
  };
  Segment.prototype.row = async function (document) {
    var rows = await this.index.json(this.folder + "/rows-" + Math.floor(document / ROWS), this.version);
    var row = rows && rows[document % ROWS];
    return row ? { address: row[0], title: row[1], number: row[2], offices: row[3], date: row[4], status: row[5] } : null;
  };
  Segment.prototype.text = function (unit) {
    var key = this.folder + "/" + unit, texts = this.index._texts, found = texts.get(key);
    return found || texts.set(key, this._text(unit).then(function (pieces) {
      if (!pieces.length) { texts.set(key, undefined); }
      return pieces;
    }));
  };
  Segment.prototype._text = async function (unit) {
    var issues = this.issues, issue = issues[lastOf(issues.length, unit, function (n) { return issues[n].first; })];
    var number = unit - issue.first, name = "search/t/" + issue.name + "/" + Math.floor(number / BUNDLE);
    var pieces = await this.index.piece(name, number % BUNDLE, this.version) || [];
    await this.index.variants(pieces.map(function (piece) { return piece[2]; }).join(""));
    return pieces.map(function (piece) { return { anchor: piece[0], kind: piece[1], text: piece[2], plain: normaliseBlock(piece[2]) }; });
  };

  /* ---- candidates.py ---- */
  async function findCandidates(index, query, thorough) {
    var candidates = [], most = thorough ? 2 * LONGEST_TERM : MOST_GRAMS;
    if (!query.terms.length) { return { candidates: candidates, sure: true }; }
    var found = await Promise.all([
      Promise.all(index.segments.map(function (segment) { return segment.ready(); })),
      Promise.all(query.terms.map(function (spelled) { return term(index, spelled, most); })),
      Promise.all(query.without.map(function (spelled) { return term(index, spelled, most); })),
      special(index, query)
    ]);
    var sets = found[1], refused = found[2], tiers = found[3];
    sets = sets.map(function (set) { return byDocument(index, set); });
    refused = refused.map(function (set) { return byDocument(index, set); });
    index.segments.forEach(function (segment, number) {
      var documents = Array.from(sets[0][number].keys()).filter(function (document) {
        return sets.every(function (set) { return set[number].has(document); });
      });
      var all = new Set(documents.concat(Array.from(tiers[number].keys())));
      all.forEach(function (document) {
        var hits = sets.map(function (set) { return set[number].get(document) || { units: [], title: false, often: false }; });
        var tier = tiers[number].get(document);
        if (tier === undefined) { tier = hits.every(function (hit) { return hit.title; }) ? IN_TITLE : IN_TEXT; }
        var without = refused.map(function (set) { return set[number].get(document) || null; });
        if (without.some(function (hit, n) { return hit && isSure(query.without[n]); })) { return; }
        candidates.push({ segment: segment, document: document, tier: tier, hits: hits, without: without, order: segment.base + document });
      });
    });
    var sure = query.terms.concat(query.without).every(isSure) && tiers.every(function (map) { return !map.size; });
    return { candidates: candidates, sure: sure };
  }
  function isSure(spelled) {
    return spelled.every(function (spelling) {
      var grams = chosen(spelling);
      return grams.length === 1 && grams[0] === spelling;
    });
  }
  async function special(index, query) {
    var tiers = index.segments.map(function () { return new Map(); }), tokens = [];
    if (query.title) { tokens.push([TITLE, titleToken(query.title)]); }
    if (query.number) { tokens.push([NUMBER, numberToken(query.number)]); }
    var found = await Promise.all(tokens.map(function (token) {
      return Promise.all(index.segments.map(function (segment) { return segment.postings(token[1]); }));
    }));
    found.forEach(function (lists, n) {
      lists.forEach(function (list, number) {
        list.titles.forEach(function (value) { tiers[number].set(value >>> 1, tokens[n][0]); });
      });
    });
    return tiers;
  }
  /* For each spelling, for each segment, the values of units and titles. */
  function term(index, spelled, most) {
    return Promise.all(spelled.map(function (spelling) { return lookUp(index, spelling, most); }));
  }
  function isLong(query) {
    return query.terms.some(function (spelled) { return spelled.some(function (spelling) { return chosen(spelling).length > MOST_GRAMS; }); });
  }
  function byDocument(index, lists) {
    var found = index.segments.map(function () { return new Map(); });
    function hit(number, document) {
      var one = found[number].get(document);
      if (!one) { one = { units: [], title: false, often: false }; found[number].set(document, one); }
      return one;
    }
    lists.forEach(function (segments) {
      segments.forEach(function (list, number) {
        var segment = index.segments[number];
        list.titles.forEach(function (value) { hit(number, value >>> 1).title = true; });
        list.texts.forEach(function (value) {
          var unit = value >>> 1, document = segment.documentOf(unit);
          if (document < 0) { return; }
          var one = hit(number, document);
          if (one.units.indexOf(unit) < 0) { one.units.push(unit); }
          one.often = one.often || Boolean(value & 1);
        });
      });
    });
    return found;
  }
  async function lookUp(index, spelling, most) {
    var grams = chosen(spelling).slice(0, most), found = null;
    for (var start = 0; start < grams.length; start += ROUND) {
      var lists = await Promise.all(grams.slice(start, start + ROUND).map(function (gram) {
        return Promise.all(index.segments.map(function (segment) { return segment.postings(gram); }));
      }));
      lists.forEach(function (postings) {
        found = !found ? postings : found.map(function (list, n) {
          return { texts: both(list.texts, postings[n].texts), titles: both(list.titles, postings[n].titles) };
        });
      });
      if (found.reduce(function (sum, list) { return sum + list.texts.length + list.titles.length; }, 0) <= ENOUGH) { break; }
    }
    return found || index.segments.map(function () { return { texts: [], titles: [] }; });
  }
  function both(left, right) {
    var found = [], n = 0;
    left.forEach(function (value) {
      while (n < right.length && right[n] >> 1 < value >> 1) { n += 1; }
      if (n < right.length && right[n] >> 1 === value >> 1) { found.push(value & ~1 | value & right[n] & 1); }
    });
    return found;
  }
  function compare(left, right) {
    for (var n = 0; n < left.length; n += 1) { if (left[n] !== right[n]) { return left[n] - right[n]; } }
    return 0;
  }
  function rankOf(candidate) {
    var titles = candidate.hits.filter(function (hit) { return hit.title; }).length;
    var often = candidate.hits.length && candidate.hits.every(function (hit) { return hit.often; });
    return [candidate.tier, -titles, often ? -1 : 0, -candidate.order];
  }

  /* ---- verify.py ---- */
  /* The texts of terms that are in no title decide before the row is loaded; with `early` it is loaded beside them. */
  async function verify(candidate, query, early) {
    var segment = candidate.segment, tier = candidate.tier, units = new Map(), n;
    async function holds(hit, spelled) {
      for (var at = 0, many = 1; at < hit.units.length; at += many, many = Math.min(2 * many, MOST_UNITS)) {
        var some = hit.units.slice(at, at + many), texts = await Promise.all(some.map(function (unit) { return segment.text(unit); }));
        for (var i = 0; i < some.length; i += 1) {
          units.set(some[i], texts[i]);
          var text = texts[i].map(function (piece) { return piece.plain; }).join("\n");
          if (spelled.some(function (spelling) { return find(text, spelling); })) { return true; }
        }
      }
      return false;
    }
    if (early) { segment.row(candidate.document); }
    var held = await Promise.all(query.terms.map(function (spelled, n) {
      return tier <= TITLE || candidate.hits[n].title || holds(candidate.hits[n], spelled);
    }));
    var row = held.every(Boolean) ? await segment.row(candidate.document) : null;
    if (!row) { return null; }
    await segment.index.variants(row.title + row.number);
    var heads = [normalise(row.title), normalise(row.number)];
    function inHeads(spelled) {
      return spelled.some(function (spelling) { return heads.some(function (head) { return find(head, spelling); }); });
    }
    if ((tier === NUMBER && numberKey(row.number) !== query.number) || (tier === TITLE && titleKey(row.title) !== query.title)) { tier = IN_TEXT; }
    for (n = 0; n < query.without.length; n += 1) {
      if (inHeads(query.without[n]) || candidate.without[n] && await holds(candidate.without[n], query.without[n])) { return null; }
    }
    var titles = query.terms.map(inHeads);
    for (n = 0; tier > TITLE && n < query.terms.length; n += 1) {
      if (!titles[n] && !await holds(candidate.hits[n], query.terms[n])) { return null; }
    }
    var pieces = Array.from(units.keys()).sort(function (a, b) { return a - b; }).reduce(function (all, unit) { return all.concat(units.get(unit)); }, []);
    var score = [tier, -titles.filter(Boolean).length].concat(closeness(pieces, query.terms), [-candidate.order]);
    return { row: row, tier: tier, places: places(pieces, query.terms).slice(0, MOST_PLACES), rank: score, candidate: candidate };
  }
  function firstOf(text, spelled) {
    for (var n = 0; n < spelled.length; n += 1) {
      var span = find(text, spelled[n]);
      if (span) { return span; }
    }
    return null;
  }
  function places(pieces, terms) {
    var found = [];
    pieces.forEach(function (piece, number) {
      var many = terms.filter(function (spelled) { return firstOf(piece.plain, spelled); }).length;
      if (many && (piece.kind !== "f" || piece.anchor !== "title")) { found.push({ key: [-many, number], piece: piece }); }
    });
    return found.sort(function (a, b) { return compare(a.key, b.key); }).map(function (item) { return item.piece; });
  }
  function closeness(pieces, terms) {
    var near = FAR, heading = 0, often = 0;
    pieces.forEach(function (piece) {
      var there = terms.map(function (spelled) { return firstOf(piece.plain, spelled); }).filter(Boolean);
      if (there.length && there.length === terms.length) {
        var end = Math.max.apply(null, there.map(function (span) { return span[1]; }));
        var start = Math.min.apply(null, there.map(function (span) { return span[0]; }));
        near = Math.min(near, Math.floor((end - start) / 16));
        if (piece.kind === "h") { heading = -1; }
      }
      terms[0].forEach(function (spelling) { often += piece.plain.split(spelling).length - 1; });
    });
    return [terms.length > 1 ? near : 0, heading, -Math.min(often, 9)];
  }

  /* ---- near.py ---- */
  async function nearest(index, query) {
    for (var number = 0; number < query.terms.length; number += 1) {
      var literal = query.terms[number][0], size = length(literal);
      if (literal.indexOf(SEPARATOR) >= 0 || size < 3 || size > 30) { continue; }
      var found = await nearLiteral(index, literal);
      if (found) { return query.terms.map(function (spelled, n) { return n === number ? found : spelled[0]; }).join(" "); }
    }
    return "";
  }
  async function nearLiteral(index, literal) {
    var characters = Array.from(literal), left = 12;
    for (var position = 0; position < characters.length; position += 1) {
      var before = characters.slice(0, position).join(""), after = characters.slice(position + 1).join("");
      var grams = chosen(before).concat(chosen(after)).filter(function (gram) { return length(gram) > 1; });
      for (var s = index.segments.length - 1; s >= 0 && grams.length; s -= 1) {
        var segment = index.segments[s], lists = await Promise.all(grams.map(function (gram) { return segment.postings(gram); }));
        var units = lists.map(function (list) { return list.texts.map(function (value) { return value & ~1; }); }).reduce(both);
        var newest = units.map(function (value) { return value >>> 1; }).reverse().slice(0, left);
        for (var unit of newest) {
          left -= 1;
          for (var piece of await segment.text(unit)) {
            var found = joined(piece.plain, before, after, 1) || joined(piece.plain, before, after, 0) ||
              joined(piece.plain, characters.slice(0, position + 1).join(""), after, 1);
            if (found) { return found; }
          }
        }
        if (!left) { return ""; }
      }
    }
    return "";
  }
  function joined(text, before, after, between) {
    var characters = Array.from(text), at;
    text = characters.length === text.length ? text : null;
    if (!text) { return ""; }
    function whole(found) { return found.indexOf(SEPARATOR) < 0 && found.length > 1 ? found : ""; }
    if (before) {
      for (at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
        var middle = at + before.length + between;
        if (text.startsWith(after, middle) && middle <= text.length) {
          var one = whole(text.slice(at, middle + after.length));
          if (one) { return one; }
        }
      }
      return "";
    }
    for (at = text.indexOf(after, between); at >= 0; at = text.indexOf(after, at + 1)) {
      var other = whole(text.slice(at - between, at + after.length));
      if (other) { return other; }
    }
    return "";
  }

  /* ---- engine.py ---- */
  function labels(candidate, name) {
    var columns = candidate.segment.columns;
    if (name === "year") {
      var day = dateOf(candidate);
      return day === null ? [] : [String(new Date(day * 864e5).getUTCFullYear())];
    }
    var cell = columns[name] ? columns[name][1][candidate.document] : -1;
    if (cell === undefined) { return []; }
    return (Array.isArray(cell) ? cell : [cell]).filter(function (n) { return n >= 0; }).map(function (n) { return columns[name][0][n]; });
  }
  function passes(candidate, filters, but) {
    return FILTERS.every(function (name) {
      return !filters[name] || name === but || labels(candidate, name).indexOf(filters[name]) >= 0;
    });
  }
  /* How many documents each label of a filter would leave, the other filters being as they are. */
  async function counts(index, candidates, filters, name) {
    var counted = new Map();
    await columns(index, [name]);
    candidates.forEach(function (candidate) {
      if (!passes(candidate, filters, name)) { return; }
      labels(candidate, name).forEach(function (label) { counted.set(label, (counted.get(label) || 0) + 1); });
    });
    return Array.from(counted).sort(function (a, b) { return b[1] - a[1] || (a[0] < b[0] ? -1 : 1); });
  }
  function columns(index, names) {
    return Promise.all(index.segments.map(function (segment) {
      return Promise.all(names.map(function (name) { return segment.column(name === "year" ? "dates" : name); }));
    }));
  }
  function dateOf(candidate) {
    var dates = candidate.segment.columns.dates, day = dates ? dates[candidate.document] : null;
    return day === undefined ? null : day;
  }
  /* options: filters, sort, page, size (results of a page), all (verify every candidate), cancelled() and progress(results so far). */
  async function search(index, text, options) {
    var filters = options.filters || {}, byDate = options.sort === "date", page = Math.max(1, options.page || 1), size = options.size || PAGE;
    function check() { if (options.cancelled && options.cancelled()) { throw new Cancelled(); } }
    index.damaged = [];
    await index.open();
    await index.variants(text);
    var query = parse(text, index.names), found, kept, position, dropped, results, told = 0;
    var needed = FILTERS.filter(function (name) { return filters[name]; }).concat(byDate ? ["year"] : []);
    if (needed.length) { await columns(index, needed); check(); }
    for (var thorough of isLong(query) ? [false, true] : [true]) {
      await fillPage(thorough);
      if (dropped <= WASTE) { break; }
    }
    function tell(list) {
      var now = performance.now();
      if (options.progress && (!told || now - told > PAUSE)) { told = now; options.progress(list, query); }
    }
    function start(candidate) {
      var made = verify(candidate, query, found.sure);
      if (!told) { made.then(function (result) { if (result && !told && !(options.cancelled && options.cancelled())) { tell([result]); } }); }
      return made;
    }
    /* Pages are filled one after the other, since what does not match leaves no gap. So many candidates are looked at at
       once as are probably needed; the first that matches is shown at once. Where many do not match, it is looked for among
       older ones too: what reads like the query is often of the same years. */
    async function fillPage(thorough) {
      found = await findCandidates(index, query, thorough);
      check();
      kept = found.candidates.filter(function (candidate) { return passes(candidate, filters, ""); });
      kept.forEach(function (candidate) { candidate.rank = byDate ? [-(dateOf(candidate) === null ? -1e6 : dateOf(candidate)), -candidate.order] : rankOf(candidate); });
      kept.sort(function (a, b) { return compare(a.rank, b.rank); });
      position = dropped = 0;
      results = [];
      var made = new Map();
      function begin(number) {
        if (!made.has(number)) { made.set(number, start(kept[number])); }
        return made.get(number);
      }
      for (var number = 0; number < page; number += 1) {
        results = [];
        while (position < kept.length && results.length < size && (thorough || dropped <= WASTE)) {
          var likely = (position - dropped + 1) / (position + 1);
          var many = Math.min(thorough ? MOST_AHEAD : WASTE, Math.ceil((size - results.length) / likely));
          for (var n = position; n < Math.min(kept.length, position + many); n += 1) { begin(n); }
          for (n = 1; options.progress && !told && dropped > WASTE && n <= SCOUTS; n += 1) { begin(Math.floor(n * (kept.length - 1) / SCOUTS)); }
          var result = await begin(position);
          check();
          position += 1;
          if (result) { results.push(result); tell(results); } else { dropped += 1; }
        }
      }
    }
    var last = position;
    while (options.all && last < kept.length) {
      var more = kept.slice(last, last + MOST_AHEAD);
      last += more.length;
      (await Promise.all(more.map(function (candidate) { return verify(candidate, query); }))).forEach(function (result) { if (!result) { dropped += 1; } });
      check();
    }
    if (!byDate) { results.sort(function (a, b) { return compare(a.rank, b.rank); }); }
    var total = kept.length - dropped, filtered = FILTERS.some(function (name) { return filters[name]; });
    var near = query.terms.length && (!found.candidates.length || (!total && !filtered)) ? await nearest(index, query) : "";
    check();
    return {
      query: query, results: results, total: total, exact: found.sure || last === kept.length, near: near,
      counts: function (name) { return counts(index, found.candidates, filters, name); }, damaged: index.damaged.slice(), page: page, pages: Math.ceil(total / size)
    };
  }
  /* The one document whose number was typed, or null. */
  async function byNumber(index, text) {
    await index.open();
    await index.variants(text);
    var query = parse(text, index.names), found = [];
    if (!query.number) { return null; }
    var tiers = await special(index, { number: query.number, title: "" });
    for (var n = 0; n < tiers.length; n += 1) {
      for (var document of tiers[n].keys()) {
        var row = await index.segments[n].row(document);
        if (row && numberKey(row.number) === query.number) { found.push(row); }
      }
    }
    return found.length === 1 ? found[0] : null;
  }
  /* Up to `most` documents whose title or number holds what was typed so far, the newest first. */
  async function suggest(index, text, most, cancelled) {
    await index.open();
    await index.variants(text);
    var query = parse(text, index.names), key = letters(normalise(text)), found = [], seen = new Set();
    var offices = index.offices.filter(function (office) {
      return key && office.slice(1).some(function (name) { return normalise(name).indexOf(key) >= 0; });
    }).slice(0, 3).map(function (office) { return { kind: "office", label: office[1], address: "offices/" + office[0] + ".html" }; });
    if (!query.terms.length) { return []; }
    var sets = query.terms.map(function (spelled) { return [spelled[0]]; });
    if (/[0-9]/.test(key) && length(key) > 2) { sets = [[key]]; }
    var lists = await Promise.all(sets.map(function (spelled) { return lookUp(index, spelled[0], MOST_GRAMS); }));
    var exact = await byNumber(index, text);
    if (cancelled()) { throw new Cancelled(); }
    if (exact) { found.push({ kind: "number", label: exact.title, number: exact.number, address: exact.address }); seen.add(exact.address); }
    for (var n = index.segments.length - 1; n >= 0 && found.length < most; n -= 1) {
      var titles = lists.map(function (list) { return list[n].titles; }).reduce(both);
      for (var i = titles.length - 1; i >= 0 && i >= titles.length - 4 * most && found.length < most; i -= 1) {
        var row = await index.segments[n].row(titles[i] >>> 1);
        if (cancelled()) { throw new Cancelled(); }
        if (!row || seen.has(row.address)) { continue; }
        var heads = [normalise(row.title), normalise(row.number), numberKey(row.number)];
        if (sets.every(function (spelled) { return heads.some(function (head) { return head.indexOf(spelled[0]) >= 0; }); })) {
          seen.add(row.address);
          found.push({ kind: "title", label: row.title, number: row.number, address: row.address });
        }
      }
    }
    return offices.concat(found).slice(0, most);
  }

  /* Stretches [start, end) of a text as printed that read as one of the spellings. Blocks with tabs are cells. */
  function spans(text, spelled) {
    var plain = "", map = [], position = 0, found = [];
    text.split("\t").forEach(function (cell, number) {
      var own = [];
      if (number) { plain += SEPARATOR; map.push([position - 1, position]); }
      plain += normalise(cell, own);
      own.forEach(function (pair) { map.push([pair[0] + position, pair[1] + position]); });
      position += cell.length + 1;
    });
    spelled.forEach(function (spelling) {
      for (var span = find(plain, spelling, 0); span; span = find(plain, spelling, span[1])) {
        found.push([map[span[0]][0], map[span[1] - 1][1]]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    var end = 0;
    return found.filter(function (span) { var free = span[0] >= end; if (free) { end = span[1]; } return free; });
  }

  window.gongbaoEngine = {
    Index: Index, search: search, suggest: suggest, byNumber: byNumber, spans: spans, FILTERS: FILTERS, PAGE: PAGE, TIERS: { number: NUMBER, title: TITLE },
    parse: parse, normalise: normalise, normaliseBlock: normaliseBlock, numberKey: numberKey, titleKey: titleKey, chosen: chosen, fnv: fnv,
    loadScript: loadScript
  };
}());
