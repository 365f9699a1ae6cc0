"""A line of the source: what stages 1 to 4 hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..model.table import ABOVE, LEFT, unescape_cell


@dataclass(frozen=True)
class Line:
    """A line of the source. `text` is printed text; `marks` the count of heading marks; `bold` spans of bold text;
    `removed` pairs (reason, characters) taken off; `added` characters put in their place; `hard_break` folds it with
    the next line; `indent` counts blanks before the text in columns. `cells` are the cells of a table's row, with the
    merge marks of `model.table` where `exact` says that the source marks merged cells itself.

    `whole` says that the file ends a paragraph here: it is never joined with the next. `header` of a table's first row
    is the number of its header rows, where the file states it; a `caption` line is the title of the table below it.
    A `page_break` line is blank because what the page prints there was taken off."""

    number: int
    text: str
    marks: int = 0
    bold: tuple[tuple[int, int], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    added: str = ""
    hard_break: bool = False
    indent: int = 0
    cells: tuple[str, ...] | None = None
    exact: bool = False
    whole: bool = False
    header: int | None = None
    caption: bool = False
    page_break: bool = False

    @property
    def is_row(self) -> bool:
        """The line is a row of a table."""
        return self.cells is not None

    @property
    def printed(self) -> str:
        """Everything that the line prints: its text, or the texts of its cells without merge marks."""
        if self.cells is None:
            return self.text
        if not self.exact:
            return "".join(self.cells)
        return "".join(unescape_cell(cell) for cell in self.cells if cell not in (ABOVE, LEFT))

    @cached_property
    def plain(self) -> str:
        """The text without blanks around it; empty for a row of a table."""
        return "" if self.cells is not None else self.text.strip()
