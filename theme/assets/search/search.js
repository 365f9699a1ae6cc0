/* The search page: loads the issues' texts as scripts, newest first, and shows every document that holds the words.
   What is shown is set as text, never as HTML. */
(function () {
  "use strict";
  var page = document.getElementById("search-page");
  if (!page) { return; }
  var english = document.documentElement.lang === "en";
  var root = document.body.getAttribute("data-root") || "";
  var input = document.getElementById("q");
  var list = document.getElementById("results");
  var status = document.getElementById("result-count");
  var pages = document.getElementById("result-pages");
  var SHOWN = 20;
  var WORDS = {
    count: ["找到 {n} 件公文", "{n} documents found"],
    none: ["没有找到“{q}”。可以换个说法，或从索引查找：", "Nothing found for “{q}”. Try other words, or the indexes:"],
    reading: ["正在查找……已读 {a}/{b} 期，找到 {n} 件", "searching … {a}/{b} issues read, {n} found"],
    missing: ["以下各期的检索文件没有读到：{q}", "search files of these issues could not be read: {q}"],
    more: ["显示更多", "Show more"],
    numbers: ["发文字号", "Document numbers"], offices: ["发文机关", "Issuing offices"], dates: ["成文日期", "Dates"]
  };
  function word(key, values) {
    return WORDS[key][english ? 1 : 0].replace(/\{(\w)\}/g, function (all, name) { return String(values[name]); });
  }

  /* Same as generator/search/normalise.py. */
  var SAME = { "〇": "0", "○": "0", "〈": "《", "〉": "》" };
  "〔[［【（(﹝〖".split("").forEach(function (c) { SAME[c] = "("; });
  "〕]］】）)﹞〗".split("").forEach(function (c) { SAME[c] = ")"; });
  function translate(text) { return Array.from(text, function (c) { return SAME[c] || c; }).join(""); }
  function normalise(text) {
    var plain = translate(translate(text).normalize("NFKC")).toLowerCase().normalize("NFD");
    return plain.replace(/[\s\u0300-\u036f\u001c-\u001f\u0085]/g, "");
  }

  /* Terms: words parted by blanks (all must occur), "a phrase", -without. */
  function parse(query) {
    var terms = [], without = [], found, pattern = /(-?)["“”]([^"“”]*)["“”]|(\S+)/g;
    while ((found = pattern.exec(query)) && terms.length + without.length < 20) {
      var text = found[3] === undefined ? found[2] : found[3];
      var minus = found[1] === "-" || (found[3] !== undefined && text.length > 1 && text.charAt(0) === "-");
      if (found[3] !== undefined && minus) { text = text.slice(1); }
      text = normalise(text).slice(0, 200);
      if (text) { (minus ? without : terms).push(text); }
    }
    return { terms: terms, without: without, number: number(query) };
  }
  /* A document number in any typed form, as `code|year|sequence`; "" if the query is none. */
  function number(query) {
    var found = /^(.*?[^\d(])\(?((?:19|20)\d\d)年?\)?第?0*(\d{1,5})号?$/.exec(normalise(query));
    return found ? found[1] + "|" + found[2] + "|" + found[3] : "";
  }

  var issues = null, loaded = {}, waiting = {}, missing = [];
  window.gongbaoSearch = function (name, value) {
    if (name === "issues") { issues = value; } else {
      loaded[name] = value.map(function (row) { return { row: row, key: null }; });
    }
    if (waiting[name]) { waiting[name](); delete waiting[name]; }
  };
  function load(name, done) {
    if (name === "issues" ? issues : loaded[name]) { done(); return; }
    var script = document.createElement("script");
    waiting[name] = done;
    script.src = root + "search/" + name + ".js";
    script.onerror = function () {
      delete waiting[name];
      missing.push(name);
      if (name === "issues") { issues = []; } else { loaded[name] = []; }
      done();
    };
    document.head.appendChild(script);
  }

  function keys(item) {
    if (!item.key) {
      var row = item.row;
      item.key = {
        title: normalise(row[1]), number: normalise(row[2]), id: number(row[2]),
        head: normalise(row[1] + "\n" + row[2] + "\n" + row[3] + "\n" + row[4] + "\n" + row[6]),
        texts: row[7].map(function (pair) { return normalise(pair[1]); })
      };
    }
    return item.key;
  }
  /* null, or score and the place of the best hit. */
  function match(item, query) {
    var key = keys(item), score = 0, place = -1, n, i, at;
    if (query.number && key.id === query.number) { return { score: 1e6, place: -1 }; }
    for (n = 0; n < query.without.length; n += 1) {
      if (has(key, query.without[n])) { return null; }
    }
    for (n = 0; n < query.terms.length; n += 1) {
      var term = query.terms[n], hit = false;
      at = key.title.indexOf(term);
      if (at >= 0) { score += 1000 + (key.title === term ? 5000 : 0) + term.length - at / 100; hit = true; }
      if (key.number.indexOf(term) >= 0) { score += 2000; hit = true; }
      if (!hit && key.head.indexOf(term) >= 0) { score += 300; hit = true; }
      for (i = 0; i < key.texts.length; i += 1) {
        if (key.texts[i].indexOf(term) >= 0) { score += 10; hit = true; if (place < 0) { place = i; } }
      }
      if (!hit) { return null; }
    }
    return { score: score, place: place };
  }
  function has(key, term) {
    return key.head.indexOf(term) >= 0 || key.texts.some(function (text) { return text.indexOf(term) >= 0; });
  }

  var run = 0;
  function search() {
    var text = input.value, query = parse(text), mine = run += 1;
    status.setAttribute("data-ready", "false");
    list.textContent = "";
    pages.textContent = "";
    if (!query.terms.length) { status.textContent = ""; status.setAttribute("data-ready", "true"); return; }
    load("issues", function () { step(0, []); });
    function step(position, found) {
      if (mine !== run) { return; }
      if (position >= issues.length) { finish(text, query, found); return; }
      load(issues[position], function () {
        loaded[issues[position]].forEach(function (item) {
          var hit = match(item, query);
          if (hit) { found.push({ item: item, score: hit.score, place: hit.place }); }
        });
        if (position % 12 === 11) {
          status.textContent = word("reading", { a: position + 1, b: issues.length, n: found.length });
          setTimeout(function () { step(position + 1, found); }, 0);
        } else { step(position + 1, found); }
      });
    }
  }
  function finish(text, query, found) {
    found.sort(function (a, b) {
      return b.score - a.score || (b.item.row[4] > a.item.row[4] ? 1 : b.item.row[4] < a.item.row[4] ? -1 : 0) ||
        (a.item.row[0] < b.item.row[0] ? -1 : 1);
    });
    status.textContent = found.length ? word("count", { n: found.length }) : word("none", { q: text.slice(0, 60) });
    if (missing.length) { status.textContent += " " + word("missing", { q: missing.join("、") }); }
    if (!found.length) {
      ["numbers", "offices", "dates"].forEach(function (name) {
        var link = document.createElement("a");
        link.href = root + name + "/index.html";
        link.textContent = word(name);
        pages.appendChild(link);
        pages.appendChild(document.createTextNode(" "));
      });
    }
    show(query, found, 0);
    status.setAttribute("data-ready", "true");
  }
  function show(query, found, from) {
    found.slice(from, from + SHOWN).forEach(function (hit) { list.appendChild(entry(query, hit)); });
    if (from + SHOWN < found.length) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = word("more");
      button.addEventListener("click", function () { button.remove(); show(query, found, from + SHOWN); });
      pages.appendChild(button);
    }
  }
  function entry(query, hit) {
    var row = hit.item.row, item = document.createElement("li"), link = document.createElement("a");
    var pair = hit.place >= 0 ? row[7][hit.place] : null;
    link.href = root + row[0] + "?mark=" + encodeURIComponent(query.terms.join(" ")) + (pair ? "#" + pair[0] : "");
    link.textContent = row[1];
    item.appendChild(link);
    var facts = document.createElement("div");
    facts.className = "hint";
    facts.textContent = [row[2], row[3], row[4]].filter(Boolean).join(" · ");
    item.appendChild(facts);
    if (pair) { item.appendChild(snippet(pair[1], query.terms)); }
    return item;
  }
  /* The text round the first hit, the words marked. Positions are found in the text itself, character by character. */
  function snippet(text, terms) {
    var box = document.createElement("div"), spans = window.gongbaoMark.spans(text, terms);
    var start = spans.length ? Math.max(0, spans[0][0] - 30) : 0;
    var end = Math.min(text.length, start + 120), position = start;
    spans.forEach(function (span) {
      if (span[0] < position || span[1] > end) { return; }
      box.appendChild(document.createTextNode(text.slice(position, span[0])));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(span[0], span[1]);
      box.appendChild(mark);
      position = span[1];
    });
    box.insertBefore(document.createTextNode(start ? "…" : ""), box.firstChild);
    box.appendChild(document.createTextNode(text.slice(position, end) + (end < text.length ? "…" : "")));
    return box;
  }
  window.gongbaoMark = {
    normalise: normalise,
    /* Stretches [start, end) of `text` that read as one of the terms. */
    spans: function (text, terms) {
      var plain = "", map = [], found = [], position = 0;
      Array.from(text).forEach(function (character) {
        var piece = normalise(character), n;
        for (n = 0; n < piece.length; n += 1) { map.push([position, position + character.length]); }
        plain += piece;
        position += character.length;
      });
      terms.forEach(function (term) {
        var at = term ? plain.indexOf(term) : -1;
        while (at >= 0) {
          found.push([map[at][0], map[at + term.length - 1][1]]);
          at = plain.indexOf(term, at + term.length);
        }
      });
      found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
      return found.filter(function (span, n) { return !n || span[0] >= found[n - 1][1]; });
    }
  };

  var timer = 0, composing = false;
  function changed() {
    if (composing) { return; }
    clearTimeout(timer);
    timer = setTimeout(function () {
      try { history.replaceState(null, "", "?q=" + encodeURIComponent(input.value.slice(0, 500))); } catch (error) { /* file:// */ }
      search();
    }, 150);
  }
  input.addEventListener("compositionstart", function () { composing = true; });
  input.addEventListener("compositionend", function () { composing = false; changed(); });
  input.addEventListener("input", changed);
  input.form.addEventListener("submit", function (event) { event.preventDefault(); clearTimeout(timer); changed(); });
  var given = /[?&]q=([^&]*)/.exec(location.search);
  if (given) {
    try { input.value = decodeURIComponent(given[1].replace(/\+/g, " ")); } catch (error) { input.value = given[1]; }
  }
  search();
}());
