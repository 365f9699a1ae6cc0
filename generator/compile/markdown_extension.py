"""Python-Markdown extension `gongbao`: the small Markdown that our pages are written in, converted fast.

A page holds headings, paragraphs, `**bold**`, links, backslash escapes, line breaks (two spaces at a line's end),
attribute lists, and finished HTML between `<!-- html -->` and `<!-- /html -->`. Nothing else is markup: official text
such as `1. …`, `- …`, `<街道>` or an indented line stays text. Attribute lists stand at the end of a heading or on the
line after a paragraph: `{: #p1 .item lang="en" }`.

Finished HTML bypasses Markdown: an HTML parser on the way would take half of a page's time.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

OPEN, CLOSE = "<!-- html -->", "<!-- /html -->"
_HEADING = re.compile(r"(#{1,6}) (.*?)(?: \{:([^{}]*)\})?")
_ATTRIBUTES = re.compile(r"\{:([^{}]*)\}")
_ATTRIBUTE = re.compile(r'#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|(?P<key>[a-z-]+)="(?P<value>[^"]*)"')
_HELD = re.compile("<p>\x02gongbao(\\d+)\x03</p>")

# Registered by Python-Markdown itself, and taken out: what our pages do not use.
_UNUSED_PREPROCESSORS = ("html_block",)
_UNUSED_BLOCKS = ("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference", "paragraph")  # fmt: skip  # noqa: E501
_UNUSED_INLINE = ("backtick", "reference", "image_link", "image_reference", "short_reference", "short_image_ref", "autolink", "automail", "html", "entity", "not_strong", "em_strong", "em_strong2")  # fmt: skip  # noqa: E501


class _HoldHtml(Preprocessor):
    """Finished HTML -> a placeholder paragraph; the HTML is kept for the end."""

    def __init__(self, md: Markdown, held: list[str]) -> None:
        super().__init__(md)
        self._held = held

    def run(self, lines: list[str]) -> list[str]:
        self._held.clear()
        if OPEN not in lines:
            return lines
        kept: list[str] = []
        position = 0
        while position < len(lines):
            line = lines[position]
            if line == OPEN and CLOSE in lines[position:]:
                end = lines.index(CLOSE, position)
                kept += ["", f"\x02gongbao{len(self._held)}\x03", ""]
                self._held.append("\n".join(line for line in lines[position + 1 : end] if line.strip()))
                position = end + 1
            else:
                kept.append(line)
                position += 1
        return kept


class _ReleaseHtml(Postprocessor):
    """Placeholder paragraphs -> the finished HTML."""

    def __init__(self, md: Markdown, held: list[str]) -> None:
        super().__init__(md)
        self._held = held

    def run(self, text: str) -> str:
        return _HELD.sub(lambda found: self._held[int(found[1])], text) if self._held else text


class _Block(BlockProcessor):
    """Every block is a heading or a paragraph."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return True

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        # The serializer leaves what looks like an entity alone; text that reads `&amp;` has to stay that text.
        block = blocks.pop(0).strip("\n").replace("&", "&amp;")
        if not block.strip():
            return
        if found := _HEADING.fullmatch(block):
            element = ElementTree.SubElement(parent, f"h{len(found[1])}")
            element.text, element.tail = found[2].strip(), "\n"
            _set_attributes(element, found[3] or "")
            return
        text, _, last = block.rpartition("\n")
        listed = _ATTRIBUTES.fullmatch(last.strip())
        element = ElementTree.SubElement(parent, "p")
        element.text, element.tail = text if listed else block, "\n"
        if listed:
            _set_attributes(element, listed[1])


def _set_attributes(element: ElementTree.Element, text: str) -> None:
    classes: list[str] = []
    for found in _ATTRIBUTE.finditer(text):
        if found["id"]:
            element.set("id", found["id"])
        elif found["class"]:
            classes.append(found["class"])
        else:
            element.set(found["key"], found["value"])
    if classes:
        element.set("class", " ".join(classes))


class GongbaoExtension(Extension):
    """Entry point `gongbao`."""

    def extendMarkdown(self, md: Markdown) -> None:
        held: list[str] = []
        for name in _UNUSED_PREPROCESSORS:
            md.preprocessors.deregister(name, strict=False)
        for name in _UNUSED_BLOCKS:
            md.parser.blockprocessors.deregister(name, strict=False)
        for name in _UNUSED_INLINE:
            md.inlinePatterns.deregister(name, strict=False)
        md.treeprocessors.deregister("prettify", strict=False)
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"(\*\*)(.+?)\*\*", "strong"), "gongbao-strong", 60)
        md.preprocessors.register(_HoldHtml(md, held), "gongbao-hold", 25)
        md.parser.blockprocessors.register(_Block(md.parser), "gongbao-block", 100)
        md.postprocessors.register(_ReleaseHtml(md, held), "gongbao-release", 35)


def makeExtension(**options: Any) -> GongbaoExtension:
    """For Python-Markdown, when the extension is named by its module."""
    return GongbaoExtension(**options)
