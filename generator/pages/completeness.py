"""completeness.html: what the archive holds and lacks, each gap with its reason where editors know it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape as html

from ..messages import message
from ..model.page import Page
from ..relations.completeness import Missing, Row, issue_rows, next_issue, number_rows, overall_missing
from .context import Site
from .head import common


def completeness_page(site: Site, address: str, language: str) -> Page:
    """The ledger in one language."""
    archive = site.archive
    series: dict[str, list[Row]] = {}
    for row in number_rows(archive):
        series.setdefault(row.series, []).append(row)
    upcoming = next_issue(archive)
    expected = ""
    if upcoming:
        name = message("pages.issue-name", language, year=upcoming.year, number=upcoming.number)
        if upcoming.overall_number:
            name += f"（{message('pages.overall', language, number=upcoming.overall_number)}）"
        expected = message("pages.completeness.next", language, issue=name)
    values = {
        "name": message("pages.completeness", language),
        "issues": _table(issue_rows(archive), language),
        "overall": _overall(site, language),
        "expected": expected,
        "grid": _grid(site, series, language),
        "series": [(code, _table(rows, language, _slug(site, code))) for code, rows in series.items()],
    }
    title = f"{values['name']} — {site.config.short}"
    hint = message("pages.completeness.hint", language)
    return site.page("completeness", address, title, common(site.config, address, title, hint), values, language)


def _slug(site: Site, code: str) -> str:
    return site.archive.series[code][0].slug


def _grid(site: Site, series: dict[str, list[Row]], language: str) -> str:
    """Series by years at a glance: how many of how many numbers are held, each cell leading to its row below."""
    if not series:
        return ""
    cells = {(code, row.year): row for code, rows in series.items() for row in rows}
    years = sorted({year for _, year in cells}, reverse=True)
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    body = ""
    for code in series:
        line = "".join(_grid_cell(cells.get((code, year)), _slug(site, code)) for year in years)
        body += f'<tr><th scope="row">{html(code)}</th>{line}</tr>\n'
    caption = html(message("pages.completeness.grid", language))
    head = f'<th scope="col">{message("pages.completeness.numbers", language)}</th>{head}'
    return (
        f'<p>{caption}</p>\n<div class="scroll" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="ledger grid"><caption class="unseen">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead>"
        f"\n<tbody>{body}</tbody></table></div>"
    )


def _grid_cell(row: Row | None, slug: str) -> str:
    if row is None:
        return "<td></td>"
    text = f"{row.held}/{row.highest}" if row.missing else str(row.held)
    kind = "gaps" if row.missing else "whole"
    return f'<td class="{kind}"><a href="#{slug}-{row.year}">{text}</a></td>'


def _overall(site: Site, language: str) -> str:
    held = [issue.overall_number for issue in site.archive.issues if issue.overall_number]
    if min(held, default=0) == max(held, default=0):
        return ""
    missing = overall_missing(site.archive)
    if not missing:
        return message("pages.completeness.overall-whole", language, first=min(held), last=max(held))
    return message("pages.completeness.overall", language, numbers="、".join(_run(*run) for run in missing))


def _table(rows: Sequence[Row], language: str, slug: str = "issues") -> str:
    names = ("pages.year", "pages.completeness.held", "pages.completeness.highest", "pages.completeness.missing")
    head = "".join(f'<th scope="col">{message(name, language)}</th>' for name in names)
    body = "".join(
        f'<tr id="{slug}-{row.year}"><th scope="row">{row.year}</th><td>{row.held}</td><td>{row.highest}</td>'
        f"<td>{_missing(row.missing, language)}</td></tr>\n"
        for row in rows
    )
    return f'<table class="ledger"><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>'


def _missing(missing: Iterable[Missing], language: str) -> str:
    """Runs of one reason together: `1—9、12 不详`."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for item in missing:
        reasons.setdefault((item.status, item.note), []).append(_run(item.first, item.last))
    parts = []
    for (status, note), runs in reasons.items():
        reason = message(f"pages.gap.{status}", language) + (f"：{html(note)}" if note else "")
        parts.append(f'<span class="gap {status}">{"、".join(runs)} <small>{reason}</small></span>')
    return " ".join(parts) or message("pages.completeness.none", language)


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"
