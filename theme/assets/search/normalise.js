/* The form in which a query and a text are compared, and the keys of numbers and whole titles: normalise.py and keys.py of
   generator/search. The first file of the engine; the others add to the same object (docs/search.md). */
(function (engine) {
  "use strict";
  var SEPARATOR = "\n", BLANKS = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  var BLANK = new RegExp("[" + BLANKS + "]");
  var SAME = {};
  [
    ["〔[［【（(﹝〖⟦", "("], ["〕]］】）)﹞〗⟧", ")"], ["〇○", "0"], ["〈", "《"], ["〉", "》"],
    ["“”„‟「」『』", '"'], ["‘’‚‛", "'"], ["‐‑‒–—―−〜～~", "-"], ["•‧・●", "·"]
  ].forEach(function (row) {
    Array.from(row[0]).forEach(function (character) { SAME[character] = row[1]; });
  });
  var UNSEEN = "[\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\xad\\u0300-\\u036f\\u061c\\u180e\\u200b-\\u200f" +
    "\\u202a-\\u202e\\u2060-\\u206f\\ud800-\\udfff\\ufe00-\\ufe0f\\ufeff]";
  var UNSEEN_ONE = new RegExp(UNSEEN, "u"), UNSEEN_ALL = new RegExp(UNSEEN, "gu");
  var folded = new Map(), variants = null, gb2312 = null, alsoTraditional = "";

  function foldOnce(character) {
    if (BLANK.test(character)) { return " "; }
    if (UNSEEN_ONE.test(character)) { return ""; }
    if (SAME[character]) { return SAME[character]; }
    var plain = character.normalize("NFKC").toLowerCase().normalize("NFD").replace(UNSEEN_ALL, "");
    return variants && variants.get(plain) || plain;
  }
  /* What a character is compared as. */
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
  /* Cells stay parted, so that no string reaches over a border. */
  function normaliseBlock(text) {
    return text.split("\t").map(function (cell) { return normalise(cell); }).join(SEPARATOR);
  }
  /* Traditional characters are known by not being in GB 2312; the table of them is loaded when one is met. */
  function needsVariants(text) {
    if (variants) { return false; }
    if (!gb2312) {
      gb2312 = new Set();
      try {
        var bytes = [];
        for (var row = 0xb0; row < 0xf8; row += 1) {
          for (var cell = 0xa1; cell < 0xff; cell += 1) { bytes.push(row, cell); }
        }
        gb2312 = new Set(new TextDecoder("gbk").decode(new Uint8Array(bytes)));
      } catch (error) { /* every character then looks traditional, and the table is loaded */ }
    }
    for (var character of text) {
      var code = character.codePointAt(0);
      if (code < 0x4e00 || code > 0x9fff) { continue; }
      if (!gb2312.has(character) || alsoTraditional.indexOf(character) >= 0) { return true; }
    }
    return false;
  }
  /* Characters of GB 2312 that are traditional all the same. */
  function useAlso(characters) { alsoTraditional = characters; }
  /* The table: traditional characters, and the simplified ones in the same order. */
  function useVariants(traditional, simplified) {
    if (variants) { return; }
    var plain = Array.from(simplified);
    variants = new Map(Array.from(traditional, function (character, n) { return [character, plain[n]]; }));
    folded.clear();
  }

  var FIGURES = "0一二三四五六七八九";
  var CHINESE_YEAR = /(^|[^一二三四五六七八九0-9零])([一二][一二三四五六七八九0零]{3})(?![一二三四五六七八九0-9零])/g;
  /* Years in Chinese figures (二0二0) in Arabic ones. */
  function arabicYears(text) {
    return text.replace(CHINESE_YEAR, function (all, before, year) {
      return before + Array.from(year, function (c) { return c === "零" ? "0" : String(FIGURES.indexOf(c)); }).join("");
    });
  }
  /* Letters and figures only. */
  function letters(text) { return text.replace(/[^\p{L}\p{N}]/gu, ""); }
  function length(text) { return Array.from(text).length; }
  /* A document number without brackets, blanks, 第, 号, 年 and leading zeros; empty if it is none. */
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
  function numberToken(key) { return "#" + key; }

  Object.assign(engine, {
    SEPARATOR, BLANKS, BLANK, FIGURES, latin, length, letters, normalise, normaliseBlock, needsVariants, useAlso, useVariants,
    arabicYears, numberKey, numberToken, titleKey
  });
}(window.gongbaoEngine = {}));
