"""Stage 3. Reads a document's segment; gives its title, number, offices, addressees, signature, date, disclosure.

The order of parts is that of GB/T 9704-2012, 7.3: addressees first, signature and date after the text, the disclosure
note in brackets below; a decision passed by a meeting has its date in brackets under the title. What precedes and
follows stays as lines for the next stage.
"""

from __future__ import annotations

import re

from ..model.text import comparable, half_width, squeeze
from .found import Fields, first_text, is_note
from .labels import Labels
from .line import Line
from .result import Doubt
from .segment import Segment
from .signature import take_signature
from .titles import is_title, join_title, number_in, office_of_number, offices_of, split_number
from .words import NUMBERING, bare, ends_as_office, is_bare_number, is_number, is_own_series, is_person

_DISCLOSURE = re.compile(r"^[（(]\s*(此\s*件.{1,30}|[^（）()]{0,20}公\s*开[^（）()]{0,14})\s*[）)]$")
_DISCLOSURE_LINE = re.compile(
    r"^(?:信息公开(?:选项|属性|方式|类型)?|公开(?:方式|属性|选项|类型|形式))\s*[：:]\s*(\S.{0,20})$"
)
_ADDRESSEES_LENGTH = 900
_FOLDS = 14
_NO_ADDRESSEES = re.compile(
    r"[。；！？]|(?:如下|以下|下列|要求|意见|事项|说明|规定|内容|包括|决定|公告|通知|通告|批复|任命|免去|强调|指出|提出|同意|为)[:：]$|^附|"
    r"^[^，、]{1,2}[:：]$|^(?:签发人|标题|索引号|联系|时间|地点|主持|出席|参加|列席|记录)"
)
_ADDRESSEE_END = re.compile(
    r"(?:政府|部门|单位|机构|企业|公司|委员会|组织|同志|院|局|厅|处|办|会|委|部|省|市|县|区|旗|州|室|社|站|所|中心|集团|军区|人员|"
    r"银行|学校|大学|团体|协会|街道|乡镇|镇|乡|村|团|馆|署|园|场|行|队|校|股|科|组|联|机关|各位[^，。]{1,8}|代表|委员|群众|居民|市民)"
    r"(?:[（(][^（）()]{1,60}[）)])?[:：]$"
)


def read_fields(segment: Segment, labels: Labels | None = None) -> Fields:
    """The fields of one document; `labels` are those of a collector above it."""
    found = Fields()
    labels = labels or Labels()
    heads = _take_title(found, segment)
    rest = list(segment.rest)
    _take_number_below(found, rest)
    _take_repeated_title(found, rest)
    _take_addressees(found, rest)
    take_signature(found, rest)
    _take_disclosure(found)
    _from_labels(found, labels)
    _choose_offices(found, heads, labels)
    found.left += labels.rest()
    _compare_offices(found)
    return found


def _take_title(found: Fields, segment: Segment) -> list[str]:
    """Title and number; gives the offices of the red head, which are no text of the document but its letterhead."""
    found.title = join_title([line.plain for line in segment.title])
    found.line = segment.title[0].number if segment.title else 0
    if segment.number:
        number = squeeze(segment.number[0].plain)
        found.number = bare(number)
        if found.number != number:
            found.left.append((segment.number[0].number, "label", number.replace(found.number, "", 1)))
    else:
        found.title, found.number = split_number(found.title)
        if found.number:
            found.number = squeeze(found.number)
            _spend_rest(found, segment.title, found.title + found.number)
    if not found.number and (number := number_in(found.title)):
        found.number, found.number_in_title = number, True
    heads: list[str] = []
    for line in segment.head:
        found.left.append((line.number, "letterhead", line.text))
        name = re.sub(r"\s*文\s*件.*$", "", line.plain).strip()
        heads += [part for part in re.split(r"\s{1,}", name) if len(part) > 2 and ends_as_office(part)]
    return heads


def _spend_rest(found: Fields, lines: tuple[Line, ...], kept: str) -> None:
    rest = list(squeeze("".join(line.plain for line in lines)))
    for character in squeeze(kept):
        if character in rest:
            rest.remove(character)
    if rest:
        found.left.append((lines[0].number, "label", "".join(rest)))


def _take_number_below(found: Fields, rest: list[Line]) -> None:
    """A number under the title that the segment did not know: 第5号 below ……令, or the number printed again."""
    index = first_text(rest)
    if index is not None and not found.number and is_note(rest[index].plain):
        behind = first_text(rest[index + 1 :])
        index = index + 1 + behind if behind is not None else None
    if index is None:
        return
    text = rest[index].plain
    number = squeeze(text)
    if not (is_number(text) or is_bare_number(text) or (not found.number and is_own_series(text))):
        return
    if not found.number or found.number_in_title:
        found.number, found.number_in_title = bare(number), False
        if found.number != number:
            found.left.append((rest[index].number, "label", number.replace(found.number, "", 1)))
    else:
        same = comparable(number) == comparable(found.number)
        found.left.append((rest[index].number, "repeated-number", text))
        if not same:
            found.doubts.append(Doubt("number-differs", rest[index].number, found.number, number))
    del rest[index]


def _take_repeated_title(found: Fields, rest: list[Line]) -> None:
    """The title printed again over the text (the name of a web page, then the document): one of them is left out."""
    pieces: list[int] = []
    for index, line in enumerate(rest[:40]):
        if line.is_row:
            return
        if not line.plain:
            continue
        pieces.append(index)
        title = join_title([rest[i].plain for i in pieces])
        if comparable(title) == comparable(found.title):
            below = next((later.plain for later in rest[index + 1 : index + 6] if later.plain), "")
            if is_title(found.title) and _reads_as_addressees(below):
                found.left += [(rest[i].number, "repeated-title", rest[i].text) for i in pieces]
                del rest[: index + 1]
            return
        if not comparable(found.title).startswith(comparable(title)):
            return


def _reads_as_addressees(text: str) -> bool:
    if not text.endswith(("：", ":")) or len(text) > _ADDRESSEES_LENGTH or _NO_ADDRESSEES.search(text):
        return False
    return _ADDRESSEE_END.search(text) is not None or text.startswith(("各", "全市", "全省", "全县"))


def _take_addressees(found: Fields, rest: list[Line]) -> None:
    """Addressees: the first text under the title, which ends with a colon (GB/T 9704-2012, 7.3.2), folded or not."""
    start = first_text(rest)
    if start is None:
        return
    note = start
    if is_note(rest[start].plain):
        later = next((i for i in range(start + 1, len(rest)) if rest[i].plain or rest[i].is_row), None)
        if later is None or rest[later].is_row:
            return
        note = later
    pieces: list[str] = []
    for index in range(note, min(note + _FOLDS, len(rest))):
        text = rest[index].plain
        if not text and not rest[index].is_row:
            continue
        if (
            rest[index].is_row
            or (rest[index].marks and pieces)
            or NUMBERING.match(text)
            or sum(map(len, pieces)) > _ADDRESSEES_LENGTH
        ):
            return
        pieces.append(text)
        whole = "".join(pieces)
        if _reads_as_addressees(whole):
            found.addressees = whole
            del rest[note : index + 1]
            return
        if text.endswith(("。", "；", "：", ":", "！", "）", ")")) or "。" in text:
            return


def _take_disclosure(found: Fields) -> None:
    """（此件公开发布）: below the date, or at the end of either part. Its brackets are a label."""
    for lines in (found.after, found.body):
        texts = [i for i, line in enumerate(lines) if line.plain]
        for index in [*texts[:4], *texts[-4:]] if lines is found.after else texts[-4:]:
            text = lines[index].plain
            match = (_DISCLOSURE.match(text) or _DISCLOSURE_LINE.match(text)) if len(text) < 60 else None
            if match is None:
                continue
            found.disclosure = match[1]
            at = text.index(match[1])
            found.left.append((lines[index].number, "label", text[:at] + text[at + len(match[1]) :]))
            del lines[index]
            return


def _from_labels(found: Fields, labels: Labels) -> None:
    """Fields that the document itself lacks, from a collector's labels; that they come from there is said."""
    if not found.title:
        found.title = labels.take("title")
    if not found.number and "number" in labels.values:
        line = labels.values["number"][1]
        found.number = squeeze(labels.take("number"))
        found.doubts.append(Doubt("from-label", line, found.number, ""))
    for name in ("date", "published"):
        if found.date is None and (date := labels.date(name)):
            found.date = date
            found.doubts.append(Doubt("from-label", labels.values[name][1], str(date), ""))


def _choose_offices(found: Fields, heads: list[str], labels: Labels) -> None:
    """Issuing offices: as the title names them, else the number of an order, the signature, the letterhead, a label.

    A title that has the short name of the letterhead's office (市人民政府 under 样例市人民政府文件) means that office.
    """
    named = offices_of(found.title)
    if len(heads) == len(named) and all(h.endswith(squeeze(n)) for h, n in zip(heads, named, strict=True)):
        named = heads
    label = labels.values.get("office", ("", 0))[0]
    signed = [name for name in found.signatories if not is_person(name)]
    person = [
        re.split(r"[\s：:]", name)[0]
        for name in found.signatories
        if is_person(name) and re.search(r"[司署局廳厅]", name)
    ]
    of_number = office_of_number(found.number) or office_of_number(found.title)
    choices = (named, [of_number] if of_number else [], signed, heads, [label] if label else [], person)
    found.offices = list(next((choice for choice in choices if choice), []))


def _compare_offices(found: Fields) -> None:
    """A signature that differs from the title's office is printed so: it stays, and is said."""
    named = {squeeze(half_width(office)) for office in found.offices}
    for signed in found.signatories:
        if named and not is_person(signed) and squeeze(half_width(signed)) not in named:
            line = found.signed.get(squeeze(signed), found.line)
            found.doubts.append(Doubt("signature-differs", line, signed, "、".join(found.offices)))
