"""Words by which the importer knows the parts of a document: kinds 文种, ends of office names, numbers, dates.

Sources: 党政机关公文处理工作条例 (15 kinds), GB/T 9704-2012 (order of parts), the names that offices have.
"""

from __future__ import annotations

import re

from ..model.dates import parse_date
from ..model.document_number import DocumentNumber

# fmt: off
KINDS = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
    "纪要", "办法", "规定", "方案", "条例", "细则", "批示", "规划", "计划", "规则", "名单", "目录", "要点", "预案",
    "标准", "答复", "复函", "章程", "制度", "任免", "建议", "规程", "公约", "指南", "清单", "声明", "通令",
    "準則", "法規", "議案", "決定", "決議", "意見", "報告", "辦法", "規定", "細則", "條例",
)
OFFICE_END = (
    "政府", "办公室", "办公厅", "委员会", "管委会", "指挥部", "武装部", "部", "委", "局", "厅", "院", "中心", "署",
    "处", "会", "行", "社", "组", "军区", "司令部", "集团", "公司", "大队", "总队", "支队", "站", "所", "室", "馆",
    "联", "校", "办", "司", "协", "学", "队", "班", "中央", "人大", "司長", "司长", "长官", "長官", "署長", "局長",
    "廳", "處", "會", "組", "辦公室", "委員會", "關",
)
# fmt: on
ABOUT = re.compile(r"关于|關於|印发|转发|批转|公布|发布|修订印发|翻印")
DOCUMENT_KINDS = re.compile(
    r"(?:通知|通告|公告|意见|决定|决议|批复|函|通报|报告|请示|命令|令|纪要|议案|公报|批示|答复|任免|办法|规定|细则|条例|方案|"
    r"规划|计划|规则|预案|意見|決定|決議)(?:[（(][^（）()]{1,16}[）)])?$"
)
NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十百]+[）)]|\d{1,3}[.．、](?!\d+\s*[%％个人元万亩])|[（(]\d{1,3}[）)]|"
    r"[①-⑳㉑-㊿]|第\s?[一二三四五六七八九十百零〇\d]{1,6}\s?[章节條条]|——|附件)"
)
CHAPTER = re.compile(r"^第\s?[一二三四五六七八九十百零〇\d]{1,6}\s?[章编編]\s*\S")
SECTION = re.compile(r"^第\s?[一二三四五六七八九十百零〇\d]{1,6}\s?[节節]\s*\S")
ARTICLE = re.compile(r"^第\s?[一二三四五六七八九十百零〇\d]{1,6}\s?[条條]")
STOPS = tuple("。；;：:！!？?")
_PERSON = re.compile(
    r"(?P<post>[\u4e00-\u9fff]{0,12}(?:(?<![增延成生擅加漫特专助])[长長]|总理|主席|主任|书记|官))"
    r"(?P<gap>[：:\s\u3000]*)[\u4e00-\u9fff·]{1,3}[\s\u3000]?[\u4e00-\u9fff]{1,3}"
)
_BARE_NUMBER = re.compile(r"[（(]?(?:\d{4}\s*年\s*)?第\s*[\d０-９]{1,5}\s*[号號]\s*[）)]?")
_OWN_SERIES = re.compile(
    r"[（(]?(?:[〔\[【]\d{4}[〕\]】]\s*(?:第\s*)?\d{1,5}\s*[号期]|第\s*[\d〇一二三四五六七八九十]{1,5}\s*[号期])[）)]?"
)
_LONGEST_CODE = 18
_NUMBER_SIGNS = "号號〔〕[]【】（(﹝"
_WITHIN_TEXT = re.compile(r"[《》“”，；：]")
_LEADER = re.compile(r"[.…·．。]{2,}|…")


def is_number(text: str) -> bool:
    """The text is a document number and nothing else: 样政发〔2020〕1号, 样例市人民政府令第5号."""
    if not any(sign in text for sign in _NUMBER_SIGNS):
        return False
    text = bare(text)
    if not 4 <= len(text) <= 48 or "\t" in text or _LEADER.search(text) or _WITHIN_TEXT.search(text):
        return False
    number = DocumentNumber.parse(text)
    if number is None or number.form not in ("standard", "order") or len(number.agency_code) < 2:
        return False
    issuer = number.agency_code.endswith(("令", "公告", "通告"))
    return issuer or (len(number.agency_code) <= _LONGEST_CODE and not ABOUT.search(number.agency_code))


def bare(text: str) -> str:
    """A number without the brackets that a transcript may have around the whole."""
    text = text.strip()
    if len(text) > 4 and text[0] in "（(" and text[-1] in "）)" and (text[1] == "第" or "〔" in text or "[" in text):
        return text[1:-1].strip()
    return text


def is_bare_number(text: str) -> bool:
    """第5号, 2020年第3号: the number of an order or announcement whose issuer stands in the line above."""
    return len(text) <= 20 and _BARE_NUMBER.fullmatch(text.strip()) is not None


def is_own_series(text: str) -> bool:
    """〔2020〕5号, 第5期, （第5期）: the number of minutes and bulletins, which have no agency code."""
    return len(text) <= 20 and _OWN_SERIES.fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    """The text is a date and nothing else."""
    text = text.strip().strip("（）()。")
    return 6 <= len(text) < 40 and "\t" not in text and parse_date(text) is not None


def is_person(text: str) -> bool:
    """An office of a person and the person's name: 市长 张某某, 行长：李某, 总理李某."""
    return len(text) <= 24 and _person(text) is not None


def is_person_apart(text: str) -> bool:
    """The same with a blank or a colon between office and name: enough to know it anywhere in a text."""
    found = _person(text) if len(text) <= 24 else None
    return found is not None and bool(found["gap"])


def _person(text: str) -> re.Match[str] | None:
    spaced = re.sub(r"(?<=[\u4e00-\u9fff])[\s\u3000]+(?=[长長任席理][\s\u3000])", "", text)
    return _PERSON.fullmatch(spaced)


def ends_as_office(text: str) -> bool:
    """The text ends as names of offices do."""
    return text.replace(" ", "").endswith(OFFICE_END)
