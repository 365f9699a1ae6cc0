/* A search: results in order, total, counts for the filters: engine.py. */
(function (engine) {
  "use strict";
  var { parse, findCandidates, isLong, rankOf, compare, verify, nearest } = engine;
  var PAGE = 10, WASTE = 6, MOST_AHEAD = 32, SCOUTS = 8, PAUSE = 100;
  var FILTERS = ["office", "year", "kind", "subject", "place", "validity", "section"];
  function Cancelled() { this.cancelled = true; }
  /* A document's labels for one filter. */
  function labels(candidate, name) {
    var columns = candidate.segment.columns;
    if (name === "year") {
      var day = dateOf(candidate);
      return day === null ? [] : [String(new Date(day * 864e5).getUTCFullYear())];
    }
    var cell = columns[name] ? columns[name][1][candidate.document] : -1;
    if (cell === undefined) { return []; }
    return [].concat(cell).filter(function (n) { return n >= 0; }).map(function (n) { return columns[name][0][n]; });
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
  /* Days since 1 January 1970, or null. */
  function dateOf(candidate) {
    var dates = candidate.segment.columns.dates, day = dates ? dates[candidate.document] : null;
    return day === undefined ? null : day;
  }
  /* One page of what is found. Options: filters, sort, page, size (results of a page), all (verify every candidate),
     cancelled() and progress(results so far, query). */
  async function search(index, text, options) {
    var filters = options.filters || {}, byDate = options.sort === "date", found, kept, filled;
    function check() { if (options.cancelled && options.cancelled()) { throw new Cancelled(); } }
    index.damaged = [];
    await index.open();
    await index.variants(text);
    var query = parse(text, index.names);
    var page = Math.max(1, options.page || 1), size = options.size || PAGE;
    var wanted = { query: query, page: page, size: size, check: check, teller: tellerOf(options, query) };
    var needed = FILTERS.filter(function (name) { return filters[name]; }).concat(byDate ? ["year"] : []);
    if (needed.length) { await columns(index, needed); check(); }
    for (var thorough of isLong(query) ? [false, true] : [true]) {
      found = await findCandidates(index, query, thorough);
      check();
      kept = found.candidates.filter(function (candidate) { return passes(candidate, filters, ""); });
      kept.forEach(function (candidate) { candidate.rank = byDate ? rankByDate(candidate) : rankOf(candidate); });
      kept.sort(function (a, b) { return compare(a.rank, b.rank); });
      filled = await fillPage(kept, wanted, found.sure, thorough);
      if (filled.dropped <= WASTE) { break; }
    }
    if (options.all) { await verifyRest(kept, wanted, filled); }
    if (!byDate) { filled.results.sort(function (a, b) { return compare(a.rank, b.rank); }); }
    var total = kept.length - filled.dropped, filtered = FILTERS.some(function (name) { return filters[name]; });
    var nothing = !found.candidates.length || (!total && !filtered);
    var near = query.terms.length && nothing ? await nearest(index, query) : "";
    check();
    return {
      query: query, results: filled.results, total: total, exact: found.sure || filled.position === kept.length, near: near,
      counts: function (name) { return counts(index, found.candidates, filters, name); },
      damaged: index.damaged.slice(), page: page, pages: Math.ceil(total / size)
    };
  }
  function rankByDate(candidate) {
    var day = dateOf(candidate);
    return [day === null ? 1e6 : -day, -candidate.order];
  }
  /* Tells of results: the first at once, more of them now and then. */
  function tellerOf(options, query) {
    var told = 0;
    return {
      waits: function () { return Boolean(options.progress) && !told && !(options.cancelled && options.cancelled()); },
      tell: function (results) {
        var now = performance.now();
        if (options.progress && (!told || now - told > PAUSE)) { told = now; options.progress(results, query); }
      }
    };
  }
  /* Pages are filled one after the other, since what does not match leaves no gap. So many candidates are looked at at
     once as are probably needed; the first that matches is shown at once. Where many do not match, it is looked for among
     older ones too: what reads like the query is often of the same years. Without `thorough` too many that do not match
     end it. */
  async function fillPage(kept, wanted, sure, thorough) {
    var position = 0, dropped = 0, results = [], begun = new Map(), teller = wanted.teller, n;
    function begin(number) {
      if (begun.has(number)) { return begun.get(number); }
      var made = verify(kept[number], wanted.query, sure);
      begun.set(number, made);
      if (teller.waits()) { made.then(function (result) { if (result && teller.waits()) { teller.tell([result]); } }); }
      return made;
    }
    for (var number = 0; number < wanted.page; number += 1) {
      results = [];
      while (position < kept.length && results.length < wanted.size && (thorough || dropped <= WASTE)) {
        var likely = (position - dropped + 1) / (position + 1);
        var many = Math.min(thorough ? MOST_AHEAD : WASTE, Math.ceil((wanted.size - results.length) / likely));
        for (n = position; n < Math.min(kept.length, position + many); n += 1) { begin(n); }
        for (n = 1; teller.waits() && dropped > WASTE && n <= SCOUTS; n += 1) {
          begin(Math.floor(n * (kept.length - 1) / SCOUTS));
        }
        var result = await begin(position);
        wanted.check();
        position += 1;
        if (result) { results.push(result); teller.tell(results); } else { dropped += 1; }
      }
    }
    return { results: results, position: position, dropped: dropped };
  }
  /* Counts what does not match among the candidates after the page. */
  async function verifyRest(kept, wanted, filled) {
    while (filled.position < kept.length) {
      var more = kept.slice(filled.position, filled.position + MOST_AHEAD);
      var verified = await Promise.all(more.map(function (candidate) { return verify(candidate, wanted.query); }));
      filled.position += more.length;
      filled.dropped += verified.filter(function (result) { return !result; }).length;
      wanted.check();
    }
  }

  Object.assign(engine, { PAGE, FILTERS, Cancelled, search });
}(window.gongbaoEngine));
