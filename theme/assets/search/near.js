/* The nearest string that exists, where nothing is found: near.py. */
(function (engine) {
  "use strict";
  var { SEPARATOR, length, chosen, both } = engine;
  var MOST_UNITS = 12;
  /* The query with one of its terms replaced by a string one character off that occurs; empty if there is none. */
  async function nearest(index, query) {
    for (var number = 0; number < query.terms.length; number += 1) {
      var literal = query.terms[number][0], size = length(literal);
      if (literal.indexOf(SEPARATOR) >= 0 || size < 3 || size > 30) { continue; }
      var found = await nearLiteral(index, literal);
      if (found) { return query.terms.map(function (spelled, n) { return n === number ? found : spelled[0]; }).join(" "); }
    }
    return "";
  }
  /* A wrong character spoils the grams that it is in; the others still agree. */
  async function nearLiteral(index, literal) {
    var characters = Array.from(literal), left = MOST_UNITS;
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
  /* `before` and `after` with so many characters between them. One of the two may be empty. */
  function joined(text, before, after, between) {
    var at;
    if (length(text) !== text.length) { return ""; }
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

  Object.assign(engine, { nearest });
}(window.gongbaoEngine));
