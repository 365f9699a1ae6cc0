"""What other documents say about a document: its relations in both directions, its validity, its citations' links.

Plain values, made once for the whole archive and handed to whatever process makes the page; the HTML is made there.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as html

from ..messages import message
from ..model.archive import Archive, issue_address
from ..model.dates import print_date
from ..model.issue import Correction
from ..relations.stated import Corrected, Relations, Stated, corrections_of
from ..relations.validity import Period, Status, all_periods, last_day
from .markup import Link
from .rows import issue_name

_EFFECTS = ("amends", "repeals", "replaces", "corrects")


@dataclass(frozen=True, slots=True)
class Related:
    """One row: `kind` is a relation's type, with `.by` in the other direction. `address` is empty if not held;
    `outside` is then an official address elsewhere, if an editor gave one."""

    kind: str
    address: str
    name: str
    title: str = ""
    since: str = ""
    scope: str = ""
    sentence: str = ""
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One period of validity as a page needs it: dates as 2020-06-09, `end` exclusive; what opened it."""

    start: str
    end: str
    status: Status
    by: Related | None = None


@dataclass(frozen=True, slots=True)
class CorrectedIn:
    """A 更正 of the document: the address of the issue that prints it, that issue's name, and what it says."""

    address: str
    name: str
    correction: Correction


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`links` maps a block's anchor to the citations in its text; `last_day` is the end that the text itself states;
    `more` how many rows of a kind are left out of `related`."""

    links: Mapping[str, Sequence[Link]] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    turns: tuple[Turn, ...] = ()
    last_day: str = ""
    corrections: tuple[CorrectedIn, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)

    @property
    def status(self) -> Status:
        """How the document's validity ended, as far as editors stated."""
        return self.turns[-1].status if self.turns else "unknown"


NOTHING = Surroundings()


def stated_surroundings(archive: Archive, relations: Relations) -> dict[str, Surroundings]:
    """Surroundings of every entry about which editors stated anything, by entry key."""
    corrected: dict[str, list[CorrectedIn]] = {}
    for item in corrections_of(archive):
        if item.target:
            corrected.setdefault(item.target, []).append(_corrected(item))
    stated = all_periods(relations)
    concerned = relations.outgoing.keys() | relations.incoming.keys() | stated.keys() | corrected.keys()
    found: dict[str, Surroundings] = {}
    for key in sorted(concerned):
        related = [_related(archive, relations, item, item.target, "") for item in relations.outgoing.get(key, ())]
        related += [_related(archive, relations, item, item.source, ".by") for item in relations.incoming.get(key, ())]
        turns = tuple(_turn(archive, relations, period) for period in stated.get(key, ()))
        last = last_day(archive.by_key[key])
        corrections = tuple(corrected.get(key, ()))
        found[key] = Surroundings({}, tuple(related), turns, last.isoformat() if last else "", corrections)
    return found


def _corrected(item: Corrected) -> CorrectedIn:
    page = item.correction.page
    name = issue_name(item.issue) + (message("pages.page", page=page) if page else "")
    anchor = f"#page-{page}" if page else "#corrections"
    return CorrectedIn(issue_address(item.issue) + anchor, name, item.correction)


def _related(archive: Archive, relations: Relations, stated: Stated, key: str, suffix: str) -> Related:
    kind = stated.relation.type + suffix
    date = relations.date_of(stated)
    since = print_date(date) if date and stated.relation.type not in ("forwards", "issues", "interprets") else ""
    if not key:
        return Related(kind, "", stated.relation.target, since=since, scope=stated.relation.scope)
    other = archive.by_key[key].document
    name = other.document_number or other.title
    title = other.title if other.document_number else ""
    return Related(kind, archive.addresses[key], name, title, since, stated.relation.scope)


def _turn(archive: Archive, relations: Relations, period: Period) -> Turn:
    by = _related(archive, relations, period.by, period.by.source, ".by") if period.by else None
    start = period.start.isoformat() if period.start else ""
    return Turn(start, period.end.isoformat() if period.end else "", period.status, by)


def related_html(around: Surroundings, root: str, graph: str = "") -> str:
    """The section of relations, under the drawing `graph` of them; empty if there are none."""
    if not around.related:
        return ""
    kinds: dict[str, list[Related]] = {}
    for row in around.related:
        kinds.setdefault(row.kind, []).append(row)
    parts = [
        '<section class="relations" aria-labelledby="relations">'
        f'<h2 id="relations">{message("pages.relations")}</h2>{graph}<dl>'
    ]
    for kind, rows in kinds.items():
        parts.append(f"<dt>{message(f'pages.relation.{kind}')}</dt>")
        parts += [f"<dd>{_row_html(row, root)}</dd>" for row in rows]
        if around.more.get(kind, 0) > 0:
            parts.append(f"<dd>{message('pages.more-documents', count=around.more[kind])}</dd>")
    return "\n".join(parts) + "</dl></section>"


def _row_html(row: Related, root: str) -> str:
    name = html(row.name)
    if row.address:
        text = f'<a href="{root}{row.address}">{name}</a>'
    else:
        text = f'<a href="{html(row.outside)}" rel="external">{name}</a>' if row.outside else name
    if row.title:
        text += f" {html(row.title)}"
    notes = [html(row.scope), message("pages.relation.from", date=row.since) if row.since else ""]
    notes.append("" if row.address else message("pages.relation.not-held"))
    known = "；".join(note for note in notes if note)
    sentence = f"<blockquote>{html(row.sentence)}</blockquote>" if row.sentence else ""
    return text + (f" <small>{known}</small>" if known else "") + sentence


def validity_html(around: Surroundings, root: str) -> str:
    """The banners: what editors stated on validity and by what, corrections, the question of a given day; and what this
    document does to others."""
    lines = [line for turn in around.turns if (line := _line(turn, around.last_day, root))]
    corrected = _corrections_html(around, root)
    effects = _effects_html(around, root)
    if not lines:
        return (f'<aside class="notice corrected">{corrected}</aside>' if corrected else "") + effects
    data = [[turn.start, turn.end, message(f"pages.validity.{turn.status}")] for turn in around.turns]
    return (
        f'<aside class="notice validity {around.status}" aria-label="{message("pages.validity")}"'
        f' data-periods="{html(json.dumps(data, ensure_ascii=False))}">'
        f"{''.join(f'<p>{line}</p>' for line in lines)}{corrected}{_periods_html(around)}"
        f'<p class="validity-at" hidden><label>{message("pages.validity.at")} <input type="date"></label> '
        f"<output></output></p><p><small>{message('pages.validity.basis')}</small></p></aside>{effects}"
    )


def _periods_html(around: Surroundings) -> str:
    """Every period with what held in it, as text: the answer to a given day for readers without JavaScript."""
    rows = "".join(
        f"<dt>{_span(turn)}</dt><dd>{message(f'pages.validity.{turn.status}')}</dd>" for turn in around.turns
    )
    return f'<details><summary>{message("pages.validity.periods")}</summary><dl class="periods">{rows}</dl></details>'


def _span(turn: Turn) -> str:
    if turn.start and turn.end:
        last = datetime.date.fromisoformat(turn.end) - datetime.timedelta(days=1)
        return message("pages.validity.between", start=print_iso(turn.start), last=print_date(last))
    if turn.start:
        return message("pages.validity.since", start=print_iso(turn.start))
    return message("pages.validity.before", end=print_iso(turn.end)) if turn.end else message("pages.validity.always")


def _corrections_html(around: Surroundings, root: str) -> str:
    """Corrections of this document: by documents that correct it, and by 更正 that issues print."""
    parts = [_row_html(row, root) for row in around.related if row.kind == "corrects.by"]
    for item in around.corrections:
        link = f'<a href="{root}{html(item.address)}">{html(item.name)}</a>'
        parts.append("；".join(part for part in (correction_text(item.correction), link) if part))
    return "".join(f"<p>{message('pages.corrected')}{part}</p>" for part in parts)


def correction_text(correction: Correction) -> str:
    """What a 更正 says, as HTML: where, what was printed and what it should be, the note as printed."""
    parts = [html(correction.place)]
    if correction.printed or correction.corrected:
        values = {"printed": correction.printed, "corrected": correction.corrected}
        parts.append(html(message("pages.correction.reads", **values)))
    parts.append(html(correction.note))
    return "，".join(part for part in parts if part)


def _effects_html(around: Surroundings, root: str) -> str:
    """The banner of the other side: what this document ends, changes or corrects."""
    lines = [
        f"<p>{message(f'pages.effect.{row.kind}')}{_row_html(row, root)}</p>"
        for row in around.related
        if row.kind in _EFFECTS
    ]
    if not lines:
        return ""
    return f'<aside class="notice effects" aria-label="{message("pages.effects")}">{"".join(lines)}</aside>'


def _line(turn: Turn, last: str, root: str) -> str:
    if turn.status == "not_yet":
        return message("pages.validity.line.start", date=print_iso(turn.end))
    if turn.status in ("amended", "repealed") and turn.by:
        return message(f"pages.validity.line.{turn.status}", date=print_iso(turn.start)) + _row_html(turn.by, root)
    return message("pages.validity.line.lapsed", date=print_iso(last)) if turn.status == "lapsed" else ""


def print_iso(day: str) -> str:
    """`2020年6月9日` of 2020-06-09."""
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日"


def validity_label(around: Surroundings) -> str:
    """The last stated status in a word; empty if nothing was stated."""
    return message(f"pages.validity.{around.status}") if around.status != "unknown" else ""
