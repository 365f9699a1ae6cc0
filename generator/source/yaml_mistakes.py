"""What an editor probably did where YAML cannot be read: for each usual mistake a code and its place.

A reader of YAML stops where it can go no further, which is often the line after the mistake. Only what stands on that
line or the one before it is looked at; where nothing usual is found, the reader's own words and place remain.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml


class Mistake(NamedTuple):
    """`code` and `sign` of a message; line and column from 1."""

    code: str
    line: int
    column: int
    sign: str = ""


_NAME = r"(?P<name>[ ]*(?:-[ ]+)*[\w-]+)"
_INDENTATION = re.compile(r"[ ]*(?P<sign>[\t\u3000\u00a0])")
_WIDE_COLON = re.compile(_NAME + "[ ]*：")
_COLON_ALONE = re.compile(_NAME + r":(?=[^\s:/])")
_BEGINNING = re.compile(_NAME + r":[ ]+(?P<sign>[\[{\"'@%`])")
_TWO_COLONS = re.compile(_NAME + r":[ ].*?(?P<sign>:)(?:[ ]|$)")
_SIGNS = {"\t": "Tab", "\u3000": "U+3000", "\u00a0": "U+00A0"}
# The words of both readers, the one in C and the one in Python.
_OF_INDENTATION = (
    "did not find expected '-' indicator",
    "did not find expected key",
    "mapping values are not allowed",
    "block sequence entries are not allowed",
    "expected <block end>",
)


def usual_mistake(text: str, error: yaml.MarkedYAMLError) -> Mistake | None:
    """The mistake behind an error of the reader, if it is a usual one."""
    problem, mark = error.problem or "", error.problem_mark or error.context_mark
    if mark is None:
        return None
    if "quoted scalar" in (error.context or "") and error.context_mark is not None:
        return Mistake("yaml-quote", error.context_mark.line + 1, error.context_mark.column + 1)
    lines = text.split("\n")
    here = min(mark.line, len(lines) - 1)
    before = next((number for number in range(here - 1, -1, -1) if lines[number].strip()), here)
    for number in sorted({before, here}):
        if found := _in_line(lines[number]):
            return found._replace(line=number + 1)
    if "mapping values" in problem and (two := _TWO_COLONS.match(lines[here])):
        return Mistake("yaml-two-colons", here + 1, two.start("sign") + 1)
    if start := _BEGINNING.match(lines[here]):
        return Mistake("yaml-beginning", here + 1, start.start("sign") + 1, start["sign"])
    if "could not find expected ':'" in problem and error.context_mark is not None:
        return Mistake("yaml-no-colon", error.context_mark.line + 1, error.context_mark.column + 1)
    if problem.startswith(_OF_INDENTATION):
        return Mistake("yaml-indentation", mark.line + 1, mark.column + 1)
    return None


def _in_line(line: str) -> Mistake | None:
    """What is wrong wherever it stands. The line is not known here."""
    if blank := _INDENTATION.match(line):
        return Mistake("yaml-blank", 0, blank.start("sign") + 1, _SIGNS[blank["sign"]])
    if colon := _WIDE_COLON.match(line):
        return Mistake("yaml-wide-colon", 0, colon.end())
    if colon := _COLON_ALONE.match(line):
        return Mistake("yaml-colon-alone", 0, colon.end())
    return None
