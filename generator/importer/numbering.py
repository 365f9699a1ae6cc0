"""Word's automatic numbers as Word prints them: numbering.xml, styles.xml, and a count kept through the document.

ECMA-376 part 1, 17.9 (numbering) and 17.18.59 (number formats). A format that is not known here gives no number: the
caller says so instead of guessing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .package import W

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL = str.maketrans("一二三四五六七八九十百千〇", "壹贰叁肆伍陆柒捌玖拾佰仟零")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def chinese(number: int) -> str:
    """十二, 一百零五: below 10,000."""
    digits = [int(digit) for digit in str(number)]
    text = ""
    for position, digit in enumerate(digits):
        unit = _UNITS[len(digits) - 1 - position]
        if digit:
            text += ("零" if text and not digits[position - 1] else "") + _DIGITS[digit] + unit
    return text[1:] if text.startswith("一十") else text


def roman(number: int) -> str:
    """xiv."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _run(first: str, last: int) -> Callable[[int], str]:
    """Characters that stand one after the other in Unicode; beyond the last there is none."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else ""


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else ""


def _circled(number: int) -> str:
    return _run("①", 20)(number) or (chr(0x3251 + number - 21) if 21 <= number <= 35 else "")


def _digitwise(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({ord("0") + i: 0xFF10 + i for i in range(10)}),
    "decimalHalfWidth": str,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _digitwise,
    "japaneseDigitalTenThousand": _digitwise,
    "taiwaneseDigital": _digitwise,
    "chineseLegalSimplified": lambda number: chinese(number).translate(_LEGAL),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _run("⒈", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
}


@dataclass(frozen=True)
class Level:
    """One level of a list: `text` has %1 to %9 for the numbers of the levels down to it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = "tab"
    legal: bool = False
    restart: int | None = None


@dataclass(frozen=True)
class Style:
    """What a paragraph style says that matters here; None where it says nothing."""

    based_on: str = ""
    numbering: tuple[str | None, int | None] = (None, None)
    outline: int | None = None


@dataclass
class Numbers:
    """The state of all lists while the document is read from top to bottom."""

    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[tuple[str, int], int] = field(default_factory=dict)
    styles: Mapping[str, Style] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, properties: Element | None) -> tuple[str, bool]:
        """The printed number of the next paragraph with these properties (w:pPr), and whether it could be computed."""
        number, depth = self._numbering(properties)
        if number is None or number == "0" or number not in self.lists:
            return "", True
        levels = self.levels.get(self.lists[number], {})
        level = levels.get(depth)
        if level is None:
            return "", False
        counts = self._count(number, depth, levels)
        if level.form == "bullet":
            return (_bullet(level.text) + " " if level.text else ""), True
        if level.form == "none" and "%" not in level.text:
            return level.text, True
        text, known = _print(level, levels, counts)
        return text + (_gap(level, text) if text else ""), known

    def outline(self, properties: Element | None) -> int:
        """Level of a heading style, from 1; 0 for text."""
        own = _value(properties, "outlineLvl")
        found = int(own) if own.isdigit() else None
        style: str | None = _value(properties, "pStyle")
        for _ in range(20):
            if found is not None or not style or style not in self.styles:
                break
            found, style = self.styles[style].outline, self.styles[style].based_on
        return found + 1 if found is not None and found < 9 else 0

    def _numbering(self, properties: Element | None) -> tuple[str | None, int]:
        number, depth = _numbering_of(properties)
        style = _value(properties, "pStyle")
        for _ in range(20):
            if (number is not None and depth is not None) or style not in self.styles:
                break
            found = self.styles[style]
            number = number if number is not None else found.numbering[0]
            depth = depth if depth is not None else found.numbering[1]
            style = found.based_on
        return number, depth or 0

    def _count(self, number: str, depth: int, levels: Mapping[int, Level]) -> dict[int, int]:
        counts = self._counts.setdefault(self.lists[number], {})
        if (number, depth) in self.starts and (number, depth) not in self._begun:
            counts[depth] = self.starts[number, depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        self._begun.add((number, depth))
        for deeper in [held for held in counts if held > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]
        return counts


def _print(level: Level, levels: Mapping[int, Level], counts: dict[int, int]) -> tuple[str, bool]:
    known = True

    def one(found: re.Match[str]) -> str:
        nonlocal known
        depth = int(found[1]) - 1
        shown = levels.get(depth, Level())
        number = counts.get(depth, shown.start)
        form = "decimal" if level.legal else shown.form
        text = FORMATS[form](number) if form in FORMATS and 0 < number < 10_000 else ""
        known = known and bool(text)
        return text

    text = re.sub(r"%([1-9])", one, level.text)
    return (text, True) if known else ("", False)


def _gap(level: Level, text: str) -> str:
    if level.gap == "nothing" or text[-1] in "、，）】．":
        return ""
    return " " if text.isascii() or level.gap == "space" else "\u3000"


def _bullet(text: str) -> str:
    """Symbol fonts keep their bullets in the private area; Word prints a dot of some kind."""
    return "".join("●" if "\ue000" <= sign <= "\uf8ff" else sign for sign in text)


def _value(element: Element | None, name: str) -> str:
    found = element.find(W + name) if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _numbering_of(properties: Element | None) -> tuple[str | None, int | None]:
    found = properties.find(f"{W}numPr") if properties is not None else None
    depth = _value(found, "ilvl")
    return _value(found, "numId") or None, int(depth) if depth.isdigit() else None


def read_numbers(numbering: Element | None, styles: Element | None) -> Numbers:
    """From the roots of numbering.xml and styles.xml."""
    found = (
        {style.get(f"{W}styleId", ""): _style(style) for style in styles.iter(f"{W}style")}
        if styles is not None
        else {}
    )
    if numbering is None:
        return Numbers(styles=found)
    levels = {
        item.get(f"{W}abstractNumId", ""): {
            int(level.get(f"{W}ilvl", "0")): _level(level) for level in item.iter(f"{W}lvl")
        }
        for item in numbering.iter(f"{W}abstractNum")
    }
    # An empty key would link every list that names no style to the last one.
    links = {
        name: item.get(f"{W}abstractNumId", "")
        for item in numbering.iter(f"{W}abstractNum")
        if (name := _value(item, "styleLink"))
    }
    for item in numbering.iter(f"{W}abstractNum"):
        if linked := links.get(_value(item, "numStyleLink")):
            levels[item.get(f"{W}abstractNumId", "")] = levels[linked]
    lists: dict[str, str] = {}
    starts: dict[tuple[str, int], int] = {}
    for item in numbering.iter(f"{W}num"):
        number = item.get(f"{W}numId", "")
        lists[number] = _value(item, "abstractNumId")
        for override in item.iter(f"{W}lvlOverride"):
            depth = int(override.get(f"{W}ilvl", "0"))
            start = _value(override, "startOverride")
            if start.isdigit():
                starts[number, depth] = int(start)
            if (own := override.find(f"{W}lvl")) is not None:
                # A list with a level of its own counts by itself.
                lists[number], kept = f"num {number}", levels.get(lists[number], {})
                levels[lists[number]] = {**kept, depth: _level(own)}
    return Numbers(levels, lists, starts, found)


def _level(level: Element) -> Level:
    start, restart, legal = _value(level, "start"), _value(level, "lvlRestart"), level.find(f"{W}isLgl")
    return Level(
        start=int(start) if start.isdigit() else 1,
        form=_value(level, "numFmt") or "decimal",
        text=_value(level, "lvlText"),
        gap=_value(level, "suff") or "tab",
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
        restart=int(restart) if restart.isdigit() else None,
    )


def _style(style: Element) -> Style:
    properties = style.find(f"{W}pPr")
    outline = _value(properties, "outlineLvl")
    return Style(_value(style, "basedOn"), _numbering_of(properties), int(outline) if outline.isdigit() else None)
