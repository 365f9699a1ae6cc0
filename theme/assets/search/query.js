/* What a reader typed -> what has to occur, and where a text reads it: query.py. */
(function (engine) {
  "use strict";
  var { SEPARATOR, BLANKS, BLANK, FIGURES, latin, length, normalise, arabicYears, numberKey, titleKey } = engine;
  var MOST_TERMS = 12, LONGEST_TERM = 60, LONGEST_QUERY = 1000;
  var QUOTES = '"“”„‟「」『』＂';
  var QUOTED = "[" + QUOTES + "]([^" + QUOTES + "]+)[" + QUOTES + "](?=[" + BLANKS + "]|$)";
  var TOKEN = new RegExp("([-－]?)(?:" + QUOTED + "|([^" + BLANKS + "]+))", "g");
  var DATE = /^([0-9]{4})(?:年|[-./])([0-9]{1,2})(?:月|[-./])([0-9]{1,2})日?$/;
  var CHINESE_DATE = /^([0-9]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/;
  /* Any text at all as a query: each of `terms` and `without` is a list of spellings, any of which will do. */
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
  /* A quoted string: a blank may be a border between two blocks or cells. */
  function phrase(text) {
    var found = "";
    text.split(BLANK).forEach(function (source) {
      var part = normalise(source);
      if (!part) { return; }
      found += (latin(found.charAt(found.length - 1)) && latin(part.charAt(0)) ? " " : found ? SEPARATOR : "") + part;
    });
    return found;
  }
  /* The string itself first; dates in their forms, years in both kinds of figures, every name of an office. */
  function spellings(literal, offices) {
    var found = [literal, arabicYears(literal)], date = DATE.exec(found[1]) || CHINESE_DATE.exec(found[1]);
    if (date) {
      var month = value(date[2]), day = value(date[3]);
      found.push(date[1] + "年" + month + "月" + day + "日");
      found.push(date[1] + "-" + twoFigures(month) + "-" + twoFigures(day));
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
  function twoFigures(number) { return (number < 10 ? "0" : "") + number; }
  function chinese(year) {
    return Array.from(year, function (figure) { return FIGURES.charAt(Number(figure)); }).join("");
  }
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
    return found.filter(function (span) {
      var free = span[0] >= end;
      if (free) { end = span[1]; }
      return free;
    });
  }

  Object.assign(engine, { LONGEST_TERM, parse, find, spans });
}(window.gongbaoEngine));
