from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model.table import Cell, Grid, escape_cell

CSV = """\
领导,单位,编号,内容
王某,教育局,1,甲
^,^,2,乙
^,水利局,3,丙
合计,<,2,\\^
"""


def test_cells_and_spans() -> None:
    assert list(Grid.parse(CSV).cells()) == [
        Cell(0, 0, "领导", 1, 1),
        Cell(0, 1, "单位", 1, 1),
        Cell(0, 2, "编号", 1, 1),
        Cell(0, 3, "内容", 1, 1),
        Cell(1, 0, "王某", 3, 1),
        Cell(1, 1, "教育局", 2, 1),
        Cell(1, 2, "1", 1, 1),
        Cell(1, 3, "甲", 1, 1),
        Cell(2, 2, "2", 1, 1),
        Cell(2, 3, "乙", 1, 1),
        Cell(3, 1, "水利局", 1, 1),
        Cell(3, 2, "3", 1, 1),
        Cell(3, 3, "丙", 1, 1),
        Cell(4, 0, "合计", 1, 2),
        Cell(4, 2, "2", 1, 1),
        Cell(4, 3, "^", 1, 1),
    ]


def test_filled_rows_stand_alone() -> None:
    assert Grid.parse(CSV).filled()[2:] == (
        ("王某", "教育局", "2", "乙"),
        ("王某", "水利局", "3", "丙"),
        ("合计", "合计", "2", "^"),
    )


def test_a_block_of_rows_and_columns_is_one_cell() -> None:
    assert [cell for cell in Grid.parse("a,<,b\n^,<,c\n").cells() if cell.text == "a"] == [Cell(0, 0, "a", 2, 2)]


@given(st.lists(st.lists(st.text('甲^<\\,"\n 1', max_size=5), min_size=2, max_size=4), min_size=1, max_size=5))
def test_load_save_equal_and_texts_survive(rows: list[list[str]]) -> None:
    width = len(rows[0])
    rows = [(row * width)[:width] for row in rows]
    grid = Grid(rows=tuple(tuple(escape_cell(text) for text in row) for row in rows))
    assert Grid.parse(grid.to_csv()) == grid
    assert grid.filled() == tuple(tuple(row) for row in rows)
