"""Stages 4 and 5 put together. Reads the lines of a document outside its fields; gives blocks, tables, attachments.

Parts: the covering text (notice), the text that it issues or forwards (instrument), the attachments. An attachment
begins with its label 附件 (附件1, 附件：) on a line of its own, then its title (GB/T 9704-2012, 7.3.7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.body import Block, level_of
from ..model.text import comparable
from .attachments import Listed, inline_label, label_number, take_list
from .decimals import decimal_levels
from .found import Fields
from .line import Line
from .part import Part, attachments_of, begins_text, is_again, is_remark
from .pieces import measure_of
from .result import Doubt, ImportedDocument, ImportedTable, Ledger
from .structure import blocks_of
from .sums import check_totals
from .tables import RawTable, looks_like_header, read_header, same_row, split_row, to_table
from .titles import inner_title, join_title
from .words import NUMBERING

_ISSUES = re.compile(r"印发|转发|批转|公布|发布|施行|印發|公佈")
_GIVEN = re.compile(
    r"(?:现|現)?(?:予以?|将|將)?(?:印发|转发|公布|发布|公佈|印發).{0,12}(?:你们|你們|施行|执行|。|，)|自.{2,20}起施行"
)
_CLOSED = tuple("。；：:;！？!?")
_LONGEST_TITLE = 100
_CAPTION = 60
_UNIT = re.compile(r"^[（(]?(?:计量|金额)?单位[：:].{1,12}$")


@dataclass
class Assembly:
    """Builds one document's blocks and tables, and accounts for every line it is given."""

    document: ImportedDocument
    ledger: Ledger
    doubts: list[Doubt]
    listed: Listed = field(default_factory=Listed)
    decimals: dict[int, int] = field(default_factory=dict)

    def build(self, found: Fields) -> None:
        """From the fields' remaining lines to blocks, tables and attachments."""
        measure = measure_of([*found.body, *found.after])
        notice = take_list(found.body, self.listed)
        after = take_list(found.after, self.listed) if not self.listed.titles else found.after
        self.document.attachment_list = self.listed.printed
        self.ledger.left_out += self.listed.left
        parts = self._parts(notice, after)
        for part in parts:
            if part.name == "instrument":
                self.document.instrument = part.title
            if part.title:
                block = Block(kind="part", text=part.title, part=part.name)
                self.document.blocks.append(block)
            self._content(part, measure)
        self.document.attachments = attachments_of(self.document, parts, self.listed.titles)

    def _leave(self, line: Line, reason: str, text: str | None = None) -> None:
        self.ledger.left_out.append((line.number, reason, line.printed if text is None else text))

    def _parts(self, notice: list[Line], after: list[Line]) -> list[Part]:
        parts = [Part("notice")]
        before, inside = self._instrument_in(notice)
        self._split(before, parts)
        if inside is not None:
            part = Part("instrument")
            used = self._take_title(inside, 0, part, inner_title(self.document.title))
            parts.append(part)
            self._split(inside[used:], parts)
        if inside is None:
            noted = next(
                (i for i, line in enumerate(after) if line.printed.strip() and not is_remark(line)), len(after)
            )
            parts[0].lines += after[:noted]
            after = after[noted:]
        first = next((i for i, line in enumerate(after) if line.plain or line.is_row), None)
        if first is not None:
            if inside is None and self._issues(after, first, before):
                part = Part("instrument")
                used = self._take_title(after, first, part, inner_title(self.document.title))
                parts.append(part)
                after = after[used:]
            self._split(after, parts)
        return parts

    def _issues(self, after: list[Line], first: int, notice: list[Line]) -> bool:
        """What stands behind the signature is the text that the document issues: it begins with a title."""
        text = after[first].plain
        if not text or label_number(text) is not None or inline_label(text) or len(text) > _LONGEST_TITLE:
            return False
        if text.endswith(_CLOSED) or NUMBERING.match(text) or re.match(r"^[（(]|^抄送|.*印发$", text):
            return False
        said = "".join(line.plain for line in notice)
        return bool(_ISSUES.search(self.document.title) or _GIVEN.search(said)) or self._is_inner(text)

    def _is_inner(self, text: str) -> bool:
        plain = comparable(text).strip("《》")
        names = {
            comparable(name).strip("《》") for name in (inner_title(self.document.title), self.document.title) if name
        }
        return len(plain) > 3 and plain in names

    def _instrument_in(self, lines: list[Line]) -> tuple[list[Line], list[Line] | None]:
        """No signature stands before the text that is issued: it begins with the title it is issued by."""
        if not inner_title(self.document.title):
            return lines, None
        for index, line in enumerate(lines):
            if not line.plain or len(line.plain) > _LONGEST_TITLE or line.plain.endswith(_CLOSED):
                continue
            pieces = [line.plain]
            for later in lines[index + 1 : index + 4]:
                if self._is_inner(join_title(pieces)) or not later.plain:
                    break
                pieces.append(later.plain)
            if self._is_inner(join_title(pieces)) and any(other.plain for other in lines[index + len(pieces) :]):
                return lines[:index], lines[index:]
        return lines, None

    def _split(self, lines: list[Line], parts: list[Part]) -> None:
        """Add lines to the last part; each attachment label opens a new one."""
        index = 0
        while index < len(lines):
            line = lines[index]
            number = label_number(line.plain)
            inline = inline_label(line.plain) if number is None else None
            if number is None and inline is None:
                parts[-1].lines.append(line)
                index += 1
                continue
            opened = sum(part.name.startswith("attachment:") for part in parts)
            if inline:
                number = inline[0]
            part = Part(f"attachment:{number or opened + 1}")
            if any(part.name == other.name for other in parts):
                # A label that comes again belongs to the page, unless it is a new attachment without a number.
                part.name = parts[-1].name if number else f"attachment:{opened + 1}"
                if number:
                    index = self._again(lines, index, parts[-1])
                    continue
            index += 1
            if inline:
                self._leave(line, "attachment-label", line.plain[: len(line.plain) - len(inline[1])])
                part.title = join_title([inline[1]])
            else:
                self._leave(line, "attachment-label")
                while index < len(lines) and not lines[index].plain and not lines[index].is_row:
                    index += 1
                index = self._take_title(lines, index, part, self.listed.titles.get(number or opened + 1, ""))
            parts.append(part)

    def _again(self, lines: list[Line], index: int, part: Part) -> int:
        self._leave(lines[index], "repeated-label")
        part.lines.append(Line(lines[index].number, ""))
        return index + 1

    def _take_title(self, lines: list[Line], index: int, part: Part, listed: str = "") -> int:
        """The title's lines from `index` on; gives the index behind them."""
        pieces: list[str] = []
        wanted = comparable(listed)
        while index < len(lines) and lines[index].plain and len(pieces) < 6:
            text = lines[index].plain
            joined = comparable(join_title([*pieces, text]))
            if (
                len(text) > _LONGEST_TITLE
                or text.endswith(_CLOSED)
                or (pieces and begins_text(lines[index], wanted, joined))
            ):
                break
            pieces.append(text)
            index += 1
            if wanted and joined == wanted:
                break
        part.title = join_title(pieces)
        return index

    def _content(self, part: Part, measure: float) -> None:
        """Text and tables of a part, in order."""
        texts: list[Line] = []
        index = 0
        lines = part.lines
        self.decimals = decimal_levels(lines)
        while index < len(lines):
            if not lines[index].is_row and not self._is_caption(lines, index):
                texts.append(lines[index])
                index += 1
                continue
            self._flush(texts, part, measure)
            texts = []
            index = self._table(lines, index, part)
        self._flush(texts, part, measure)

    def _flush(self, lines: list[Line], part: Part, measure: float) -> None:
        self.document.blocks += blocks_of(lines, part.name, self.doubts, measure, self.decimals)

    def _is_caption(self, lines: list[Line], index: int) -> bool:
        """A short line right above a table names it."""
        text = lines[index].plain
        if not text or len(text) > _CAPTION or text.endswith(tuple("。；;，,：:")):
            return False
        near = [line for line in lines[index + 1 : index + 8] if line.plain or line.is_row]
        if len(near) > 1 and _UNIT.match(near[0].plain):
            near = near[1:]
        below = near[0] if near else None
        if below is None or not below.is_row:
            return False
        return (
            lines[index].caption
            or bool(lines[index].marks)
            or level_of(text) is not None
            or bool(re.match(r"^表\s*\d|.*(?:表|清单|名单)$", text))
        )

    def _table(self, lines: list[Line], index: int, part: Part) -> int:
        """One logical table from `index` on; gives the index behind it."""
        caption = ""
        if not lines[index].is_row:
            caption = lines[index].plain
            index += 1
        start = index
        while not lines[index].is_row:
            index += 1
        self._flush(lines[start:index], part, 0)
        header, taken = read_header(lines[index : index + max(3, lines[index].header or 0)])
        raw = RawTable(
            header, exact=lines[index].exact, header_lines=[line.number for line in lines[index : index + taken]]
        )
        index += taken
        title = caption or part.title
        repeated = 0
        while index < len(lines):
            line = lines[index]
            if line.is_row:
                row = split_row(line)
                if header and repeated < len(header) and same_row(row, header[repeated]) and (repeated or raw.rows):
                    self._leave(line, "repeated-header")
                    repeated = repeated + 1 if repeated + 1 < len(header) else 0
                else:
                    repeated = 0
                    raw.rows.append((line.number, row))
                    raw.exact = raw.exact and line.exact
                index += 1
            elif (behind := self._resumes(lines, index, title, raw)) is not None:
                for skipped in lines[index:behind]:
                    if skipped.plain:
                        self._leave(skipped, "repeated-title")
                index = behind
            else:
                break
        self._add(raw, title, part, bool(caption))
        return index

    def _resumes(self, lines: list[Line], index: int, title: str, raw: RawTable) -> int | None:
        """Index of the table line with which this table goes on behind a page break; None if it ends here."""
        again = False
        while index < len(lines) and not lines[index].is_row:
            text = lines[index].plain
            if text and not is_again(text, title):
                return None
            again = again or bool(text)
            index += 1
        if index >= len(lines):
            return None
        row = split_row(lines[index])
        if raw.header and same_row(row, raw.header[0]):
            return index
        width = len(raw.header[0]) if raw.header else len(raw.rows[0][1]) if raw.rows else 0
        if looks_like_header(row) and len(row) != width:
            return None
        return index if again or not looks_like_header(row) or not raw.header else None

    def _add(self, raw: RawTable, title: str, part: Part, caption: bool) -> None:
        if not raw.header and not raw.rows:
            return
        made = to_table(raw)
        if made.dropped:
            self.ledger.left_out.append((raw.header_lines[0], "repeated-header", "".join(made.dropped)))
        self.doubts += [Doubt("cell-restored", line, set_right, row) for line, set_right, row in made.shifted]
        if made.spanned:
            columns = "、".join(dict.fromkeys(name for _, name in made.spanned))
            self.doubts.append(Doubt("cells-merged", made.spanned[0][0], f"{title}：{columns}", str(len(made.spanned))))
        table = ImportedTable(title, part.name, made.grid, made.header_rows, made.totals_rows, caption, made.lines)
        self.doubts += check_totals(table)
        self.document.tables.append(table)
        index = len(self.document.tables) - 1
        self.document.blocks.append(Block(kind="table", text=title, file=str(index), part=part.name))
