"""Text -> page Markdown and HTML, character for character. Content is data: whatever it holds shows as text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from ..model.body import Block, level_of

_json = json.JSONEncoder(ensure_ascii=False).encode
_SIGNS = "\\*[]{}!#"
_SIGNIFICANT = re.compile(f"[{re.escape(_SIGNS)}]")


class Link(NamedTuple):
    """A stretch of a block's text (`start`, `end` in characters) that leads to `href`; `title` says where."""

    start: int
    end: int
    href: str
    title: str


# The same titles, names and addresses stand many times on a page and on the pages around it.
html = lru_cache(maxsize=4096)(escape)


def markdown(text: str) -> str:
    """`text` as page Markdown that shows exactly this text; lines become printed lines."""
    if _SIGNIFICANT.search(text):
        text = _SIGNIFICANT.sub(r"\\\g<0>", text)
    return _lines(text)


def markdown_of(texts: Iterable[str]) -> Callable[[str], str]:
    """What does to each of these texts, and any part of one, what `markdown` does: sooner where none holds a sign."""
    whole = "".join(texts)
    return markdown if any(map(whole.__contains__, _SIGNS)) else _lines


def _lines(text: str) -> str:
    if "\n" not in text:
        return text.strip(" \t")
    return "  \n".join(line.strip(" \t") for line in text.split("\n"))


def escaped(texts: Sequence[str]) -> list[str]:
    """Each text for HTML, its lines parted by `<br>`: all at once, since a table holds thousands of short ones."""
    whole = "\0".join(texts)
    if whole.count("\0") >= len(texts):
        return [escape(text).replace("\n", "<br>") for text in texts]
    return escape(whole).replace("\n", "<br>").split("\0")


def block_markdown(block: Block, links: Sequence[Link] = (), mark: Callable[[str], str] = markdown) -> str:
    """A paragraph's Markdown with its anchor; run-in headings are bold, citations are links. `mark` does what
    `markdown` does."""
    if not links and not block.run_in:
        return f"{mark(block.text)}\n{{: #{block.anchor}{_classes(block)} }}"
    parts: list[str] = []
    position = 0
    for link in sorted(links):
        if link.start < position:
            continue
        parts.append(_piece(block, position, link.start, mark))
        parts.append(f"[{_piece(block, link.start, link.end, mark)}]({link.href})")
        position = link.end
    parts.append(_piece(block, position, len(block.text), mark))
    return f"{''.join(parts)}\n{{: #{block.anchor}{_classes(block)} }}"


def _piece(block: Block, start: int, end: int, mark: Callable[[str], str]) -> str:
    """Characters start to end, the run-in part of them bold."""
    border = min(max(block.run_in, start), end)
    bold = mark(block.text[start:border])
    return (f"**{bold}**" if bold else "") + mark(block.text[border:end])


def _classes(block: Block) -> str:
    if block.kind == "paragraph":
        return ""
    level = level_of(block.text) if block.kind == "item" else None
    return f" .{block.kind} .level-{level}" if level else f" .{block.kind}"


def front_matter(values: Mapping[str, str]) -> str:
    """Front matter of scalar values; JSON strings are YAML strings."""
    lines = (f"{key}: {_json(value)}" for key, value in values.items())
    return "---\n" + "\n".join(lines) + "\n---\n"


def root_of(address: str) -> str:
    """Way from a page to the root of the site: `../../../` for d/xzf/2020/10.html."""
    return "../" * address.count("/")


def attributes(values: Mapping[str, str]) -> str:
    """HTML attributes, escaped, each with a space before it."""
    return "".join(f' {name}="{html(value)}"' for name, value in values.items())
