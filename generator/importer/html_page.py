"""A page saved from a government site (HTML) -> source lines, without what the site puts round the document.

What is furniture is told by HTML's own roles (nav, script, form …), by the words that sites use in `class` and `id`, by
links that make up most of a block, and by the lines that such pages carry (当前位置, 字号, 分享到, 打印 …). Everything
left out is listed with its reason. The table that sites print over a document (索引号, 主题分类, 发文机关 …) becomes
lines with labels, which a later stage reads. A line is a block of the page, counted from 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..model.table import ABOVE, LEFT, unescape_cell
from ..model.text import comparable, squeeze
from .html_furniture import Item, furniture_of, label_lines, metadata, settle
from .html_lines import COMMENT, TEXT, Inline, own_rows, table_lines
from .line import Line
from .problem import ImportProblem
from .result import Doubt, count
from .source import Source

_DEEPEST = 250
_MOST_ATTRIBUTES = 1000
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "title", "svg", "object", "embed", "iframe"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset({
    "html", "body", "div", "p", "section", "article", "main", "header", "center", "blockquote", "ul", "ol", "li", "dl",
    "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "table", "tbody", "thead", "tfoot", "tr", "td", "th",
    "caption", "figure", "figcaption", "address", "fieldset", "details", "summary", "ucapcontent", "ucaptitle",
})  # fmt: skip


def read_page(text: str, file: Path) -> Source:
    """The lines of a page. Raises ImportProblem if it nests without end."""
    text = text.removeprefix("\ufeff").replace("\x00", "")
    _refuse_depth(text, file)
    _refuse_attributes(text, file)
    parser = LexborHTMLParser(text)
    root = parser.root
    if root is None:
        raise ImportProblem("importer.empty", file=file)
    if _depth(root) > _DEEPEST:
        raise ImportProblem("importer.too-deep", file=file, limit=_DEEPEST)
    page = _Page(file, _length(root))
    page.walk(root, "")
    page.flush("")
    title = _stated_title(root)
    settle(page.items, title)
    lines: list[Line] = []
    left = list(page.left_out)
    for item in sorted(page.items, key=lambda item: not item.metadata):
        for line in item.lines:
            if item.reason:
                original = [*(removed for _, removed in line.removed), _printed(line)]
                left.append((line.number, item.reason, _without("".join(original), line.added)))
            else:
                lines.append(line)
        if not item.reason:
            lines.append(Line(item.lines[-1].number, ""))
    return Source(file.name, lines, _characters(root), tuple(left), tuple(page.doubts))


def _printed(line: Line) -> str:
    if line.cells is None:
        return line.text
    return " ".join(unescape_cell(cell) for cell in line.cells if cell not in (ABOVE, LEFT))


def _without(text: str, added: str) -> str:
    """What the file holds of a line whose raised figures were put in another dress."""
    for character in added:
        text = text.replace(character, "", 1)
    return text


def _refuse_depth(text: str, file: Path) -> None:
    """Elements that only an end tag closes, within each other without end, take a parser for ever."""
    depth = 0
    for found in re.finditer(
        r"<(/?)(div|span|font|b|i|u|a|em|strong|table|ul|ol|dl|blockquote|section|center|big|small|s)\b", text, re.I
    ):
        depth = max(depth + (-1 if found[1] else 1), 0)
        if depth > 4 * _DEEPEST:
            raise ImportProblem("importer.too-deep", file=file, limit=_DEEPEST)


def _refuse_attributes(text: str, file: Path) -> None:
    """Each attribute of an element is compared with all the others of it: thousands of them take a parser for ever."""
    for found in re.finditer(r"<[a-z][^<>]{2000,}", text, re.I):
        if max(found.group().count("="), len(found.group().split())) > _MOST_ATTRIBUTES:
            line = text.count("\n", 0, found.start()) + 1
            raise ImportProblem("importer.attributes", file=file, line=line, limit=_MOST_ATTRIBUTES)


def _depth(root: LexborNode) -> int:
    """Elements within each other, at most."""
    deepest = 0
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in node.iter()]
    return deepest


def _length(node: LexborNode) -> int:
    """Characters of an element that a reader sees."""
    if node.tag in _SILENT:
        return 0
    texts = (n for n in node.traverse(include_text=True) if n.tag == TEXT)
    return sum(len(squeeze(n.text_content or "")) for n in texts if n.parent is None or n.parent.tag not in _SILENT)


def _characters(root: LexborNode) -> Counter[str]:
    """All text of the page, counted apart from what is made of it."""
    total: Counter[str] = Counter()
    for node in root.traverse(include_text=True):
        if node.tag == TEXT:
            total.update(count(node.text_content or ""))
    return total


@dataclass
class _Page:
    file: Path
    total: int
    items: list[Item] = field(default_factory=list)
    left_out: list[tuple[int, str, str]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    number: int = 1
    _inline: Inline | None = None
    _linked: int = 0

    def walk(self, node: LexborNode, reason: str) -> None:
        """All blocks below a node; `reason` if an element above says that it is furniture."""
        for child in node.iter(include_text=True):
            tag = str(child.tag)
            if tag == COMMENT:
                continue
            if tag in _SILENT:
                self._leave("script" if tag in ("script", "style") else tag, child)
            elif tag == "table" and not _is_layout(child):
                self.flush(reason)
                self._table(child, reason or self._furniture(child))
            elif tag in _BLOCKS or (tag not in (TEXT, "br") and _holds_block(child)):
                self.flush(reason)
                self.walk(child, reason or self._furniture(child))
                self.flush(reason or self._furniture(child), _HEADINGS.get(tag, 0))
            elif why := reason or self._furniture(child):
                self.flush(reason)
                self._run(child)
                self.flush(why)
            else:
                self._run(child)

    def _furniture(self, node: LexborNode) -> str:
        """Why an element is furniture; never the one that holds most of the page, whatever it is called."""
        reason = furniture_of(node)
        return reason if reason and 2 * _length(node) < self.total else ""

    def _run(self, node: LexborNode) -> None:
        if self._inline is None:
            self._inline = Inline(self.file, self.number)
            self._linked = 0
        self._linked += sum(len(squeeze(link.text())) for link in _links(node))
        self._inline.add(node)

    def flush(self, reason: str, marks: int = 0) -> None:
        """The block that was being read is over."""
        if self._inline is None:
            return
        inline, self._inline = self._inline, None
        lines = inline.lines(marks)
        item = Item(lines, reason, heading=bool(marks))
        length = len(squeeze(item.text))
        if not length and not inline.removed:
            return
        item.linked = 2 * self._linked > length > 0
        self.items.append(item)
        self.number += 1

    def _table(self, table: LexborNode, reason: str) -> None:
        lines, nested = table_lines([table], self.file, self.number)
        text = "".join(line.text for line in lines)
        cells = [[squeeze(c.text()) for c in row.iter() if c.tag in ("td", "th")] for row in own_rows(table)]
        if (fields := metadata(cells)) and not reason:
            self.items.append(Item(label_lines(fields, cells, self.number), metadata=True))
            self.number += 1
            return
        if not text.strip(f"{ABOVE}{LEFT}\t "):
            reason = reason or "empty-table"
        if nested and not reason:
            self.doubts.append(Doubt("nested-table", self.number, text[:20]))
        self.items.append(Item(lines, reason))
        self.number += 1

    def _leave(self, reason: str, node: LexborNode) -> None:
        text = "".join(part.text_content or "" for part in node.traverse(include_text=True) if part.tag == TEXT)
        if text.strip():
            self.left_out.append((self.number, reason, text))


def _links(node: LexborNode) -> Iterator[LexborNode]:
    if node.tag == "a":
        yield node
    elif node.tag != TEXT:
        yield from node.css("a")


def _is_layout(table: LexborNode) -> bool:
    """A table that holds the page, not figures: with a table in it, or one cell."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return True
    cells = [cell for row in own_rows(table) for cell in row.iter() if cell.tag in ("td", "th")]
    if len(cells) < 2:
        return True
    return any(len(cell.css("p")) > 4 and len(squeeze(cell.text())) > 400 for cell in cells)


def _holds_block(node: LexborNode) -> bool:
    return any(inner.tag in _BLOCKS for inner in node.traverse())


def _stated_title(root: LexborNode) -> str:
    """The document's title as the page's head has it: ArticleTitle, else <title> up to the site's name."""
    meta = root.css_first('meta[name="ArticleTitle" i]')
    stated = (meta.attributes.get("content") or "") if meta is not None else ""
    if not stated and (node := root.css_first("title")) is not None:
        stated = re.split(r"\s*[_|]\s*|\s+[-—]+\s+", node.text().strip())[0]
    return comparable(stated)
