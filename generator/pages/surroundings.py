"""What other documents say about a document: its relations in both directions, its validity, its citations' links.

Plain values, made once for the whole archive and handed to whatever process makes the page; the HTML is made there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as html

from ..messages import message
from ..model.archive import Archive
from ..model.dates import print_date
from ..relations.stated import Relations, Stated
from ..relations.validity import Period, Status, last_day, periods
from .markup import Link


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Turn:
    """One period of validity as a page needs it: dates as 2020-06-09, `end` exclusive; what opened it."""

    start: str
    end: str
    status: Status
    by: Related | None = None


@dataclass(frozen=True)
class Surroundings:
    """`links` maps a block's anchor to the citations in its text; `last_day` is the end that the text itself states."""

    links: Mapping[str, Sequence[Link]] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    turns: tuple[Turn, ...] = ()
    last_day: str = ""

    @property
    def status(self) -> Status:
        """How the document's validity ended, as far as editors stated."""
        return self.turns[-1].status if self.turns else "unknown"


NOTHING = Surroundings()


def stated_surroundings(archive: Archive, relations: Relations) -> dict[str, Surroundings]:
    """Surroundings of every entry about which editors stated anything, by entry key."""
    found: dict[str, Surroundings] = {}
    for entry in archive.entries:
        outgoing = relations.outgoing.get(entry.key, ())
        incoming = relations.incoming.get(entry.key, ())
        stated = periods(entry, relations)
        if outgoing or incoming or stated:
            related = [_related(archive, relations, item, item.target, "") for item in outgoing]
            related += [_related(archive, relations, item, item.source, ".by") for item in incoming]
            turns = tuple(_turn(archive, relations, period) for period in stated)
            last = last_day(entry)
            found[entry.key] = Surroundings({}, tuple(related), turns, last.isoformat() if last else "")
    return found


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
    """The banner: what editors stated on validity and by what, corrections, and the question of a given day."""
    lines = [line for turn in around.turns if (line := _line(turn, around.last_day, root))]
    corrections = [row for row in around.related if row.kind == "corrects.by"]
    corrected = "".join(f"<p>{message('pages.corrected')}{_row_html(row, root)}</p>" for row in corrections)
    if not lines:
        return f'<aside class="notice corrected">{corrected}</aside>' if corrected else ""
    data = [[turn.start, turn.end, message(f"pages.validity.{turn.status}")] for turn in around.turns]
    return (
        f'<aside class="notice validity {around.status}" aria-label="{message("pages.validity")}"'
        f' data-periods="{html(json.dumps(data, ensure_ascii=False))}">'
        f"{''.join(f'<p>{line}</p>' for line in lines)}{corrected}"
        f'<p class="validity-at" hidden><label>{message("pages.validity.at")} <input type="date"></label> '
        f"<output></output></p><p><small>{message('pages.validity.basis')}</small></p></aside>"
    )


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
