/* Reading comfort and small tools. The site reads the same without it; nothing here leaves the page. */
(function () {
  "use strict";
  var root = document.documentElement;
  var CHOICES = {
    theme: ["", "light", "dark", "contrast"],
    size: ["", "large", "care"],
    font: ["", "sans"]
  };
  var english = root.lang === "en";
  var WORDS = {
    theme: ["显示", "Display"], size: ["字号", "Text size"], font: ["字体", "Typeface"],
    "theme:": ["跟随系统", "System"], "theme:light": ["浅色", "Light"], "theme:dark": ["深色", "Dark"],
    "theme:contrast": ["高对比", "High contrast"], "size:": ["标准", "Normal"], "size:large": ["大", "Large"],
    "size:care": ["关怀版", "Large type"], "font:": ["宋体", "Serif"], "font:sans": ["黑体", "Sans"],
    filter: ["筛选本表", "Filter this table"], copy: ["复制", "Copy"], copied: ["已复制", "Copied"],
    unknown: ["不详", "unknown"],
    link: ["复制本行网址", "Copy the address of this row"]
  };
  function word(key) { return WORDS[key][english ? 1 : 0]; }
  function recall(name) { try { return localStorage.getItem("gongbao-" + name) || ""; } catch (error) { return ""; } }
  function remember(name, value) { try { localStorage.setItem("gongbao-" + name, value); } catch (error) { /* private mode */ } }
  function apply(name, value) {
    if (value) { root.setAttribute("data-" + name, value); } else { root.removeAttribute("data-" + name); }
  }
  /* Before the body is drawn, so that nothing flashes or moves. */
  Object.keys(CHOICES).forEach(function (name) {
    var value = recall(name);
    if (CHOICES[name].indexOf(value) > 0) { apply(name, value); }
  });

  function switches() {
    var box = document.createElement("div");
    box.className = "display";
    Object.keys(CHOICES).forEach(function (name) {
      var label = document.createElement("label");
      var select = document.createElement("select");
      label.textContent = word(name) + " ";
      CHOICES[name].forEach(function (value) {
        var option = document.createElement("option");
        option.value = value;
        option.textContent = word(name + ":" + value);
        select.appendChild(option);
      });
      select.value = root.getAttribute("data-" + name) || "";
      select.addEventListener("change", function () { apply(name, select.value); remember(name, select.value); });
      label.appendChild(select);
      box.appendChild(label);
    });
    document.querySelector("footer.site").appendChild(box);
  }

  function copyButton(text, label) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", function () {
      var done = function () { button.textContent = word("copied"); };
      if (navigator.clipboard) { navigator.clipboard.writeText(text()).then(done, function () {}); return; }
      var area = document.createElement("textarea");
      area.value = text();
      document.body.appendChild(area);
      area.select();
      if (document.execCommand("copy")) { done(); }
      area.remove();
    });
    return button;
  }

  function filters() {
    document.querySelectorAll("figure[data-filter]").forEach(function (figure) {
      var table = figure.querySelector("table");
      var input = document.createElement("input");
      input.type = "search";
      input.className = "filter";
      input.setAttribute("aria-label", word("filter"));
      input.placeholder = word("filter");
      figure.querySelector("figcaption").appendChild(input);
      var rows = Array.prototype.slice.call(table.tBodies[0].rows);
      /* A row covered by merged cells is found by their text too. */
      var carried = [];
      var texts = rows.map(function (row) {
        carried = carried.filter(function (item) { return item.left > 0; });
        var text = row.textContent + carried.map(function (item) { item.left -= 1; return item.text; }).join(" ");
        Array.prototype.forEach.call(row.cells, function (cell) {
          if (cell.rowSpan > 1) { carried.push({ left: cell.rowSpan - 1, text: cell.textContent }); }
        });
        return text.replace(/\s+/g, "");
      });
      input.addEventListener("input", function () {
        var wanted = input.value.replace(/\s+/g, "");
        var whole = !wanted;
        rows.forEach(function (row, n) { row.hidden = !whole && texts[n].indexOf(wanted) < 0; });
      });
    });
  }

  /* Words that a search came for, marked in the place that it led to. */
  function markWords() {
    var given = /[?&]mark=([^&#]*)/.exec(location.search);
    var place = location.hash && document.getElementById(location.hash.slice(1));
    if (!given || !place) { return; }
    var terms = [];
    try { terms = decodeURIComponent(given[1]).split(" ").filter(Boolean); } catch (error) { return; }
    var walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), nodes = [], node;
    while ((node = walker.nextNode())) { nodes.push(node); }
    nodes.forEach(function (text) {
      terms.forEach(function (term) {
        var at = text.data.toLowerCase().indexOf(term);
        if (at < 0) { return; }
        var rest = text.splitText(at), mark = document.createElement("mark");
        text = rest.splitText(term.length);
        rest.parentNode.replaceChild(mark, rest);
        mark.appendChild(rest);
      });
    });
  }

  /* What held on a given day, from the periods that the page carries. */
  function validityAt() {
    document.querySelectorAll(".validity[data-periods]").forEach(function (box) {
      var periods = JSON.parse(box.dataset.periods);
      var line = box.querySelector(".validity-at"), input = line.querySelector("input");
      line.hidden = false;
      input.addEventListener("input", function () {
        var day = input.value;
        var found = periods.filter(function (period) {
          return (!period[0] || period[0] <= day) && (!period[1] || day < period[1]);
        });
        line.querySelector("output").textContent = !day ? "" : found.length ? found[0][2] : word("unknown");
      });
    });
  }

  /* `/` goes to the search box, unless something is being typed. */
  document.addEventListener("keydown", function (event) {
    var at = document.activeElement;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (at && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) { return; }
    var box = document.querySelector("main form[role=search] input, header form[role=search] input");
    if (box) { event.preventDefault(); box.focus(); }
  });

  document.addEventListener("DOMContentLoaded", function () {
    switches();
    filters();
    markWords();
    validityAt();
    document.querySelectorAll(".cite pre").forEach(function (pre) {
      pre.parentNode.insertBefore(copyButton(function () { return pre.textContent; }, word("copy")), pre);
    });
    if (window.matchMedia("(max-width: 40rem)").matches) {
      document.querySelectorAll("details.toc").forEach(function (toc) { toc.open = false; });
    }
  });
}());
