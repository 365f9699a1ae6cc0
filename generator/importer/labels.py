"""Stage 3, labels of databases and sites. Reads the first lines of a document; gives fields that a collector wrote.

Databases print 【发布文号】 样政发〔2020〕1号, sites 发文字号：样政发〔2020〕1号 above a document. These are not the
document's own words: they fill fields that it lacks, and are left out of its text.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from ..model.dates import parse_date
from ..model.text import squeeze
from .line import Line

_NAMES = {
    "title": ("标题", "法规标题", "名称", "文件名称", "信息名称", "标题名称"),
    "number": ("文号", "发文字号", "发布文号", "法规文号", "文件编号", "发文文号"),
    "office": ("发文机关", "发文单位", "发布部门", "制定机关", "发布机构", "发布单位", "颁布单位", "发文部门"),
    "date": ("成文日期", "发文日期", "成文时间", "发文时间"),
    "published": ("发布日期", "颁布日期", "公布日期", "发布时间", "公开日期"),
    "": (
        "索引号", "主题分类", "主题词", "公开形式", "公开方式", "有效性", "是否有效", "时效性", "效力等级", "效力级别",
        "实施日期", "生效日期", "施行日期", "正文", "组配分类", "体裁分类", "公开范围", "失效日期", "法规类别", "分类",
        "信息来源", "来源", "关键词", "文件状态", "统一编号", "唯一标识",
    ),
}  # fmt: skip
KEYS = {label: name for name, labels in _NAMES.items() for label in labels}
_BRACKETED = re.compile(r"^【([^【】]{2,12})】\s*(.*)$", re.DOTALL)
_COLON = re.compile(r"^([\u4e00-\u9fff][\u4e00-\u9fff\s\u3000]{1,14})[：:]\s*(.*)$", re.DOTALL)
_WITHIN = re.compile(r"(?:^|(?<=[\s\u3000]))([\u4e00-\u9fff]{2,6})[：:]")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_REACH = 40
_SENTENCE = 15


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
    kept = list(lines)
    hits: list[tuple[int, int | None, str, str, str]] = []
    seen = 0
    index = 0
    while index < len(lines) and seen < _REACH:
        text = lines[index].plain
        seen += bool(text)
        pairs = _several(text) if text else []
        if pairs:
            hits += [(index, None, label, value, printed) for label, value, printed in pairs]
        elif text and (match := _label(text)):
            label, value, printed = match
            behind = None
            if not value and printed.startswith("【"):
                behind = _next(lines, index)
                below = lines[behind].plain if behind is not None else ""
                if not below or below.startswith("【") or len(below) > 120 or squeeze(label) == "正文":
                    behind = None
                value = below if behind is not None else ""
            hits.append((index, behind, label, value, printed))
            index = behind if behind is not None else index
        elif text.endswith("。") and len(text) > _SENTENCE:
            # Labels stand over a document; 来源： within its text is text.
            break
        index += 1
    if len(hits) < 2:
        return kept, found
    for at, behind, label, value, printed in hits:
        name = KEYS.get(squeeze(label), "")
        number = lines[at].number
        found.left.append((number, "collector-label", printed))
        if name and value and name not in found.values:
            found.values[name] = (value, number)
        elif value:
            found.left.append((number, "collector-label", value))
        for place in (at, behind):
            if place is not None:
                kept[place] = Line(kept[place].number, "")
    return kept, found


def _label(text: str) -> tuple[str, str, str] | None:
    """(label, value, the printed label with its signs) of a line; None if it is not such a line."""
    if found := _BRACKETED.match(text):
        return found[1], found[2].strip(), text[: len(text) - len(found[2])].strip()
    found = _COLON.match(text) if len(text) < 200 else None
    if found and squeeze(found[1]) in KEYS and squeeze(found[1]) != "正文":
        return found[1], found[2].strip(), text[: len(text) - len(found[2])].strip()
    return None


def _several(text: str) -> list[tuple[str, str, str]]:
    """发布时间：2020-02-11　来源：样例局: two known labels or more in one line, each with its value."""
    starts = list(_WITHIN.finditer(text)) if len(text) < 200 else []
    if len(starts) < 2 or starts[0].start() or sum(squeeze(found[1]) in KEYS for found in starts) < 2:
        return []
    ends = [*(found.start() for found in starts[1:]), len(text)]
    return [
        (found[1], text[found.end() : end].strip(), found.group().strip())
        for found, end in zip(starts, ends, strict=True)
    ]


def _next(lines: list[Line], index: int) -> int | None:
    return next((i for i in range(index + 1, min(index + 4, len(lines))) if lines[i].plain), None)
