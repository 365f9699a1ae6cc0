"""Stage 5, sums. Reads a finished table; gives a doubt for each printed total that its column does not add up to.

Figures are held against each other to half a unit of the total's last printed digit, for totals are printed rounded.
Nothing is corrected.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from ..model.table import ABOVE
from ..model.text import half_width, squeeze
from .result import Doubt, ImportedTable
from .tables import TOTAL

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
_UNIT = re.compile(r"^(-?[\d.,]+)(?:宗|个|人|户|亩|公顷|万元|元|项|件|名|台|家)$")
_MOST = 20_000


def check_totals(table: ImportedTable) -> list[Doubt]:
    """Doubts about the last row of totals; [] if it adds up, or if there are rows of subtotals among the others."""
    rows = table.grid.rows
    if table.totals_rows != 1 or len(rows) > _MOST or len(rows) - table.header_rows < 3:
        return []
    body, total = rows[table.header_rows : -1], rows[-1]
    if any(TOTAL.match(squeeze(cell)) for row in body for cell in row[:2]):
        return []
    out: list[Doubt] = []
    for column, printed in enumerate(total):
        wanted = _value(printed)
        values = [_value(row[column]) for row in body if row[column] not in ("", ABOVE)]
        figures = [value for value in values if value is not None]
        if wanted is None or not figures or len(figures) != len(values) or _UNIT.match(squeeze(printed)):
            continue
        exponent = wanted.as_tuple().exponent
        digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        if abs(sum(figures) - wanted) > Decimal(1).scaleb(-digits) / 2:
            line = table.lines[-1] if table.lines else 0
            out.append(Doubt("total-differs", line, printed, str(sum(figures))))
    return out


def _value(text: str) -> Decimal | None:
    plain = half_width(squeeze(text))
    if not _NUMBER.fullmatch(plain) or len(plain) > 24:
        return None
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
