"""What stands before a number: how far an agency code or the name of an issuing office reaches to the left.

Chinese has no blanks between words, so the left end is found by words after which a code or a name begins (words.py),
by the codes and offices that the archive knows, and by punctuation. Every function looks at a bounded stretch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .citation import Known
from .words import (
    BEFORE_CODE,
    BEFORE_ISSUER,
    CENTRAL,
    CENTRAL_OFFICE,
    CENTRAL_OFFICE_END,
    NOT_A_CODE,
    OFFICE_AT_START,
    OFFICE_BEFORE_CODE,
    OFFICE_BEFORE_PROVINCE,
    OFFICE_END,
    PLACE_START,
    PROVINCES,
    SERIES_ONLY,
)

LONGEST_CODE = 14
REACH = 48
_TOKEN = re.compile(r"(?:[\u3400-\u9fff]|\((?:[\u3400-\u9fff]{1,5})\)|〔[\u3400-\u9fff]{1,5}〕)+$")
_BLANKS = re.compile(r"[ \n]+$")
# At the very start of a token these go with what stands before it: 39号|和, 29日|市政府, 》|和.
_LEADING = re.compile(r"[号年月日条款项和及与文以]")
_AFTER_FIGURE = "号年月日条款项"
_FIGURES = frozenset("0123456789○一二三四五六七八九十)")
_CLOSED = frozenset(')〕》号件文及”"')
_INNER_JOINT = re.compile("[的与]")
_JOINED_NAME = re.compile(r"(?:、|[ ]{1,4}|[和与]| ?\n ?)$")


@dataclass(frozen=True)
class Name:
    """Where a code or a name stands."""

    start: int
    stop: int


def read_code(plain: str, end: int, known: Known) -> Name | None:
    """The agency code that ends before `end`, over blanks and line breaks; None if nothing there can be one."""
    stop = _skip_blanks(plain, end)
    token_start = _token_start(plain, stop)
    if token_start == stop:
        return None
    if stop - token_start <= 2 and plain[token_start:stop] not in known.codes:
        joined = _over_a_break(plain, token_start, stop, known)
        if joined:
            return joined
    start = _code_start(plain, token_start, stop, known)
    return _valid_code(plain, start, stop)


def _skip_blanks(plain: str, end: int) -> int:
    found = _BLANKS.search(plain, max(0, end - 6), end)
    return found.start() if found else end


def _token_start(plain: str, end: int) -> int:
    """Start of the run of Chinese characters before `end`, with short bracketed parts like (补)."""
    low = max(0, end - REACH)
    position = end
    while position > low:
        character = plain[position - 1]
        if "\u3400" <= character <= "\u9fff":
            position -= 1
        elif character in ")〕":
            opening = plain.rfind("(" if character == ")" else "〔", max(low, position - 7), position)
            if opening < 1 or not _TOKEN.fullmatch(plain, opening, position) or not _is_chinese(plain[opening - 1]):
                break
            position = opening
        else:
            break
    return position


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _over_a_break(plain: str, start: int, stop: int, known: Known) -> Name | None:
    """样政⏎办发〔2020〕: one or two characters after a break are the end of a code that began before it."""
    before = _skip_blanks(plain, start)
    if before == start or plain[start] in PROVINCES:
        return None
    first = _token_start(plain, before)
    if first == before:
        return None
    first = _code_start(plain, first, before, known)
    if first == before:
        return None
    code = plain[first:before] + plain[start:stop]
    whole = code in known.codes or (len(code) <= 8 and SERIES_ONLY.fullmatch(plain, start, stop) is not None)
    return Name(first, stop) if whole and not NOT_A_CODE.search(code) else None


def _code_start(plain: str, start: int, stop: int, known: Known) -> int:
    """Where the code begins within the token `start:stop`."""
    starts = _starts(plain, start, stop)
    if starts[-1] == stop:  # …发布了|[2020]8号
        return stop
    for candidate in starts:  # leftmost first: the longest known code
        if plain[candidate:stop] in known.codes:
            return candidate
    begin = starts[-1]
    offices = [OFFICE_AT_START.match(plain, begin, stop), *CENTRAL_OFFICE.finditer(plain, begin, stop)]
    for office in (*offices, *OFFICE_BEFORE_CODE.finditer(plain, begin, stop)):
        if office is not None and office.end() > begin and _is_code(plain[office.end() : stop], known):
            begin = office.end()
    if PLACE_START.match(plain, begin, stop):
        for end in OFFICE_BEFORE_PROVINCE.finditer(plain, begin, stop - 1):
            begin = end.end()
    if stop - begin > 5:  # a known code glued to a word that is no boundary
        for candidate in range(begin + 1, stop - 1):
            if plain[candidate:stop] in known.codes and plain[candidate - 1] not in PROVINCES:
                return candidate
    return begin


def _starts(plain: str, start: int, stop: int) -> list[int]:
    """Places in the token where a code may begin, the leftmost first."""
    begin = _leading(plain, start, stop)
    return [begin, *(word.end() for word in BEFORE_CODE.finditer(plain, begin, stop))]


def _leading(plain: str, token: int, stop: int) -> int:
    """The token without characters at its start that belong to what stands before it."""
    begin = token
    while begin < stop and begin and _LEADING.match(plain, begin, stop):
        character, before = plain[begin], plain[begin - 1]
        if character in _AFTER_FIGURE and before not in _FIGURES:
            break
        if character not in _AFTER_FIGURE and before not in _CLOSED:
            break
        begin += 2 if plain.startswith(("文件", "以及"), begin) else 1
    return begin


def _is_code(rest: str, known: Known) -> bool:
    """Whether what follows an office's name is a code by itself and not the end of one: 晋财社, not 发 or 联企业.

    A code begins with a province, a central organ, or a place before 政, 府, 办, 委.
    """
    if rest in known.codes:
        return True
    if len(rest) < 2 or SERIES_ONLY.fullmatch(rest):
        return False
    return rest[0] in PROVINCES or rest[0] in CENTRAL or any(c in "政府办委" for c in rest[1:3])


def _valid_code(plain: str, start: int, stop: int) -> Name | None:
    code = plain[start:stop]
    if not code or len(code) > LONGEST_CODE or NOT_A_CODE.search(code):
        return None
    return Name(start, stop)


def read_issuer(plain: str, end: int, known: Known) -> Name | None:
    """The office, or offices joined by 、 or a blank, whose name ends before `end`."""
    stop = _skip_one_break(plain, end)
    parts: list[Name] = []
    while len(parts) < 12:
        name, open_left = _one_office(plain, stop, known)
        if name is None:
            break
        parts.insert(0, name)
        joint = _JOINED_NAME.search(plain, max(0, name.start - 4), name.start) if open_left else None
        if joint is None or joint.start() == 0:
            break
        stop = joint.start()
    return Name(parts[0].start, parts[-1].stop) if parts else None


def _skip_one_break(plain: str, end: int) -> int:
    found = _BLANKS.search(plain, max(0, end - 3), end)
    return found.start() if found else end


def _one_office(plain: str, stop: int, known: Known) -> tuple[Name | None, bool]:
    """The one office that ends at `stop`, and whether its name begins where the run of characters begins."""
    token = _token_start(plain, stop)
    if token == stop:
        return None, False
    begin = token
    starts = _starts_of_names(plain, token, stop)
    for candidate in starts:
        if plain[candidate:stop] in known.offices:
            return Name(candidate, stop), candidate == token
    central = CENTRAL_OFFICE_END.search(plain[starts[0] : stop])
    begin = starts[0] + central.start() if central else starts[-1]
    if plain.startswith("原", begin):
        begin += 1
    if stop - begin < 2 or not OFFICE_END.search(plain, begin, stop):
        return None, False
    return Name(begin, stop), begin == token


def _starts_of_names(plain: str, token: int, stop: int) -> list[int]:
    """Places in the token where an office's name may begin, the leftmost first."""
    begin = _leading(plain, token, stop)
    found = [begin, *(word.end() for word in BEFORE_ISSUER.finditer(plain, begin, stop) if word.end() < stop)]
    for joint in _INNER_JOINT.finditer(plain, begin, stop):
        left = plain[found[0] : joint.start()]
        # 样例市应对…的…指挥部 is one name: a place begins it.
        apart = not PLACE_START.match(left) if joint.group() == "的" else len(left) > 3 and OFFICE_END.search(left)
        if apart and joint.end() < stop:
            found.append(joint.end())
    return sorted(set(found))
