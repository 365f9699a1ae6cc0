/* The search boxes in the header and on the home page: suggestions while typing (combobox of WAI-ARIA), a number goes
   straight to its document. On arrival from a search: the words are marked. The engine is loaded when it is needed. */
(function () {
  "use strict";
  var body = document.body, root = body.getAttribute("data-root") || "", MOST = 8, index = null, loading = null;
  /* In this order; theme/main.html names the same for the search page. */
  var ENGINE = ["normalise", "query", "grams", "codec", "store", "candidates", "verify", "near", "engine", "suggest"];
  var arrived = new Promise(function (resolve) { document.addEventListener("DOMContentLoaded", resolve); });

  /* The search page brings the engine itself. */
  function engine() {
    loading = loading || (body.className === "page-search" ? arrived : Promise.all(ENGINE.map(load)));
    return loading.then(function () { return window.gongbaoEngine; });
  }
  function load(name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = root + "assets/search/" + name + ".js";
      script.async = false;
      script.onload = resolve;
      script.onerror = function () { loading = null; reject(new Error(name)); };
      document.head.appendChild(script);
    });
  }
  function opened() {
    return engine().then(function (found) {
      index = window.gongbaoIndex || index || new found.Index(root);
      return found;
    });
  }
  function parameter(name) {
    var found = new RegExp("[?&]" + name + "=([^&#]*)").exec(location.search);
    try { return found ? decodeURIComponent(found[1].replace(/\+/g, " ")) : ""; } catch (error) { return ""; }
  }
  function element(name, text) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    return made;
  }

  /* ---- arrival ---- */
  function mark(found, terms) {
    var place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var places = place ? [place] : Array.from(document.querySelectorAll(".document h1, .red-head .number, .document > p, .document h2, .document td")).slice(0, 2000);
    places.forEach(function (one) {
      var cells = one.cells ? Array.from(one.cells) : [one];
      cells.forEach(function (cell) { markIn(found, cell, terms); });
    });
  }
  function markIn(found, cell, terms) {
    var walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), nodes = [], whole = "", node;
    while ((node = walker.nextNode())) {
      nodes.push({ node: node, start: whole.length });
      whole += node.data;
    }
    found.spans(whole, terms).slice(0, 200).reverse().forEach(function (span) {
      for (var n = nodes.length - 1; n >= 0; n -= 1) {
        var item = nodes[n], from = Math.max(0, span[0] - item.start), to = Math.min(item.node.data.length, span[1] - item.start);
        if (to <= from) { continue; }
        var middle = from ? item.node.splitText(from) : item.node, made = element("mark");
        if (to - from < middle.data.length) { middle.splitText(to - from); }
        middle.parentNode.replaceChild(made, middle);
        made.appendChild(middle);
        if (!from) { item.node = document.createTextNode(""); }
      }
    });
  }
  var words = parameter("mark").split("\t").filter(Boolean).slice(0, 60);
  if (words.length && body.className !== "page-search") { opened().then(function (found) { mark(found, words); }, function () {}); }
  var asked = parameter("asked"), article = document.querySelector("article.document");
  if (asked && article) {
    var form = document.querySelector("header form[role=search]"), line = element("p"), back = element("a", form.getAttribute("data-search").replace("{q}", asked));
    back.href = form.getAttribute("action") + "?q=" + encodeURIComponent(asked);
    line.className = "notice";
    line.appendChild(back);
    article.parentNode.insertBefore(line, article);
  }

  /* ---- suggestions ---- */
  function combobox(input, number) {
    var form = input.form, action = form.getAttribute("action"), header = document.querySelector("header form[role=search]");
    var list = element("ul"), options = [], active = -1, run = 0, timer = 0, composing = false;
    list.id = "suggestions-" + number;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", header.getAttribute("data-suggestions"));
    form.appendChild(list);
    [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-haspopup", "listbox"]].forEach(function (pair) {
      input.setAttribute(pair[0], pair[1]);
    });
    function close() {
      run += 1;
      list.hidden = true;
      list.textContent = "";
      options = [];
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function choose(position) {
      active = position;
      Array.from(list.children).forEach(function (item, n) { item.setAttribute("aria-selected", String(n === active)); });
      if (active < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
    function show(found, text) {
      list.textContent = "";
      options = found.map(function (item) {
        return { href: root + item.address + (item.kind === "number" ? "?asked=" + encodeURIComponent(text) : ""), label: item.label, more: item.number || "" };
      });
      options.push({ href: action + "?q=" + encodeURIComponent(text), label: header.getAttribute("data-search").replace("{q}", text), more: "" });
      options.forEach(function (option, n) {
        var item = element("li", option.label);
        item.id = list.id + "-" + n;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        if (option.more) { item.appendChild(element("small", " " + option.more)); }
        item.addEventListener("mousedown", function (event) { event.preventDefault(); });
        item.addEventListener("click", function () { location.href = option.href; });
        list.appendChild(item);
      });
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    }
    async function suggest() {
      var text = input.value.trim().slice(0, 100), mine = run += 1;
      if (!text) { close(); return; }
      try {
        var found = await opened();
        var items = await found.suggest(index, text, MOST, function () { return mine !== run; });
        if (mine === run) { active = -1; show(items, text); }
      } catch (error) { if (mine === run) { close(); } }
    }
    function changed() {
      clearTimeout(timer);
      if (!composing) { timer = setTimeout(suggest, 120); }
    }
    input.addEventListener("focus", function () { opened().then(function () { return index.open(); }).catch(function () {}); });
    input.addEventListener("compositionstart", function () { composing = true; clearTimeout(timer); });
    input.addEventListener("compositionend", function () { composing = false; changed(); });
    input.addEventListener("input", function (event) { if (!event.isComposing) { changed(); } });
    input.addEventListener("blur", function () { clearTimeout(timer); close(); });
    input.addEventListener("keydown", function (event) {
      if (composing || event.isComposing) { return; }
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); return; }
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
        event.preventDefault();
        var step = event.key === "ArrowDown" ? 1 : -1, next = active + step;
        choose(next >= options.length ? -1 : next < -1 ? options.length - 1 : next);
        return;
      }
      if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        location.href = options[active].href;
      }
    });
    /* Enter: a number that is one document's leads to it; everything else to the search page. */
    form.addEventListener("submit", function (event) {
      var text = input.value.trim();
      if (composing) { event.preventDefault(); return; }
      if (!/[0-9０-９〇一二三四五六七八九]/.test(text) || text.length > 100) { return; }
      event.preventDefault();
      clearTimeout(timer);
      var late = new Promise(function (resolve) { setTimeout(resolve, 3000, null); });
      var found = opened().then(function (engine) { return engine.byNumber(index, text); });
      Promise.race([found, late]).catch(function () { return null; }).then(function (row) {
        location.href = row ? root + row.address + "?asked=" + encodeURIComponent(text) : action + "?q=" + encodeURIComponent(text);
      });
    });
  }
  Array.from(document.querySelectorAll("form[role=search] input[type=search]")).forEach(function (input, number) {
    if (input.id !== "q") { combobox(input, number); }
  });
}());
