/* zlib streams (RFC 1950, 1951) for browsers without DecompressionStream. Throws where the data or its checksum is wrong. */
(function () {
  "use strict";
  var LENGTHS = [], DISTANCES = [], ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  (function () {
    var n, base = 3;
    for (n = 0; n < 28; n += 1) {
      var extra = n < 8 ? 0 : (n >> 2) - 1;
      LENGTHS.push([base, extra]);
      base += 1 << extra;
    }
    LENGTHS.push([258, 0]);
    for (n = 0, base = 1; n < 30; n += 1) {
      var more = n < 4 ? 0 : (n >> 1) - 1;
      DISTANCES.push([base, more]);
      base += 1 << more;
    }
  }());
  function damaged() { throw new Error("damaged"); }
  /* Canonical Huffman code: how many symbols have each length, and the symbols in order. */
  function code(lengths) {
    var counts = new Uint16Array(16), starts = new Uint16Array(16), symbols = new Uint16Array(lengths.length);
    lengths.forEach(function (length) { if (length) { counts[length] += 1; } });
    for (var n = 1; n < 16; n += 1) { starts[n] = starts[n - 1] + counts[n - 1]; }
    lengths.forEach(function (length, symbol) { if (length) { symbols[starts[length]] = symbol; starts[length] += 1; } });
    return { counts: counts, symbols: symbols };
  }
  function filled(parts) {
    return [].concat.apply([], parts.map(function (part) { return new Array(part[0]).fill(part[1]); }));
  }
  var FIXED = code(filled([[144, 8], [112, 9], [24, 7], [8, 8]])), FIXED_DISTANCES = code(filled([[30, 5]]));

  window.gongbaoInflate = function (data) {
    var at = 2, bit = 0, held = 0, out = new Uint8Array(data.length * 4), size = 0;
    function bits(count) {
      while (bit < count) {
        if (at >= data.length) { damaged(); }
        held |= data[at] << bit;
        at += 1;
        bit += 8;
      }
      var found = held & ((1 << count) - 1);
      held >>>= count;
      bit -= count;
      return found;
    }
    function symbol(table) {
      var value = 0, first = 0, index = 0;
      for (var length = 1; length < 16; length += 1) {
        value |= bits(1);
        var count = table.counts[length];
        if (value - count < first) { return table.symbols[index + value - first]; }
        index += count;
        first = (first + count) << 1;
        value <<= 1;
      }
      return damaged();
    }
    function put(byte) {
      if (size === out.length) {
        var larger = new Uint8Array(out.length * 2 + 64);
        larger.set(out);
        out = larger;
      }
      out[size] = byte;
      size += 1;
    }
    function stored() {
      held = bit = 0;
      var length = data[at] | data[at + 1] << 8;
      at += 4;
      if (at + length > data.length) { damaged(); }
      for (; length; length -= 1) { put(data[at]); at += 1; }
    }
    function tables() {
      var literals = bits(5) + 257, distances = bits(5) + 1, count = bits(4) + 4, lengths = new Array(19).fill(0), n;
      for (n = 0; n < count; n += 1) { lengths[ORDER[n]] = bits(3); }
      var table = code(lengths);
      lengths = [];
      while (lengths.length < literals + distances) {
        var one = symbol(table), value = 0, times = 1;
        if (one < 16) { value = one; } else if (one === 16) { value = lengths[lengths.length - 1]; times = 3 + bits(2); } else if (one === 17) {
          times = 3 + bits(3);
        } else { times = 11 + bits(7); }
        for (; times; times -= 1) { lengths.push(value); }
      }
      return [code(lengths.slice(0, literals)), code(lengths.slice(literals))];
    }
    function block(literals, distances) {
      for (var one = symbol(literals); one !== 256; one = symbol(literals)) {
        if (one < 256) { put(one); continue; }
        var pair = LENGTHS[one - 257] || damaged(), length = pair[0] + bits(pair[1]), far = DISTANCES[symbol(distances)] || damaged();
        var distance = far[0] + bits(far[1]);
        if (distance > size) { damaged(); }
        for (; length; length -= 1) { put(out[size - distance]); }
      }
    }
    var last;
    do {
      last = bits(1);
      var type = bits(2);
      if (type === 0) { stored(); } else if (type === 1) { block(FIXED, FIXED_DISTANCES); } else if (type === 2) { block.apply(null, tables()); } else { damaged(); }
    } while (!last);
    var a = 1, b = 0;
    for (var n = 0; n < size; n += 1) { a = (a + out[n]) % 65521; b = (b + a) % 65521; }
    if ((data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3]) >>> 0 !== b * 65536 + a) { damaged(); }
    return out.slice(0, size);
  };
}());
