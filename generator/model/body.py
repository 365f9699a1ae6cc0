"""The body of a document as blocks, and back: `print_body(parse_body(text)) == text` for a body in normal form.

A body file is Markdown of the narrowest kind, blocks parted by a blank line::

    ## 一、总体要求                    heading; the count of # is the level + 1 (一、=1, （一）=2, 1.=3, (1)=4, ①=5)
    **一、加强领导，落实责任。**各承办…  run-in heading: bold at the start of a paragraph
    1. 贯彻执行……                      item: a paragraph that begins with a number; the number is text
    [表：任务分解表](tables/x-1.csv)    reference to a table: alone in its block
    # 附件1：任务分解表 {attachment=1}  a part begins: the title is printed text, the brace is ours
    # 地质灾害防治方案 {instrument}     the text that the document issues or forwards begins

Lines inside one block are printed lines (a form, a signature). `**…**` is bold; a backslash before an ASCII
punctuation mark makes it literal; everything else is literal text and never markup.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "item", "lines", "part", "table"]

_PART = re.compile(r"# (?P<title>.*?)(?: ?\{(?P<part>instrument|attachment=\d{1,3})\})?")
_TABLE = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<file>tables/[^)]*\.csv)\)")
_RUN_IN = re.compile(r"\*\*(?P<bold>(?:[^*\\]++|\\.)+)\*\*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKUP = re.compile(r"([\\*`])")
_ITEM = re.compile(
    r"(?:[（(]?[一二三四五六七八九十百]+[、）)]|[（(]\d{1,3}[）)]|\d{1,3}[.．、](?!\d{4})|\d{1,3}\.(?=\d{4}年)|[①-⑳㉑-㊿]|——|[-·●]\s)"
)

# What an item can begin with beside a figure; most paragraphs are told by their first character.
_ITEM_SIGNS = (
    frozenset("（(一二三四五六七八九十百—-·●")
    | {*map(chr, range(ord("①"), ord("⑳") + 1))}
    | {*map(chr, range(ord("㉑"), ord("㊿") + 1))}
)

# Group n is the number of level n.
_LEVEL = re.compile(
    r"([一二三四五六七八九十百]+、)|([（(][一二三四五六七八九十百]+[）)])|(\d{1,3}[.．、])|([（(]\d{1,3}[）)])|([①-⑳㉑-㊿])"
)


def level_of(text: str) -> int | None:
    """Level of a heading from its number (GB/T 9704-2012, 7.3.3), 1 to 5; None if it has no number."""
    found = _LEVEL.match(text)
    return found.lastindex if found else None


class Block(NamedTuple):
    """One block of text.

    `text` is the printed text without markup (lines joined by LF). `level` is set for headings. `run_in` is the
    number of characters at the start of `text` that are a run-in heading. `part` is where the block stands: `notice`,
    `instrument` or `attachment:N`; a block of kind `part` opens that part and holds its title. `file` is a table's
    file, relative to the issue's folder. `line` is the line in the body file, from 1. `anchor` is the address of the
    block within its page: `p12` paragraph, `s2-1` heading, `t1` table, `instrument` or `attachment-2` part.
    """

    kind: BlockKind
    text: str
    level: int = 0
    run_in: int = 0
    part: str = "notice"
    file: str = ""
    line: int = 0
    anchor: str = ""


# A body holds dozens: the quickest way to make one.
_new = tuple.__new__


def escape(text: str) -> str:
    """Printed text as body Markdown, character for character."""
    return "\n".join(_escape_line(line) for line in text.split("\n"))


def _escape_line(line: str) -> str:
    line = _MARKUP.sub(r"\\\1", line)
    if line.startswith("#") or (line.startswith("[") and _TABLE.fullmatch(line)):
        line = "\\" + line
    return re.sub(r"<(?=[A-Za-z/!?])", r"\\<", line)


def unescape(markdown: str) -> str:
    """Printed text of body Markdown: escapes resolved, nothing else touched."""
    return _ESCAPED.sub(r"\1", markdown) if "\\" in markdown else markdown


def parse_body(markdown: str) -> tuple[Block, ...]:
    """Blocks of a body file in reading order, each with its anchor."""
    blocks: list[Block] = []
    part = "notice"
    anchors = _Anchors()
    for line, source in _sources(markdown):
        if source[0] in "#[*" or "\\" in source:
            block = _parse_block(source, line, part, anchors)
            part = block.part
        else:
            block = _new(Block, (_kind_of(source), source, 0, 0, part, "", line, anchors.text("p")))
        blocks.append(block)
    return tuple(blocks)


class _Anchors:
    """Counts blocks so that an anchor depends only on the text before it and occurs once on a page."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._headings = [0, 0, 0, 0, 0]

    def heading(self, level: int) -> str:
        self._headings[level - 1] += 1
        for below in range(level, 5):
            self._headings[below] = 0
        return "s" + "-".join(map(str, self._headings[:level]))

    def part(self, part: str) -> str:
        name = part.replace(":", "-")
        count = self._count(name)
        return name if count == 1 else f"{name}-again-{count}"

    def text(self, letter: str) -> str:
        return f"{letter}{self._count(letter)}"

    def _count(self, name: str) -> int:
        self._counts[name] = count = self._counts.get(name, 0) + 1
        return count


def _sources(markdown: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    current: list[str] = []
    start = 0
    for number, line in enumerate(markdown.split("\n"), 1):
        if line.strip(" \t\r"):
            if not current:
                start = number
            current.append(line)
        elif current:
            found.append((start, "\n".join(current)))
            current = []
    if current:
        found.append((start, "\n".join(current)))
    return found


def _parse_block(source: str, line: int, part: str, anchors: _Anchors) -> Block:
    if source.startswith("# ") and (found := _PART.fullmatch(source)):
        name = (found["part"] or "instrument").replace("=", ":")
        return Block("part", unescape(found["title"]), 0, 0, name, "", line, anchors.part(name))
    if source[0] == "#":
        marks, _, text = source.partition(" ")
        level = len(marks) - 1
        if text and 1 <= level <= 5 and not marks.strip("#"):
            return _new(Block, ("heading", unescape(text), level, 0, part, "", line, anchors.heading(level)))
    if source[0] == "[" and (found := _TABLE.fullmatch(source)):
        return Block("table", found["text"], 0, 0, part, found["file"], line, anchors.text("t"))
    run_in = 0
    if source[0] == "*" and (found := _RUN_IN.match(source)):
        run_in = len(unescape(found["bold"]))
        source = found["bold"] + source[found.end() :]
    text = unescape(source)
    return Block(_kind_of(text), text, 0, run_in, part, "", line, anchors.text("p"))


def _kind_of(text: str) -> BlockKind:
    if "\n" in text:
        return "lines"
    sign = text[:1]
    return "item" if (sign in _ITEM_SIGNS or sign.isdecimal()) and _ITEM.match(text) else "paragraph"


def print_body(blocks: tuple[Block, ...] | list[Block]) -> str:
    """The body file of `blocks`; anchors and lines are not written, they follow from the order."""
    return "\n\n".join(_print_block(block) for block in blocks) + "\n" if blocks else ""


def _print_block(block: Block) -> str:
    if block.kind == "part":
        return f"# {escape(block.text)} {{{block.part.replace(':', '=')}}}"
    if block.kind == "heading":
        return f"{'#' * (block.level + 1)} {escape(block.text)}"
    if block.kind == "table":
        return f"[{block.text}]({block.file})"
    if block.run_in:
        return f"**{escape(block.text[: block.run_in])}**{escape(block.text[block.run_in :])}"
    return escape(block.text)
