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
from functools import lru_cache
from html import escape as html
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

OPEN, CLOSE = "<!-- html -->", "<!-- /html -->"
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_HEADING = re.compile(r"(#{1,6}) (.*?)(?: \{:([^{}]*)\})?")
_ATTRIBUTES = re.compile(r"\{:([^{}]*)\}")
_ATTRIBUTE = re.compile(r'#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|(?P<key>[a-z-]+)="(?P<value>[^"]*)"')
_MARKUP = ("\\", "*", "[", "  \n")
# Of text in which &, < and > are references already.
_INLINE = re.compile(
    r"\\(?P<literal>[\\*\[\]{}!#])"
    r"|\*\*(?P<bold>(?:[^\\*]|\\.|\*(?!\*))+)\*\*"
    r"|\[(?P<link>(?:[^\\\]]|\\.)*)\]\((?P<href>[^()\s]+)\)"
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
    for block in _BLANK_LINES.split(markdown):
        if block := block.strip("\n"):
            parts.append(_block(block))


def _block(block: str) -> str:
    """Every block is a heading or a paragraph."""
    if block[0] == "#" and (found := _HEADING.fullmatch(block)):
        name = f"h{len(found[1])}"
        return f"<{name}{_attributes(found[3] or '')}>{_inline(found[2].strip())}</{name}>"
    text, _, last = block.rpartition("\n")
    if listed := _ATTRIBUTES.fullmatch(last.strip()):
        return f"<p{_attributes(listed[1])}>{_inline(text)}</p>"
    return f"<p>{_inline(block)}</p>"


def _inline(text: str) -> str:
    text = html(text, quote=False)
    return _INLINE.sub(_replace, text) if any(map(text.__contains__, _MARKUP)) else text


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
    values: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(text):
        if found["id"]:
            values["id"] = found["id"]
        elif found["class"]:
            values["class"] = f"{values['class']} {found['class']}" if "class" in values else found["class"]
        else:
            values[found["key"]] = html(found["value"])
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
