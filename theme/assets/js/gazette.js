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
    copy: ["复制", "Copy"], copied: ["已复制", "Copied"],
    unknown: ["不详", "unknown"],
    link: ["复制网址", "Copy address"], cite: ["引用", "Cite"], place: ["引用位置", "Place"], whole: ["全文", "The whole"],
    paragraph: ["第{n}段", "paragraph {n}"], table: ["表{n}", "table {n} "], row: ["第{n}行", "row {n}"]
  };
  function word(key, n) { return WORDS[key][english ? 1 : 0].replace("{n}", n); }
  function recall(name) { try { return localStorage.getItem("gongbao-" + name) || ""; } catch (error) { return ""; } }
  function remember(name, value) { try { localStorage.setItem("gongbao-" + name, value); } catch (error) { /* private mode */ } }
  function apply(name, value) {
    if (value) { root.setAttribute("data-" + name, value); } else { root.removeAttribute("data-" + name); }
  }
  /* Before the body is drawn, so that nothing flashes or moves. */
  root.className = "js";
  Object.keys(CHOICES).forEach(function (name) {
    var value = recall(name);
    if (CHOICES[name].indexOf(value) > 0) { apply(name, value); }
  });

  /* Nothing is drawn before the head of the page is whole, wherever the line pauses. As markup the checkers of HTML do
     not know it yet; browsers that do not know it draw as they always did. */
  var expected = document.createElement("link");
  expected.rel = "expect";
  expected.href = "#" + root.dataset.drawnFrom;
  expected.blocking = "render";
  document.head.appendChild(expected);

  function pressed() {
    document.getElementById("care").setAttribute("aria-pressed", String(root.getAttribute("data-size") === "care"));
  }
  function choose(name, value) {
    var input = document.querySelector("input[name=display-" + name + "][value='" + value + "']");
    apply(name, value);
    remember(name, value);
    input.checked = true;
    pressed();
  }
  function group(name) {
    var set = document.createElement("fieldset"), legend = document.createElement("legend");
    legend.textContent = word(name);
    set.appendChild(legend);
    CHOICES[name].forEach(function (value) {
      var label = document.createElement("label"), input = document.createElement("input");
      input.type = "radio";
      input.name = "display-" + name;
      input.value = value;
      input.checked = (root.getAttribute("data-" + name) || "") === value;
      input.addEventListener("change", function () { choose(name, value); });
      label.appendChild(input);
      label.appendChild(document.createTextNode(word(name + ":" + value)));
      set.appendChild(label);
    });
    return set;
  }
  function switches() {
    var opener = document.getElementById("display"), panel = document.createElement("div");
    function open(state) {
      panel.hidden = !state;
      opener.setAttribute("aria-expanded", String(state));
    }
    panel.className = "panel";
    panel.hidden = true;
    Object.keys(CHOICES).forEach(function (name) { panel.appendChild(group(name)); });
    opener.parentNode.appendChild(panel);
    opener.addEventListener("click", function () { open(panel.hidden); });
    document.getElementById("care").addEventListener("click", function () {
      choose("size", root.getAttribute("data-size") === "care" ? "" : "care");
    });
    pressed();
    document.addEventListener("click", function (event) { if (!opener.parentNode.contains(event.target)) { open(false); } });
    opener.parentNode.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !panel.hidden) { open(false); opener.focus(); }
    });
  }

  function copyButton(text, label) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", function () {
      var done = function () {
        button.textContent = word("copied");
        setTimeout(function () { button.textContent = label; }, 2000);
      };
      /* Browsers without a clipboard for pages, or that refuse it, may still copy what is selected. */
      var select = function () {
        var area = document.createElement("textarea");
        area.value = text();
        document.body.appendChild(area);
        area.select();
        if (document.execCommand("copy")) { done(); }
        area.remove();
        button.focus({ preventScroll: true });
      };
      if (navigator.clipboard) { navigator.clipboard.writeText(text()).then(done, select); } else { select(); }
    });
    return button;
  }

  /* The rows of a table with every merged cell repeated in each row that it covers, so that any row can be left out.
     Rows keep their ids: one of the two bodies is in the page at a time. */
  function unmerged(body) {
    var flat = body.cloneNode(false), open = [];
    Array.prototype.forEach.call(body.rows, function (row) {
      var line = row.cloneNode(false), column = 0, cells = Array.prototype.slice.call(row.cells), next = [];
      function put(cell, left) {
        var copy = cell.cloneNode(true);
        copy.removeAttribute("rowspan");
        line.appendChild(copy);
        if (left > 1) { next.push({ column: column, cell: cell, left: left - 1 }); }
        column += cell.colSpan;
      }
      while (cells.length || open.some(function (item) { return item.column >= column; })) {
        var over = open.filter(function (item) { return item.column === column; })[0];
        if (over) { put(over.cell, over.left); } else if (cells.length) { var cell = cells.shift(); put(cell, cell.rowSpan); } else { break; }
      }
      line.removeAttribute("data-above");
      open = next;
      flat.appendChild(line);
    });
    return flat;
  }
  function plain(text) { return text.replace(/\s+/g, "").toLowerCase(); }
  function filters() {
    document.querySelectorAll("figure .filter").forEach(function (line) {
      var table = line.closest("figure").querySelector("table"), body = table.tBodies[0], flat = null, texts = [];
      var input = line.querySelector("input"), count = document.createElement("span");
      count.setAttribute("role", "status");
      line.appendChild(count);
      input.addEventListener("input", function () {
        var wanted = plain(input.value), shown = 0;
        if (!flat) {
          flat = body.querySelector("[rowspan]") ? unmerged(body) : body;
          texts = Array.prototype.map.call(flat.rows, function (row) { return plain(row.textContent); });
        }
        table.replaceChild(wanted ? flat : body, table.tBodies[0]);
        texts.forEach(function (text, n) {
          var hidden = wanted && text.indexOf(wanted) < 0;
          if (flat.rows[n].hidden !== Boolean(hidden)) { flat.rows[n].hidden = hidden; }
          shown += hidden ? 0 : 1;
        });
        count.textContent = wanted ? shown + " / " + texts.length : "";
      });
    });
  }

  /* The hint that a table can be moved sideways is shown where it can. */
  function fits() {
    document.querySelectorAll("figure .sideways").forEach(function (hint) {
      var figure = hint.closest("figure"), box = figure.querySelector(".scroll");
      figure.toggleAttribute("data-fits", box.scrollWidth <= box.clientWidth);
    });
  }

  /* Citing: the forms stand in the page; here each gets a copy button and a place to point at. */
  var PLACES = /^(p\d+|s\d[\d-]*|t\d+(-r\d+)?|attachment-\d+|instrument)$/;
  var cite = null;
  function placeName(node) {
    var number = /^([pt])(\d+)(?:-r(\d+))?$/.exec(node.id), text = node.textContent.trim().slice(0, 16);
    var name = !number ? text : number[1] === "p" ? word("paragraph", number[2]) + " " + text :
      number[3] ? word("table", number[2]) + word("row", number[3]) + " " + text : word("table", number[2]);
    return name;
  }
  function citing() {
    var box = document.querySelector("details.cite"), article = document.querySelector("article.document");
    if (!box || !article) { return; }
    var address = box.getAttribute("data-url") || location.href.split("#")[0];
    var label = document.createElement("label"), select = document.createElement("select");
    var forms = Array.prototype.map.call(box.querySelectorAll("pre"), function (pre) { return { pre: pre, text: pre.textContent }; });
    forms.forEach(function (form) {
      form.pre.parentNode.insertBefore(copyButton(function () { return form.pre.textContent; }, word("copy")), form.pre);
    });
    function option(id, name) {
      var found = document.createElement("option");
      found.value = id;
      found.textContent = name;
      select.appendChild(found);
    }
    function show() {
      var place = select.value, whole = address + (place ? "#" + place : "");
      forms.forEach(function (form) {
        var text = form.text;
        if (place) {
          text = text.indexOf(address) >= 0 ? text.split(address).join(whole) :
            text.charAt(text.length - 1) === "。" ? text.slice(0, -1) + "，" + whole + "。" : text + " " + whole;
        }
        form.pre.textContent = text;
      });
    }
    function fill() {
      if (select.options.length) { return; }
      option("", word("whole"));
      article.querySelectorAll("h2[id], h3[id], h4[id], h5[id], h6[id], p[id], table[id], tr[id]").forEach(function (node) {
        /* Rows of a table too long for a list are cited where they stand. */
        if (node.tagName === "TR" && node.parentNode.rows.length > 500) { return; }
        if (PLACES.test(node.id)) { option(node.id, placeName(node)); }
      });
    }
    label.textContent = word("place") + " ";
    label.appendChild(select);
    box.insertBefore(label, box.querySelector("dl"));
    box.addEventListener("toggle", fill);
    select.addEventListener("change", show);
    cite = function (node) {
      box.open = true;
      fill();
      if (!Array.prototype.some.call(select.options, function (item) { return item.value === node.id; })) { option(node.id, placeName(node)); }
      select.value = node.id;
      show();
      box.scrollIntoView();
      select.focus();
    };
    document.querySelector(".to-cite").addEventListener("click", function () { box.open = true; });
    places(article, address);
  }

  /* Two buttons that come to the paragraph or row under the pointer or finger. By keyboard the same is in the list of
     places under "Cite". */
  function places(article, address) {
    var box = document.createElement("div"), at = null;
    box.className = "place";
    box.hidden = true;
    box.appendChild(copyButton(function () { return address + "#" + at.id; }, word("link")));
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = word("cite");
    button.addEventListener("click", function () { cite(at); });
    box.appendChild(button);
    document.getElementById("main").appendChild(box);
    function come(event) {
      var node = event.target.closest ? event.target.closest("[id]") : null;
      if (!node || node === at || !PLACES.test(node.id) || node.tagName === "TABLE") { return; }
      at = node;
      box.firstChild.textContent = word("link");
      box.hidden = false;
      var place = node.getBoundingClientRect(), frame = box.parentNode.getBoundingClientRect();
      var right = Math.min(place.right, frame.right, window.innerWidth - 8);
      box.style.top = (place.top - frame.top - box.offsetHeight) + "px";
      box.style.left = Math.max(0, right - frame.left - box.offsetWidth) + "px";
    }
    article.addEventListener("click", come);
    if (window.matchMedia("(hover: hover)").matches) { article.addEventListener("pointerover", come); }
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") { box.hidden = true; at = null; } });
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
    /* The header's box is hidden where the page has its own. */
    var box = document.querySelector("main form[role=search] input") || document.querySelector("header form[role=search] input");
    if (box) { event.preventDefault(); box.focus(); }
  });

  document.addEventListener("DOMContentLoaded", function () {
    switches();
    filters();
    citing();
    validityAt();
    fits();
    window.addEventListener("resize", fits);
    var toc = document.querySelector("details.toc");
    if (toc && !root.hasAttribute("data-size") && window.matchMedia("(min-width: 72rem)").matches) { toc.open = true; }
  });
}());
