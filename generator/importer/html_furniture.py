"""What of a saved page is the site's and not the document's, told element by element and then line by line.

An element is furniture by HTML's own role or by the words that sites use in `class` and `id`, unless it holds most of
the page. A line is furniture only where a site prints such lines: before the title, right behind it, and behind the end
of the text. Within the text nothing is taken for furniture but long rows of links.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from ..model.text import comparable, squeeze
from .labels import KEYS
from .line import Line
from .result import count
from .site_lines import is_site_line

_ROLES = frozenset(
    {"nav", "footer", "aside", "form", "button", "select", "textarea", "input", "menu", "audio", "video"}
)
_CLASS = re.compile(
    r"(?:^|[^a-z])(?:nav(?:bar|igation)?|menu|(?:bread)?crumbs?|position|location|share|bdshare\w*|jiathis\w*|footer?|"
    r"foot|copyright|side(?:bar)?|search|toolbar|print|related|recommend|qr(?:code)?|ewm|erweima|pager?|paging|"
    r"top(?:bar|nav)|header?|banner|logo|login|links?|friend\w*|fontsize|font-size|tools?|hidden|visually-hidden|"
    r"sr-only|dqwz|weizhi|fenxiang)(?:$|[^a-z])"
)
_LONGEST_LINE = 120
_FEWEST_LINKS = 3
_TEXT_START = re.compile(r"^(?:附件|附[:：]|\d|[一二三四五六七八九十（(])")
_FEWEST_LABELS = 3


@dataclass
class Item:
    """A block of the page: its lines, and why it is left out ("" if it is text). `linked`: it is mostly links."""

    lines: list[Line]
    reason: str = ""
    heading: bool = False
    linked: bool = False
    metadata: bool = False

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(line.text for line in self.lines)


def furniture_of(node: LexborNode) -> str:
    """Why an element is furniture, by its role or its names; "" if nothing says so."""
    if node.tag in _ROLES:
        return "navigation" if node.tag in ("nav", "menu") else "site-furniture"
    attributes = node.attributes
    if attributes.get("role") in ("navigation", "banner", "contentinfo", "search", "complementary"):
        return "navigation"
    style = (attributes.get("style") or "").replace(" ", "").lower()
    if "hidden" in attributes or "display:none" in style or attributes.get("aria-hidden") == "true":
        return "hidden"
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    return "site-furniture" if _CLASS.search(names) and node.tag not in ("body", "html") else ""


def metadata(rows: list[list[str]]) -> Mapping[str, str]:
    """Label -> value of the table that sites print over a document; empty if it is another table."""
    found: dict[str, str] = {}
    for row in rows:
        waiting = ""
        for cell in row:
            label, _, value = cell.replace(":", "：", 1).partition("：")
            name = re.sub(r"[【】\[\]\s]", "", label)
            if name in KEYS:
                waiting = name
                if value:
                    found[name], waiting = value, ""
            elif waiting:
                found[waiting], waiting = cell, ""
    return found if len(found) >= _FEWEST_LABELS else {}


def label_lines(fields: Mapping[str, str], cells: list[list[str]], number: int) -> list[Line]:
    """The table as lines 标签：值, which the stage of labels reads; what it prints besides is left out."""
    lines = [Line(number, f"{label}：{value}", whole=True) for label, value in fields.items()]
    printed, made = count("".join(map("".join, cells))), count("".join(line.text for line in lines))
    rest = "".join((printed - made).elements())
    lines[0] = replace(lines[0], removed=(("metadata", rest),), added="".join((made - printed).elements()))
    return lines


def settle(items: list[Item], title: str) -> None:
    """Say of every item that is not the document's why it is left out. `title` is the one that the page's head states,
    as `comparable` text; "" if it states none."""
    start = _start(items, title)
    labels = [item for item in items[:start] if not item.reason and _is_label(item)]
    if len(labels) >= _FEWEST_LABELS:
        for item in labels:
            item.metadata = True
    for item in items[:start]:
        if not item.metadata:
            item.reason = item.reason or _reason(item) or "before-title"
    live = [item for item in items[start:] if not item.reason]
    first = 1 if start or title else 0
    for run in (live[first:], live[:0:-1]):
        for item in run:
            if not item.metadata and not (reason := _reason(item)):
                break
            item.reason = "" if item.metadata else reason
    _leave_links([item for item in live if not item.reason])


def _reason(item: Item) -> str:
    text = squeeze(item.text)
    if item.linked and not _TEXT_START.match(text):
        return "links"
    return "site-line" if is_site_line(text) else ""


def _is_label(item: Item) -> bool:
    label, colon, value = squeeze(item.text).replace(":", "：", 1).partition("：")
    return bool(colon) and re.sub(r"[【】\[\]]", "", label) in KEYS and len(value) < _LONGEST_LINE


def _leave_links(items: list[Item]) -> None:
    """Three blocks of links or more in a row are a list of the site's."""
    run: list[Item] = []
    for item in [*items, Item([])]:
        if item.linked and not _TEXT_START.match(squeeze(item.text)):
            run.append(item)
            continue
        if len(run) >= _FEWEST_LINKS:
            for link in run:
                link.reason = "links"
        run = []


def _start(items: list[Item], title: str) -> int:
    """Index of the item with which the document begins: its title, the second one if the site prints it over it."""
    texts = [comparable(item.text) if not item.reason else "" for item in items]
    starts = [
        index
        for index, text in enumerate(texts)
        if not items[index].metadata and title and len(text) > 4 and (text == title or text in title)
    ]
    starts = starts or [index for index, item in enumerate(items) if item.heading and not item.reason]
    if not starts:
        return 0
    start = starts[0]
    for again in starts[1:]:
        between = [item for item in items[start + 1 : again] if not item.reason and not item.metadata]
        if (
            texts[start] == title
            and title.startswith(texts[again])
            and all(_reason(i) or _is_label(i) for i in between)
        ):
            items[start].reason = "repeated-title"
            return again
    return start
