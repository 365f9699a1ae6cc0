"""`find_citations`: every place where a text cites a document. Numbers first, then titles, then which belong together.

1. numbers (numbers.py): each row of `patterns.PATTERNS`; what stands left of a number is read by left.py
2. titles in 《》 (titles.py)
3. joined: 《title》（number）, （number）《title》, number《title》; numbers and titles alone; short names (以下简称)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from .beside import (
    ARTICLE,
    BARE_NUMBER_OF_TITLE,
    CODE_IN_TITLE,
    DEFINES,
    NUMBER_IN_TITLE,
    NUMBER_OF_TITLE,
    SHORT_NAME,
    STANDARD_CODE,
    STANDARD_IN_TITLE,
)
from .citation import Citation, Kind, Known, Span
from .left import read_issuer
from .numbers import find_numbers, year_of
from .plain import plain
from .source_text import Source
from .titles import is_instrument, title_of, title_spans

_NOTHING = Known()
_NUMBERED: tuple[Kind, ...] = ("document_number", "order", "announcement", "standard")
_BRACKETS = re.compile(r"[()〔〕]")
_OPENING = re.compile(r"[\s*]{0,4}[(〔]")
_JOINT = re.compile(r"[\s、,;和及与]*")
_VERB = re.compile(r"(?:第[一二三四五六七八九十]{1,3}次)?(?:修改|修订|修正|废止|公布|发布)(?=[ ]?[),;])")
_KIND_OF_TITLE = re.compile("(?:公告|通告|令)$")
_BRACKET_REACH = 200
_LONGEST_HEAD = 24  # 2019年3月2日, 原, 文号： before the number in a title's bracket


def find_citations(text: str, known: Known = _NOTHING) -> list[Citation]:
    """Citations in `text` in the order of their spans; `text[a:b] == citation.text` for each span `(a, b)`.

    Any text is taken and nothing is raised; time is linear in its length. What `known` holds makes the reading of
    agency codes and office names surer, and makes known titles count that do not look like an instrument's.
    """
    source = Source(text, plain(text), known)
    titles = title_spans(text)
    taken = bytearray(len(text))
    for start, end in titles:
        taken[start:end] = b"\1" * (end - start)
    return _Joining(source, titles, find_numbers(source, taken)).citations()


class _Joining:
    """Which number belongs to which title, and what is left. Titles are met in the order of the text."""

    def __init__(self, source: Source, titles: list[Span], numbers: list[Citation]) -> None:
        self.source, self.text, self.flat = source, source.text, source.flat
        self.titles, self.numbers = titles, numbers
        self.starts = [number.span[0] for number in numbers]
        self.used: set[int] = set()
        self.bound: dict[str, Citation] = {}

    def citations(self) -> list[Citation]:
        found = [citation for span in self.titles for citation in self._titled(span)]
        left = [number for place, number in enumerate(self.numbers) if place not in self.used]
        found += [self._finished(self._with_verb(number)) for number in left]
        return sorted(found, key=lambda citation: (citation.span[0], -citation.span[1]))

    def _titled(self, span: Span) -> list[Citation]:
        """The citations that the title at `span` makes."""
        title = title_of(self.text, span)
        if DEFINES.search(self.text, max(0, span[0] - 6), span[0]):
            return []
        if joined := self._number_before(span, title):
            return [self._finished(joined)]
        if joined_all := self._numbers_after(span, title):
            return [self._finished(citation) for citation in joined_all]
        made = Citation(span, self.text[span[0] : span[1]], "law_title", title=title, title_span=span)
        if meant := self.bound.get(title):
            article = self._article(span[1])
            return [meant._replace(span=span, text=made.text, title_span=span, number_span=None, bound=True,
                            short_name="", article=article)]  # fmt: skip
        if numbered := _number_within(made):
            return [self._finished(numbered)]
        return [self._finished(made)] if is_instrument(title, span, self.source) else []

    def _number_before(self, span: Span, title: str) -> Citation | None:
        """样政发〔2020〕1号《title》, （样政发〔2020〕1号）《title》, 【（…）《title》】."""
        place = bisect_left(self.starts, span[0]) - 1
        if place < 0 or place in self.used or self.numbers[place].kind not in (*_NUMBERED, "own_number"):
            return None
        number = self.numbers[place]
        between = self.flat[number.span[1] : span[0]]
        if len(between) > 3 or between.strip(" )〕") or "\n" in between:
            return None
        start, end = number.span[0], span[1]
        if between.strip():
            if self.flat[start - 1 : start] not in ("(", "〔"):
                return None
            start -= 1
            if self.flat[start - 1 : start] == "〔" and self.flat[end : end + 1] == "〕":
                start, end = start - 1, end + 1
        self.used.add(place)
        kind: Kind = "document_number" if number.kind == "own_number" else number.kind
        return number._replace(span=(start, end), text=self.text[start:end], title=title, kind=kind, title_span=span)

    def _numbers_after(self, span: Span, title: str) -> list[Citation]:
        """《title》（number…）: one citation for the title with its number, one for each further number."""
        opening = _OPENING.match(self.flat, span[1])
        if opening is None:
            return self._number_beside(span, title)
        if number := self._number_alone(span, title, opening.end()):
            return [number]
        first = place = bisect_left(self.starts, opening.end())
        if place == len(self.numbers) or self.starts[place] - opening.end() > _LONGEST_HEAD:
            return []
        head = self.flat[opening.end() : self.starts[place]]
        close = self._closing(opening.end())
        if any(sign in head for sign in ("简称", "下称", "《", "载")):
            return []
        while place < len(self.numbers) and self.numbers[place].span[1] <= close:
            if self.numbers[place].kind not in _NUMBERED:
                break
            place += 1
        if place == first:
            return []
        self.used.update(range(first, place))
        return self._shared(span, title, self.numbers[first:place], close)

    def _number_beside(self, span: Span, title: str) -> list[Citation]:
        """《title》GB 12-2020: the number right after the title without a bracket."""
        place = bisect_left(self.starts, span[1])
        if place == len(self.numbers) or self.numbers[place].kind not in _NUMBERED:
            return []
        number = self.numbers[place]
        if self.flat[span[1] : number.span[0]].strip(" ") or number.span[0] - span[1] > 2:
            return []
        self.used.add(place)
        end = number.span[1]
        return [number._replace(span=(span[0], end), text=self.text[span[0] : end], title=title, title_span=span)]

    def _number_alone(self, span: Span, title: str, position: int) -> Citation | None:
        """《…公告》（2020年第8号）: the title says what it is the number of. 《…指示》（〔1982〕3号）: nothing does."""
        bare = BARE_NUMBER_OF_TITLE.match(self.flat, position)
        if bare and (year := year_of(bare["year"])):
            end = self._closing(position) + 1
            text, sequence = self.text[span[0] : end], int("".join(bare["sequence"].split()))
            return Citation((span[0], end), text, "document_number", "", year, sequence, title, title_span=span)
        kind = _KIND_OF_TITLE.search(title)
        number = NUMBER_OF_TITLE.match(self.flat, position) if kind else None
        year = year_of(number["year"]) if number and number["year"] else None
        if kind is None or number is None or (number["year"] and year is None):
            return None
        end = self._closing(position) + 1
        sequence, text = int(number["sequence"]), self.text[span[0] : end]
        named: Kind = "order" if kind.group() == "令" else "announcement"
        return Citation((span[0], end), text, named, "", year, sequence, title, title_span=span)

    def _shared(self, span: Span, title: str, numbers: list[Citation], close: int) -> list[Citation]:
        """The title with its first number up to the closing bracket, and the further numbers within."""
        end = close + 1 if self.flat[close : close + 1] in (")", "〕") else close
        further: list[Citation] = []
        joint = True
        for before, number in pairwise(numbers):
            between = self.flat[before.span[1] : number.span[0]]
            # Numbers that only 、 parts are numbers of one document; …公布，…修改 names another one.
            if joint and (_VERB.match(self.flat, number.span[1]) or not _JOINT.fullmatch(between)):
                joint = False
                end = before.span[1] + len(between.rstrip(" ,、;"))
            further.append(self._with_verb(number)._replace(title=title if joint else ""))
        first = numbers[0]._replace(span=(span[0], end), text=self.text[span[0] : end], title=title, title_span=span)
        return [first, *further]

    def _with_verb(self, number: Citation) -> Citation:
        """…2018年第31号修改）: what the number did to the title before it."""
        verb = _VERB.match(self.flat, number.span[1])
        if verb is None or number.kind == "own_number":
            return number
        span = (number.span[0], verb.end())
        return number._replace(span=span, text=self.text[span[0] : span[1]])

    def _closing(self, position: int) -> int:
        """Place of the bracket that closes the one before `position`; if none does, the end of the next number."""
        depth = 1
        for bracket in _BRACKETS.finditer(self.flat, position, position + _BRACKET_REACH):
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
        article = self._article(end)
        if not article and citation.number_span:
            article = self._article(citation.number_span[1])
        opening = _OPENING.match(self.flat, end)
        high = self._closing(opening.end()) if opening else end
        low = citation.title_span[1] if citation.title_span else citation.span[0]
        named = SHORT_NAME.search(self.text, low, high)
        issuer = None
        if citation.title_span and citation.title.startswith(("关于", "關於")):
            issuer = read_issuer(self.flat, citation.title_span[0], self.source.known)
        done = citation._replace(
            article=article,
            short_name=named["name"] if named else "",
            issuer=self.source.printed(issuer, " "),
        )
        if named:
            self.bound[named["name"]] = done
        return done


def _number_within(made: Citation) -> Citation | None:
    """The title with the number that stands in its own marks: 《…通告（第1号）》, 《…通知（样政发〔2020〕1号）》."""
    flat = plain(made.title)
    ends_in_number = "号" in flat[-3:]
    if ends_in_number and (number := NUMBER_IN_TITLE.search(flat)):
        kind: Kind = "order" if number["word"] == "令" else "announcement"
        return made._replace(kind=kind, sequence=int(number["sequence"]))
    code = CODE_IN_TITLE.search(flat) if ends_in_number else None
    if code and (year := year_of(code["year"])):
        return made._replace(kind="document_number", prefix=code["prefix"], year=year, sequence=int(code["sequence"]))
    standard = STANDARD_IN_TITLE.search(flat)
    if standard and STANDARD_CODE.fullmatch(standard["prefix"]):
        sequence = int(standard["sequence"]) if standard["sequence"].isdigit() else standard["sequence"]
        return made._replace(kind="standard", prefix=standard["prefix"], year=int(standard["year"]), sequence=sequence)
    return None
