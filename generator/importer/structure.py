"""Stage 4. Reads lines of text; gives blocks: headings, run-in headings, items, paragraphs, lines of forms.

pieces.py rejoins paragraphs, headings.py finds headings; here both become blocks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..model.body import Block, BlockKind
from .headings import Heading, find_headings
from .line import Line
from .pieces import Piece, is_form, is_label, measure_of, pieces_of, rejoin
from .result import Doubt
from .words import ARTICLE, NUMBERING

_NONE: Mapping[int, int] = {}


def blocks_of(
    lines: list[Line], part: str, doubts: list[Doubt], measure: float = 0, decimals: Mapping[int, int] = _NONE
) -> list[Block]:
    """The blocks of one part of a document; `decimals` are the levels of its decimal numbers, by line."""
    pieces = rejoin(pieces_of(lines, measure or measure_of(lines), decimals), doubts)
    headings = find_headings(pieces, doubts)
    forms = _form_lines(pieces, headings, part)
    blocks: list[Block] = []
    form: list[Piece] = []
    for index, (piece, heading) in enumerate(zip(pieces, headings, strict=True)):
        if index in forms:
            if form and not _near(form[-1], piece):
                _end_form(form, part, blocks)
            form.append(piece)
            continue
        _end_form(form, part, blocks)
        blocks.append(_block(piece, heading, part))
    _end_form(form, part, blocks)
    return blocks


def _form_lines(pieces: list[Piece], headings: list[Heading | None], part: str) -> set[int]:
    """Lines to fill in; in an attachment also labels that stand one below the other."""
    free = [i for i, heading in enumerate(headings) if heading is None and not pieces[i].marks]
    forms = {i for i in free if is_form(pieces[i].text)}
    labels = {i for i in free if part.startswith("attachment:") and is_label(pieces[i].text)}
    return forms | {i for i in labels if {i - 1, i + 1} & (labels | forms)}


def _near(above: Piece, below: Piece) -> bool:
    return below.lines[0] - above.lines[-1] <= 4


def _end_form(form: list[Piece], part: str, blocks: list[Block]) -> None:
    """Lines of a form that stand together are one block of lines."""
    if form:
        text = "\n".join(piece.text for piece in form)
        kind: BlockKind = "lines" if len(form) > 1 else "paragraph"
        blocks.append(Block(kind=kind, text=text, part=part, line=form[0].lines[0]))
        form.clear()


def _block(piece: Piece, heading: Heading | None, part: str) -> Block:
    line = piece.lines[0]
    if heading is not None and not heading.run_in:
        return Block(kind="heading", text=piece.text, level=heading.level, part=part, line=line)
    run_in = heading.run_in if heading else 0
    level = heading.level if heading else 0
    numbered = piece.decimal or NUMBERING.match(piece.text) is not None
    item = numbered and not ARTICLE.match(piece.text) and not piece.text.startswith("附件")
    return Block(
        kind="item" if item else "paragraph", text=piece.text, run_in=run_in, level=level, part=part, line=line
    )


def count_forms(blocks: list[Block]) -> Counter[str]:
    """How many blocks of each kind: a part that is mostly lines to fill in is a form."""
    return Counter(
        "lines" if block.kind == "lines" or is_form(block.text) or is_label(block.text) else block.kind
        for block in blocks
    )
