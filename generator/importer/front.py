"""Stage 2, front matter. Reads the lines before the first document; gives masthead, colophon and contents list.

Labels are those that gazettes print (主任, 编委, 出版, 邮编 …), spaced out or not. A line that fits nothing is left out
with its line number, never dropped in silence.
"""

from __future__ import annotations

import re

from ..model.dates import parse_date
from ..model.issue import EditorialCommittee, EditorialOffice, Masthead
from ..model.text import half_width, squeeze
from .clean import Line
from .fields import join_title
from .result import ContentsLine, Imported, count

_LABEL = re.compile(r"^(主任|副主任|编委|委员|主编|副主编|责任编辑|编辑)[:：](.+)$")
_COLOPHON = {
    "publisher": re.compile(r"^出版(?:单位)?[:：]?(?=\S)(?!日期)"),
    "email": re.compile(r"^(?:E-?mail|电子邮箱|邮箱)[:：]?", re.IGNORECASE),
    "phone": re.compile(r"^(?:联系)?电话[:：]?"),
    "postcode": re.compile(r"^邮(?:政)?编(?:码)?[:：]?"),
}
_ISSUE = re.compile(r"^(\d{4})年第(\d{1,3})期$")
_OVERALL = re.compile(r"^[(]?总第?(\d+)期[)]?$")
_FREQUENCY = re.compile(r"^[(]?((?:双|半)?[年月周季旬]刊)[)]?$")
_SECTION = re.compile(r"^[【\[](.+)[】\]]$")
_ENTRY = re.compile(
    r"^(?P<number>.*?)\s*[.…·．]{2,}\s*[(（]?(?P<page>\d{1,4})[)）]?$|^(?P<n2>.*?)…+[(（]?(?P<p2>\d{1,4})[)）]?$"
)


class Front:
    """Reads front lines one by one; what it understood is in `imported`."""

    def __init__(self, imported: Imported) -> None:
        self.imported = imported
        self._committee: dict[str, object] = {"members": ()}
        self._office: dict[str, object] = {}
        self._fields: dict[str, str] = {}
        self._body = self._committee
        self._last = ""
        self._section = ""
        self._title: list[Line] = []

    def read(self, lines: list[Line]) -> None:
        """Understand all of them."""
        for line in lines:
            if line.text.strip():
                self._line(line)
            elif self._title and not self._title[-1].hard_break and self._contents_over(lines, line):
                self._leave_title()
        self._leave_title()
        self.imported.masthead = Masthead(
            editorial_committee=EditorialCommittee.model_validate(self._committee),
            editorial_office=EditorialOffice.model_validate(self._office),
            **self._fields,
        )

    def _contents_over(self, lines: list[Line], line: Line) -> bool:
        """No contents entry follows any more: a title that still waits for its number never gets one."""
        return not any(_ENTRY.match(later.text.strip()) for later in lines if later.number > line.number)

    def _leave_title(self) -> None:
        for line in self._title:
            self._leave(line)
        self._title = []

    def _leave(self, line: Line, reason: str = "furniture") -> None:
        self.imported.ledger.left_out.append((line.number, reason, line.text))

    def _keep(self, text: str, line: Line) -> None:
        """The characters of `text` are in the result; the rest of the line was its label."""
        kept = count(text)
        self.imported.ledger.kept.update(kept)
        rest = count(line.text)
        rest.subtract(kept)
        label = "".join(character * number for character, number in rest.items() if number > 0)
        if label:
            self.imported.ledger.left_out.append((line.number, "label", label))

    def _line(self, line: Line) -> None:
        text = line.text.strip()
        plain = half_width(squeeze(text))
        if self._is_issue_fact(plain, line) or self._is_person(text, line) or self._is_colophon(plain, text, line):
            return
        if found := _SECTION.match(plain):
            self._section = found[1]
            self._keep(found[1], line)
        elif found := _ENTRY.match(text):
            self._entry(found, line)
        elif plain.endswith("公报") and not self.imported.publication:
            self.imported.publication = squeeze(text)
            self._keep(self.imported.publication, line)
        elif plain.endswith(("编委会", "编辑委员会")):
            self._body = self._committee
            self._committee["name"] = squeeze(text)
            self._keep(text, line)
        elif plain.endswith(("公报室", "编辑部", "公报编辑室")):
            self._body = self._office
            self._office["name"] = squeeze(text)
            self._keep(text, line)
        elif plain in ("目录", "CONTENTS") or re.fullmatch(r"[A-Za-z ]+", text):
            self._leave(line)
        elif plain.endswith(("主管主办", "主办", "主管")) and len(plain) < 40:
            self._fields["sponsor"] = re.sub(r"(主管|主办)+$", "", squeeze(text))
            self._keep(self._fields["sponsor"], line)
        elif "同等效力" in plain:
            self._set("statement_of_effect", text, line)
        elif re.match(r"^[◆●★※]", plain) or "公众阅览" in plain:
            self._set("display_note", text, line)
        elif "印装质量" in plain:
            self._set("quality_note", text, line)
        elif "赠阅范围" in plain:
            self._last = "distribution"
            self._leave(line, "label")
        elif self._last == "distribution":
            self._last = ""
            self._set("distribution", text, line)
        elif self._last == "members" and re.fullmatch(r"[\u4e00-\u9fff·]{2,4}(?:\s+[\u4e00-\u9fff·]{2,4})*", text):
            self._members(text, line)
        else:
            self._title.append(line)

    def _set(self, name: str, text: str, line: Line) -> None:
        self._fields[name] = text
        self._keep(text, line)

    def _is_issue_fact(self, plain: str, line: Line) -> bool:
        found = self.imported
        if match := _ISSUE.match(plain):
            found.year, found.number = int(match[1]), int(match[2])
        elif match := _OVERALL.match(plain):
            found.overall_number = int(match[1])
        elif match := _FREQUENCY.match(plain):
            found.frequency = match[1]
        elif plain.endswith("出版") and (date := parse_date(plain.removesuffix("出版"))):
            found.date_published = date
        else:
            return False
        self._keep(line.text, line)
        return True

    def _is_person(self, text: str, line: Line) -> bool:
        plain = half_width(text).replace(" ", "\u2002").strip()
        match = _LABEL.match(re.sub(r"[\s\u2002]+(?=[:：])", "", plain))
        if match is None:
            return False
        label, value = match[1], match[2].replace("\u2002", " ").strip()
        self._last = ""
        if label in ("编委", "委员"):
            self._last = "members"
            self._members(value, line)
            return True
        body = self._body
        names = {"主任": "chair" if body is self._committee else "director"}
        names |= {"主编": "director", "副主编": "deputy_editor", "责任编辑": "responsible_editor"}
        if label not in names:
            return False
        body[names[label]] = squeeze(value)
        self._keep(value, line)
        return True

    def _members(self, text: str, line: Line) -> None:
        members = self._committee["members"]
        assert isinstance(members, tuple)
        self._committee["members"] = (*members, *text.split())
        self._keep(text, line)

    def _is_colophon(self, plain: str, text: str, line: Line) -> bool:
        for name, pattern in _COLOPHON.items():
            if match := pattern.match(plain):
                value = squeeze(text)[match.end() :]
                if value and name not in self._fields:
                    self._fields[name] = value
                    self._keep(value, line)
                    return True
        return False

    def _entry(self, found: re.Match[str], line: Line) -> None:
        number = found["number"] if found["page"] else found["n2"]
        page = found["page"] or found["p2"]
        title = join_title([piece.text.strip() for piece in self._title])
        for piece in self._title:
            self.imported.ledger.kept.update(count(piece.text))
        self._title = []
        if not title:
            title, number = number, ""
        self.imported.contents.append(ContentsLine(self._section, title, squeeze(number), int(page)))
        self._keep(f"{number if number else title}{page}", line)
