"""Tables of about 40 rows: who does what, with categories merged over their rows; what each town gets, with totals."""

from __future__ import annotations

from ..model.issue import Table
from ..model.table import Grid
from .chance import Chance
from .planning import Planned
from .vocabulary import towns
from .writer import Writer

ROWS = 40


def make_table(document: Planned, seed: int) -> tuple[Table, str]:
    """The table of a document: what issue.yml says of it, and its CSV text."""
    writer = Writer(Chance(seed, document.key, "table"), document.sector, document.date, {}, focus=False)
    allots = writer.chance.often(0.5)
    title = f"{document.topic}{'项目和资金安排表' if allots else '任务分工表'}"
    file = f"tables/{document.id}-1.csv"
    rows = _allotment(writer) if allots else _division(writer)
    header, totals, unit = (2, 1, None) if allots else (1, 0, 4)
    note = "单位：万元" if allots else ""
    table = Table(
        file=file, title=title, header_rows=header, totals_rows=totals, key_column=1, unit_column=unit, note=note
    )
    return table, Grid(rows=tuple(map(tuple, rows))).to_csv()


def _division(writer: Writer) -> list[list[str]]:
    """任务分工: categories and leading offices merged downwards."""
    rows = [["序号", "类别", "具体任务", "牵头单位", "配合单位", "完成时限"]]
    number, wanted = 0, writer.chance.between(ROWS - 8, ROWS + 8)
    while number < wanted:
        run = writer.chance.between(2, 5)
        category, leader = writer.say("thing"), writer.say("dept")
        for place in range(run):
            number += 1
            first = place == 0
            rows.append([
                str(number), category if first else "^", writer.say("task"), leader if first else "^",
                writer.say("dept"), writer.say("due"),
            ])  # fmt: skip
    return rows


def _allotment(writer: Writer) -> list[list[str]]:
    """项目和资金: towns merged downwards, a header of two rows, sums at the end. Money in tenths of 万元."""
    rows = [
        ["序号", "乡镇（街道）", "项目", "规模", "<", "资金", "<", "<", "备注"],
        ["^", "^", "^", "数量", "单位", "合计", "上级补助", "市级配套", "^"],
    ]
    number = amount = higher = city = 0
    for town in towns():
        for place in range(writer.chance.between(1, 3)):
            number += 1
            count, upper, own = (writer.chance.between(*span) for span in ((1, 48), (105, 4890), (20, 990)))
            amount, higher, city = amount + count, higher + upper, city + own
            rows.append([
                str(number), "^" if place else town.name, writer.say("thing") + "改造提升", str(count), "处",
                _tenths(upper + own), _tenths(upper), _tenths(own), "续建" if writer.chance.often(0.2) else "",
            ])  # fmt: skip
    rows.append(["合计", "<", "<", str(amount), "", _tenths(higher + city), _tenths(higher), _tenths(city), ""])
    return rows


def _tenths(amount: int) -> str:
    return f"{amount // 10}.{amount % 10}"
