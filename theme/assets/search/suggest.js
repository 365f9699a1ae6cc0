/* What the box in the header asks: the document of a number, and suggestions while a query is typed. */
(function (engine) {
  "use strict";
  var { MOST_GRAMS, Cancelled, length, letters, normalise, numberKey, parse, special, lookUp, both } = engine;
  var MOST_OFFICES = 3;
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
  function officesLike(index, key) {
    return index.offices.filter(function (office) {
      return key && office.slice(1).some(function (name) { return normalise(name).indexOf(key) >= 0; });
    }).slice(0, MOST_OFFICES).map(function (office) {
      return { kind: "office", label: office[1], address: "offices/" + office[0] + ".html" };
    });
  }
  /* Up to `most` offices and documents: those whose title or number holds what was typed so far, the newest first. */
  async function suggest(index, text, most, cancelled) {
    await index.open();
    await index.variants(text);
    var query = parse(text, index.names), key = letters(normalise(text)), found = [], seen = new Set();
    if (!query.terms.length) { return []; }
    var strings = query.terms.map(function (spelled) { return spelled[0]; });
    if (/[0-9]/.test(key) && length(key) > 2) { strings = [key]; }
    var lists = await Promise.all(strings.map(function (string) { return lookUp(index, string, MOST_GRAMS); }));
    var exact = await byNumber(index, text);
    if (cancelled()) { throw new Cancelled(); }
    if (exact) {
      found.push({ kind: "number", label: exact.title, number: exact.number, address: exact.address });
      seen.add(exact.address);
    }
    for (var n = index.segments.length - 1; n >= 0 && found.length < most; n -= 1) {
      var titles = lists.map(function (list) { return list[n].titles; }).reduce(both);
      for (var i = titles.length - 1; i >= 0 && i >= titles.length - 4 * most && found.length < most; i -= 1) {
        var row = await index.segments[n].row(titles[i] >>> 1);
        if (cancelled()) { throw new Cancelled(); }
        if (!row || seen.has(row.address)) { continue; }
        var heads = [normalise(row.title), normalise(row.number), numberKey(row.number)];
        if (strings.every(function (string) { return heads.some(function (head) { return head.indexOf(string) >= 0; }); })) {
          seen.add(row.address);
          found.push({ kind: "title", label: row.title, number: row.number, address: row.address });
        }
      }
    }
    return officesLike(index, key).concat(found).slice(0, most);
  }

  Object.assign(engine, { byNumber, suggest });
}(window.gongbaoEngine));
