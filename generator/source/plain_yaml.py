"""The YAML that most files are written in: keys, texts on one line, lists. Read line by line, several times as fast.

Whatever else stands in a file is left to YAML as a whole (`yaml_text.Composed`): fields left empty, quotes over lines,
escapes, nested brackets, comments behind a value, anchors, faults. What is read here is what YAML reads; a test holds
the two against each other.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_NULLS = frozenset({"~", "null", "Null", "NULL"})
# Neither tabs nor line breaks of other kinds, nor characters that YAML refuses.
_STRANGE = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LINE = re.compile(r"(?P<indent> *)(?P<dash>- )?(?:(?P<key>[A-Za-z_][A-Za-z0-9_]*):(?: (?P<value>.+))?|(?P<item>.+))")
_QUOTED = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_INDICATORS = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_LISTED = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^?:,\[\]{}#'\"]*")
_DEEPEST = 40


class _Unusual(Exception):
    """Something else than this module reads."""


class _Line(NamedTuple):
    """A line: how far in it begins, whether it opens an item, its key, and the text after key or dash."""

    indent: int
    dash: bool
    key: str | None
    text: str | None


# An issue has a hundred lines: the quickest way to make one.
_new = tuple.__new__


def read_plain(text: str) -> dict[str, Any] | None:
    """The mapping in `text` as dicts, lists and text; None if anything in it is unusual."""
    if _STRANGE.search(text):
        return None
    try:
        lines = _lines(text)
        if not lines or lines[0].indent or lines[0].dash:
            return None
        value, end = _mapping(lines, 0, 0)
    except _Unusual:
        return None
    return value if end == len(lines) else None


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    for line in text.split("\n"):
        if not line or ("#" in line and line.lstrip(" ")[:1] == "#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise _Unusual
        indent, dash, key, value, item = found.groups()
        lines.append(_new(_Line, (len(indent), dash is not None, key, value if item is None else item)))
    return lines


def _block(lines: list[_Line], at: int) -> tuple[Any, int]:
    """The list or mapping that begins at line `at`, and the line after it."""
    indent = lines[at].indent
    if indent > _DEEPEST:
        raise _Unusual
    return _sequence(lines, at, indent) if lines[at].dash else _mapping(lines, at, indent)


def _sequence(lines: list[_Line], at: int, indent: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    while at < len(lines) and lines[at].indent == indent and lines[at].dash:
        line = lines[at]
        if line.key is None:
            found.append(_scalar(line.text))
            at += 1
        else:
            lines[at] = line._replace(indent=indent + 2, dash=False)
            value, at = _mapping(lines, at, indent + 2)
            found.append(value)
    return found, at


def _mapping(lines: list[_Line], at: int, indent: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while at < len(lines):
        own, dash, key, text = lines[at]
        if own != indent or dash:
            break
        if key is None or key in found:
            raise _Unusual
        at += 1
        if text is not None:
            found[key] = _value(text)
        elif at < len(lines) and (lines[at].indent > indent or (lines[at].dash and lines[at].indent == indent)):
            found[key], at = _block(lines, at)
        else:
            raise _Unusual
    if at < len(lines) and lines[at].indent > indent:
        raise _Unusual
    return found, at


def _value(text: str) -> Any:
    """What stands after a key: a text, or a list in brackets."""
    if text[0] != "[":
        return _scalar(text)
    if text[-1] != "]":
        raise _Unusual
    items = [item.strip(" ") for item in text[1:-1].split(",")] if text[1:-1].strip(" ") else []
    if not all(map(_LISTED.fullmatch, items)) or not _NULLS.isdisjoint(items):
        raise _Unusual
    return items


def _scalar(text: str | None) -> str:
    if not text or text in _NULLS:
        raise _Unusual
    if text[0] in "\"'" and _QUOTED.fullmatch(text):
        return text[1:-1]
    if text[0] in _INDICATORS or text[-1] in " :" or ": " in text or " #" in text:
        raise _Unusual
    return text
