"""Stage 2, front matter. Reads the lines before the first document; gives masthead, colophon and contents list.

Labels are those that gazettes print (主任, 编委, 出版, 邮编 …), spaced out or not. A line that fits nothing is left out
with its line number, never dropped in silence. A value is a piece of the printed line; what else the line has is its
label. A second value for a field that is filled is left out and said.
"""

from __future__ import annotations

import re
from typing import Any

from ..model.dates import parse_date
from ..model.issue import EditorialCommittee, EditorialOffice, Masthead
from ..model.text import half_width, squeeze
from .line import Line
from .result import ContentsLine, Imported, count
from .titles import is_title, join_title, split_number
from .words import is_number

_PERSON = re.compile(r"^(主任|副主任|编委|委员|主编|总编辑?|副主编|副总编辑?|责任编辑|责编|编辑)[:：](.+)$")
_COLOPHON = {
    "publisher": re.compile(r"^(?:编辑)?出版(?:单位|者)?[:：]?(?=\S)(?!日期|时间)"),
    "email": re.compile(r"^(?:E-?mail|电子邮[箱件]|邮箱|电邮)[:：]?", re.IGNORECASE),
    "phone": re.compile(r"^(?:联系|编辑部|办公)?电话[:：]?"),
    "postcode": re.compile(r"^邮(?:政)?编(?:码)?[:：]?"),
}
_ISSUE = re.compile(r"^(\d{4})年(?:第|總第)?(\d{1,3})期[(]?(?:总第?(\d+)期)?[)]?$")
_OVERALL = re.compile(r"^[(]?总第?(\d+)期[)]?$")
_FREQUENCY = re.compile(r"^[(]?((?:双|半)?[年月周季旬]刊)[)]?$")
_SECTION = re.compile(r"^[【\[〖](.{2,30})[】\]〗]$")
_DOTS = "[.…·．。—_-]"
_ENTRY = re.compile(
    rf"^(?P<head>.*?)\s*(?:\.{{3,}}|…+|·{{3,}}|．{{3,}}|。{{3,}}|—{{4,}}|_{{4,}}|-{{4,}}){_DOTS}*\s*[(（]?(?P<page>\d{{1,4}})[)）]?$"
)
_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[\s、]+[\u4e00-\u9fff·]{2,4})*")
_PAREN_NUMBER = re.compile(r"[（(]([^（）()]{0,20}[〔\[]\d{4}[〕\]]\d+号)[）)]$")
_CONTENTS_WORDS = ("目录", "CONTENTS", "目錄", "总目录", "本期目录")


def is_contents_entry(text: str) -> bool:
    """The line ends an entry of the contents list: dots lead to a page number."""
    return len(text) < 400 and text[-1:] in ")）0123456789０１２３４５６７８９" and _ENTRY.match(text) is not None


def is_front(lines: list[Line]) -> bool:
    """A file of its own with masthead or contents list: a line names the issue, or two are entries of a list."""
    texts = [line.plain for line in lines if line.plain]
    if sum(map(is_contents_entry, texts)) > 1:
        return True
    return any(len(text) < 30 and _ISSUE.match(half_width(squeeze(text))) for text in texts)


class Front:
    """Reads front lines one by one; what it understood is in `imported`."""

    def __init__(self, imported: Imported) -> None:
        self.imported = imported
        self._committee: dict[str, Any] = {}
        self._office: dict[str, Any] = {}
        self._fields: dict[str, Any] = {}
        self._members: list[str] = []
        self._body = self._committee
        self._last = ""
        self._section = ""
        self._title: list[Line] = []

    def read(self, lines: list[Line]) -> None:
        """Understand all of them."""
        last = max((i for i, line in enumerate(lines) if line.plain and is_contents_entry(line.plain)), default=-1)
        for index, line in enumerate(lines):
            if line.is_row:
                self._row(line)
            elif line.plain:
                self._line(line)
            elif self._title and not self._title[-1].hard_break and index > last:
                self._leave_title()
        self._leave_title()
        committee = EditorialCommittee(members=tuple(self._members), **self._committee)
        office = EditorialOffice.model_validate(self._office)
        self.imported.masthead = Masthead(editorial_committee=committee, editorial_office=office, **self._fields)

    def _row(self, line: Line) -> None:
        """A contents list may be set as a table: title, (number,) page."""
        cells = [cell for cell in line.cells or () if cell]
        if len(cells) >= 2 and re.fullmatch(r"[(（]?\d{1,4}[)）]?", cells[-1]) and len(cells[0]) > 6:
            number = cells[1] if len(cells) > 2 and is_number(cells[1]) else ""
            self._contents(cells[0], number, int(re.sub(r"\D", "", cells[-1])), line, "".join(cells))
        else:
            self._leave(line)

    def _leave_title(self) -> None:
        for line in self._title:
            self._leave(line)
        self._title = []

    def _leave(self, line: Line, reason: str = "furniture") -> None:
        self.imported.ledger.left_out.append((line.number, reason, line.printed))

    def _label(self, line: Line, value: str, whole: str = "") -> None:
        """Everything of the line but `value` is its label."""
        rest = count(whole or line.text)
        rest.subtract(count(value))
        label = "".join(character * number for character, number in rest.items() if number > 0)
        if label:
            self.imported.ledger.left_out.append((line.number, "label", label))

    def _set(self, where: dict[str, Any], name: str, value: str, line: Line) -> None:
        """Fill a field with a piece of the line; one that is filled keeps what it has."""
        if name in where or not value:
            self._leave(line)
        else:
            where[name] = value
            self._label(line, value)

    def _line(self, line: Line) -> None:
        text = line.plain
        squeezed = squeeze(text)
        plain = half_width(squeezed)
        if self._is_issue_fact(plain, line) or self._is_person(text, line) or self._is_colophon(squeezed, line):
            return
        if found := _SECTION.match(squeezed):
            self._section = found[1]
            self.imported.printed.append(found[1])
            self._label(line, found[1])
        elif is_contents_entry(text) and (found := _ENTRY.match(text)):
            self._entry(found["head"], found["page"], line)
        elif plain.endswith("公报") and not self.imported.publication and len(plain) < 30:
            self.imported.publication = squeezed
        elif plain.endswith(("编委会", "编辑委员会")) and len(plain) < 40:
            self._body = self._committee
            self._set(self._committee, "name", squeezed, line)
        elif plain.endswith(("公报室", "编辑部", "公报编辑室")) and len(plain) < 40:
            self._body = self._office
            self._set(self._office, "name", squeezed, line)
        elif plain in _CONTENTS_WORDS or re.fullmatch(r"[A-Za-z ]+", text):
            self._leave(line)
        elif plain.endswith(("主管主办", "主办", "主管")) and len(plain) < 40:
            self._set(self._fields, "sponsor", re.sub(r"(?:主管|主办)+$", "", squeezed), line)
        elif not self._is_note(text, plain, line):
            self._title.append(line)

    def _is_note(self, text: str, plain: str, line: Line) -> bool:
        if "同等效力" in plain:
            self._set(self._fields, "statement_of_effect", text, line)
        elif re.match(r"^[◆●★※]", plain) or "公众阅览" in plain:
            self._set(self._fields, "display_note", text, line)
        elif "印装质量" in plain:
            self._set(self._fields, "quality_note", text, line)
        elif "赠阅范围" in plain and plain.endswith(":"):
            self._last = "distribution"
            self._leave(line, "label")
        elif self._last == "distribution":
            self._last = ""
            self._set(self._fields, "distribution", text, line)
        elif self._last == "members" and _NAMES.fullmatch(text):
            self._add_members(text, line)
        else:
            return False
        return True

    def _is_issue_fact(self, plain: str, line: Line) -> bool:
        found = self.imported
        if (match := _ISSUE.match(plain)) and found.number is None:
            found.year, found.number = int(match[1]), int(match[2])
            found.overall_number = int(match[3]) if match[3] else found.overall_number
        elif (match := _OVERALL.match(plain)) and found.overall_number is None:
            found.overall_number = int(match[1])
        elif (match := _FREQUENCY.match(plain)) and not found.frequency:
            found.frequency = match[1]
        elif self._is_date(plain) and found.date_published is None:
            found.date_published = parse_date(re.sub(r"^(?:出版)?(?:日期|时间)?:?|出版$", "", plain))
        else:
            return False
        found.printed.append(line.text)
        return True

    def _is_date(self, plain: str) -> bool:
        dated = plain.endswith("出版") or re.match(r"^出版(?:日期|时间)", plain) or self.imported.number is not None
        return bool(dated) and parse_date(re.sub(r"^(?:出版)?(?:日期|时间)?:?|出版$", "", plain)) is not None

    def _is_person(self, text: str, line: Line) -> bool:
        match = _PERSON.match(re.sub(r"[\s\u3000]+(?=[^：:]*[:：])", "", text))
        if match is None or len(text) > 200:
            return False
        value = match[2].strip()
        label = match[1]
        self._last = ""
        if label in ("编委", "委员"):
            self._last = "members"
            self._add_members(value, line)
            return True
        names = {"主任": "chair" if self._body is self._committee else "director", "主编": "director"}
        names |= {"总编": "director", "总编辑": "director", "副主编": "deputy_editor", "副总编": "deputy_editor"}
        names |= {"副总编辑": "deputy_editor", "责任编辑": "responsible_editor", "责编": "responsible_editor"}
        if label not in names:
            return False
        body = self._committee if names[label] == "chair" else self._office
        self._set(body, names[label], squeeze(value), line)
        return True

    def _add_members(self, text: str, line: Line) -> None:
        self._members += [name for name in re.split(r"[\s、，,]+", text) if name]
        self._label(line, re.sub(r"[\s、，,]+", "", text))

    def _is_colophon(self, squeezed: str, line: Line) -> bool:
        for name, pattern in _COLOPHON.items():
            match = pattern.match(squeezed)
            if match and squeezed[match.end() :]:
                self._set(self._fields, name, squeezed[match.end() :], line)
                return True
        return False

    def _entry(self, head: str, page: str, line: Line) -> None:
        """An entry's last line: number or title, dots, page. A title may stand in the lines above."""
        title = join_title([piece.plain for piece in self._title])
        number = squeeze(head)
        inline = _PAREN_NUMBER.search(head)
        if inline and not is_number(head):
            title = join_title([*(piece.plain for piece in self._title), head[: inline.start()]])
            number = squeeze(inline[1])
        elif not is_number(head) and split_number(head)[1]:
            last, printed = split_number(head)
            title, number = join_title([*(piece.plain for piece in self._title), last]), squeeze(printed)
        elif title and not is_number(head) and not re.search(r"\d", head):
            title, number = join_title([*(piece.plain for piece in self._title), head]), ""
        elif not title or (not is_number(head) and is_title(head)):
            self._leave_title()
            title, number = join_title([head]), ""
        whole = "".join(piece.plain for piece in self._title) + line.text
        self._title = []
        self._contents(title, number, int(page), line, whole)

    def _contents(self, title: str, number: str, page: int, line: Line, whole: str) -> None:
        entry = ContentsLine(self._section, title, squeeze(number), page)
        self.imported.contents.append(entry)
        self._label(line, f"{entry.title}{entry.document_number}{entry.page}", whole)
