"""The numbers in a text: each match of a row of patterns.py, with what stands to the left of it, as a Citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model.text import CHINESE_DIGITS, chinese_number
from .beside import BEFORE_IN_LIST, FOLLOWER, FOLLOWER_WITH_WORD, IN_LIST, LIST_WORD, STANDARD_CODE, YEAR_BEFORE
from .citation import Citation, Kind, Span
from .left import Name, read_code, read_issuer
from .own import is_own_number
from .patterns import PATTERNS, Pattern
from .plain import year_brackets
from .source_text import Source
from .words import BEFORE_ISSUER, ISSUED_BY, NOT_A_CODE

FIRST_YEAR, LAST_YEAR = 1900, 2100
_MAY_BE_OWN: tuple[Kind, ...] = ("document_number", "order", "announcement")
_GAZETTE_NAME = re.compile(
    r"(?:《(?P<marked>[^《》\n]{2,40}(?:公报|政报|文告))》|(?P<bare>[\u4e00-\u9fff]{2,30}公报))[ ]?$"
)
_ENDS_A_CODE = re.compile("[发办函规字政府财税]$")
_CALLED_FILE = re.compile(r"文件|号文|.?号[ ]?等[^，。；]{0,4}文件")
_LETTER = re.compile(r"[A-Za-z0-9/]")
_BRACKETED_YEAR = re.compile(r"(?:公告|通告)\s{0,5}[〔(]")


@dataclass(frozen=True)
class _Match:
    """One match of a row, its figures read."""

    row: Pattern
    found: re.Match[str]
    source: Source
    year: int | None
    sequence: int | str

    def group(self, name: str) -> str:
        return "".join((self.found.groupdict().get(name) or "").split())

    def citation(self, kind: Kind, start: int, prefix: str) -> Citation:
        """The citation from `start` to the end of the match; the document's own number is told by its place."""
        source, end = self.source, self.found.end()
        if kind in _MAY_BE_OWN and is_own_number(source, start, end):
            kind = "own_number"
        return _make(source, kind, (start, end), prefix, self.year, self.sequence)


def find_numbers(source: Source, taken: bytearray) -> list[Citation]:
    """Citations of numbers outside `taken`, which marks the places of titles and comes to mark these numbers too."""
    numbers: list[Citation] = []
    flat = source.flat
    brackets = year_brackets(flat)
    for row in PATTERNS:
        for found in row.matches(flat, brackets) if row.may_be_in(flat) else ():
            if taken.find(1, found.start(), found.end()) < 0:
                for citation in _read(row, found, source):
                    low, high = citation.number_span or citation.span
                    taken[low:high] = b"\1" * (high - low)
                    numbers.append(citation)
    return sorted(numbers, key=lambda citation: citation.span)


def year_of(printed: str) -> int | None:
    """The year of `2020`, `94`, `一九八○`; None if no official document can bear it."""
    digits = "".join(CHINESE_DIGITS.get(c, c) for c in printed if not c.isspace())
    if not digits.isdigit():
        return None
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= 49 else 2000
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def sequence_of(found: re.Match[str]) -> int | str | None:
    """The sequence of a match: a whole number from 1, or text if it has parts."""
    groups = found.groupdict()
    printed = groups.get("sequence") or groups.get("sequence_open") or groups.get("sequence_spelled") or ""
    printed = "".join(printed.split())
    return printed if "." in printed else chinese_number(printed.replace("○", "〇")) or None


def _read(row: Pattern, found: re.Match[str], source: Source) -> Iterator[Citation]:
    """The citations of one match: none if what stands before it does not fit, more if a list goes on from it."""
    groups = found.groupdict()
    printed = groups.get("year") or groups.get("year_before")
    year, sequence = year_of(printed) if printed else None, sequence_of(found)
    if sequence is not None and (year is not None or not printed):
        yield from _READERS[row.left](_Match(row, found, source, year, sequence))


def _make(source: Source, kind: Kind, span: Span, prefix: str, year: int | None, sequence: int | str) -> Citation:
    printed = source.text[span[0] : span[1]]
    span = (span[1] - len(printed.lstrip()), span[1])
    return Citation(span, printed.lstrip(), kind, prefix, year, sequence, number_span=span)


def _coded(match: _Match) -> Iterator[Citation]:
    """A number after an agency code."""
    found, source = match.found, match.source
    code = read_code(source.flat, found.start(), source.known)
    marked, full_year = bool(found["mark"]), len(match.group("year")) >= 4
    if code is None:
        if marked and full_year:
            yield from _bare_list(match)
        return
    # Without 号, or with a year of two digits, one character is too little to go by.
    prefix = source.printed(code)
    if (not marked or not full_year) and (len(prefix) < 2 or not (marked or full_year)):
        return
    made = match.citation("document_number", code.start, prefix)
    yield made
    yield from _followers(source, found.end(), made.kind, prefix, match.year)


def _followers(source: Source, end: int, kind: Kind, prefix: str, year: int | None) -> Iterator[Citation]:
    """样政发〔2020〕1号|、2号|、〔2021〕3号."""
    while more := FOLLOWER.match(source.flat, end):
        printed = more["year"] or more["year_before"]
        year = year_of(printed) if printed else year
        sequence = sequence_of(more)
        if sequence is None or (printed and year is None):
            return
        end = more.end()
        yield _make(source, kind, more.span("own"), prefix, year, sequence)


def _bare_list(match: _Match) -> Iterator[Citation]:
    """[2020]8号、[2020]9号公告: the last one bears the word, and the sentence names who issued them."""
    source, end = match.source, match.found.end()
    if IN_LIST.search(source.flat, max(0, match.found.start() - 4), match.found.start()):
        return  # the first of the list read it
    numbers = [(match.found.span(), match.year, match.sequence)]
    while (more := FOLLOWER.match(source.flat, end)) and more["year"]:
        year, sequence = year_of(more["year"]), sequence_of(more)
        if year is None or sequence is None:
            break
        numbers.append((more.span("own"), year, sequence))
        end = more.end()
    start = source.sentence_start(match.found.start())
    named = list(ISSUED_BY.finditer(source.flat, start, match.found.start()))
    issuer = read_issuer(source.flat, named[-1].start(), source.known) if named else None
    word = LIST_WORD.match(source.flat, end)
    announced = source.flat[named[-1].end() : match.found.start()] if named else ""
    name = word["word"] if word else next((w for w in ("公告", "通告") if w in announced), "")
    if not name and _CALLED_FILE.match(source.flat, numbers[-1][0][1] - 2):
        for span, year, sequence in numbers:  # 我省〔2020〕10号等文件: the code is left out
            yield _make(source, "document_number", span, "", year, sequence)
    if not name or (issuer is None and not word):
        return
    # Headed as such documents are: joint issuers side by side with a blank.
    prefix = " ".join(re.split(r"[、，,\s]+", source.printed(issuer, " "))) + name
    if word:
        (low, _), year, sequence = numbers[-1]
        numbers[-1] = ((low, word.end()), year, sequence)
    for span, year, sequence in numbers:
        yield _make(source, "order" if name == "令" else "announcement", span, prefix, year, sequence)


def _issued(match: _Match) -> Iterator[Citation]:
    """A number with 令, 公告 or 通告, or a file of a year, after the name of an office."""
    source, row, word = match.source, match.row, match.group("word")
    start = match.found.start()
    issuer = read_issuer(source.flat, start, source.known)
    if issuer is None and row.kind == "announcement":
        issuer = _code_before_word(source, start)
    begin = issuer.start if issuer else start
    in_bracket = bool(match.found.groupdict().get("open"))
    if issuer is None and not in_bracket and _runs_on(source.flat, start) and row.name != "file-of-year":
        return
    kind: Kind = row.kind
    if issuer is None and _BRACKETED_YEAR.match(match.found.group()):
        kind = "document_number"  # 公告〔2019〕3号: an agency code that is only a word
    prefix = "" if row.name == "file-of-year" else source.printed(issuer, " ") + word
    made = match.citation(kind, begin, prefix)
    yield made
    yield from _followers(source, match.found.end(), made.kind, prefix, match.year)


def _number_first(match: _Match) -> Iterator[Citation]:
    """样例部2015年第7号令, 第11号、第12号通告: the number before the word, the issuer before the number."""
    source, word, kind = match.source, match.group("word"), match.row.kind
    start = match.found.start()
    if source.flat[start - 1 : start] in ("〕", ")"):
        return
    before = YEAR_BEFORE.search(source.flat, max(0, start - 8), start)
    year = None
    if before:
        start = before.start()
        year = year_of(before["year"]) if before["year"] else None
    earlier: list[tuple[Span, int]] = []
    issuer = read_issuer(source.flat, start, source.known)
    begin = issuer.start if issuer else start
    if issuer is None:
        earlier, issuer, year = _list_before(source, start, year)
    if issuer is None and _runs_on(source.flat, start):
        return
    prefix = source.printed(issuer, " ") + word
    for span, number in earlier:
        yield _make(source, kind, span, prefix, year, number)
    yield replace(match, year=year).citation(kind, begin, prefix)
    end = match.found.end()
    while (more := FOLLOWER_WITH_WORD.match(source.flat, end)) and more["word"] == word:
        end = more.end()
        yield _make(source, kind, more.span("own"), prefix, year, int(more["sequence"]))


def _code_before_word(source: Source, start: int) -> Name | None:
    """样税|公告2018年第3号: an agency code where an issuer's name would be."""
    code = read_code(source.flat, start, source.known)
    if code is None or not 2 <= code.stop - code.start <= 4:
        return None
    return code if _ENDS_A_CODE.search(source.flat, code.start, code.stop) else None


def _runs_on(flat: str, start: int) -> bool:
    """令第5号 and 公告〔2019〕3号 without an issuer count only where no other word than 按照, 执行 … runs into them."""
    if not "\u3400" <= flat[start - 1 : start] <= "\u9fff":
        return False
    return all(word.end() != start for word in BEFORE_ISSUER.finditer(flat, max(0, start - 4), start))


def _list_before(
    source: Source, start: int, year: int | None
) -> tuple[list[tuple[Span, int]], Name | None, int | None]:
    """样例部发布第11号、|第12号通告, 样例部2020年第8号、|第9号公告: the numbers before, who issued them, their year."""
    earlier: list[tuple[Span, int]] = []
    flat = source.flat
    while len(earlier) < 20 and (found := BEFORE_IN_LIST.search(flat, max(0, start - 12), start)):
        earlier.insert(0, (found.span("own"), int(found["sequence"])))
        start = found.start("own")
    if earlier and year is None and (before := YEAR_BEFORE.search(flat, max(0, start - 8), start)) and before["year"]:
        start, year = before.start(), year_of(before["year"])
    issuer = read_issuer(flat, start, source.known)
    if issuer is None:
        for verb in ISSUED_BY.finditer(flat, max(0, start - 8), start):
            if verb.end() == start:
                issuer = read_issuer(flat, verb.start(), source.known)
    return earlier, issuer, year


def _gazette(match: _Match) -> Iterator[Citation]:
    """An issue of a gazette: after its name, or alone on its line as in a masthead."""
    source, (start, end) = match.source, match.found.span()
    name = _GAZETTE_NAME.search(source.flat, max(0, start - 44), start)
    begin, title = start, ""
    if name and name["marked"]:
        begin, title = name.start(), name["marked"]
    elif name:
        begin = name.start()
        for word in BEFORE_ISSUER.finditer(source.flat, name.start(), name.end("bare") - 2):
            begin = word.end()
        title = source.flat[begin : name.end("bare")]
    elif "期" not in match.found.group() or not _alone_on_line(source.flat, start, end):
        return
    else:
        title = source.masthead_before(start) or source.known.gazette
    page = match.group("page")
    made = _make(source, "gazette_issue", (begin, end), "", match.year, match.sequence)
    yield made._replace(title=title, page=int(page) if page else None, number_span=(start, end))


def _alone_on_line(flat: str, start: int, end: int) -> bool:
    """Whether nothing but brackets and marks stands beside `start:end` on its line."""
    low, high = flat.rfind("\n", max(0, start - 60), start) + 1, flat.find("\n", end, end + 60)
    before, after = flat[max(low, start - 60) : start], flat[end : high if high >= 0 else end + 60]
    return not before.strip(" #*(") and not after.strip(" #*)")


def _whole(match: _Match) -> Iterator[Citation]:
    """A form that holds everything itself: court cases, Macao, standards, year-first numbers."""
    found, source = match.found, match.source
    prefix, kind = match.group("prefix"), match.row.kind
    if prefix and kind != "standard":
        prefix = "".join(source.text[slice(*found.span("prefix"))].split())
    if kind == "standard":
        runs_on = _LETTER.match(source.flat[found.start() - 1 : found.start()])
        if runs_on or not STANDARD_CODE.fullmatch(prefix):
            return
    if match.row.name == "macao":
        word = source.text[slice(*found.span("word"))]
        prefix = prefix or match.group("letters") or word
        kind = "document_number" if word.endswith("建議書") else kind
    if match.row.name == "year-first" and NOT_A_CODE.search(prefix.removesuffix("字")):
        return
    yield match.citation(kind, found.start(), prefix)


_READERS = {"code": _coded, "issuer": _issued, "issuer-and-year": _number_first, "gazette": _gazette, "none": _whole}
