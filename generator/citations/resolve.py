"""What a citation refers to: a document of this archive, a known outside instrument, one of several, or unknown.

By number first: a number names one document, whatever title stands before it. Then by title: as printed (blanks,
widths and marks aside), then without the issuing office, 中华人民共和国 and a version in brackets. Of several
namesakes the one counts that was in the world when the citing document was written: the latest issued on or before its
date. Where that does not decide, the citation is ambiguous and names all of them; nothing is guessed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from ..model.archive import Archive
from ..model.document_number import DocumentNumber
from ..model.instrument import Instrument
from ..model.listed import ListedEntry
from ..model.text import comparable
from .citation import Citation

State = Literal["document", "instrument", "ambiguous", "unknown"]
_STATE_OF_CHINA = "中华人民共和国"
_VERSION = re.compile(r"(?:\([^()]*\))+$")
_ISSUER = re.compile(r"^[^《》]{2,60}?(?=关于)")
_JOINTS = re.compile(r"[、,，\s]")

NumberKey = tuple[str, int | None, str]


@dataclass(frozen=True)
class Candidate:
    """A document or instrument that citations may mean."""

    title: str
    number: str
    date: datetime.date | None
    entry: ListedEntry | None = None
    instrument: Instrument | None = None
    address: str = ""


@dataclass(frozen=True)
class Target:
    """`state`, and the candidates: one for a document or an instrument, several if ambiguous, none if unknown."""

    state: State
    candidates: tuple[Candidate, ...] = field(default=())

    @property
    def entry(self) -> ListedEntry | None:
        """The document of the archive, if it is one."""
        return self.candidates[0].entry if self.state == "document" else None

    @property
    def instrument(self) -> Instrument | None:
        """The outside instrument, if it is one."""
        return self.candidates[0].instrument if self.state == "instrument" else None

    def as_json(self) -> dict[str, Any] | None:
        """`{state, title, number, date, address}`; with `candidates` where ambiguous; null where unknown."""
        if not self.candidates:
            return None
        described = [
            {
                "title": candidate.title,
                "number": candidate.number or None,
                "date": candidate.date.isoformat() if candidate.date else None,
                "address": candidate.address or None,
            }
            for candidate in self.candidates
        ]
        if self.state == "ambiguous":
            return {"state": self.state, "candidates": described}
        return {"state": self.state, **described[0]}


UNKNOWN = Target("unknown")


class Names(NamedTuple):
    """Keys under which citations find one document: its number, its titles as printed, and looser forms of them."""

    number: NumberKey | None
    exact: tuple[str, ...]
    loose: tuple[str, ...]


class Lookup(NamedTuple):
    """Keys under which one citation looks: a number, then titles as cited, then looser forms."""

    number: NumberKey | None
    exact: tuple[str, ...]
    loose: tuple[str, ...]


def names_of(entry: ListedEntry) -> Names:
    """The keys of one document."""
    document = entry.document
    titles = [document.title, document.instrument] if document.instrument else [document.title]
    loose = dict.fromkeys(key for title in titles for key in _loose(title, document.issuing_offices))
    return Names(_key_of(document.number), tuple(map(_exact, titles)), tuple(loose))


def lookup_of(citation: Citation) -> Lookup:
    """The keys of one citation."""
    number = None
    if citation.sequence is not None and citation.prefix:
        number = _number_key(citation.prefix, citation.year, citation.sequence)
    if not citation.title or citation.kind == "gazette_issue":
        return Lookup(number, (), ())
    titles = [citation.issuer + citation.title, citation.title] if citation.issuer else [citation.title]
    loose = dict.fromkeys(key for title in titles for key in _loose(title, ()))
    return Lookup(number, tuple(map(_exact, titles)), tuple(loose))


class Resolver:
    """Looks citations up in one archive. Built once, then read only. `entries` are those that may be meant: all,
    unless it is known what will be looked up."""

    def __init__(self, archive: Archive, entries: Iterable[ListedEntry] | None = None) -> None:
        self._numbers: dict[NumberKey, list[Candidate]] = {}
        self._titles: dict[str, list[Candidate]] = {}
        self._loose: dict[str, list[Candidate]] = {}
        for entry in archive.entries if entries is None else entries:
            own = names_of(entry)
            document = entry.document
            address = archive.addresses[entry.key]
            self._add(
                Candidate(document.title, document.document_number, document.date_of_issue, entry, None, address), own
            )
        for instrument in archive.instruments:
            self._add_instrument(instrument)

    def _add_instrument(self, instrument: Instrument) -> None:
        candidate = Candidate(
            instrument.title, instrument.number, instrument.date, None, instrument, instrument.address
        )
        number = DocumentNumber.parse(instrument.number) if instrument.number else None
        titles = [instrument.title, *instrument.short_names]
        loose = tuple(dict.fromkeys(key for title in titles for key in _loose(title, ())))
        self._add(candidate, Names(_key_of(number), tuple(map(_exact, titles)), loose))

    def _add(self, candidate: Candidate, names: Names) -> None:
        if names.number is not None:
            self._numbers.setdefault(names.number, []).append(candidate)
        for key in dict.fromkeys(names.exact):
            self._titles.setdefault(key, []).append(candidate)
        for key in names.loose:
            self._loose.setdefault(key, []).append(candidate)

    def resolve(
        self,
        citation: Citation,
        date: datetime.date | None = None,
        citing: ListedEntry | None = None,
        lookup: Lookup | None = None,
    ) -> Target:
        """What `citation` means in a document of `date`; `citing` is that document, `lookup` the keys if at hand.

        `date` defaults to the citing document's date of issue, or its gazette's.
        """
        if citing is not None and date is None:
            date = citing.document.date_of_issue or citing.issue.date_published
        keys = lookup if lookup is not None else lookup_of(citation)
        if keys.number is not None and (found := self._numbers.get(keys.number)):
            return _decide(found, date)
        for table, titles in (
            (self._titles, keys.exact),
            (self._loose, keys.exact),
            (self._titles, keys.loose),
            (self._loose, keys.loose),
        ):
            for key in titles:
                fitting = [candidate for candidate in table.get(key, ()) if _agrees(citation, candidate)]
                if fitting:
                    return _decide(fitting, date)
        return UNKNOWN


def _exact(title: str) -> str:
    return comparable(title).replace("《", "").replace("》", "")


def _loose(title: str, offices: Sequence[str]) -> list[str]:
    """Other keys under which the same title is cited: without version, without the state's name, without issuers."""
    exact = _exact(title)
    without_version = _VERSION.sub("", exact)
    keys = [without_version, without_version.removeprefix(_STATE_OF_CHINA)]
    without_offices = exact
    for office in offices:
        without_offices = without_offices.removeprefix(_exact(office))
    issuer = _ISSUER.match(without_version)
    keys += [without_offices, without_version[issuer.end() :] if issuer else without_version]
    return [key for key in dict.fromkeys(keys) if len(key) > 2]


def _key_of(number: DocumentNumber | None) -> NumberKey | None:
    return _number_key(number.letters or number.agency_code, number.year, number.sequence) if number else None


def _number_key(prefix: str, year: int | None, sequence: int | str) -> NumberKey:
    code = _JOINTS.sub("", comparable(prefix)).removeprefix(_STATE_OF_CHINA)
    return code, year, str(sequence)


def _agrees(citation: Citation, candidate: Candidate) -> bool:
    """A title that is cited with one number does not mean a document that bears another."""
    if citation.sequence is None or not candidate.number:
        return True
    number = DocumentNumber.parse(candidate.number)
    if number is None or citation.kind == "own_number":
        return True
    same_year = citation.year is None or number.year is None or citation.year == number.year
    return same_year and str(number.sequence) == str(citation.sequence)


def _decide(found: Sequence[Candidate], date: datetime.date | None) -> Target:
    """One candidate, or the latest issued on or before `date`; ambiguous if that leaves several."""
    if len(found) > 1 and date is not None and all(candidate.date for candidate in found):
        earlier = [c for c in found if c.date is not None and c.date <= date]
        if earlier:
            latest = max(c.date for c in earlier if c.date is not None)
            found = [c for c in earlier if c.date == latest]
    if len(found) == 1:
        return Target("document" if found[0].entry is not None else "instrument", (found[0],))
    return Target("ambiguous", tuple(found))
