"""Python-Markdown extension `gongbao`: the small Markdown that our pages are written in, converted fast.

A page holds headings, paragraphs, `**bold**`, links, backslash escapes, line breaks (two spaces at a line's end),
attribute lists, and finished HTML between `<!-- html -->` and `<!-- /html -->`. Nothing else is markup: official text
such as `1. …`, `- …`, `<街道>` or an indented line stays text. Attribute lists stand at the end of a heading or on the
line after a paragraph: `{: #p1 .item lang="en" }`.

With so little markup a page is converted in one pass of a few patterns, before Python-Markdown builds its tree: the
tree and a dozen patterns over every text node would take ten times as long. MkDocs sees one finished block.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape as html
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

OPEN, CLOSE = "<!-- html -->", "<!-- /html -->"
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_ATTRIBUTES = re.compile(r"\{:([^{}]*)\}")
_ATTRIBUTE = re.compile(r'#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|(?P<key>[a-z-]+)="(?P<value>[^"]*)"')
# Of text in which &, < and > are references already.
_INLINE = re.compile(
    r"\\(?P<literal>[\\*\[\]{}!#])"
    r"|\*\*(?P<bold>(?:[^\\*]++|\\.|\*(?!\*))+)\*\*"
    r"|\[(?P<link>(?:[^\\\]]++|\\.)*)\]\((?P<href>[^()\s]+)\)"
    r"|(?P<line> {2,}\n)",
    re.DOTALL,
)
_HELD = "\x02gongbao\x03"


def page_html(markdown: str) -> str:
    """HTML of a page's Markdown."""
    # Neither line can be text: the pages room writes a backslash before `!`, and `<` in finished HTML is a reference.
    first, *rest = f"\n{markdown}".split(f"\n{OPEN}\n")
    parts: list[str] = []
    _add_blocks(first, parts)
    for piece in rest:
        finished, _, after = piece.partition(CLOSE)
        parts.append(_BLANK_LINES.sub("\n", finished).strip("\n"))
        if not after.isspace():
            _add_blocks(after, parts)
    return "\n".join(parts)


def _add_blocks(markdown: str, parts: list[str]) -> None:
    """HTML of each block. What can be done for all at once is: a page holds dozens of short ones."""
    text = html(markdown, quote=False)
    inline = _inline if _has_markup(text) else str
    odd = "\n " in text or "\n\t" in text
    for piece in _BLANK_LINES.split(text) if odd else text.split("\n\n"):
        if block := piece.strip("\n"):
            parts.append(_heading(block, inline) or _paragraph(block, inline))


def _heading(block: str, inline: Callable[[str], str]) -> str:
    """`## text {: #s1 }`; empty if the block is no heading."""
    if block[0] != "#":
        return ""
    marks, _, text = block.partition(" ")
    if len(marks) > 6 or marks.strip("#") or "\n" in block or len(marks) == len(block):
        return ""
    before, sign, last = text.rpartition(" {:")
    listed = ""
    if sign and last.endswith("}") and "{" not in last and last.count("}") == 1:
        text, listed = before, last[:-1]
    name = f"h{len(marks)}"
    return f"<{name}{_attributes(listed)}>{inline(text.strip())}</{name}>"


def _paragraph(block: str, inline: Callable[[str], str]) -> str:
    """Any other block: `text` and on the next line `{: #p1 }`."""
    text, _, last = block.rpartition("\n")
    if "{:" in last and (attributes := _listed(last)) is not None:
        return f"<p{attributes}>{inline(text)}</p>"
    return f"<p>{inline(block)}</p>"


@lru_cache(maxsize=4096)
def _listed(line: str) -> str | None:
    """HTML attributes of a line that is a list of them and nothing else."""
    found = _ATTRIBUTES.fullmatch(line.strip())
    return _attributes(found[1]) if found else None


def _has_markup(text: str) -> bool:
    return "\\" in text or "*" in text or "[" in text or "  \n" in text


def _inline(text: str) -> str:
    return _INLINE.sub(_replace, text) if _has_markup(text) else text


def _replace(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind == "literal":
        return found["literal"]
    if kind == "bold":
        return f"<strong>{_INLINE.sub(_replace, found['bold'])}</strong>"
    if kind == "href":
        href = found["href"].replace('"', "&quot;")
        return f'<a href="{href}">{_INLINE.sub(_replace, found["link"])}</a>'
    return "<br>\n"


@lru_cache(maxsize=4096)
def _attributes(text: str) -> str:
    """HTML attributes of a list in which &, < and > are references already."""
    values: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(text):
        if found["id"]:
            values["id"] = found["id"]
        elif found["class"]:
            values["class"] = f"{values['class']} {found['class']}" if "class" in values else found["class"]
        else:
            values[found["key"]] = found["value"].replace("'", "&#x27;")
    return "".join(f' {name}="{value}"' for name, value in values.items())


class _Convert(Preprocessor):
    """The whole page -> one placeholder; the HTML is kept for the end."""

    def __init__(self, md: Markdown, held: list[str]) -> None:
        super().__init__(md)
        self._held = held

    def run(self, lines: list[str]) -> list[str]:
        self._held[:] = [page_html("\n".join(lines))]
        return [_HELD]


class _Release(Postprocessor):
    """The placeholder's paragraph -> the HTML."""

    def __init__(self, md: Markdown, held: list[str]) -> None:
        super().__init__(md)
        self._held = held

    def run(self, text: str) -> str:
        return text.replace(f"<p>{_HELD}</p>", self._held[0]) if self._held else text


class GongbaoExtension(Extension):
    """Entry point `gongbao`."""

    def extendMarkdown(self, md: Markdown) -> None:
        held: list[str] = []
        # First to see the text, and last to see what became of the placeholder; nothing normalises official text.
        md.preprocessors.deregister("normalize_whitespace", strict=False)
        md.preprocessors.register(_Convert(md, held), "gongbao", 1000)
        md.postprocessors.register(_Release(md, held), "gongbao", -1000)


def makeExtension(**options: Any) -> GongbaoExtension:
    """For Python-Markdown, when the extension is named by its module."""
    return GongbaoExtension(**options)
