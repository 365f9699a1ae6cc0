"""Charts drawn at build time: inline SVG, with the same figures in a table for those who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape as html

from ..messages import message
from ..model.listed import ListedEntry

_HEIGHT = 80
_OFFICES = 10


def charts(entries: Sequence[ListedEntry], language: str) -> str:
    """Documents per year and per office; a chart of one bar is not drawn."""
    years = Counter((entry.document.date_of_issue or entry.issue.date_published).year for entry in entries)
    offices = Counter(name for entry in entries for name in dict.fromkeys(entry.document.issuing_offices))
    drawn = []
    if len(years) > 1:
        drawn.append(_chart_of_years({year: years[year] for year in range(min(years), max(years) + 1)}, language))
    if len(offices) > 1:
        ordered = dict(sorted(offices.items(), key=lambda item: (-item[1], item[0])))
        drawn.append(_chart_of_offices(ordered, language))
    return "\n".join(drawn)


def _chart_of_years(counts: dict[int, int], language: str) -> str:
    """Upright bars, one a year, empty years kept."""
    most = max(counts.values())
    bars = []
    for position, (year, count) in enumerate(counts.items()):
        height = round(count * _HEIGHT / most)
        title = f"<title>{year}: {count}</title>"
        bars.append(f'<rect x="{12 * position + 2}" y="{_HEIGHT - height}" width="8" height="{height}">{title}</rect>')
    years = list(counts)
    name = html(message("pages.chart", language))
    image = (
        f'<svg class="chart" viewBox="0 0 {12 * len(counts)} {_HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{name}">{"".join(bars)}</svg>'
        f'<p class="chart-years" aria-hidden="true"><span>{years[0]}</span><span>{years[-1]}</span></p>'
    )
    rows = [(str(year), count) for year, count in counts.items()]
    return _figure(image, name, message("pages.year", language), rows, language, "")


def _chart_of_offices(counts: dict[str, int], language: str) -> str:
    """Level bars of the offices with most documents; the table has them all."""
    most = max(counts.values())
    shown = list(counts.items())[:_OFFICES]
    foreign = ' lang="zh-CN"' if language != "zh-CN" else ""
    bars = "".join(
        f'<text x="158" y="{20 * n + 14}" text-anchor="end">{html(office if len(office) <= 14 else office[:13] + "…")}'
        f'</text><rect x="164" y="{20 * n + 3}" width="{max(2, round(count * 200 / most))}" height="14"/>'
        f'<text x="{170 + max(2, round(count * 200 / most))}" y="{20 * n + 14}">{count}</text>'
        for n, (office, count) in enumerate(shown)
    )
    name = html(message("pages.chart-offices", language))
    image = (
        f'<svg class="chart-offices" viewBox="0 0 400 {20 * len(shown)}" role="img" aria-label="{name}">'
        f"<g{foreign}>{bars}</g></svg>"
    )
    return _figure(image, name, message("pages.column.office", language), list(counts.items()), language, foreign)


def _figure(image: str, name: str, label: str, rows: list[tuple[str, int]], language: str, foreign: str) -> str:
    """A chart with its table folded below it. `name` is HTML."""
    body = "".join(f'<tr><th scope="row"{foreign}>{html(text)}</th><td>{count}</td></tr>' for text, count in rows)
    return (
        f'<figure class="chart-box"><figcaption>{name}</figcaption>{image}'
        f"<details><summary>{html(message('pages.chart-table', language))}</summary>"
        f'<table class="facts"><caption class="unseen">{name}</caption><thead><tr><th scope="col">{html(label)}</th>'
        f'<th scope="col">{html(message("pages.count", language))}</th></tr></thead>'
        f"<tbody>{body}</tbody></table></details></figure>"
    )
