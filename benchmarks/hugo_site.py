"""The same archive as a Hugo site: the same texts, tables, metadata, citations forms and lists, in a small own layout.

Texts are the body files with our marks taken out; tables are the same finished HTML that our pages hold, since Hugo's
Markdown knows no merged cells. Head tags, breadcrumbs, metadata table, forms of citation and neighbours are made by the
layout for each page; lists by office, year, kind and issue by sections and taxonomies.
"""

from __future__ import annotations

import json
import re
import shutil
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
from generator.source import Loaded

_MARKS = re.compile(r" \{(?:instrument|attachment=\d+)\}$", re.MULTILINE)
_TABLE = re.compile(r"^\[[^\]]*\]\((tables/[^)]*\.csv)\)$", re.MULTILINE)

TEMPLATES = Path(__file__).parent / "hugo"


def write(folder: Path, site: Site, loaded: Loaded, root: Path) -> None:
    """The whole archive at `root`; `loaded` holds its texts."""
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    entries: dict[str, list[Entry]] = {}
    for entry in loaded.entries:
        entries.setdefault(entry.issue.id, []).append(entry)
    for issue in loaded.issues:
        write_issue(folder, site, root, issue, entries[issue.id])


def write_issue(folder: Path, site: Site, root: Path, issue: GazetteIssue, entries: list[Entry]) -> None:
    """The pages of one issue's documents and of the issue."""
    addresses = [site.archive.addresses[entry.key] for entry in entries]
    titles = [entry.document.title for entry in entries]
    rows = "\n".join(f"- [{title}](/{address})" for title, address in zip(titles, addresses, strict=True))
    front = json.dumps({"title": issue_name(issue), "layout": "single"}, ensure_ascii=False)
    _write(folder / "content" / issue_address(issue).replace(".html", ".md"), f"{front}\n{rows}\n")
    for position, entry in enumerate(entries):
        near = [[addresses[n], titles[n]] if 0 <= n < len(entries) else [] for n in (position - 1, position + 1)]
        front = json.dumps(_front(site, entry, near), ensure_ascii=False, default=str)
        _write(
            folder / "content" / addresses[position].replace(".html", ".md"), f"{front}\n{body(site, root, entry)}\n"
        )


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


def body(site: Site, root: Path, entry: Entry) -> str:
    """The body file as plain Markdown, its tables as finished HTML."""
    folder = f"content/issues/{entry.issue.id}"
    path = root / folder / entry.document.body_file
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
