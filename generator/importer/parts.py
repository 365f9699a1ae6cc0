"""Stages 4 and 5 put together. Reads the lines of a document outside its fields; gives blocks, tables, attachments.

Parts: the covering text (notice), the text that it issues or forwards (instrument), the attachments. An attachment
begins with its label 附件 (附件1, 附件：) on a line of its own, then its title (GB/T 9704-2012, 7.3.7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.body import Block, level_of
from ..model.issue import Attachment
from ..model.text import chinese_number, half_width, squeeze
from .clean import Line
from .fields import Fields, join_title
from .result import ImportedDocument, ImportedTable, Ledger, count
from .structure import blocks_of
from .tables import RawTable, looks_like_header, read_header, same_row, split_row, to_grid

Doubt = tuple[str, int, str, str, str]

_LABEL = re.compile(r"^附\s*件\s*([0-9０-９一二三四五六七八九十]{0,3})\s*[:：]?$")
_LIST = re.compile(r"^附\s*件\s*[:：]\s*(?=\S)")
_ENTRY = re.compile(r"^([0-9０-９]{1,2})\s*[.．、，,]\s*(\S.*)$")
_ISSUES = re.compile(r"印发|转发|批转|公布|发布")
_CLOSED = tuple("。；：:;！？!?")


@dataclass
class Part:
    """Lines of one part, its title already taken off."""

    name: str
    title: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass
class Assembly:
    """Builds one document's blocks and tables, and accounts for every line it is given."""

    document: ImportedDocument
    ledger: Ledger
    doubts: list[Doubt]
    listed: dict[int, str] = field(default_factory=dict)

    def build(self, found: Fields) -> None:
        """From the fields' remaining lines to blocks, tables and attachments."""
        notice = self._take_list(found.body)
        after = self._take_list(found.after)
        parts = self._parts(notice, after)
        for part in parts:
            if part.name == "instrument":
                self.document.instrument = part.title
            if part.title:
                self._title_block(part)
            self._content(part)
        self._attachments(parts)

    def _leave(self, line: Line, reason: str, text: str | None = None) -> None:
        self.ledger.left_out.append((line.number, reason, line.text if text is None else text))

    def _take_list(self, lines: list[Line]) -> list[Line]:
        """The attachment list after the text (附件：1.… 2.…) becomes `listed`; the other lines are given back."""
        start = next(
            (i for i, line in enumerate(lines) if _LIST.match(line.text.strip()) and "\t" not in line.text), None
        )
        if start is None:
            return lines
        end = start + 1
        while end < len(lines) and self._is_list(lines, start, end):
            end += 1
        number = 0
        for line in lines[start:end]:
            text = line.text.strip()
            if found := _LIST.match(text):
                self._leave(line, "label", text[: found.end()])
                text = text[found.end() :]
            if found := _ENTRY.match(text):
                number = int(half_width(found[1]))
                self._leave(line, "attachment-number", text[: found.start(2)])
                text = found[2]
            elif not number and text:
                number = 1
            if text:
                self.listed[number] = self.listed.get(number, "") + text
                self.ledger.kept.update(count(text))
        return lines[:start] + lines[end:]

    def _is_list(self, lines: list[Line], start: int, at: int) -> bool:
        text = lines[at].text.strip()
        if not text:
            later = next((line.text.strip() for line in lines[at:] if line.text.strip()), "")
            return bool(_ENTRY.match(later)) and bool(_ENTRY.match(_LIST.sub("", lines[start].text.strip())))
        if _ENTRY.match(text):
            return True
        return lines[at - 1].hard_break and not lines[at].marks

    def _parts(self, notice: list[Line], after: list[Line]) -> list[Part]:
        parts = [Part("notice")]
        self._split(notice, parts)
        if any(line.text.strip() for line in after):
            first = next(i for i, line in enumerate(after) if line.text.strip())
            text = after[first].text.strip()
            issues = bool(_ISSUES.search(self.document.title)) or bool(re.search(r"印发|转发", self._text(notice)))
            if issues and not _LABEL.match(text) and len(text) < 80 and not text.endswith(_CLOSED):
                part = Part("instrument")
                used = self._take_title(after, first, part)
                parts.append(part)
                after = after[used:]
            self._split(after, parts)
        return parts

    def _text(self, lines: list[Line]) -> str:
        return "".join(line.text for line in lines)

    def _split(self, lines: list[Line], parts: list[Part]) -> None:
        """Add lines to the last part; each attachment label opens a new one."""
        index = 0
        while index < len(lines):
            line = lines[index]
            label = _LABEL.match(line.text.strip())
            if label is None:
                parts[-1].lines.append(line)
                index += 1
                continue
            opened = sum(part.name.startswith("attachment:") for part in parts)
            number = chinese_number(half_width(label[1])) if label[1] else None
            part = Part(f"attachment:{number or opened + 1}")
            self._leave(line, "attachment-label")
            index += 1
            while index < len(lines) and not lines[index].text.strip():
                index += 1
            index = self._take_title(lines, index, part)
            parts.append(part)

    def _take_title(self, lines: list[Line], index: int, part: Part) -> int:
        """The title's lines from `index` on; gives the index behind them."""
        pieces: list[str] = []
        while index < len(lines) and lines[index].text.strip() and "\t" not in lines[index].text:
            text = lines[index].text.strip()
            if len(text) > 80 or text.endswith(_CLOSED) or (pieces and level_of(text)):
                break
            pieces.append(text)
            index += 1
            if not lines[index - 1].hard_break and not (index < len(lines) and lines[index].text.strip()):
                break
        part.title = join_title(pieces)
        return index

    def _title_block(self, part: Part) -> None:
        self.ledger.kept.update(count(part.title))
        self.document.blocks.append(Block(kind="part", text=part.title, part=part.name))

    def _content(self, part: Part) -> None:
        """Text and tables of a part, in order."""
        texts: list[Line] = []
        index = 0
        lines = part.lines
        while index < len(lines):
            if "\t" not in lines[index].text and not self._is_caption(lines, index):
                texts.append(lines[index])
                index += 1
                continue
            self._flush(texts, part)
            texts = []
            index = self._table(lines, index, part)
        self._flush(texts, part)

    def _flush(self, lines: list[Line], part: Part) -> None:
        blocks = blocks_of(lines, part.name, self.doubts)
        for block in blocks:
            self.ledger.kept.update(count(block.text))
        self.document.blocks += blocks

    def _is_caption(self, lines: list[Line], index: int) -> bool:
        """A short line right above a table names it."""
        text = lines[index].text.strip()
        if not text or len(text) > 60 or text.endswith(tuple("。；;，,")):
            return False
        below = next((line for line in lines[index + 1 :] if line.text.strip()), None)
        if below is None or "\t" not in below.text:
            return False
        return bool(lines[index].marks) or level_of(text) is not None

    def _table(self, lines: list[Line], index: int, part: Part) -> int:
        """One logical table from `index` on; gives the index behind it."""
        caption = ""
        if "\t" not in lines[index].text:
            caption = lines[index].text.strip()
            self.ledger.kept.update(count(caption))
            index += 1
        while not lines[index].text.strip():
            index += 1
        end = index
        while end < len(lines) and "\t" in lines[end].text:
            end += 1
        header, taken = read_header(lines[index:end])
        raw = RawTable(header)
        for row in header:
            for cell in row:
                self.ledger.kept.update(count(cell))
        index += taken
        title = caption or part.title
        while index < len(lines):
            line = lines[index]
            if "\t" in line.text:
                row = split_row(line)
                if header and same_row(row, header[0]):
                    self._leave(line, "repeated-header")
                else:
                    raw.rows.append((line.number, row))
                index += 1
            elif (behind := self._resumes(lines, index, title, raw)) is not None:
                for skipped in lines[index:behind]:
                    if skipped.text.strip():
                        self._leave(skipped, "repeated-title")
                index = behind
            else:
                break
        self._add(raw, title, part)
        return index

    def _resumes(self, lines: list[Line], index: int, title: str, raw: RawTable) -> int | None:
        """Index of the table line with which this table goes on behind a page break; None if it ends here."""
        while index < len(lines) and "\t" not in lines[index].text:
            text = lines[index].text.strip()
            if text and squeeze(text) != squeeze(title):
                return None
            index += 1
        if index >= len(lines):
            return None
        row = split_row(lines[index])
        if raw.header and same_row(row, raw.header[0]):
            return index
        return None if looks_like_header(row) and len(row) != len(raw.header[0] if raw.header else row) else index

    def _add(self, raw: RawTable, title: str, part: Part) -> None:
        if not raw.header and not raw.rows:
            return
        grid, totals, restored = to_grid(raw)
        for row in grid.rows[len(raw.header) :]:
            for cell in row:
                if cell not in ("^", "<"):
                    self.ledger.kept.update(count(cell.removeprefix("\\")))
        if len(raw.header) == 1 and len(grid.rows[0]) * 2 == len([cell for cell in raw.header[0] if cell]):
            for cell in raw.header[0][len(grid.rows[0]) :]:
                self.ledger.kept.subtract(count(cell))
                self.ledger.left_out.append((0, "repeated-header", cell))
        for line in restored:
            self.doubts.append(("cell-restored", line, title, "", "shifted"))
        self.document.tables.append(ImportedTable(title, part.name, grid, len(raw.header), min(totals, 1)))
        index = len(self.document.tables) - 1
        self.document.blocks.append(Block(kind="table", text=title, file=str(index), part=part.name))

    def _attachments(self, parts: list[Part]) -> None:
        """Attachments as they stand; a title that the list has otherwise is kept beside; one not printed is said."""
        held = {part.name: part for part in parts if part.name.startswith("attachment:")}
        numbers = sorted({int(name.split(":")[1]) for name in held} | set(self.listed))
        for number in numbers:
            part = held.get(f"attachment:{number}")
            listed = self.listed.get(number, "")
            title = part.title if part and part.title else listed
            tables = any(table.part == f"attachment:{number}" for table in self.document.tables)
            self.document.attachments.append(
                Attachment(
                    number=number,
                    title=title or f"附件{number}",
                    listed_title=listed if squeeze(listed) != squeeze(title) else "",
                    kind="table" if tables else "text",
                    supplied=part is not None,
                )
            )
