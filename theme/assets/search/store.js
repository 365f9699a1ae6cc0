/* The index as files: each is read when it is needed, the last ones are kept, and what cannot be read is noted: store.py. */
(function (engine) {
  "use strict";
  var { normalise, normaliseBlock, needsVariants, useAlso, useVariants, useCommon, shardName } = engine;
  var { CALL, loadScript, inflate, json, range, parseBundle, fromShard } = engine;
  var ROWS = 32, FORMAT = 3, BUNDLE = 8, HEAD = 192;
  /* Keeps what was read last, so that a long session stays small. */
  function Kept(most) {
    var kept = new Map();
    return {
      get: function (name) {
        var found = kept.get(name);
        if (found !== undefined) { kept.delete(name); kept.set(name, found); }
        return found;
      },
      set: function (name, value) {
        kept.set(name, value);
        if (kept.size > most) { kept.delete(kept.keys().next().value); }
        return value;
      }
    };
  }
  /* The index below `root`. `damaged` are files that could not be read: the rest still answers. */
  function Index(root) {
    this.root = root;
    this.damaged = [];
    this.segments = null;
    this.offices = [];
    this.names = new Map();
    this._opening = null;
    this._files = Kept(200);
    this._bundles = Kept(100);
    this._texts = Kept(60);
  }
  Index.prototype.note = function (name) { if (this.damaged.indexOf(name) < 0) { this.damaged.push(name); } };
  Index.prototype.url = function (name, version) { return this.root + name + ".js" + (version ? "?v=" + version : ""); };
  /* Bytes of a file; null if it is missing or damaged, which is noted and tried again by the next query. */
  Index.prototype.file = function (name, version) {
    var index = this, found = this._files.get(name);
    if (found) { return found; }
    return this._files.set(name, loadScript(this.url(name, version), name).then(function (payload) {
      return inflate(payload, index.root);
    }).catch(function () {
      index._files.set(name, undefined);
      index.note(name);
      return null;
    }));
  };
  /* One of the streams of a bundle, as JSON; null if it is missing or damaged. A server is asked for a range of bytes, first
     for the lengths; one that knows no ranges sends all of the file, and so does a disk. */
  Index.prototype.piece = async function (name, number, version) {
    var url = this.url(name, version), bundles = this._bundles, found = bundles.get(name);
    if (!found) {
      var text = /^http/.test(location.protocol) ? range(url, 0, HEAD) :
        loadScript(url, name).then(function (payload) { return CALL + name + '","' + payload; });
      found = bundles.set(name, text.then(function (read) { return parseBundle(read, name); }));
    }
    try {
      var bundle = await found, length = bundle.lengths[number], start = bundle.start, n;
      for (n = 0; n < number; n += 1) { start += bundle.lengths[n]; }
      var here = start + length <= bundle.text.length;
      var packed = here ? bundle.text.slice(start, start + length) : await range(url, start, length);
      if (packed.length > length) { packed = packed.slice(start, start + length); }
      return json(await inflate(packed, this.root));
    } catch (error) {
      bundles.set(name, undefined);
      this.note(name);
      return null;
    }
  };
  Index.prototype.json = async function (name, version) {
    var bytes = await this.file(name, version);
    if (!bytes) { return null; }
    try { return json(bytes); } catch (error) { this.note(name); return null; }
  };
  /* Reads the head, once. */
  Index.prototype.open = function () {
    var index = this;
    if (!this._opening) { this._opening = this._open().catch(function (error) { index._opening = null; throw error; }); }
    return this._opening;
  };
  Index.prototype._open = async function () {
    var head = await this.json("search/head"), index = this, base = 0;
    if (!head || head.format !== FORMAT) { throw new Error("search/head.js"); }
    useCommon(head.common);
    useAlso(head.also);
    this.offices = head.offices;
    this.segments = head.segments.map(function (value) {
      var segment = new Segment(index, value, base);
      base += value.documents;
      return segment;
    });
    this.documents = base;
    this.filters = head.filters;
    for (var n = this.offices.length - 1; n >= 0; n -= 1) {
      var names = this.offices[n].slice(1);
      for (var m = names.length - 1; m >= 0; m -= 1) { this.names.set(normalise(names[m]), names); }
    }
  };
  /* The table of traditional characters, if the text has one. */
  Index.prototype.variants = async function (text) {
    if (!needsVariants(text)) { return; }
    var pair = await this.json("search/variants");
    if (pair) { useVariants(pair[0], pair[1]); }
  };
  /* One segment of an index. Documents and units are counted within it. */
  function Segment(index, value, base) {
    this.index = index;
    this.folder = "search/" + value.name;
    this.version = value.version;
    this.bits = value.bits;
    this.documents = value.documents;
    this.base = base;
    this.starts = [];
    this.issues = [];
    this.columns = {};
    this._ready = null;
  }
  /* Loads what is needed to tell the document of a unit. */
  Segment.prototype.ready = function () {
    var segment = this;
    if (!this._ready) {
      this._ready = this.index.json(this.folder + "/units", this.version).then(function (issues) {
        if (!issues) { segment._ready = null; return; }
        var start = 0;
        segment.issues = issues.map(function (issue) {
          var first = start;
          issue.slice(1).forEach(function (units) { segment.starts.push(start); start += units; });
          return { name: issue[0], first: first };
        });
      });
    }
    return this._ready;
  };
  /* Loads a column into `columns`: `dates` as days since 1 January 1970 or null, others as labels and cells. */
  Segment.prototype.column = async function (name) {
    if (this.columns[name]) { return; }
    var found = await this.index.json(this.folder + "/" + name, this.version), last = 0;
    if (!found) { return; }
    this.columns[name] = name !== "dates" ? found : found.map(function (step) {
      last += step >> 1;
      return step & 1 ? null : last - 719163;
    });
  };
  /* Which document a unit belongs to; -1 if that cannot be read. */
  Segment.prototype.documentOf = function (unit) {
    var starts = this.starts;
    return lastOf(starts.length, unit, function (n) { return starts[n]; });
  };
  /* The last of so many positions whose value is not above `most`; -1 if there is none. */
  function lastOf(size, most, value) {
    var low = 0, high = size;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (value(middle) <= most) { low = middle + 1; } else { high = middle; }
    }
    return low - 1;
  }
  /* Values of a gram in texts and in titles; none where its shard cannot be read. */
  Segment.prototype.postings = async function (gram) {
    var name = shardName(this.folder, gram, this.bits), data = await this.index.file(name, this.version);
    try { return data ? fromShard(data, gram) : { texts: [], titles: [] }; } catch (error) {
      this.index.note(name);
      return { texts: [], titles: [] };
    }
  };
  Segment.prototype.row = async function (document) {
    var rows = await this.index.json(this.folder + "/rows-" + Math.floor(document / ROWS), this.version);
    var row = rows && rows[document % ROWS];
    if (!row) { return null; }
    return { address: row[0], title: row[1], number: row[2], offices: row[3], date: row[4], status: row[5] };
  };
  /* Pieces of a unit, each with its normal form; none if it cannot be read, which is tried again. */
  Segment.prototype.text = function (unit) {
    var key = this.folder + "/" + unit, texts = this.index._texts, found = texts.get(key);
    return found || texts.set(key, this._text(unit).then(function (pieces) {
      if (!pieces.length) { texts.set(key, undefined); }
      return pieces;
    }));
  };
  Segment.prototype._text = async function (unit) {
    var issues = this.issues;
    var issue = issues[lastOf(issues.length, unit, function (n) { return issues[n].first; })];
    var number = unit - issue.first, name = "search/t/" + issue.name + "/" + Math.floor(number / BUNDLE);
    var pieces = await this.index.piece(name, number % BUNDLE, this.version) || [];
    await this.index.variants(pieces.map(function (piece) { return piece[2]; }).join(""));
    return pieces.map(function (piece) {
      return { anchor: piece[0], kind: piece[1], text: piece[2], plain: normaliseBlock(piece[2]) };
    });
  };

  Object.assign(engine, { Index });
}(window.gongbaoEngine));
