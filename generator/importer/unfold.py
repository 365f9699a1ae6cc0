"""Stage 1, last step. Reads lines; lays out documents that a transcript has run together in one line.

Copied from a page of the web, a whole document may stand in one line: its ends of lines have become blanks, or nothing
at all. It is cut where blanks part two sentences or names, and where the numbering goes on in order (一、 二、 …,
GB/T 9704-2012, 7.3.3). No character is touched; where no blank stood, the cut is noted as a doubt.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .line import Line

_WHOLE = 100
_LONG = 120
_GAP = re.compile(r"\s+")
_NUMERALS = "一二三四五六七八九十"
_BARE_MARKER = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]{1,6}[章节条]|[一二三四五六七八九十]{1,3}、?|[（(].{1,3}[）)]|\d{1,3}[.．、]?)$"
)
_MARKER = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百]{1,5}[章节条]|附\s*件|【"
)
_STOP = "。；;：:！？!?”）"
_ARTICLE = re.compile(r"第([一二三四五六七八九十百零〇]{1,5})([章条])")
_HEAD = re.compile(
    r"^(?P<mark>[^。：:〔（(\s]{2,60}文件)?(?P<number>[\u4e00-\u9fff]{2,14}[〔\[【(（]\d{4}[〕\]】)）]第?\d{1,5}号)?"
    r"(?P<title>[^。：:\s]{0,60}?(?:关于|印发|转发)[^。：:\s]{2,120}?(?:通知|意见|决定|批复|函|通报|报告|公告|通告))(?!》|”|精神|要求|》|的)"
    r"(?P<number2>[\u4e00-\u9fff]{2,14}[〔\[【(（]\d{4}[〕\]】)）]第?\d{1,5}号)?(?P<addressees>[^。：:\s]{2,400}[：:])"
)
_DATE = (
    r"(?:\d{4}年\d{1,2}月\d{1,2}日|"
    r"[一二三四五六七八九〇○零]{4}年[元一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
)
_TAIL = re.compile(rf"(?P<date>{_DATE})(?P<printed>印发)?(?=附件|[（(]此件|$)")
_YEAR = re.compile(r"(?:19|20)\d\d年")


def unfold(lines: list[Line]) -> tuple[list[Line], list[int]]:
    """The lines, run-together ones laid out; and the numbers of lines that were cut without a blank to go by."""
    total = sum(len(line.plain) for line in lines)
    out: list[Line] = []
    cut: list[int] = []
    seen = 0
    for line in lines:
        if not line.plain or not _is_whole(line.text, total, seen):
            out.append(line)
            seen += bool(line.plain)
            continue
        seen += 1
        pieces = _split(line.text)
        if len(pieces) > 1 and not _GAP.search(line.text.strip()):
            cut.append(line.number)
        for position, piece in enumerate(pieces):
            first = position == 0
            out.append(
                replace(
                    line,
                    text=piece,
                    marks=line.marks if first else 0,
                    bold=(),
                    removed=line.removed if first else (),
                    added=line.added if first else "",
                    hard_break=False,
                    indent=0,
                )
            )
            out.append(Line(line.number, ""))
    return out, cut


def _is_whole(text: str, total: int, seen: int) -> bool:
    """The line holds title, text and more: no title and no paragraph has that length and that order of signs."""
    size = len(text)
    if size < _WHOLE or "。" not in text:
        return False
    if seen == 0:
        return True
    if size < 300:
        return False
    ordered = len(_ordered(text)) >= 2
    return (ordered and size >= 0.6 * total and seen <= 6) or (ordered and _HEAD.match(text[:700]) is not None)


def _split(text: str) -> list[str]:
    pieces = _at_blanks(text.strip())
    dense: list[str] = []
    offices = _offices(pieces[0])
    for piece in pieces:
        dense += _dense(piece, offices) if len(piece) >= _LONG else [piece]
    return [piece for piece in dense if piece]


def _at_blanks(text: str) -> list[str]:
    """Cut at blanks that stood for ends of lines: not in brackets, not beside figures or letters."""
    pieces: list[str] = []
    start = 0
    depth = since = position = 0
    for gap in _GAP.finditer(text):
        for sign in text[position : gap.start()]:
            if sign in "《（(“〈【":
                depth, since = depth + 1, 0 if depth == 0 else since
            elif sign in "》）)”〉】":
                depth = max(0, depth - 1)
            elif sign == "。":
                depth = 0 if since > 200 else depth
            since += 1
        position = gap.end()
        left, right = text[gap.start() - 1], text[gap.end() : gap.end() + 12]
        if not right or (gap.start() - start < 12 and _BARE_MARKER.match(text[start : gap.start()])):
            continue
        wide = gap.end() - gap.start() > 1 or gap.group() == "\u3000"
        if depth and not (wide and left in "。；："):
            continue
        stands = left in _STOP or _MARKER.match(right) is not None or wide
        figures = (left.isascii() and left.isalnum()) or (right[0].isascii() and right[0].isalnum())
        if stands or not figures:
            pieces.append(text[start : gap.start()])
            start, depth = gap.end(), 0
    pieces.append(text[start:])
    return pieces


def _offices(head: str) -> list[str]:
    """Names that the red head or the title begins with: a signature is found by them."""
    found = _HEAD.match(head)
    names = [found["mark"].removesuffix("文件")] if found and found["mark"] else []
    title = found["title"] if found else head[:100]
    before = re.split("关于|印发|转发", title)[0]
    return [*names, *([before] if 3 < len(before) < 40 else [])]


def _dense(text: str, offices: list[str]) -> list[str]:
    """Cut where no blank stands: behind number, title and addressees, before each number in order, round the end."""
    places: set[int] = set()
    if head := _HEAD.match(text):
        places |= {head.end(name) for name in ("mark", "number", "title", "number2", "addressees") if head[name]}
    places |= set(_ordered(text))
    for found in _TAIL.finditer(text):
        places |= {_signature(text, found.start(), offices), found.end()}
        if not found["printed"]:
            places.add(found.start())
    places |= _attachments(text)
    bounds = sorted({0, len(text), *places})
    return [piece.strip() for a, b in pairwise(bounds) for piece in _heading_end(text[a:b])]


def _signature(text: str, end: int, offices: list[str]) -> int:
    """Where the signature before a date begins."""
    for office in offices:
        if text.endswith(office, 0, end):
            return end - len(office)
    for office in offices:
        at = text.rfind(office, max(0, end - len(office) - 12), end)
        if at >= 0:
            return at
    stop = max(text.rfind(sign, max(0, end - 40), end) for sign in _STOP)
    return stop + 1 if stop >= 0 else end


def _numeral(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _NUMERALS[tens - 1] + "十") + (
        _NUMERALS[ones - 1] if ones else ""
    )


def _ordered(text: str) -> list[int]:
    """Starts of 一、 二、 …, （一） （二） … and 1. 2. … in them, and 第一条 第二条 …: only those in order."""
    level1 = _sequence(text, lambda k: (f"{_numeral(k)}、",), 0, len(text))
    out = list(level1)
    bounds = [*level1, len(text)] if level1 else [0, len(text)]
    for start, end in pairwise(bounds):
        level2 = _sequence(text, lambda k: (f"（{_numeral(k)}）", f"({_numeral(k)})"), start, end)
        out += level2
        inner = sorted({start, *level2, end})
        for a, b in pairwise(inner):
            out += _sequence(text, lambda k: (f"{k}.", f"{k}．", f"{k}、"), a, b)
    for unit in "章条":
        out += _articles(text, unit)
    return sorted(set(out))


def _sequence(text: str, signs, start: int, end: int) -> list[int]:  # type: ignore[no-untyped-def]
    out: list[int] = []
    position, number = start, 1
    while number < 100:
        found = -1
        for sign in signs(number):
            at = text.find(sign, position, end)
            while at >= 0 and not _may_begin(text, at, start, number):
                at = text.find(sign, at + 1, end)
            found = at if at >= 0 and (found < 0 or at < found) else found
        if found < 0:
            break
        out.append(found)
        position, number = found + 1, number + 1
    return out if len(out) > 1 else []


def _may_begin(text: str, at: int, start: int, number: int) -> bool:
    """A number begins a piece behind a stop; the first of a level also behind the heading above it."""
    before = text[:at].rstrip()[-1:] if at else ""
    if not before or before in _STOP or text[at - 1].isspace():
        return True
    heading = text[start:at]
    return number == 1 and len(heading) <= 40 and not re.search(r"[。；，,第款项]", heading)


def _articles(text: str, unit: str) -> list[int]:
    out: list[int] = []
    number = 1
    for found in _ARTICLE.finditer(text):
        if found[2] == unit and found[1] == _hundred(number) and _behind_stop(text, found.start()):
            out.append(found.start())
            number += 1
    return out if len(out) > 1 else []


def _hundred(value: int) -> str:
    if value < 100:
        return _numeral(value)
    hundreds, rest = divmod(value, 100)
    low = (
        _numeral(rest) if rest >= 20 else ("零" if rest and rest < 10 else "一" if rest >= 10 else "") + _numeral(rest)
    )
    return _NUMERALS[hundreds - 1] + "百" + (low if rest else "")


def _behind_stop(text: str, at: int) -> bool:
    before = text[:at].rstrip()[-1:] if at < 400 else text[at - 3 : at].rstrip()[-1:]
    return not before or before in _STOP or text[at - 1].isspace() or at < 40 or "章" in text[max(0, at - 20) : at]


def _attachments(text: str) -> set[int]:
    """The list 附件：1.… 2.… , and the labels of attachments whose titles the list has."""
    found = re.search(r"附件[:：]\s*(?:1\s*[.．、,，])?", text)
    if found is None:
        return set()
    places = {found.start()}
    end = re.compile(_DATE).search(text, found.end())
    entries = text[found.end() : end.start() if end else len(text)]
    if end is None:
        return places
    at = 0
    titles: list[str] = []
    for number in range(2, 30):
        sign = re.compile(rf"{number}\s*[.．、,，]").search(entries, at)
        if sign is None:
            break
        titles.append(entries[at : sign.start()])
        places.add(found.end() + sign.start())
        at = sign.end()
    titles.append(entries[at:])
    for title in titles:
        for length in range(len(title), max(5, len(title) - 30), -1):
            label = re.compile(rf"附件\s*\d?\s*(?={re.escape(title[:length])})").search(text, end.end())
            if label:
                places |= {label.start(), label.end(), label.end() + length}
                break
    return places


def _heading_end(piece: str) -> list[str]:
    """A heading run into a text that begins with a date: 一、加快进度2020年底前，…"""
    found = _YEAR.search(piece, 0, 46)
    head = piece[: found.start()] if found else ""
    if (
        len(piece) > len(head) + 10
        and len(head) > 6
        and _MARKER.match(head)
        and not re.search(r"[。，；：:,于在自至到（《]", head)
    ):
        return [head, piece[len(head) :]]
    return [piece]
