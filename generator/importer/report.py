"""The report of an import: what was understood, what is in doubt, what was left out and why, and the ledger's sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from ..messages import keys, message
from .result import Imported, count

# Reasons of which every single case is listed; of the others (marks of a transcript, scripts) only the sum.
_SUMMED = frozenset({
    "heading-mark", "bold-mark", "bullet", "label", "attachment-label", "attachment-number", "repeated-header",
    "repeated-title", "superscript", "subscript", "escape", "line-break", "link", "script", "noscript", "head", "title",
    "links", "navigation", "site-furniture", "quote-mark", "bold-tag", "html-tag", "formula", "image", "entity",
    "table-mark", "repeated-label",
})  # fmt: skip
_SHOWN = 60


def report(imported: Imported, language: str) -> str:
    """The report as text, one fact a line."""
    return "\n".join(_lines(imported, language)) + "\n"


def _lines(imported: Imported, language: str) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return message(f"importer.report.{key}", language, **values)

    def place(line: int | None) -> str:
        name, own = imported.place(line or 0)
        if not own:
            return say("no-line")
        return say("file-line", file=name, line=own) if len(imported.files) > 1 else say("line", line=own)

    yield say("documents", count=len(imported.documents))
    for position, document in enumerate(imported.documents, 1):
        yield say(
            "document", position=position, title=document.title, number=document.document_number or "—",
            date=document.date_of_issue or "—", blocks=len(document.blocks), tables=len(document.tables),
            attachments=len(document.attachments),
        )  # fmt: skip
    if imported.contents:
        yield say("contents", count=len(imported.contents))
    yield say("doubts", count=len(imported.doubts))
    for doubt in imported.doubts:
        yield say("doubt", place=place(doubt.line), chosen=doubt.chosen, why=reason_of(doubt.code, language))
        if doubt.alternative:
            yield say("alternative", alternative=doubt.alternative)
    yield from _left_out(imported, language, place, say)
    ledger = imported.ledger
    yield say(
        "ledger", source=ledger.source.total(), added=ledger.added.total(), kept=ledger.kept.total(),
        left=sum(count(text).total() for _, _, text in ledger.left_out),
    )  # fmt: skip


def _left_out(
    imported: Imported, language: str, place: Callable[[int | None], str], say: Callable[..., str]
) -> Iterator[str]:
    left = [(line, reason, text) for line, reason, text in imported.ledger.left_out if count(text)]
    sums: Counter[str] = Counter()
    for _, reason, text in left:
        sums[reason] += count(text).total()
    yield say("left-out", count=sums.total())
    for reason in sorted(sums):
        name = left_out_name(reason, language)
        yield say("reason", reason=name, characters=sums[reason])
        if reason not in _SUMMED:
            for line, _, text in (entry for entry in left if entry[1] == reason):
                shown = " ".join(text.split())
                shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "……"
                yield say("left", place=place(line), text=shown)


def reason_of(code: str, language: str) -> str:
    """Why a doubt of this kind was raised, in words; its code if the catalogue has none."""
    key = f"importer.doubt.{code}"
    return message(key, language) if key in keys() else code


def left_out_name(reason: str, language: str) -> str:
    """A reason for leaving characters out, in words; the word itself if the catalogue has none."""
    key = f"importer.reason.{reason}"
    return message(key, language) if key in keys() else reason
