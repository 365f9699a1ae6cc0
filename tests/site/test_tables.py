"""The 14 tables of the founding issue on their pages: rows, spans and sums against the figures printed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

# page, table, rows, totals rows, columns, cells spanning rows, rows they cover
TABLES = [
    ("d/xzf/2020/10.html", "t1", 157, 0, 4, 33, 242),
    ("d/xzbf/2020/24.html", "t1", 0, 0, 20, 12, 24),
    ("d/xzbf/2020/27.html", "t1", 7, 1, 9, 0, 0),
    ("d/xzbf/2020/27.html", "t2", 13, 1, 9, 0, 0),
    ("d/xzbf/2020/27.html", "t3", 37, 1, 9, 6, 12),
    ("d/xzbf/2020/27.html", "t4", 15, 1, 9, 0, 0),
    ("d/xzbf/2020/27.html", "t5", 3, 1, 9, 0, 0),
    ("d/xzbf/2020/27.html", "t6", 4, 1, 9, 0, 0),
    ("d/xzbf/2020/27.html", "t7", 4, 1, 9, 0, 0),
    ("d/xzbf/2020/27.html", "t8", 22, 1, 9, 0, 0),
    ("d/xzbf/2020/27.html", "t9", 17, 1, 8, 3, 10),
    ("d/xzbf/2020/31.html", "t1", 20, 0, 3, 1, 18),
    ("d/xzbf/2020/31.html", "t2", 17, 1, 2, 0, 0),
    ("d/xzbf/2020/31.html", "t3", 33, 0, 2, 0, 0),
]
# page, table, column, printed total
SUMS = [
    ("d/xzbf/2020/27.html", "t1", 7, "108.9689"),
    ("d/xzbf/2020/27.html", "t2", 6, "77.6686"),
    ("d/xzbf/2020/27.html", "t2", 7, "1165.029"),
    ("d/xzbf/2020/27.html", "t9", 5, "60.2062"),
    ("d/xzbf/2020/31.html", "t2", 1, "3300"),
]


def table(site: Path, page: str, anchor: str) -> Node:
    found = HTMLParser((site / page).read_text(encoding="utf-8")).css_first(f"table#{anchor}")
    assert found is not None
    return found


def grid(rows: list[Node]) -> list[list[str]]:
    """The table as a browser lays it out: spans filled; an overlap or a hole fails."""
    filled: dict[tuple[int, int], str] = {}
    width = 0
    for r, row in enumerate(rows):
        c = 0
        for cell in row.css("td, th"):
            while (r, c) in filled:
                c += 1
            for down in range(int(cell.attributes.get("rowspan") or 1)):
                for across in range(int(cell.attributes.get("colspan") or 1)):
                    assert (r + down, c + across) not in filled
                    filled[r + down, c + across] = cell.text(strip=True)
            c += int(cell.attributes.get("colspan") or 1)
            width = max(width, c)
    return [[filled[r, c] for c in range(width)] for r in range(len(rows))]


@pytest.mark.parametrize(("page", "anchor", "rows", "totals", "columns", "spanning", "covered"), TABLES)
def test_rows_columns_and_spans(
    site: Path, page: str, anchor: str, rows: int, totals: int, columns: int, spanning: int, covered: int
) -> None:
    found = table(site, page, anchor)
    body = found.css("tbody tr")
    assert len(body) == rows + totals
    assert len(found.css("tbody tr.totals")) == totals
    cells = grid(found.css("tr"))
    assert {len(row) for row in cells} == {columns}
    spans = [int(cell.attributes.get("rowspan") or 1) for cell in found.css("td, th")]
    assert (sum(span > 1 for span in spans), sum(span for span in spans if span > 1)) == (spanning, covered)
    assert [row.attributes["id"] for row in body] == [f"{anchor}-r{n}" for n in range(1, rows + totals + 1)]


def test_the_whole_issue_counts_349_rows_and_10_totals() -> None:
    assert len(TABLES) == 14
    assert sum(row[2] for row in TABLES) == 349
    assert sum(row[3] for row in TABLES) == 10


@pytest.mark.parametrize(("page", "anchor", "column", "printed"), SUMS)
def test_sums_of_rows_equal_the_printed_totals(site: Path, page: str, anchor: str, column: int, printed: str) -> None:
    cells = grid(table(site, page, anchor).css("tbody tr"))
    assert cells[-1][column] == printed
    assert sum((Decimal(row[column]) for row in cells[:-1]), Decimal(0)) == Decimal(printed)


def test_the_proposals(site: Path) -> None:
    cells = grid(table(site, "d/xzf/2020/10.html", "t1").css("tbody tr"))
    numbers = [int(row[2]) for row in cells]
    assert sorted(numbers) == sorted([*range(1, 157), 15])
    fifteen = [(row[0], row[1]) for row in cells if row[2] == "15"]
    assert [leader for leader, _ in fifteen] == ["张由泉", "赵晓琴"]
    assert len({unit for _, unit in fifteen}) == 2
    assert [row[2] for row in cells if "▲" in row[3]] == ["33", "42", "76", "82", "99", "101", "105", "115", "144"]


def test_the_blank_form_keeps_its_two_row_header(site: Path) -> None:
    head = table(site, "d/xzbf/2020/24.html", "t1").css("thead tr")
    assert len(head) == 2
    groups = {c.text(strip=True): c.attributes.get("colspan") for c in head[0].css("th") if c.attributes.get("colspan")}
    assert groups == {"资金来源(万元)": "4", "产权单位": "2", "后续管护主体及责任人": "2"}
