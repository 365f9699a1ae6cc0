"""Stage 3, labels of databases and sites. Reads the first lines of a document; gives fields that a collector wrote.

Databases print 【发布文号】 样政发〔2020〕1号, sites 发文字号：样政发〔2020〕1号 above a document. These are not the
document's own words: they fill fields that it lacks, and are left out of its text.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ..model.dates import parse_date
from ..model.table import ABOVE, LEFT, unescape_cell
from ..model.text import comparable, squeeze
from .line import Line
from .titles import is_title
from .words import is_number

_NAMES = {
    "title": ("标题", "法规标题", "名称", "文件名称", "信息名称", "标题名称"),
    "number": ("文号", "发文字号", "发布文号", "法规文号", "文件编号", "发文文号", "文件字号", "公文字号"),
    "office": (
        "发文机关", "发文单位", "发布部门", "制定机关", "发布机构", "发布单位", "颁布单位", "发文部门", "发文机构",
    ),
    "date": ("成文日期", "发文日期", "成文时间", "发文时间", "生成日期", "印发日期"),
    "published": ("发布日期", "颁布日期", "公布日期", "发布时间", "公开日期", "公开时间"),
    "": (
        "索引号", "主题分类", "主题词", "公开形式", "公开方式", "有效性", "是否有效", "时效性", "效力等级", "效力级别",
        "实施日期", "生效日期", "施行日期", "正文", "组配分类", "体裁分类", "公开范围", "失效日期", "法规类别", "分类",
        "信息来源", "来源", "关键词", "文件状态", "统一编号", "唯一标识", "信息索引号", "信息分类", "信息类别",
        "公文种类", "公文类型", "公开类别", "公开属性", "服务对象", "服务对象分类", "公开时限", "公开程序", "责任部门",
        "内容概述", "内容分类", "文种", "废止日期", "有效期", "有效期至", "浏览次数", "阅读次数", "点击次数", "点击量",
        "访问次数", "字体", "字号", "文字大小", "分享", "分享到", "记录形式", "载体类型", "统一登记号",
        "规范性文件编号", "文件有效性", "文件时效",
    ),
}  # fmt: skip
KEYS = {label: name for name, labels in _NAMES.items() for label in labels}
_BRACKETED = re.compile(r"^【([^【】]{2,12})】\s*(.*)$", re.DOTALL)
_COLON = re.compile(r"(?:(?<=\s)|^)([\u4e00-\u9fff](?:\s{0,4}[\u4e00-\u9fff]){1,6})\s?[：:]")
_NO_FIELD = ""
_LONGEST = 400
_LONGEST_VALUE = 120
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_REACH = 40
_SENTENCE = 15


class _Hit(NamedTuple):
    """A label as printed, the field it names ("" for none), its value, and the line it stands in."""

    printed: str
    name: str
    value: str
    line: int


@dataclass
class Labels:
    """`values` by field: the printed value and its line number. `left` is what belongs to no field."""

    values: dict[str, tuple[str, int]] = field(default_factory=dict)
    left: list[tuple[int, str, str]] = field(default_factory=list)

    def take(self, name: str) -> str:
        """The value of a field, given away: it is in the result from now on."""
        value, _ = self.values.pop(name, ("", 0))
        return value

    def date(self, name: str) -> datetime.date | None:
        """The date of a field, which stays here: a date is no printed text of the document."""
        return label_date(self.values.get(name, ("", 0))[0])

    def rest(self) -> list[tuple[int, str, str]]:
        """Everything that no field took, for the ledger."""
        return self.left + [(number, "collector-label", value) for value, number in self.values.values()]


def label_date(text: str) -> datetime.date | None:
    """A date as databases write it: 2020-01-30, 20050823, 2020年1月30日."""
    plain = squeeze(text)[:10] if re.match(r"\d{4}[-/.]", text) else squeeze(text)
    if found := _COMPACT.fullmatch(plain):
        plain = "-".join(found.groups())
    return parse_date(plain)


def take_labels(lines: list[Line]) -> tuple[list[Line], Labels]:
    """The lines without a collector's labels, and what these said. Two labels at least make them such."""
    found = Labels()
    hits: list[_Hit] = []
    used: set[int] = set()
    seen = 0
    for index, line in enumerate(lines):
        if seen >= _REACH:
            break
        if index in used or not (line.plain or line.is_row):
            continue
        seen += 1
        text = line.plain
        if here := _of_row(line) if line.is_row else _labels(line):
            used.add(index)
            if not here[-1].value and (below := _value_below(lines, index, here[-1], hits)) is not None:
                used.add(below)
                here[-1] = here[-1]._replace(value=lines[below].plain)
            hits += here
        elif text.endswith("。") and len(text) > _SENTENCE:
            # Labels stand over a document; 来源： within its text is text.
            break
    if len(hits) < 2:
        return list(lines), found
    for hit in hits:
        found.left.append((hit.line, "collector-label", hit.printed))
        if hit.name and hit.value and hit.name not in found.values:
            found.values[hit.name] = (hit.value, hit.line)
        elif hit.value:
            found.left.append((hit.line, "collector-label", hit.value))
    return [Line(line.number, "") if index in used else line for index, line in enumerate(lines)], found


def _labels(line: Line) -> list[_Hit]:
    """The labels of a line with their values; [] if it is no line of labels. Several may stand in one line."""
    text = line.plain
    if found := _BRACKETED.match(text):
        return [_hit(found[1], found[2], text, line)]
    all_starts = [(found.start(), _known(found[1])) for found in _COLON.finditer(text)] if len(text) < _LONGEST else []
    known = [start for start, is_known in all_starts if is_known]
    if not known or known[0]:
        return []
    # Beside two known labels an unknown one (浏览量：) is one too.
    starts = [start for start, _ in all_starts] if len(known) > 1 else known
    out = []
    for start, end in pairwise([*starts, len(text)]):
        whole = text[start:end].strip()
        label, value = re.split("[：:]", whole, maxsplit=1)
        out.append(_hit(label, value, whole, line))
    return out


def _of_row(line: Line) -> list[_Hit]:
    """A row of label and value in turn, as sites set the labels in a table; [] if it is no such row."""
    cells = [cell for cell in line.cells or () if cell not in (ABOVE, LEFT)]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) % 2:
        cells.append("")
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    names = [KEYS.get(squeeze(label.rstrip("：:"))) for label, _ in pairs]
    return [
        _Hit(label, name, unescape_cell(value), line.number)
        for (label, value), name in zip(pairs, names, strict=True)
        if name is not None and None not in names
    ]


def _hit(label: str, value: str, whole: str, line: Line) -> _Hit:
    return _Hit(
        whole[: len(whole) - len(value)].strip(), KEYS.get(squeeze(label), _NO_FIELD), value.strip(), line.number
    )


def _known(label: str) -> bool:
    return squeeze(label) in KEYS and squeeze(label) != "正文"


def _value_below(lines: list[Line], index: int, hit: _Hit, before: list[_Hit]) -> int | None:
    """Index of the value that stands in a line of its own; None if the label has none: what is below is a label too, or
    already the document (its title, its number, its addressees)."""
    below = next((i for i in range(index + 1, min(index + 4, len(lines))) if lines[i].plain), None)
    if below is None or "正文" in hit.printed:
        return None
    text = lines[below].plain
    if len(text) > _LONGEST_VALUE or text.endswith(("：", ":", "。")) or _labels(lines[below]):
        return None
    if hit.name == "title":
        return below
    title = next((one.value for one in before if one.name == "title"), "")
    if is_title(text) or (title and comparable(title).startswith(comparable(text))):
        return None
    if hit.name == "number" or is_number(text):
        return below if hit.name == "number" else None
    if hit.name in ("date", "published") and label_date(text) is None:
        return None
    return below
