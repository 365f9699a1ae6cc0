"""What documents there are to cite, to repeal, to amend; and how a citation of one is printed."""

from __future__ import annotations

import datetime
from collections import deque
from typing import TYPE_CHECKING

from .calendar import Extent
from .chance import Chance
from .titles import CITY, nested
from .vocabulary import Sector, sectors
from .writer import Cite

if TYPE_CHECKING:
    from .planning import Planned

PROVINCE = "样例省人民政府办公厅"
STATE = "中华人民共和国"
_REACH = 40
_LONG = 500  # days after which a document may be changed or repealed
_SOON = 300  # days within which a document is explained, corrected or forwarded


class Library:
    """The latest documents by sector, and the titles of all; no more is kept, however large the archive."""

    def __init__(self, extent: Extent) -> None:
        self.extent = extent
        self._held: dict[str, deque[Planned]] = {sector.slug: deque(maxlen=_REACH) for sector in sectors()}
        self._rules: deque[Planned] = deque(maxlen=3000)
        self._own_rules: dict[str, deque[Planned]] = {sector.slug: deque(maxlen=200) for sector in sectors()}
        self._recent: deque[Planned] = deque(maxlen=200)
        self._latest: dict[str, str] = {}

    def add(self, document: Planned) -> None:
        """A document that later ones may cite."""
        self._held[document.sector.slug].append(document)
        self._recent.append(document)
        self._latest[document.instrument or document.title] = document.key
        self._latest[document.title] = document.key
        if document.genre == "rules":
            self._rules.append(document)
            self._own_rules[document.sector.slug].append(document)

    def knows(self, title: str) -> bool:
        """Whether a document of this title is there."""
        return title in self._latest

    def touchable(self, genre: str, sector: Sector, date: datetime.date, chance: Chance) -> list[Planned] | None:
        """Documents that one of `genre` can be about; None if it needs one and there is none."""
        held = self._held[sector.slug]
        if genre == "rules":
            old = [d for d in self._own_rules[sector.slug] if _is_old(d, date) and d.serial % 3 == 0]
            return [old[0]] if old and chance.often(0.5) else []
        if genre == "scheme":
            old = [d for d in held if d.genre == "scheme" and _is_old(d, date)]
            return [old[0]] if old and chance.often(0.3) else []
        if genre in ("amend", "abolish"):
            live = [d for d in self._rules if _is_old(d, date)]
            count = 1 if genre == "amend" else chance.between(2, 6)
            return chance.in_order(live)[:count] or None
        if genre in ("interpret", "correct", "forward"):
            wanted = {"interpret": ("rules",), "correct": ("scheme", "opinion"), "forward": ("notice", "joint")}[genre]
            section = "部门文件" if genre == "forward" else ""
            found = [
                d
                for d in self._recent
                if d.genre in wanted and d.section in (section or d.section,) and (date - d.date).days <= _SOON
            ]
            return [chance.choose(found)] if found else None
        return []

    def cite(self, document: Planned, chance: Chance) -> None:
        """Decide what `document` cites."""
        document.own = Cite(f"《{document.instrument}》", "own", document.key) if document.instrument else None
        if document.genre == "forward":
            document.own = None
        cites = [self.law(document.sector, document.date, chance)]
        if chance.often(0.45):
            cites.append(provincial(document.sector, self.extent, chance))
        held = [d for d in self._held[document.sector.slug] if d not in document.touched]
        count = min(len(held), chance.between(1, 3))
        cites += [self._printed(d, document, chance) for d in chance.in_order(held)[:count]]
        if chance.often(0.12):
            cites.append(_unheld(document.sector, self.extent, chance))
        if chance.often(0.25) and document.genre not in ("abolish", "correct"):
            place = next((n for n, cite in enumerate(cites) if cite.form == "full"), None)
            if place is not None:
                cites[place] = _with_short(cites[place])
        document.cites = cites

    def law(self, sector: Sector, date: datetime.date, chance: Chance) -> Cite:
        """A law of the state, by its full or its short name."""
        law = chance.choose([title for title, year in sector.laws if year <= date.year] or [sector.laws[0][0]])
        return Cite(f"《{law}》" if chance.often(0.2) else f"《{STATE}{law}》", "law", instrument=STATE + law)

    def _printed(self, held: Planned, citing: Planned, chance: Chance) -> Cite:
        """A citation of `held`: by title and number, by number, by title where that title means this document alone."""
        titles = [title for title in (held.instrument, held.title) if title]
        if held.genre == "forward":  # its instrument is another document of the archive
            titles = [held.title]
        own = (citing.title, citing.instrument)
        alone = [
            title
            for title in titles
            if self._latest.get(title) == held.key and held.date < citing.date and title not in own
        ]
        if alone and (not held.number or chance.often(0.3)):
            title = alone[0] if chance.often(0.8) else alone[-1]
            return Cite(f"《{nested(title)}》", "title", held.key)
        if not held.number:
            return self.law(held.sector, citing.date, chance)
        if chance.often(0.3):
            return Cite(held.number, "number", held.key)
        return full(held)


def _is_old(held: Planned, date: datetime.date) -> bool:
    """Whether it has been in force for long enough to be changed."""
    return not held.ended and (date - held.date).days > _LONG


def full(held: Planned) -> Cite:
    """《title》（number）."""
    return Cite(f"《{nested(held.title)}》（{held.number}）", "full", held.key)


def of_instrument(held: Planned) -> Cite:
    """The text that `held` issues, with the number that it was issued under."""
    return Cite(f"《{held.instrument or nested(held.title)}》（{held.number}）", "full", held.key)


def province_number(sector: Sector, extent: Extent) -> str:
    """Of the province's document on a sector: a year before the archive begins."""
    place = next(n for n, other in enumerate(sectors()) if other.slug == sector.slug)
    return f"例政办发〔{extent.first_year - 1}〕{11 + 7 * place}号"


def province_title(sector: Sector) -> str:
    """The title of that document."""
    return f"{PROVINCE}关于加强{sector.works[0]}工作的意见"


def provincial(sector: Sector, extent: Extent, chance: Chance) -> Cite:
    """A document of the province, which the archive knows and does not hold; or its regulation, by title."""
    if chance.often(0.4):
        title = f"样例省{sector.rules[0]}管理条例"
        return Cite(f"《{title}》", "title", instrument=title)
    title, number = province_title(sector), province_number(sector, extent)
    return Cite(f"《{title}》（{number}）", "full", instrument=title)


def _unheld(sector: Sector, extent: Extent, chance: Chance) -> Cite:
    """A document older than the archive, which nobody here holds."""
    year, sequence = extent.first_year - chance.between(2, 9), chance.between(11, 99)
    number = f"样政发〔{year}〕{sequence}号"
    if chance.often(0.5):
        return Cite(number, "number")
    return Cite(f"《{CITY}{chance.choose(sector.rules)}管理原则规定》（{number}）", "full")


def _with_short(cite: Cite) -> Cite:
    """…（number，以下简称《意见》）."""
    title = cite.text.partition("》（")[0].removesuffix("〉").removesuffix("的通知").removesuffix("〉")
    short = next((form for form in ("办法", "规定", "细则", "方案", "计划", "要点", "规划", "意见", "批复")
                  if title.endswith(form)), "通知")  # fmt: skip
    text = f"{cite.text.removesuffix('）')}，以下简称《{short}》）"
    return Cite(text, cite.form, cite.target, cite.instrument, short)
