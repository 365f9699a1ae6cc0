"""What each document is: genre, offices, number, title, dates, what it does to others and what it cites. No text yet.

Documents are decided one after the other, each knowing only those before it, so that the first documents of an archive
are the same however many follow.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.issue import Relation
from .calendar import Extent, Slot, slots
from .chance import Chance
from .citing import Library
from .titles import (
    ANNOUNCEMENTS,
    APPROVALS,
    CITY,
    GENRES,
    GOVERNMENT,
    KINDS,
    NOTICES,
    OFFICE,
    OPINIONS,
    RULES,
    SCHEMES,
    nested,
)
from .vocabulary import Bureau, Sector, sectors, towns
from .writer import Cite

SECTIONS = ("市政府文件", "市政府办公室文件", "部门文件", "通告与说明")
CODES = {"government": ("样政发", "yzf"), "approval": ("样政函", "yzh"), "office": ("样政办发", "yzbf")}
_BLOCK = sum(GENRES.values())
_ATTEMPTS = 12


@dataclass
class Planned:
    """One document before its text is written."""

    serial: int
    genre: str
    sector: Sector
    bureau: Bureau
    date: datetime.date
    issue: str
    id: str = ""
    number: str = ""
    title: str = ""
    offices: tuple[str, ...] = ()
    section: str = ""
    instrument: str = ""
    form: str = ""
    topic: str = ""
    effective: datetime.date | None = None
    years_valid: int | None = None
    expired: datetime.date | None = None
    text: str = "full"
    table: bool = False
    relations: tuple[Relation, ...] = ()
    touched: tuple[Planned, ...] = ()
    cites: list[Cite] = field(default_factory=list)
    own: Cite | None = None
    ended: bool = False

    @property
    def key(self) -> str:
        """`2020-03/yzf-2020-10`."""
        return f"{self.issue}/{self.id}"

    @property
    def kind(self) -> str:
        """文种."""
        return KINDS.get(self.genre, "通知")

    @property
    def address(self) -> str:
        """How relations name it: by its number, else by its key."""
        return self.number or self.key


@dataclass(frozen=True)
class Lost:
    """Numbers that were given and whose documents the gazette did not print."""

    series: str
    year: int
    number: int
    status: str


class Planner:
    """Decides documents in the order of their dates."""

    def __init__(self, extent: Extent) -> None:
        self.extent = extent
        self.library = Library(extent)
        self.lost: list[Lost] = []
        self._sequences: dict[tuple[str, int], int] = {}
        self._serial = 0
        self._table_debt = 0.0
        self._block: list[str] = []

    def issues(self, extra: int = 0) -> Iterator[tuple[Slot, list[Planned]]]:
        """Issues with their documents in the order of print."""
        for slot in slots(self.extent, extra):
            days = (slot.last_day - slot.first_day).days
            chance = Chance(self.extent.seed, "dates", slot.id)
            dates = sorted(slot.first_day + datetime.timedelta(days=chance.below(days)) for _ in range(slot.documents))
            planned = [self._document(slot, date) for date in dates]
            places = {section: place for place, section in enumerate(SECTIONS)}
            yield slot, sorted(planned, key=lambda document: places[document.section])
            for document in planned:  # written by now; a large archive would not fit into memory
                document.touched, document.cites = (), []

    def _document(self, slot: Slot, date: datetime.date) -> Planned:
        chance = Chance(self.extent.seed, "plan", self._serial)
        if self._serial % _BLOCK == 0:
            genres = [genre for genre, count in GENRES.items() for _ in range(count)]
            self._block = Chance(self.extent.seed, "genres", self._serial).in_order(genres)
        genre = self._block[self._serial % _BLOCK]
        sector = chance.choose(sectors())
        touched = self.library.touchable(genre, sector, date, chance)
        if touched is None:
            genre, touched = "notice", []
        elif touched:
            sector = touched[0].sector
        document = Planned(self._serial, genre, sector, sector.bureau(date), date, slot.id, touched=tuple(touched))
        self._serial += 1
        self._name(document, chance)
        self._number(document, chance, slot)
        self._validity(document, chance)
        self._relate(document)
        self._add_table(document)
        if genre in ("notice", "approval") and chance.often(0.03):
            document.text = "none" if chance.often(0.5) else "digest"
        self.library.cite(document, chance)
        self.library.add(document)
        return document

    def _name(self, document: Planned, chance: Chance) -> None:
        for attempt in range(_ATTEMPTS):
            self._try_name(document, chance, attempt)
            if document.touched or not self.library.knows(document.instrument or document.title):
                return
            if 3 < attempt < _ATTEMPTS - 1:
                document.sector = chance.choose(sectors())
                document.bureau = document.sector.bureau(document.date)

    def _try_name(self, document: Planned, chance: Chance, attempt: int) -> None:
        year = document.date.year
        rule, work = chance.choose(document.sector.rules), chance.choose(document.sector.works)
        town = chance.choose(towns()).name
        values = {"city": CITY, "year": year, "third": year + 2, "rule": rule, "work": work, "town": town}
        genre = document.genre
        document.offices, document.section = (GOVERNMENT,), SECTIONS[0]
        document.topic = work
        if genre == "scheme":
            pattern, document.form = chance.choose(SCHEMES)
            document.instrument = pattern.format(**values)
            document.offices, document.section = (OFFICE,), SECTIONS[1]
            document.title = f"{OFFICE}关于印发{document.instrument}的通知"
        elif genre == "rules":
            self._name_rules(document, chance, rule if attempt < 6 else town + rule)
        elif genre in ("opinion", "approval", "announce"):
            pattern = chance.choose({"opinion": OPINIONS, "approval": APPROVALS, "announce": ANNOUNCEMENTS}[genre])
            document.topic = rule if "{rule}" in pattern else work
            document.title = GOVERNMENT + pattern.format(**values)
            if genre == "announce":
                document.section = SECTIONS[3]
        elif genre in ("notice", "joint"):
            pattern = chance.choose(NOTICES)
            document.topic = rule + "管理" if "{rule}" in pattern else work
            self._issuers(document, chance)
            document.title = " ".join(document.offices) + pattern.format(**values)
        else:
            self._name_after(document)

    def _name_rules(self, document: Planned, chance: Chance, rule: str) -> None:
        """A new rule takes the title of the one that it takes the place of, or a new one."""
        ending, document.form = chance.choose(RULES)
        document.topic = rule
        document.instrument = f"{CITY}{rule}{ending}"
        if document.touched and document.touched[0].instrument:
            old = document.touched[0]
            document.topic, document.form, document.instrument = old.topic, old.form, old.instrument
        document.title = f"{GOVERNMENT}关于印发《{document.instrument}》的通知"
        if chance.often(0.4):
            document.offices, document.section = (OFFICE,), SECTIONS[1]
            document.title = f"{OFFICE}关于印发《{document.instrument}》的通知"

    def _issuers(self, document: Planned, chance: Chance) -> None:
        own = document.bureau.name
        if document.genre == "joint":
            others = [sector.bureau(document.date).name for sector in sectors() if sector is not document.sector]
            document.offices = (own, *chance.in_order(others)[: chance.between(1, 2)])
            document.section = SECTIONS[2]
        else:
            office, section = chance.choose(((own, 2), (own, 2), (OFFICE, 1), (OFFICE, 1), (GOVERNMENT, 0)))
            document.offices, document.section = (office,), SECTIONS[section]

    def _name_after(self, document: Planned) -> None:
        """Titles of documents that are about others."""
        first = document.touched[0]
        document.topic = first.topic
        name = first.instrument or nested(first.title)
        if document.genre == "forward":
            document.offices, document.section = (OFFICE,), SECTIONS[1]
            document.instrument = first.title
            document.title = f"{OFFICE}关于转发《{name}》的通知"
        elif document.genre == "amend":
            document.title = f"{GOVERNMENT}关于修改《{name}》的决定"
        elif document.genre == "abolish":
            document.title = f"{GOVERNMENT}关于废止部分行政规范性文件的决定"
        elif document.genre == "interpret":
            document.offices, document.section = (document.bureau.name,), SECTIONS[3]
            document.title = f"《{name}》政策解读"
        else:
            document.offices, document.section = (OFFICE,), SECTIONS[3]
            document.title = f"关于对《{name}》有关内容的更正说明"

    def _number(self, document: Planned, chance: Chance, slot: Slot) -> None:
        code, slug = CODES["office"] if document.offices[0] == OFFICE else CODES["government"]
        if document.genre == "approval":
            code, slug = CODES["approval"]
        elif document.offices[0] == document.bureau.name:
            code, slug = document.bureau.code, document.bureau.code_slug
        if document.section == SECTIONS[3]:
            document.id = f"n{document.serial + 1}"
            return
        year = document.date.year
        sequence = self._sequences.get((code, year), 0) + 1
        if not slot.extra and sequence > 1 and chance.often(0.03):
            self.lost.append(Lost(code, year, sequence, chance.choose(("not_published", "not_public", ""))))
            sequence += 1
        self._sequences[code, year] = sequence
        document.number = f"{code}〔{year}〕{sequence}号"
        document.id = f"{slug}-{year}-{sequence}"

    def _validity(self, document: Planned, chance: Chance) -> None:
        if document.genre == "rules":
            months = document.date.month + chance.between(1, 3)
            document.effective = datetime.date(document.date.year + (months - 1) // 12, (months - 1) % 12 + 1, 1)
            document.years_valid = chance.choose((None, 2, 3, 5, 5))
        elif document.genre in ("amend", "abolish"):
            document.effective = document.date
        elif document.genre == "announce":
            document.expired = datetime.date(document.date.year + 1, 12, 31)

    def _relate(self, document: Planned) -> None:
        kinds = {
            "rules": "repeals", "scheme": "replaces", "forward": "forwards", "amend": "amends", "abolish": "repeals",
            "interpret": "interprets", "correct": "corrects",
        }  # fmt: skip
        if document.genre not in kinds:
            return
        scope = "第五条" if document.genre == "amend" else ""
        document.relations = tuple(
            Relation.model_validate({"type": kinds[document.genre], "target": old.address, "scope": scope})
            for old in document.touched
        )
        if document.genre in ("rules", "scheme", "abolish"):
            for old in document.touched:
                old.ended = True

    def _add_table(self, document: Planned) -> None:
        self._table_debt += 1 / 3
        if self._table_debt >= 1 and document.genre in ("scheme", "opinion", "notice", "joint", "rules"):
            document.table = True
            self._table_debt -= 1
