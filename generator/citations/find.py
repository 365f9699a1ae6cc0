"""`find_citations`: every place where a text cites a document, in one pass over numbers and one over titles.

1. numbers: each row of `patterns.PATTERNS` over the whole text; what stands left of a number is read by `left.py`
2. titles in 《》, and which number belongs to which title: 《title》（number）, （number）《title》, number《title》
3. titles alone that name an instrument, and short names that the text itself gives (以下简称)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ..model.text import CHINESE_DIGITS, chinese_number
from .citation import Citation, Kind, Known, Span
from .left import Name, read_code, read_issuer
from .own import is_own_number
from .patterns import (
    ARTICLE,
    BEFORE_IN_LIST,
    FOLLOWER,
    LIST_WORD,
    NUMBER_IN_TITLE,
    PATTERNS,
    SHORT_NAME,
    Pattern,
    plain,
)
from .titles import is_instrument, title_of, title_spans
from .words import ISSUED_BY, NOT_A_CODE

FIRST_YEAR, LAST_YEAR = 1900, 2100
_NOTHING = Known()
_NUMBERED: tuple[Kind, ...] = ("document_number", "order", "announcement", "standard")
_BRACKETS = re.compile(r"[()〔〕]")
_OPENING = re.compile(r"\s{0,4}[(〔]")
_JOINT = re.compile(r"[\s、,，;；和及与]*")
_VERB = re.compile(r"(?:第[一二三四五六七八九十]{1,3}次)?(?:修改|修订|修正|废止|公布|发布)(?=[ ]?[),，;；])")
_SENTENCE_START = re.compile(r"[。；！？\n]")


def find_citations(text: str, known: Known = _NOTHING) -> list[Citation]:
    """Citations in `text` in the order of their spans; `text[a:b] == citation.text` for each span `(a, b)`."""
    flat = plain(text)
    titles = title_spans(text)
    taken = bytearray(len(text))
    for start, end in titles:
        taken[start:end] = b"\1" * (end - start)
    numbers = sorted(_numbers(text, flat, taken, known), key=lambda found: found.span)
    return _Joining(text, flat, titles, numbers, known).citations()


def _numbers(text: str, flat: str, taken: bytearray, known: Known) -> Iterator[Citation]:
    for row in PATTERNS:
        for found in row.expression.finditer(flat):
            start, end = found.span()
            if taken.find(1, start, end) < 0:
                for citation in _read(row, found, text, flat, known):
                    low, high = citation.number_span or citation.span
                    taken[low:high] = b"\1" * (high - low)
                    yield citation


def year_of(printed: str) -> int | None:
    """The year of `2020`, `94`, `一九八○`; None if no document of a republic can bear it."""
    digits = "".join(CHINESE_DIGITS.get(c, c) for c in printed if not c.isspace())
    if not digits.isdigit():
        return None
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= 49 else 2000
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _sequence_of(found: re.Match[str]) -> int | str | None:
    groups = found.groupdict()
    printed = groups.get("sequence") or groups.get("sequence_open") or groups.get("sequence_spelled") or ""
    printed = "".join(printed.split())
    if "." in printed:
        return printed
    return chinese_number(printed.replace("○", "〇"))


def _read(row: Pattern, found: re.Match[str], text: str, flat: str, known: Known) -> Iterator[Citation]:
    """The citations of one match: none if what stands before it does not fit, more if a list goes on from it."""
    groups = found.groupdict()
    printed_year = groups.get("year") or groups.get("year_before")
    year = year_of(printed_year) if printed_year else None
    sequence = _sequence_of(found)
    if sequence is None or (printed_year and year is None) or (sequence == 0):
        return
    reader = {"code": _coded, "issuer": _issued, "gazette": _gazette, "none": _alone}[row.left]
    yield from reader(row, found, text, flat, known, year, sequence)


def _make(text: str, kind: Kind, span: Span, prefix: str, year: int | None, sequence: int | str) -> Citation:
    printed = text[span[0] : span[1]]
    span = (span[0] + len(printed) - len(printed.lstrip()), span[1])
    return Citation(span, text[span[0] : span[1]], kind, prefix, year, sequence, number_span=span)


def _coded(
    row: Pattern, found: re.Match[str], text: str, flat: str, known: Known, year: int | None, sequence: int | str
) -> Iterator[Citation]:
    code = read_code(flat, found.start(), known)
    if code is None:
        if found["mark"] and len(found["year"]) >= 4:
            yield from _bare_list(found, text, flat, known, year, sequence)
        return
    if not found["mark"] and (len("".join(found["year"].split())) < 4 or len(code.text) < 2):
        return
    prefix = code.text
    kind: Kind = "document_number"
    if prefix.endswith(("令", "公告", "通告")) and prefix not in ("公告", "通告"):
        return
    if is_own_number(text, flat, code.start, found.end()):
        kind = "own_number"
    yield _make(text, kind, (code.start, found.end()), prefix, year, sequence)
    yield from _followers(text, flat, found.end(), kind, prefix, year)


def _followers(text: str, flat: str, end: int, kind: Kind, prefix: str, year: int | None) -> Iterator[Citation]:
    while more := FOLLOWER.match(flat, end):
        following = year_of(more["year"]) if more["year"] else year
        sequence = _sequence_of(more)
        if sequence is None or following is None:
            return
        year, end = following, more.end()
        yield _make(text, kind, more.span("own"), prefix, year, sequence)


def _bare_list(
    found: re.Match[str], text: str, flat: str, known: Known, year: int | None, sequence: int | str
) -> Iterator[Citation]:
    """[2020]8号、[2020]9号公告: the last one bears the word, and the sentence names who issued them."""
    end, numbers = found.end(), [(found.span(), year, sequence)]
    while (more := FOLLOWER.match(flat, end)) and more["year"]:
        following, last = year_of(more["year"]), _sequence_of(more)
        if following is None or last is None:
            break
        numbers.append((more.span("own"), following, last))
        end = more.end()
    start = _sentence_start(flat, found.start())
    named = list(ISSUED_BY.finditer(flat, start, found.start()))
    issuer = read_issuer(flat, named[-1].start(), known) if named else None
    word = LIST_WORD.match(flat, end)
    kind_word = word["word"] if word else next((w for w in ("公告", "通告") if w in flat[start : found.start()]), "")
    if issuer is None or not kind_word:
        return
    prefix = " ".join(re.split("[、,，和与 ]", issuer.text)) + kind_word
    for number, (span, its_year, its_sequence) in enumerate(numbers):
        last_one = number == len(numbers) - 1 and word
        span = (span[0], word.end()) if last_one and word else span
        yield _make(text, "order" if kind_word == "令" else "announcement", span, prefix, its_year, its_sequence)


def _sentence_start(flat: str, position: int, reach: int = 160) -> int:
    low = max(0, position - reach)
    ends = [m.end() for m in _SENTENCE_START.finditer(flat, low, position)]
    return ends[-1] if ends else low


def _issued(
    row: Pattern, found: re.Match[str], text: str, flat: str, known: Known, year: int | None, sequence: int | str
) -> Iterator[Citation]:
    start, word = found.start(), found.groupdict().get("word") or ""
    if found.string[start] == word[:1]:  # 令第N号: the word comes first
        issuer = read_issuer(flat, start, known)
    else:
        start = start - 1 if flat[start - 1 : start] == "第" else start
        issuer = read_issuer(flat, start, known)
    earlier: list[tuple[Span, int]] = []
    if issuer is None and row.name.endswith("number-first"):
        earlier, issuer = _list_before(flat, start, known)
        begin = start
    else:
        begin = issuer.start if issuer else start
    if issuer is None and not _stands_alone(flat, start, row):
        return
    if row.name == "file-of-year":
        prefix = ""
    else:
        prefix = (issuer.text if issuer else "") + word
    kind: Kind = row.kind
    if kind == "announcement" and issuer is None and year and "〔" in found.group() + "(" and _bracketed_year(found):
        kind = "document_number"
    if is_own_number(text, flat, begin, found.end()):
        kind = "own_number"
    for span, number in earlier:
        yield _make(text, kind, span, prefix, year, number)
    yield _make(text, kind, (begin, found.end()), prefix, year, sequence)


def _bracketed_year(found: re.Match[str]) -> bool:
    return bool(found.groupdict().get("year")) and found.group()[2:3].strip() in ("", "〔", "(")


def _stands_alone(flat: str, start: int, row: Pattern) -> bool:
    """令第5号 and 公告〔2019〕3号 without an issuer count only where no other word runs into them."""
    before = flat[start - 1 : start]
    return row.name == "file-of-year" or not ("\u3400" <= before <= "\u9fff")


def _list_before(flat: str, start: int, known: Known) -> tuple[list[tuple[Span, int]], Name | None]:
    """样例指挥部发布第11号、|第12号通告: the numbers before, and who issued them."""
    earlier: list[tuple[Span, int]] = []
    while len(earlier) < 20 and (found := BEFORE_IN_LIST.search(flat, max(0, start - 12), start)):
        earlier.insert(0, (found.span("own"), int(found["sequence"])))
        start = found.start("own")
    issuer = read_issuer(flat, start, known)
    if issuer is None:
        verbs = list(ISSUED_BY.finditer(flat, max(0, start - 8), start))
        if verbs and verbs[-1].end() == start:
            issuer = read_issuer(flat, verbs[-1].start(), known)
    return earlier, issuer


_GAZETTE_NAME = re.compile(r"(?:《(?P<marked>[^《》\n]{2,40}(?:公报|政报|文告))》|(?P<bare>[\u4e00-\u9fff]{2,30}公报))[ ]?$")
_MASTHEAD = re.compile(r"^[#* ]*(?P<name>[\u4e00-\u9fff]{2,30}(?:公报|政报|文告))[* ]*$", re.MULTILINE)


def _gazette(
    row: Pattern, found: re.Match[str], text: str, flat: str, known: Known, year: int | None, sequence: int | str
) -> Iterator[Citation]:
    start, end = found.span()
    name = _GAZETTE_NAME.search(flat, max(0, start - 44), start)
    title, begin = "", start
    if name:
        begin, title = name.start(), name["marked"] or name["bare"]
        if name["bare"]:
            begin = _bare_gazette_start(flat, begin, start)
            title = flat[begin:start].strip()
    elif row.name == "gazette-issue" and not found.group().rstrip().endswith(("期", ")", "页")):
        return
    elif not _line_is(flat, start, end):
        return
    else:
        mastheads = list(_MASTHEAD.finditer(flat, max(0, start - 4000), start))
        title = mastheads[-1]["name"] if mastheads else known.gazette
    page = found.groupdict().get("page")
    made = _make(text, row.kind, (begin, end), "", year, sequence)
    yield replace(made, title=title, page=int(page) if page else None, number_span=(start, end))


def _bare_gazette_start(flat: str, begin: int, stop: int) -> int:
    from .words import BEFORE_ISSUER

    ends = [m.end() for m in BEFORE_ISSUER.finditer(flat, begin, stop - 2)]
    return ends[-1] if ends else begin


def _line_is(flat: str, start: int, end: int) -> bool:
    """Whether nothing but brackets and marks stands beside `start:end` on its line."""
    low, high = flat.rfind("\n", max(0, start - 60), start) + 1, flat.find("\n", end, end + 60)
    before = flat[max(low, start - 60) : start]
    after = flat[end : high if high >= 0 else end + 60]
    return not before.strip(" #*(") and not after.strip(" #*)")


def _alone(
    row: Pattern, found: re.Match[str], text: str, flat: str, known: Known, year: int | None, sequence: int | str
) -> Iterator[Citation]:
    groups = found.groupdict()
    prefix = "".join((groups.get("prefix") or "").split())
    kind: Kind = row.kind
    if row.name == "macao":
        word = "".join((text[slice(*found.span("word"))] if groups.get("word") else "").split())
        prefix = prefix or groups.get("letters") or word
        kind = "document_number" if word.endswith("建議書") else kind
    if row.name == "year-first" and NOT_A_CODE.search(prefix.removesuffix("字")):
        return
    if kind in ("order", "document_number") and is_own_number(text, flat, found.start(), found.end()):
        kind = "own_number"
    yield _make(text, kind, found.span(), prefix, year, sequence)


class _Joining:
    """Which number belongs to which title, and what is left."""

    def __init__(self, text: str, flat: str, titles: list[Span], numbers: list[Citation], known: Known) -> None:
        self.text, self.flat, self.titles, self.numbers, self.known = text, flat, titles, numbers, known
        self.starts = [number.span[0] for number in numbers]
        self.used: set[int] = set()
        self.bound: dict[str, Citation] = {}

    def citations(self) -> list[Citation]:
        found: list[Citation] = []
        for place, span in enumerate(self.titles):
            found += self._titled(span, place)
        found += [self._finished(self._with_verb(number)) for place, number in enumerate(self.numbers) if place not in self.used]
        found.sort(key=lambda citation: (citation.span[0], -citation.span[1]))
        return found

    def _titled(self, span: Span, place: int) -> list[Citation]:
        """The citations that the title at `span` makes."""
        title = title_of(self.text, span)
        if self._defines(span):
            return []
        if joined := self._number_before(span, title):
            return [self._finished(joined)]
        if joined_all := self._numbers_after(span, title):
            return [self._finished(citation) for citation in joined_all]
        if bound := self.bound.get(title):
            return [replace(bound, span=span, text=self.text[span[0] : span[1]], title_span=span, bound=True,
                            number_span=None, short_name="", article=self._article(span[1]))]  # fmt: skip
        if number := NUMBER_IN_TITLE.search(plain(title)):
            kind: Kind = "order" if number["word"] == "令" else "announcement"
            sequence = int(number["sequence"])
            made = Citation(span, self.text[span[0] : span[1]], kind, "", None, sequence, title, title_span=span)
            return [self._finished(made)]
        before = self.flat[_sentence_start(self.flat, span[0]) : span[0]]
        if not is_instrument(title, before, self.known):
            return []
        made = Citation(span, self.text[span[0] : span[1]], "law_title", title=title, title_span=span)
        return [self._finished(made)]

    def _defines(self, span: Span) -> bool:
        """Whether the title only gives a short name: 以下简称《…》."""
        return bool(re.search(r"(?:简称|下称|簡稱|统称)(?:为)?\s?$", self.text[max(0, span[0] - 6) : span[0]]))

    def _number_before(self, span: Span, title: str) -> Citation | None:
        """样政发〔2020〕1号《title》, （样政发〔2020〕1号）《title》, 【（…）《title》】."""
        place = bisect_left(self.starts, span[0]) - 1
        if place < 0 or place in self.used:
            return None
        number = self.numbers[place]
        between = self.flat[number.span[1] : span[0]]
        if number.kind not in (*_NUMBERED, "own_number") or len(between) > 3 or between.strip(" )〕") or "\n" in between:
            return None
        start, end = number.span[0], span[1]
        if ")" in between or "〕" in between:
            if self.flat[start - 1 : start] not in ("(", "〔"):
                return None
            start -= 1
            if self.flat[start - 1 : start] == "〔" and self.flat[end : end + 1] == "〕":
                start, end = start - 1, end + 1
        self.used.add(place)
        kind: Kind = "document_number" if number.kind == "own_number" else number.kind
        whole = (start, end)
        return replace(number, span=whole, text=self.text[start:end], title=title, kind=kind, title_span=span)

    def _numbers_after(self, span: Span, title: str) -> list[Citation]:
        """《title》（number…）: one citation for the title with its number, one for each further number."""
        opening = _OPENING.match(self.flat, span[1])
        if opening is None:
            return []
        close = self._closing(opening.end())
        first = bisect_left(self.starts, opening.end())
        inside: list[int] = []
        while first + len(inside) < len(self.numbers):
            number = self.numbers[first + len(inside)]
            if number.span[1] > close or number.kind not in _NUMBERED:
                break
            inside.append(first + len(inside))
        if not inside:
            return []
        head = self.flat[opening.end() : self.numbers[inside[0]].span[0]]
        if len(head) > 24 or "简称" in head or "《" in head or "下称" in head:
            return []
        self.used.update(inside)
        return self._shared(span, title, [self.numbers[place] for place in inside], close)

    def _shared(self, span: Span, title: str, numbers: list[Citation], close: int) -> list[Citation]:
        end = min(close + 1, len(self.text))
        made: list[Citation] = []
        joint = True
        for before, number in zip(numbers, numbers[1:], strict=False):
            # Numbers that only 、 parts are numbers of one document; 发布，…修改 names another one.
            joint = joint and _JOINT.fullmatch(self.flat, before.span[1], number.span[0]) is not None
            if not joint and end > close:
                between = self.flat[before.span[1] : number.span[0]]
                end = before.span[1] + len(between.rstrip(" ,，、;；"))
            made.append(replace(self._with_verb(number), title=title if joint else ""))
        head = numbers[0]
        whole = (span[0], end)
        first = replace(head, span=whole, text=self.text[whole[0] : end], title=title, title_span=span)
        return [first, *made]

    def _with_verb(self, number: Citation) -> Citation:
        """…2018年第31号修改）: what the number did to the title before it."""
        verb = _VERB.match(self.flat, number.span[1])
        if verb is None:
            return number
        span = (number.span[0], verb.end())
        return replace(number, span=span, text=self.text[span[0] : span[1]])

    def _closing(self, position: int, reach: int = 200) -> int:
        """Place of the bracket that closes the one before `position`; of the next number's end if none does."""
        depth = 1
        for bracket in _BRACKETS.finditer(self.flat, position, position + reach):
            depth += 1 if bracket.group() in "(〔" else -1
            if depth == 0:
                return bracket.start()
        place = bisect_left(self.starts, position)
        return self.numbers[place].span[1] if place < len(self.numbers) else position

    def _article(self, position: int) -> str:
        found = ARTICLE.match(self.flat, position)
        return self.text[found.start("article") : found.end("article")] if found else ""

    def _finished(self, citation: Citation) -> Citation:
        """`citation` with its article, the office before its title and the short name that it gets."""
        end = citation.span[1]
        number_end = citation.number_span[1] if citation.number_span else end
        article = self._article(end) or self._article(number_end)
        high = end
        if opening := _OPENING.match(self.flat, end):
            high = self._closing(opening.end())
        named = SHORT_NAME.search(self.text, citation.title_span[1] if citation.title_span else citation.span[0], high)
        short = named["name"] if named else ""
        issuer = ""
        if citation.title_span and citation.title.startswith(("关于", "關於")):
            office = read_issuer(self.flat, citation.title_span[0], self.known)
            issuer = office.text if office else ""
        done = replace(citation, article=article, short_name=short, issuer=issuer)
        if short:
            self.bound[short] = done
        return done
