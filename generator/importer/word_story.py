"""The text of a Word document as it is printed: paragraphs and tables in order, each character accounted for.

Insertions under revision count as accepted, deletions as carried out. Automatic numbers become text. Text boxes and
notes come behind the paragraph or table that they are anchored in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from .package import W
from .result import Doubt
from .word_runs import MC, PAGE, Run, Texts, all_text, children, is_on, value_of


@dataclass(frozen=True)
class Paragraph:
    """`marks` is the level of a heading style; `added` are characters that Word prints and the file does not hold."""

    ordinal: int
    runs: tuple[Run, ...]
    marks: int = 0
    added: str = ""
    page: bool = False

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class WordCell:
    """A cell: its paragraphs, columns covered, and `above` if it goes on the cell above it."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    above: bool = False


@dataclass(frozen=True)
class WordTable:
    """Rows with whether each is repeated as a header on every page."""

    ordinal: int
    rows: tuple[tuple[bool, tuple[WordCell, ...]], ...]


Block = Paragraph | WordTable


@dataclass
class Story(Texts):
    """Reads the main text and what stands round it."""

    _carried: tuple[list[Run], str] = field(default_factory=lambda: ([], ""))
    _page: bool = False

    def read(self, body: Element) -> Iterator[Block]:
        """Blocks of the body, in print order."""
        for element in _unwrapped(body):
            self.ordinal += 1
            yield from self._block(element)
            yield from self._anchored()
        if self._open_contents():
            self.doubts.append(Doubt("contents-open", self.ordinal, "TOC"))
        if self._carried[0]:
            yield Paragraph(self.ordinal, tuple(self._carried[0]), added=self._carried[1])

    def furniture(self, root: Element, reason: str) -> None:
        """Leave out a header or footer; numbers of pages in it have a reason of their own."""
        doubts = list(self.doubts)
        text = "".join(run.text for run in self._inline(root))
        while self._boxes:
            text += "".join(run.text for run in self._inline(self._boxes.pop(0)))
        self._leave(reason, text)
        self.doubts = doubts

    def leave_rest(self, comments: Iterable[Element]) -> None:
        """Leave out comments, and notes that nothing refers to."""
        for root in comments:
            self._leave("comment", all_text(root))
        for key in sorted(self.notes.keys() - self.used_notes):
            self._leave("note-unused", all_text(self.notes[key]))

    def _block(self, element: Element) -> Iterator[Block]:
        if element.tag == f"{W}p":
            yield from self._paragraphs(element)
        elif element.tag == f"{W}tbl":
            yield from self._table(element)
        elif element.tag == f"{W}altChunk":
            self.doubts.append(Doubt("embedded", self.ordinal, "altChunk"))
        elif element.tag not in (f"{W}sectPr", f"{W}tcPr", f"{W}tblPr"):
            runs = list(self._inline(element))
            if runs:
                yield Paragraph(self.ordinal, tuple(runs))

    def _anchored(self) -> Iterator[Block]:
        """Text boxes and notes that the last block held."""
        while self._boxes:
            box = self._boxes.pop(0)
            held = [block for element in _unwrapped(box) for block in self._block(element)]
            text = next((block.text for block in held if isinstance(block, Paragraph) and block.text.strip()), "")
            if text:
                self.doubts.append(Doubt("text-box", self.ordinal, text[:20]))
            yield from held
        waiting, self._waiting = self._waiting, []
        for mark, note in waiting:
            first = True
            for element in _unwrapped(note):
                for block in self._block(element):
                    if first and isinstance(block, Paragraph):
                        # The number stands with the reference; here it is printed a second time.
                        block = replace(block, runs=(Run(f"{mark} "), *block.runs), added=block.added + mark)
                        first = False
                    yield block

    def _paragraphs(self, element: Element) -> Iterator[Paragraph]:
        """One paragraph; two if a page break stands within; none if its mark was deleted."""
        properties = element.find(f"{W}pPr")
        kept, self._added = self._added, []
        runs = [*self._carried[0], *self._inline(element)]
        self._end_fields()
        added = self._carried[1] + "".join(self._added)
        self._added = kept
        self._carried = ([], "")
        if _mark_deleted(properties):
            self._carried = (runs, added)
            return
        number, known = self.numbers.next(properties)
        if not known:
            self.doubts.append(Doubt("number-unknown", self.ordinal, "".join(run.text for run in runs)[:20]))
        if number:
            runs.insert(0, Run(number, runs[0].bold if runs else False, runs[0].face if runs else False))
            added += number
        page = self._page or is_on(properties, "pageBreakBefore")
        self._page = properties is not None and value_of(properties.find(f"{W}sectPr"), "type") != "continuous"
        self._page = self._page and properties is not None and properties.find(f"{W}sectPr") is not None
        pieces = _split(runs)
        marks = self.numbers.outline(properties)
        for position, piece in enumerate(pieces):
            broken = page or position > 0
            last = position == len(pieces) - 1
            if last and position and not any(run.text.strip() for run in piece):
                self._page = True
                break
            if not last and not position and not any(run.text.strip() for run in piece):
                page = True
                continue
            yield Paragraph(self.ordinal, tuple(piece), marks, added, broken)
            added, page = "", False

    def _table(self, table: Element) -> Iterator[Block]:
        frame = [cell for row in _unwrapped(table) for cell in _unwrapped(row) if cell.tag == f"{W}tc"]
        if len(frame) == 1:
            # One cell is a frame round text, not a table.
            for element in _unwrapped(frame[0]):
                yield from self._block(element)
            return
        rows: list[tuple[bool, tuple[WordCell, ...]]] = []
        for row in _unwrapped(table):
            if row.tag != f"{W}tr":
                continue
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._leave("deleted", all_text(row))
                continue
            rows.append((is_on(properties, "tblHeader"), tuple(self._cells(row, properties))))
        if any(row for _, row in rows):
            yield WordTable(self.ordinal, tuple(rows))

    def _cells(self, row: Element, properties: Element | None) -> Iterator[WordCell]:
        before = value_of(properties, "gridBefore")
        if before.isdigit() and int(before):
            yield WordCell((), min(int(before), 1000))
        held: WordCell | None = None
        for cell in _unwrapped(row):
            if cell.tag != f"{W}tc":
                continue
            about = cell.find(f"{W}tcPr")
            span = value_of(about, "gridSpan")
            merge = about.find(f"{W}vMerge") if about is not None else None
            above = merge is not None and merge.get(f"{W}val", "continue") != "restart"
            across = about.find(f"{W}hMerge") if about is not None else None
            paragraphs = tuple(self._within(cell))
            if above and any(paragraph.text.strip() for paragraph in paragraphs):
                # Word shows the text of the first cell of a merged column only.
                self._leave("covered-cell", "".join(p.text.removeprefix(p.added) for p in paragraphs))
                paragraphs = ()
            found = WordCell(paragraphs, min(int(span), 1000) if span.isdigit() and int(span) else 1, above)
            if held is not None and across is not None and across.get(f"{W}val", "continue") != "restart":
                held = replace(held, span=held.span + found.span, paragraphs=held.paragraphs + found.paragraphs)
                continue
            if held is not None:
                yield held
            held = found
        if held is not None:
            yield held

    def _within(self, cell: Element) -> Iterator[Paragraph]:
        for element in _unwrapped(cell):
            if element.tag == f"{W}p":
                yield from self._paragraphs(element)
            elif element.tag == f"{W}tbl":
                self.doubts.append(Doubt("nested-table", self.ordinal, ""))
                for row in element.iter(f"{W}tr"):
                    for inner in row.findall(f"{W}tc"):
                        yield from (paragraph for paragraph in self._within(inner) if paragraph.text)


def _unwrapped(container: Element) -> Iterator[Element]:
    """Children with content controls, custom XML and revisions taken off."""
    for child in children(container):
        if child.tag in (
            f"{W}sdt",
            f"{W}sdtContent",
            f"{W}customXml",
            f"{W}ins",
            f"{W}moveTo",
            f"{MC}AlternateContent",
        ):
            yield from _unwrapped(child)
        elif child.tag not in (f"{W}sdtPr", f"{W}sdtEndPr", f"{W}customXmlPr"):
            yield child


def _split(runs: list[Run]) -> list[list[Run]]:
    pieces: list[list[Run]] = [[]]
    for run in runs:
        if run.text == PAGE:
            pieces.append([])
        else:
            pieces[-1].append(run)
    return pieces


def _mark_deleted(properties: Element | None) -> bool:
    mark = properties.find(f"{W}rPr") if properties is not None else None
    return mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)
