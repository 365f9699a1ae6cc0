"""The page of a document, in the order of parts of GB/T 9704-2012.

Red masthead with the issuing offices, number, rule, title, addressees, text, attachment note, signature and date,
disclosure note; then the text that the document issues, and the attachments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from markupsafe import escape

from ..messages import message
from ..model.archive import Entry, issue_address, table_address
from ..model.body import Block
from ..model.dates import print_date
from ..model.issue import Document, Table
from ..model.page import Page
from . import citing
from .context import Site
from .graph import graph_html
from .head import document_head
from .markup import block_markdown, html, markdown, markdown_of, root_of
from .qr_code import qr_svg
from .rows import issue_name
from .surroundings import NOTHING, Surroundings, related_html, validity_html, validity_label
from .tables import FILTER_FROM, FITS, table_html
from .titles import title_html

_TOC_FROM = 4
_SPECIAL = re.compile("[&<>'\"]")


def document_page(site: Site, entry: Entry, around: Surroundings = NOTHING) -> Page:
    """The page of one document."""
    archive, document, issue = site.archive, entry.document, entry.issue
    address = archive.address_of(issue, document)
    root = root_of(address)
    url = site.config.base_url + address if site.config.base_url else ""
    blocks = entry.blocks
    position = next(n for n, other in enumerate(issue.documents) if other.id == document.id)
    printed = printed_at(entry)
    notice, rest = _blocks(entry, address, around)
    graph = graph_html(document.document_number or document.title, around.related, root)
    values = {
        "document": document,
        "issue": issue,
        "title": title_html(document.title, document.issuing_offices),
        "printed": printed,
        "printed_pages": range(document.page, (document.page_end or document.page) + 1) if document.page else (),
        "issue_href": root + issue_address(issue),
        "issue_name": issue_name(issue),
        "foreign": document.language if document.language and document.language != "zh-CN" else "",
        "notice": notice,
        "rest": rest,
        "signatures": [markdown(name) for name in document.signatories],
        "date": print_date(document.date_of_issue) if document.date_of_issue else "",
        "toc": _contents(blocks),
        "fields": _fields(site, entry, root, around, printed),
        "previous": _neighbour(site, entry, position - 1, root),
        "next": _neighbour(site, entry, position + 1, root),
        "citations": citing.forms(entry, site.config, url),
        "json_href": root + issue_address(issue).removesuffix(".html") + ".json",
        "validity": validity_html(around, root),
        "relations": related_html(around, root, graph),
        "url": url,
        "qr": qr_svg(url) if url else "",
    }
    head = document_head(archive, site.config, entry, _description(entry), around.status)
    kind = "document with-toc" if values["toc"] else "document"
    return site.page("document", address, f"{document.title} — {site.config.short}", head, values, kind=kind)


def printed_at(entry: Entry) -> str:
    """`《…公报》` is left to the caller: `2020年第3期（总第119期）第3页`."""
    document, issue = entry.document, entry.issue
    text = issue_name(issue)
    if issue.overall_number:
        text += f"（{message('pages.overall', number=issue.overall_number)}）"
    if document.page and document.page_end and document.page_end != document.page:
        text += message("pages.pages", page=document.page, end=document.page_end)
    elif document.page:
        text += message("pages.page", page=document.page)
    return text


def _description(entry: Entry) -> str:
    document = entry.document
    if document.summary:
        return document.summary
    parts = ["、".join(document.issuing_offices), document.document_number]
    parts.append(print_date(document.date_of_issue) if document.date_of_issue else "")
    return "，".join(part for part in (*parts, document.title) if part)


def _blocks(entry: Entry, address: str, around: Surroundings) -> tuple[str, str]:
    """Blocks as page Markdown, a blank line after each: those of the notice, and the rest."""
    mark = markdown_of([block.text for block in entry.blocks])
    notice: list[str] = []
    rest: list[str] = []
    for position, block in enumerate(entry.blocks):
        part = notice if block.part == "notice" else rest
        part.append(f"{_block(entry, position, address, around, mark)}\n\n")
    return "".join(notice), "".join(rest)


def _block(entry: Entry, position: int, address: str, around: Surroundings, mark: Callable[[str], str]) -> str:
    """A block as page Markdown; `mark` does what `markdown` does to its text."""
    block = entry.blocks[position]
    if block.kind == "part":
        label = ""
        if block.part.startswith("attachment:"):
            number = "" if len(entry.document.attachments) == 1 else block.part.split(":")[1]
            label = f"{message('pages.attachment', number=number)}\n{{: .attachment-label }}\n\n"
        return f"{label}## {mark(block.text)} {{: #{block.anchor} .part }}"
    if block.kind == "heading":
        level = min(block.level + (1 if block.part == "notice" else 2), 6)
        return f"{'#' * level} {mark(block.text)} {{: #{block.anchor} .level-{block.level} }}"
    if block.kind == "table":
        before = entry.blocks[position - 1] if position else None
        return _table(entry, block, address, before.text if before and before.kind in ("part", "heading") else "")
    return block_markdown(block, around.links.get(block.anchor, ()), mark)


def _table(entry: Entry, block: Block, address: str, heading: str) -> str:
    """A table in its box. `heading` is the one right above, which a caption of the same words would repeat."""
    grid = entry.grids.get(block.file)
    if grid is None:
        return markdown(block.text)
    table = next((t for t in entry.document.tables if t.file == block.file), Table(file=block.file))
    caption = table.title or block.text
    rows = len(grid.rows) - table.header_rows
    name = table_address(address, block.anchor).rsplit("/", 1)[-1]
    wide = grid.width > FITS
    label = html(message("pages.table-scroll"))
    tools = f'<a href="{html(name)}" download>{html(message("pages.table-csv"))}</a>'
    if rows > FILTER_FROM:
        words = html(message("pages.table-filter"))
        tools = f'<span class="filter"><input type="search" aria-label="{words}" placeholder="{words}"></span>{tools}'
    if rows <= 0:
        tools += f"<span>{html(message('pages.table-empty'))}</span>"
    if wide:
        tools += f'<span class="sideways" aria-hidden="true">{label} →</span>'
    region = f' role="region" tabindex="0" aria-label="{html(caption)}（{label}）"' if wide else ""
    body = table_html(table, grid, block.anchor, caption, caption_shown=caption != heading)
    note = f'<p class="table-note">{html(table.note)}</p>' if table.note else ""
    return (
        f'<!-- html -->\n<figure class="table"><figcaption>{tools}</figcaption>\n'
        f'<div class="scroll"{region}>\n{body}</div>{note}</figure>\n<!-- /html -->'
    )


def _contents(blocks: Sequence[Block]) -> str:
    """A line for each heading worth listing; nothing for a short document."""
    found = [
        (block.anchor, block.text, 1 if block.kind == "part" else 2 + (block.level > 1))
        for block in blocks
        if block.kind == "part" or (block.kind == "heading" and block.level <= 2)
    ]
    if len(found) < _TOC_FROM:
        return ""
    return "".join(
        f'<li class="depth-{depth}"><a href="#{anchor}">{_escaped(text)}</a></li>\n' for anchor, text, depth in found
    )


def _escaped(text: str) -> str:
    """As templates escape; most headings hold nothing to escape."""
    return str(escape(text)) if _SPECIAL.search(text) else text


def _neighbour(site: Site, entry: Entry, position: int, root: str) -> tuple[str, str] | None:
    documents = entry.issue.documents
    if not 0 <= position < len(documents):
        return None
    other = documents[position]
    return root + site.archive.address_of(entry.issue, other), other.title


def _fields(site: Site, entry: Entry, root: str, around: Surroundings, printed: str) -> str:
    """A row for each known fact, labelled in both languages; labels verbatim as on government sites. `printed` is where
    the document was printed."""
    document: Document = entry.document
    rows: list[str] = []
    bilingual = "en" in site.config.languages

    def add(name: str, value: str) -> None:
        if value:
            rows.append(f"<tr>{_label(name, bilingual)}<td>{value}</td></tr>\n")

    add("subject", html("、".join(document.subjects)))
    add("office", "、".join(_office(site, name, root) for name in document.issuing_offices))
    add("date-of-issue", html(print_date(document.date_of_issue)) if document.date_of_issue else "")
    add("title", html(document.title))
    add("number", html(document.document_number))
    add("date-published", html(print_date(entry.issue.date_published)))
    add("date-effective", html(print_date(document.date_effective)) if document.date_effective else "")
    add("date-expired", html(print_date(document.date_expired)) if document.date_expired else "")
    add("years-valid", message("pages.years", years=document.years_valid) if document.years_valid else "")
    add("validity", validity_label(around))
    add("kind", html(document.kind))
    add("section", html(document.section))
    add("printed", html(f"《{site.config.title}》{printed}"))
    add("disclosure", html(document.disclosure))
    add("text", html(message(f"pages.text.{document.text}")))
    return "".join(rows)


@cache
def _label(name: str, bilingual: bool) -> str:
    english = message(f"pages.field.{name}", "en") if bilingual else ""
    second = f' <span lang="en">{html(english)}</span>' if english else ""
    return f'<th scope="row">{html(message(f"pages.field.{name}"))}{second}</th>'


def _office(site: Site, name: str, root: str) -> str:
    office = site.archive.office_by_name.get(name)
    return f'<a href="{root}offices/{office.slug}.html">{html(name)}</a>' if office else html(name)
