"""The same archive as a Hugo site: the same texts, tables, metadata, citations forms and lists, in a small own layout.

Texts are the body files with our marks taken out; tables are the same finished HTML that our pages hold, since Hugo's
Markdown knows no merged cells. Head tags, breadcrumbs, metadata table, forms of citation and neighbours are made by the
layout for each page; lists by office, year, kind and issue by sections and taxonomies.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from generator.model.archive import Entry, issue_address
from generator.model.dates import print_date
from generator.model.issue import GazetteIssue, Table
from generator.model.table import Grid
from generator.pages import citing
from generator.pages.context import Site
from generator.pages.rows import issue_name
from generator.pages.tables import table_html

_MARKS = re.compile(r" \{(?:instrument|attachment=\d+)\}$", re.MULTILINE)
_TABLE = re.compile(r"^\[[^\]]*\]\((tables/[^)]*\.csv)\)$", re.MULTILINE)

_CONFIG = """\
baseURL = "https://gongbao.example/"
title = "{title}"
languageCode = "zh-CN"
uglyURLs = true
relativeURLs = false
disableKinds = ["sitemap", "rss"]
[taxonomies]
office = "offices"
kind = "kinds"
year = "years"
[markup.goldmark.renderer]
unsafe = true
"""

_BASE = """\
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} — {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
{{ block "head" . }}{{ end }}<link rel="stylesheet" href="/assets/css/gazette.css">
<script src="/assets/js/gazette.js"></script>
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="site"><a class="brand" href="/index.html">{{ site.Title }}</a>
<nav aria-label="主导航"><a href="/d.html">发文字号</a> <a href="/offices.html">发文机关</a> <a href="/years.html">成文日期</a> <a href="/issues.html">各期公报</a></nav>
<form role="search" action="/search.html" method="get"><input name="q" type="search" aria-label="检索公报"><button type="submit">检索</button></form>
</header>
<main id="main">
{{ block "main" . }}{{ end }}
</main>
<footer class="site"><p>{{ site.Title }}</p></footer>
</body>
</html>
"""

_DOCUMENT = """\
{{ define "head" }}{{ with .Params }}<meta name="description" content="{{ .description }}">
<meta property="og:title" content="{{ $.Title }}">
<meta property="og:url" content="{{ $.Permalink }}">
<meta property="og:site_name" content="{{ site.Title }}">
<meta property="og:locale" content="zh_CN">
<meta property="og:type" content="article">
<meta name="ArticleTitle" content="{{ $.Title }}">
<meta name="ContentSource" content="{{ site.Title }}">
<meta name="ColumnName" content="{{ .section }}">
<meta name="Url" content="{{ $.Permalink }}">
<meta name="citation_title" content="{{ $.Title }}">
{{ range .offices }}<meta name="citation_author" content="{{ . }}">
{{ end }}<meta name="citation_publication_date" content="{{ .issued }}">
<meta name="citation_journal_title" content="{{ site.Title }}">
<meta name="citation_firstpage" content="{{ .page }}">
<meta name="DC.title" content="{{ $.Title }}">
{{ range .offices }}<meta name="DC.creator" content="{{ . }}">
{{ end }}<meta name="DC.date" content="{{ .issued }}">
<meta name="DC.identifier" content="{{ .number }}">
<meta name="DC.language" content="zh-CN">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "Legislation" "name" $.Title "legislationIdentifier" .number "legislationDate" .issued "legislationPassedBy" .offices "inLanguage" "zh-CN" "url" $.Permalink | jsonify | safeJS }}</script>
{{ end }}{{ end }}
{{ define "main" }}{{ with .Params }}
<nav class="crumbs"><a href="/index.html">首页</a> <a href="/{{ .issue_address }}">{{ .issue_name }}</a> <span aria-current="page">{{ .number }}</span></nav>
<article class="document">
<header class="red-head"><p class="printed"><a href="/{{ .issue_address }}">{{ site.Title }} {{ .issue_name }}</a></p>
<p class="offices">{{ range .offices }}<span>{{ . }}</span>{{ end }}</p>
<p class="number">{{ .number }}</p></header>
<h1>{{ $.Title }}</h1>
<p class="addressees">{{ .addressees }}</p>
{{ $.Content }}
<div class="signature">{{ range .signatories }}<p class="signatory">{{ . }}</p>{{ end }}<p class="date">{{ .date_printed }}</p></div>
<p class="disclosure">（{{ .disclosure }}）</p>
</article>
<section class="about-document"><h2>公文信息</h2><table class="facts"><tbody>
{{ range .facts }}<tr><th scope="row">{{ index . 0 }}</th><td>{{ index . 1 }}</td></tr>
{{ end }}</tbody></table>
<details class="cite"><summary>引用本文</summary><dl>
{{ range .citations }}<dt>{{ index . 0 }}</dt><dd><pre>{{ index . 1 }}</pre></dd>
{{ end }}</dl></details></section>
<nav class="neighbours">{{ with .previous }}<a rel="prev" href="/{{ index . 0 }}">{{ index . 1 }}</a>{{ end }}
{{ with .next }}<a rel="next" href="/{{ index . 0 }}">{{ index . 1 }}</a>{{ end }}</nav>
{{ end }}{{ end }}
"""

_LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<table class="index"><tbody>
{{ range .Pages }}<tr><td>{{ .Params.issued }}</td><td>{{ .Params.number }}</td><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td><td>{{ delimit (.Params.offices | default slice) "、" }}</td></tr>
{{ end }}</tbody></table>{{ end }}
"""

_TERM = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range .Pages.GroupByParam "issue_year" }}<section><h2>{{ .Key }}</h2><table class="index"><tbody>
{{ range .Pages }}<tr><td>{{ .Params.issued }}</td><td>{{ .Params.number }}</td><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td><td>{{ delimit .Params.offices "、" }}</td></tr>
{{ end }}</tbody></table></section>{{ end }}{{ end }}
"""

_HOME = """\
{{ define "main" }}<h1>{{ site.Title }}</h1>
<ul>{{ range first 20 .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""


def write(folder: Path, site: Site) -> None:
    """The whole archive; `site.archive` holds its texts."""
    _write(folder / "hugo.toml", _CONFIG.format(title=site.config.title))
    for name, text in (("baseof", _BASE), ("single", _DOCUMENT), ("list", _LIST), ("term", _TERM)):
        _write(folder / f"layouts/_default/{name}.html", text)
    _write(folder / "layouts/index.html", _HOME)
    entries: dict[str, list[Entry]] = {}
    for entry in site.archive.entries:
        entries.setdefault(entry.issue.id, []).append(entry)
    for issue in site.archive.issues:
        write_issue(folder, site, issue, entries[issue.id])


def write_issue(folder: Path, site: Site, issue: GazetteIssue, entries: list[Entry]) -> None:
    """The pages of one issue's documents and of the issue."""
    addresses = [site.archive.addresses[entry.key] for entry in entries]
    titles = [entry.document.title for entry in entries]
    rows = "\n".join(f"- [{title}](/{address})" for title, address in zip(titles, addresses, strict=True))
    front = json.dumps({"title": issue_name(issue), "layout": "single"}, ensure_ascii=False)
    _write(folder / "content" / issue_address(issue).replace(".html", ".md"), f"{front}\n{rows}\n")
    for position, entry in enumerate(entries):
        near = [[addresses[n], titles[n]] if 0 <= n < len(entries) else [] for n in (position - 1, position + 1)]
        front = json.dumps(_front(site, entry, near), ensure_ascii=False, default=str)
        _write(folder / "content" / addresses[position].replace(".html", ".md"), f"{front}\n{body(site, entry)}\n")


def _front(site: Site, entry: Entry, near: list[list[str]]) -> dict[str, Any]:
    document = entry.document
    issued = document.date_of_issue.isoformat() if document.date_of_issue else ""
    printed = print_date(document.date_of_issue) if document.date_of_issue else ""
    url = site.config.base_url + site.archive.addresses[entry.key]
    offices = "、".join(document.issuing_offices)
    return {
        "title": document.title,
        "description": f"{offices}，{document.document_number}，{printed}，{document.title}",
        "number": document.document_number,
        "offices": list(document.issuing_offices),
        "kinds": [document.kind] if document.kind else [],
        "years": [str(entry.issue.year)],
        "issue_year": str(entry.issue.year),
        "issued": issued,
        "date_printed": printed,
        "section": document.section,
        "page": document.page,
        "addressees": document.addressees,
        "signatories": list(document.signatories),
        "disclosure": document.disclosure,
        "issue_name": issue_name(entry.issue),
        "issue_address": issue_address(entry.issue),
        "facts": [
            ["发文机关", offices], ["成文日期", printed], ["标题", document.title],
            ["发文字号", document.document_number], ["发布日期", print_date(entry.issue.date_published)],
            ["文种", document.kind], ["栏目", document.section], ["刊登", issue_name(entry.issue)],
            ["公开属性", document.disclosure], ["永久地址", url],
        ],
        "citations": [list(item) for item in citing.forms(entry, site.config, url).items()],
        "previous": near[0],
        "next": near[1],
    }  # fmt: skip


def body(site: Site, entry: Entry) -> str:
    """The body file as plain Markdown, its tables as finished HTML."""
    folder = f"content/issues/{entry.issue.id}"
    path = Path(site.theme).parent / folder / entry.document.body_file
    text = _MARKS.sub("", path.read_text(encoding="utf-8")) if path.is_file() else ""
    anchors = {block.file: block.anchor for block in entry.blocks if block.kind == "table"}
    tables = {table.file: table for table in entry.document.tables}

    def finished(found: re.Match[str]) -> str:
        file = found[1]
        grid: Grid | None = entry.grids.get(file)
        table = tables.get(file, Table(file=file))
        return table_html(table, grid, anchors.get(file, "t"), table.title) if grid else ""

    return _TABLE.sub(finished, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
