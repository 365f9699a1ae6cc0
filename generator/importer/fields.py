"""Stage 3. Reads a document's segment; gives its title, number, offices, addressees, signature, date, disclosure.

The order of parts is that of GB/T 9704-2012, 7.3: addressees first, signature and date after the text, the disclosure
note in brackets below; a decision passed by a meeting has its date in brackets under the title. What precedes and
follows stays as lines for the next stage.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.dates import parse_date
from ..model.text import comparable, half_width, squeeze
from .labels import Labels
from .line import Line
from .result import Doubt
from .segment import Segment
from .titles import is_title, join_title, number_in, office_of_number, offices_of, split_number
from .words import NUMBERING, bare, ends_as_office, is_bare_number, is_date, is_number, is_own_series, is_person

_DISCLOSURE = re.compile(r"^[（(]\s*(此\s*件.{1,30}|[^（）()]{0,20}公\s*开[^（）()]{0,14})\s*[）)]$")
_DISCLOSURE_LINE = re.compile(
    r"^(?:信息公开(?:选项|属性|方式|类型)?|公开(?:方式|属性|选项|类型|形式))\s*[：:]\s*(\S.{0,20})$"
)
_SIGNATURE_LENGTH = 60
_ADDRESSEES_LENGTH = 900
_FOLDS = 14
_ROUND = "（）()。"
_NOTE_LINES = 5
_LABEL = re.compile(r"^附\s*[件表录]\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[:：]?$")
_NO_ADDRESSEES = re.compile(
    r"[。；！？]|(?:如下|以下|下列|要求|意见|事项|说明|规定|内容|包括|决定|公告|通知|通告|批复|任命|免去|强调|指出|提出|同意|为)[:：]$|^附|"
    r"^[^，、]{1,2}[:：]$|^(?:签发人|标题|索引号|联系|时间|地点|主持|出席|参加|列席|记录)"
)
_ADDRESSEE_END = re.compile(
    r"(?:政府|部门|单位|机构|企业|公司|委员会|组织|同志|院|局|厅|处|办|会|委|部|省|市|县|区|旗|州|室|社|站|所|中心|集团|军区|人员|"
    r"银行|学校|大学|团体|协会|街道|乡镇|镇|乡|村|团|馆|署|园|场|行|队|校|股|科|组|联|机关|各位[^，。]{1,8}|代表|委员|群众|居民|市民)"
    r"(?:[（(][^（）()]{1,60}[）)])?[:：]$"
)
_DATE_AT_END = re.compile(
    r"^(?P<office>[^。；：:，,\d]{2,60}?)[\s\u3000]*(?P<date>(?:\d{4}|[０-９]{4}|[一二三四五六七八九〇○Ｏ零]{4})\s*年.{2,14}日)$"
)
_NOTE = re.compile(
    r"^[（(](?P<date>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二三四五六七八九〇○零]{4}年.{1,3}月.{1,4}日).{0,80}[）)]$"
)
_CERTIFIED = re.compile(
    r"^(?P<date>[一二三四五六七八九〇○零\d]{4}年.{1,3}月.{1,4}日)(?:[於于].{2,30}|(?:发布|發佈|公布|公佈|发出|發出))。?$"
)


@dataclass
class Fields:
    """What the fields stage understood. `body` are the lines before the signature, `after` those behind it; `left`
    (line, reason, text) what belongs to no field; `signed` has the line of each signature."""

    title: str = ""
    number: str = ""
    offices: list[str] = field(default_factory=list)
    addressees: str = ""
    signatories: list[str] = field(default_factory=list)
    date: datetime.date | None = None
    date_printed: str = ""
    disclosure: str = ""
    body: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    left: list[tuple[int, str, str]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    line: int = 0
    number_in_title: bool = False
    signed: dict[str, int] = field(default_factory=dict)


def read_fields(segment: Segment, labels: Labels | None = None) -> Fields:
    """The fields of one document; `labels` are those of a collector above it."""
    found = Fields()
    labels = labels or Labels()
    heads = _take_title(found, segment)
    rest = list(segment.rest)
    _take_number_below(found, rest)
    _take_repeated_title(found, rest)
    _take_addressees(found, rest)
    _take_signature(found, rest)
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


def _first(rest: list[Line]) -> int | None:
    """Index of the first line with text; None if a table comes before it or nothing is there."""
    for index, line in enumerate(rest):
        if line.is_row:
            return None
        if line.plain:
            return index
    return None


def _take_number_below(found: Fields, rest: list[Line]) -> None:
    """A number under the title that the segment did not know: 第5号 below ……令, or the number printed again."""
    index = _first(rest)
    if index is not None and not found.number and _is_note(rest[index].plain):
        behind = _first(rest[index + 1 :])
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


def _is_note(text: str) -> bool:
    """A date under the title, in brackets with what passed on it, or alone."""
    return _NOTE.match(text) is not None or is_date(text)


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
    start = _first(rest)
    if start is None:
        return
    note = start
    if _is_note(rest[start].plain):
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


def _take_signature(found: Fields, rest: list[Line]) -> None:
    """The last lines of the covering text: short lines without a stop, then a date; or the names alone at the end."""
    at = _date_line(rest)
    if at is None:
        at = next((i for i, line in enumerate(rest) if _CERTIFIED.match(line.plain)), None)
    if at is None:
        _take_last_names(found, rest)
        _take_date_of_note(found, rest)
        return
    date_line = rest[at]
    head, printed = _split_date(date_line.plain)
    if certified := _CERTIFIED.match(date_line.plain):
        printed = certified["date"]
    found.date = parse_date(printed.strip(_ROUND))
    found.date_printed = printed
    if printed != printed.strip(_ROUND):
        found.date_printed = printed.strip(_ROUND)
        found.left.append((date_line.number, "label", printed.replace(found.date_printed, "", 1)))
    start, names = _names_above(found, rest, at)
    if head:
        names.append((head, date_line))
    end = at + 1
    if not names and (signed := _names_below(rest, at)):
        names, end = signed
    for name, line in names:
        found.signatories += _split_names(name)
        found.signed |= {squeeze(one): line.number for one in _split_names(name)}
    found.body, found.after = rest[:start], rest[end:]
    if certified:
        # The line says more than the date: it stays in the text.
        found.body, found.date_printed = [*found.body, date_line], ""


def _date_line(rest: list[Line]) -> int | None:
    """Index of the line with the date of issue: the first date that stands alone, not behind an attachment's label."""
    first = _first(rest)
    for index, line in enumerate(rest):
        text = line.plain
        if not text or len(text) > _SIGNATURE_LENGTH + 20 or (index == first and is_date(text)):
            continue
        if _LABEL.match(text):
            return None
        if line.marks == 0 and (is_date(text) or _split_date(text)[1]):
            return index
    return None


def _split_date(text: str) -> tuple[str, str]:
    """(signature, date) of 样例市人民政府2020年1月2日; ("", date) of a date alone; ("", "") of anything else."""
    if is_date(text):
        return "", text
    found = _DATE_AT_END.match(text)
    if (
        found
        and parse_date(found["date"])
        and (ends_as_office(found["office"].strip()) or is_person(found["office"].strip()))
    ):
        return found["office"].strip(), found["date"]
    return "", ""


def _names_above(found: Fields, rest: list[Line], at: int) -> tuple[int, list[tuple[str, Line]]]:
    """Index of the first line of the signature above the date, and its lines."""
    start, names = at, list[tuple[str, Line]]()
    index = at
    while index > 0:
        line = rest[index - 1]
        if line.is_row:
            break
        if line.plain:
            if not _is_signatory(line, found) or len(names) > 20:
                break
            names.insert(0, (line.plain, line))
            start = index - 1
        index -= 1
    return start, names


def _names_below(rest: list[Line], at: int) -> tuple[list[tuple[str, Line]], int] | None:
    """A person's signature under the date, as in Macao; None if there is none."""
    below = next((i for i in range(at + 1, min(at + 5, len(rest))) if rest[i].plain or rest[i].is_row), None)
    if below is None or not is_person(rest[below].plain):
        return None
    return [(rest[below].plain, rest[below])], below + 1


def _is_signatory(line: Line, found: Fields) -> bool:
    text = line.plain
    if line.marks or len(text) > _SIGNATURE_LENGTH:
        return False
    if is_person(text):
        return True
    if re.search(r"[。；：:，,！？\d《》]|^附件|^[（(]", text) or NUMBERING.match(text):
        return False
    plain = re.sub(r"[（(](?:代章|盖章|印章|章)[）)]$", "", text).strip()
    return ends_as_office(plain) or squeeze(plain) in {squeeze(office) for office in offices_of(found.title)}


def _split_names(text: str) -> list[str]:
    names = [name for name in re.split(r"[\s\u3000]+", text) if name]
    return names if len(names) > 1 and all(ends_as_office(name) and len(name) > 2 for name in names) else [text]


def _take_last_names(found: Fields, rest: list[Line]) -> None:
    """No date: the last lines are a signature if they are the offices of the title."""
    found.body = rest
    offices = {squeeze(office) for office in offices_of(found.title)}
    end = len(rest)
    names: list[str] = []
    while end:
        line = rest[end - 1]
        if line.is_row or (line.plain and not all(squeeze(name) in offices for name in _split_names(line.plain))):
            break
        if line.plain:
            names[:0] = _split_names(line.plain)
        end -= 1
    if names:
        found.signatories, found.body = names, rest[:end]


def _take_date_of_note(found: Fields, rest: list[Line]) -> None:
    """（2020年1月2日样例市人民代表大会通过）: the date of what a meeting passed; the note stays."""
    start = _first(rest)
    folded = "" if start is None else "".join(_until_closed(rest[start : start + _NOTE_LINES]))
    if start is not None and _is_note(folded):
        note = _NOTE.match(folded)
        found.date = parse_date(note["date"] if note else folded.strip(_ROUND))
        found.doubts.append(Doubt("date-of-note", rest[start].number, str(found.date), ""))


def _until_closed(lines: list[Line]) -> Iterator[str]:
    """Texts up to the one that closes the bracket which the first opens: a note folded over lines."""
    for line in lines:
        yield line.plain
        if not line.plain or line.plain.endswith(("）", ")")) or not lines[0].plain.startswith(("（", "(")):
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
