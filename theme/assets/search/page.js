/* The search page. The state is in the address: ?q= &office= &year= … &sort=date &page=2. Whatever is shown is set as
   text, never as HTML. */
(function () {
  "use strict";
  var box = document.getElementById("search-page");
  if (!box) { return; }
  var engine = window.gongbaoEngine, WORDS = JSON.parse(box.getAttribute("data-words"));
  var root = document.body.getAttribute("data-root") || "", shell = document.documentElement.lang === "en" ? "en/" : "";
  var input = document.getElementById("q"), list = document.getElementById("results");
  var status = document.getElementById("result-count"), notes = document.getElementById("result-notes");
  var panel = document.getElementById("search-filters"), pages = document.getElementById("result-pages");
  var index = new engine.Index(root), run = 0, timer = 0, composing = false, LABELS_SHOWN = 8;
  window.gongbaoIndex = index;
  var state = { q: "", sort: "", page: 1, filters: {} };

  function word(key, values) {
    return (WORDS[key] || key).replace(/\{(\w+)\}/g, function (all, name) { return values && name in values ? String(values[name]) : all; });
  }
  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (className) { made.className = className; }
    return made;
  }
  function decode(text) { try { return decodeURIComponent(text.replace(/\+/g, " ")); } catch (error) { return text; } }
  function readAddress() {
    state = { q: "", sort: "", page: 1, filters: {} };
    location.search.slice(1).split("&").forEach(function (pair) {
      var at = pair.indexOf("="), name = at < 0 ? pair : pair.slice(0, at), value = at < 0 ? "" : decode(pair.slice(at + 1));
      if (name === "q") { state.q = value; }
      if (name === "sort" && value === "date") { state.sort = value; }
      if (name === "page" && /^[1-9][0-9]{0,3}$/.test(value)) { state.page = Number(value); }
      if (engine.FILTERS.indexOf(name) >= 0 && value) { state.filters[name] = value; }
    });
  }
  function encode(text) { try { return encodeURIComponent(text); } catch (error) { return encodeURIComponent(text.replace(/[\ud800-\udfff]/g, "")); } }
  function address(changes) {
    var wanted = Object.assign({}, state, changes), parts = ["q=" + encode(wanted.q.slice(0, 1000))];
    engine.FILTERS.forEach(function (name) { if (wanted.filters[name]) { parts.push(name + "=" + encode(wanted.filters[name])); } });
    if (wanted.sort) { parts.push("sort=" + wanted.sort); }
    if (wanted.page > 1) { parts.push("page=" + wanted.page); }
    return "?" + parts.join("&");
  }
  function go(changes, replace) {
    var next = address(changes);
    state = Object.assign({}, state, changes);
    try { history[replace ? "replaceState" : "pushState"](null, "", next); } catch (error) { /* some browsers refuse on file:// */ }
    search(false);
  }
  function link(changes, text, className) {
    var made = element("a", text, className);
    made.href = address(changes);
    made.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      if (changes.q !== undefined) { input.value = changes.q; }
      go(changes, false);
    });
    return made;
  }

  async function search(all) {
    var mine = run += 1;
    status.setAttribute("data-ready", "false");
    if (!state.q.trim()) { empty(); return; }
    var waiting = setTimeout(function () { if (mine === run) { status.textContent = word("reading"); } }, 300);
    try {
      var answer = await engine.search(index, state.q, {
        filters: state.filters, sort: state.sort, page: state.page, all: all,
        cancelled: function () { return mine !== run; },
        progress: function (results, query) { if (mine === run) { showResults(results, query); } }
      });
      if (mine === run) { show(answer); }
    } catch (error) {
      if (mine === run) { failed(error); }
    } finally { clearTimeout(waiting); }
  }
  function clear() { list.textContent = ""; notes.textContent = ""; panel.textContent = ""; pages.textContent = ""; }
  function ready(text) {
    status.textContent = text;
    status.setAttribute("data-ready", "true");
  }
  function empty() { clear(); ready(""); }
  function failed(error) {
    clear();
    indexes();
    ready(word("failed", { q: String(error && error.message || error).slice(0, 100) }));
  }
  function indexes() {
    ["numbers", "offices", "dates"].forEach(function (name) {
      var made = element("a", word(name));
      made.href = root + shell + name + "/index.html";
      pages.appendChild(made);
      pages.appendChild(document.createTextNode(" "));
    });
  }
  function show(answer) {
    clear();
    showResults(answer.results, answer.query);
    var first = (answer.page - 1) * engine.PAGE + 1, text;
    if (answer.total) {
      text = word(answer.exact ? "count" : "at-most", { n: answer.total });
      if (answer.total > engine.PAGE && answer.results.length) { text += word("pages", { a: first, b: first + answer.results.length - 1 }); }
    } else if (!answer.query.terms.length && answer.query.without.length) { text = word("only-without"); } else if (Object.keys(state.filters).length) {
      text = word("filtered");
    } else { text = word("tried", { q: state.q.slice(0, 60) }); }
    if (answer.query.cut) { note(word("cut")); }
    if (answer.damaged.length) { note(word("damaged", { q: answer.damaged.map(function (name) { return name + ".js"; }).join("、") })); }
    if (answer.near) {
      note(word("near")).appendChild(link({ q: answer.near, page: 1, filters: {} }, answer.near, "near"));
    }
    if (!answer.exact) {
      var button = element("button", word("verify"));
      button.type = "button";
      button.addEventListener("click", function () { search(true); });
      note("").appendChild(button);
    }
    showFilters(answer);
    if (answer.total) { showPages(answer); } else { indexes(); }
    ready(text);
  }
  function note(text) {
    var made = element("p", text);
    notes.appendChild(made);
    return made;
  }

  function showResults(results, query) {
    list.textContent = "";
    list.start = (state.page - 1) * engine.PAGE + 1;
    results.forEach(function (result) { list.appendChild(entry(result, query)); });
  }
  function entry(result, query) {
    var row = result.row, item = element("li"), spelled = [].concat.apply([], query.terms);
    var best = result.tier > 1 && result.places[0];
    item.appendChild(anchored(row, best ? best.anchor : "", spelled, row.title));
    if (result.tier <= 1) { item.appendChild(element("small", word(result.tier === 0 ? "number" : "title"), "badge")); }
    if (row.status) { item.appendChild(element("small", word("status." + row.status), "badge")); }
    var facts = element("p", "", "hint");
    marked(facts, [row.number, row.offices, row.date].filter(Boolean).join(" · "), spelled, Infinity);
    item.appendChild(facts);
    if (result.places.length) {
      var places = element("ul", "", "places");
      result.places.forEach(function (place) {
        var line = element("li");
        line.appendChild(anchored(row, place.anchor, spelled, place.text, 120));
        places.appendChild(line);
      });
      item.appendChild(places);
    }
    return item;
  }
  function anchored(row, anchor, spelled, text, most) {
    var made = element("a");
    made.href = root + row.address + "?mark=" + encode(spelled.join("\t")) + (anchor ? "#" + anchor : "");
    marked(made, text, spelled, most || Infinity);
    return made;
  }
  /* The text, or so many characters of it round the first hit, with the words marked. */
  function marked(into, text, spelled, most) {
    var spans = engine.spans(text, spelled), start = 0;
    if (text.length > most && spans.length) { start = Math.max(0, Math.min(spans[0][0] - Math.floor(most / 4), text.length - most)); }
    var end = Math.min(text.length, start + most), position = start;
    function plain(to) { into.appendChild(document.createTextNode(text.slice(position, to).replace(/\s+/g, " "))); }
    if (start) { into.appendChild(document.createTextNode("…")); }
    spans.forEach(function (span) {
      if (span[0] < position || span[1] > end) { return; }
      plain(span[0]);
      into.appendChild(element("mark", text.slice(span[0], span[1]).replace(/\s+/g, " ")));
      position = span[1];
    });
    plain(end);
    if (end < text.length) { into.appendChild(document.createTextNode("…")); }
  }

  function showFilters(answer) {
    var chosen = Object.keys(state.filters);
    if (!answer.total && !chosen.length) { return; }
    panel.appendChild(sorting());
    engine.FILTERS.forEach(function (name) {
      if (index.filters.indexOf(name) < 0 && !state.filters[name]) { return; }
      var group = element("details", "", "filter filter-" + name), now = state.filters[name];
      group.appendChild(element("summary", word(name) + (now ? "：" + label(name, now) : "")));
      if (now) { group.appendChild(element("ul")).appendChild(choice(name, "", word("all"))); }
      group.addEventListener("toggle", function () {
        if (!group.open || group.getAttribute("data-filled")) { return; }
        group.setAttribute("data-filled", "true");
        answer.counts(name).then(function (counted) { fill(group, name, counted); });
      });
      panel.appendChild(group);
    });
    if (chosen.length) { panel.appendChild(link({ filters: {}, page: 1 }, word("clear"))); }
  }
  /* Labels and counts are loaded when a group is opened. */
  function fill(group, name, counted) {
    var labels = element("ul"), now = state.filters[name];
    if (name === "year") { counted.sort(function (a, b) { return b[0] - a[0]; }); }
    counted.forEach(function (pair, n) {
      var line = choice(name, pair[0], label(name, pair[0]), pair[1]);
      if (n >= LABELS_SHOWN && pair[0] !== now) { line.hidden = true; }
      labels.appendChild(line);
    });
    if (counted.length > LABELS_SHOWN) { labels.appendChild(more(labels)); }
    group.appendChild(labels);
  }
  function label(name, value) { return name === "validity" ? word("status." + value) : value; }
  function choice(name, value, text, count) {
    var filters = Object.assign({}, state.filters), line = element("li");
    if (value) { filters[name] = value; } else { delete filters[name]; }
    var made = link({ filters: filters, page: 1 }, text);
    if (state.filters[name] === value && value) { made.setAttribute("aria-current", "true"); }
    line.appendChild(made);
    if (count) { line.appendChild(element("span", " " + count, "count")); }
    return line;
  }
  function more(labels) {
    var line = element("li"), button = element("button", word("all"));
    button.type = "button";
    button.addEventListener("click", function () {
      labels.querySelectorAll("li[hidden]").forEach(function (item) { item.hidden = false; });
      line.remove();
    });
    line.appendChild(button);
    return line;
  }
  function sorting() {
    var line = element("p", word("sort") + " ");
    ["", "date"].forEach(function (name) {
      var made = link({ sort: name, page: 1 }, word(name || "relevance"));
      if (state.sort === name) { made.setAttribute("aria-current", "true"); }
      line.appendChild(made);
      line.appendChild(document.createTextNode(" "));
    });
    return line;
  }
  function showPages(answer) {
    if (answer.pages < 2 && answer.page === 1) { return; }
    if (answer.page > 1) { pages.appendChild(link({ page: answer.page - 1 }, word("previous"))); }
    pages.appendChild(element("span", " " + word("page", { n: answer.page + " / " + answer.pages }) + " "));
    if (answer.page < answer.pages) { pages.appendChild(link({ page: answer.page + 1 }, word("next"))); }
  }

  /* Nothing is looked for while an input method composes. */
  function changed() {
    if (composing) { return; }
    clearTimeout(timer);
    timer = setTimeout(function () {
      if (input.value !== state.q) { go({ q: input.value, page: 1, filters: {} }, true); }
    }, 10);
  }
  input.addEventListener("compositionstart", function () { composing = true; clearTimeout(timer); });
  input.addEventListener("compositionend", function () { composing = false; changed(); });
  input.addEventListener("input", function (event) { if (!event.isComposing) { changed(); } });
  input.form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (composing) { return; }
    clearTimeout(timer);
    go({ q: input.value, page: 1, filters: {} }, false);
  });
  window.addEventListener("popstate", function () { begin(); });
  function begin() {
    readAddress();
    input.value = state.q;
    search(false);
  }
  begin();
}());
