"""A document among its neighbours as a drawing: lines to what it cites or changes, and from what does so to it.

Static SVG without a script or style of its own; the lists beside it are its text, so programs that read aloud skip it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .markup import html
from .surroundings import Related

_MOST = 8
_FEWEST = 2
_ROW, _WIDTH, _BOX, _MARGIN = 34, 640, 200, 8


def graph_html(name: str, related: Sequence[Related], root: str) -> str:
    """Documents that point here on the left, this document in the middle, those that it points to on the right."""
    held = [row for row in related if row.address]
    left = _distinct([row for row in held if row.kind.endswith(".by")])
    right = _distinct([row for row in held if not row.kind.endswith(".by")])
    if len(left) + len(right) < _FEWEST:
        return ""
    height = max(len(left), len(right), 1) * _ROW + 2 * _MARGIN
    middle = height / 2
    parts = [f'<svg class="graph" viewBox="0 0 {_WIDTH} {height:g}" aria-hidden="true">']
    centre = (_WIDTH - _BOX) / 2
    for column, rows in ((0, left), (_WIDTH - _BOX, right)):
        for position, row in enumerate(rows):
            y = middle + (position - (len(rows) - 1) / 2) * _ROW
            ends = (_BOX, y, centre, middle) if column == 0 else (centre + _BOX, middle, column, y)
            parts.append(_line(*ends))
            box = _box(column, y, row.name)
            parts.append(f'<a href="{root}{html(row.address)}" tabindex="-1">{box}</a>')
    parts.append(f'<g class="here">{_box(centre, middle, name)}</g></svg>')
    return "".join(parts)


def _distinct(rows: Sequence[Related]) -> list[Related]:
    found: dict[str, Related] = {}
    for row in rows:
        found.setdefault(row.address.split("#")[0], row)
    return list(found.values())[:_MOST]


def _box(x: float, y: float, name: str) -> str:
    text = name if len(name) <= 16 else name[:15] + "…"
    return f"{_frame(x, y)}{html(text)}</text>"


# Places are few: drawings differ in their names.
@lru_cache(maxsize=1024)
def _frame(x: float, y: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y - 12:g}" width="{_BOX}" height="24" rx="3"/>'
        f'<text x="{x + _BOX / 2:g}" y="{y + 4.5:g}" text-anchor="middle">'
    )


@lru_cache(maxsize=1024)
def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'
