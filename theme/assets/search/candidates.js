/* Documents that may hold what was asked, from the postings alone: candidates.py. */
(function (engine) {
  "use strict";
  var { LONGEST_TERM, numberToken, titleToken, chosen } = engine;
  var ROUND = 3, MOST_GRAMS = 6, ENOUGH = 8;
  /* The best first: the number typed, the whole title, every term in the title or number, anywhere. */
  var NUMBER = 0, TITLE = 1, IN_TITLE = 2, IN_TEXT = 3;
  /* Every document that can match, in no order; `sure` if each does. `thorough` looks up every gram. */
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
        var order = segment.base + document;
        candidates.push({ segment: segment, document: document, tier: tier, hits: hits, without: without, order: order });
      });
    });
    var sure = query.terms.concat(query.without).every(isSure) && tiers.every(function (map) { return !map.size; });
    return { candidates: candidates, sure: sure };
  }
  /* Spellings that are grams themselves: their postings are the answer. */
  function isSure(spelled) {
    return spelled.every(function (spelling) {
      var grams = chosen(spelling);
      return grams.length === 1 && grams[0] === spelling;
    });
  }
  /* For each segment, documents whose number or whole title was typed, with their tier. */
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
  /* Whether some spelling has more grams than are looked up at first. */
  function isLong(query) {
    return query.terms.some(function (spelled) {
      return spelled.some(function (spelling) { return chosen(spelling).length > MOST_GRAMS; });
    });
  }
  /* For each segment, document -> where any of the spellings may occur. */
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
  /* For each segment, the values of units and titles that hold the spelling's grams, as far as they were looked up. */
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
  /* Values of units that are in both lists; marked as often where both are. */
  function both(left, right) {
    var found = [], n = 0;
    left.forEach(function (value) {
      while (n < right.length && right[n] >> 1 < value >> 1) { n += 1; }
      if (n < right.length && right[n] >> 1 === value >> 1) { found.push(value & ~1 | value & right[n] & 1); }
    });
    return found;
  }
  /* Ranks are lists of numbers. */
  function compare(left, right) {
    for (var n = 0; n < left.length; n += 1) { if (left[n] !== right[n]) { return left[n] - right[n]; } }
    return 0;
  }
  /* The rank as far as the postings tell it. */
  function rankOf(candidate) {
    var titles = candidate.hits.filter(function (hit) { return hit.title; }).length;
    var often = candidate.hits.length && candidate.hits.every(function (hit) { return hit.often; });
    return [candidate.tier, -titles, often ? -1 : 0, -candidate.order];
  }

  Object.assign(engine, { NUMBER, TITLE, IN_TEXT, MOST_GRAMS, findCandidates, isLong, rankOf, compare, special, lookUp, both });
}(window.gongbaoEngine));
