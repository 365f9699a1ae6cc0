/* A candidate against its text, so that what is shown holds what was asked: verify.py. */
(function (engine) {
  "use strict";
  var { NUMBER, TITLE, IN_TEXT, normalise, numberKey, titleKey, find, compare } = engine;
  var MOST_UNITS = 8, MOST_PLACES = 3, FAR = 9999;
  /* The result, or null if the document does not hold what was asked or cannot be read.
     The texts of terms that are in no title decide before the row is loaded; with `early` it is loaded beside them. */
  async function verify(candidate, query, early) {
    var segment = candidate.segment, tier = candidate.tier, units = new Map(), n;
    async function holds(hit, spelled) {
      for (var at = 0, many = 1; at < hit.units.length; at += many, many = Math.min(2 * many, MOST_UNITS)) {
        var some = hit.units.slice(at, at + many);
        var texts = await Promise.all(some.map(function (unit) { return segment.text(unit); }));
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
    if (tier === NUMBER && numberKey(row.number) !== query.number) { tier = IN_TEXT; }
    if (tier === TITLE && titleKey(row.title) !== query.title) { tier = IN_TEXT; }
    for (n = 0; n < query.without.length; n += 1) {
      var hit = candidate.without[n];
      if (inHeads(query.without[n]) || hit && await holds(hit, query.without[n])) { return null; }
    }
    var titles = query.terms.map(inHeads);
    for (n = 0; tier > TITLE && n < query.terms.length; n += 1) {
      if (!titles[n] && !await holds(candidate.hits[n], query.terms[n])) { return null; }
    }
    var ordered = Array.from(units.keys()).sort(function (a, b) { return a - b; });
    var pieces = ordered.reduce(function (all, unit) { return all.concat(units.get(unit)); }, []);
    var rank = [tier, -titles.filter(Boolean).length].concat(closeness(pieces, query.terms), [-candidate.order]);
    return { row: row, tier: tier, places: places(pieces, query.terms).slice(0, MOST_PLACES), rank: rank };
  }
  function firstOf(text, spelled) {
    for (var n = 0; n < spelled.length; n += 1) {
      var span = find(text, spelled[n]);
      if (span) { return span; }
    }
    return null;
  }
  /* Pieces with a term, those with the most terms first; the title is no place, it is shown anyway. */
  function places(pieces, terms) {
    var found = [];
    pieces.forEach(function (piece, number) {
      var many = terms.filter(function (spelled) { return firstOf(piece.plain, spelled); }).length;
      if (many && (piece.kind !== "f" || piece.anchor !== "title")) { found.push({ key: [-many, number], piece: piece }); }
    });
    return found.sort(function (a, b) { return compare(a.key, b.key); }).map(function (item) { return item.piece; });
  }
  /* How far apart the terms stand where they are nearest, whether in a heading, how often the first occurs. */
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

  Object.assign(engine, { verify });
}(window.gongbaoEngine));
