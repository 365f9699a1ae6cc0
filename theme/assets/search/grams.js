/* Which grams are looked up for a string, and in which file each of them is: grams.py. */
(function (engine) {
  "use strict";
  var { SEPARATOR } = engine;
  var PARTS = 16, MARKS = ",。、;:()《》.!?年月日条号/-", MOST = 20, RARE = 500, OVERLAP = 500, DIGEST = 9;
  var rank = new Map();
  /* The commonest characters of the archive, the most common first. */
  function useCommon(characters) {
    Array.from(characters).forEach(function (character, n) { if (!rank.has(character)) { rank.set(character, n); } });
  }
  function fnv(text) {
    var found = 2166136261;
    for (var character of text) { found = Math.imul(found ^ character.codePointAt(0), 16777619); }
    return (found ^ (found >>> 15)) >>> 0;
  }
  function hex(number, width) { return ("0000000" + number.toString(16)).slice(-width); }
  function bucketOf(gram, bits) {
    var home = gram.length > DIGEST && gram.charAt(gram.length - DIGEST) === "=" ? gram.slice(0, -DIGEST) : gram;
    return (fnv(home) & ((1 << bits) - 1)) >>> 0;
  }
  /* What stands in the index for a whole title. */
  function titleToken(key) { return chosen(key)[0] + "=" + hex(fnv(key), 8); }
  function isMost(character) { return rank.get(character) < MOST; }
  function isFigure(character) { return character >= "0" && character <= "9"; }
  /* Of how many characters the gram is that begins a stretch. */
  function sizeOf(characters) {
    var date = isFigure(characters[0]) && (characters[1] === "年" || characters[1] === "月") && isFigure(characters[2]);
    if (characters.length > 3 && (characters.slice(0, 4).filter(isFigure).length > 2 || date)) { return 4; }
    var three = characters.slice(0, 3);
    if (three.length < 3) { return three.length; }
    return three.filter(isFigure).length > 1 || three.filter(isMost).length > 1 || MARKS.indexOf(three[1]) >= 0 ? 3 : 2;
  }
  /* The longest gram that begins at each position, unless the one before reaches as far. */
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
  /* The grams to look up for a spelling, the most telling first. Grams that overlap say less together. */
  function chosen(spelling) {
    var left = longest(spelling), found = [];
    var longer = left.filter(function (one) { return one.size > 1; });
    if (longer.length) { left = longer; }
    while (left.length) {
      var best = left.reduce(function (a, b) { return b.weight > a.weight ? b : a; });
      left.splice(left.indexOf(best), 1);
      left.forEach(function (one) { if (Math.abs(one.at - best.at) === 1) { one.weight -= OVERLAP; } });
      if (found.indexOf(best.gram) < 0) { found.push(best.gram); }
    }
    return found;
  }
  /* The file of a gram's shard in a segment's folder, whose parts' numbers of bits are `bits`. */
  function shardName(folder, gram, bits) {
    var part = gram.codePointAt(0) % PARTS, many = bits[part];
    return folder + "/" + part.toString(16) + (many ? hex(bucketOf(gram, many), (many + 3) >> 2) : "");
  }

  Object.assign(engine, { useCommon, fnv, titleToken, chosen, shardName });
}(window.gongbaoEngine));
