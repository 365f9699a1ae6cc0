"""A Word file (.docx) -> source lines. A line is a paragraph or a table of the main text, counted from 1.

`package` opens the file with bounds, `word_story` says what is printed, mammoth turns that into HTML with its merged
cells, `html_lines` makes lines. Only what `word_story` wrote reaches mammoth: no picture, link, style or macro.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import mammoth
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..model.body import level_of
from .html_lines import Inline, table_lines
from .line import Line
from .numbering import read_numbers
from .package import Package, W
from .problem import ImportProblem
from .source import Source
from .word_runs import Run, characters
from .word_story import Block, Paragraph, Story, WordCell, WordTable

_OUTSIDE = frozenset({"image", "oleObject", "subDocument", "frame", "aFChunk", "package", "attachedTemplate"})
_HEADING_LENGTH = 46
_BATCH = 250_000
_MAIN = f'xmlns:w="{W[1:-1]}"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def read_word(data: bytes, file: Path) -> Source:
    """The lines of a .docx file. Raises ImportProblem with the reason if it cannot be read or reaches outside."""
    try:
        return _read(Package(data, file), file)
    except ValueError as error:
        # Where WordprocessingML wants a number stands something else.
        raise ImportProblem("importer.docx-broken", file=file) from error


def _read(package: Package, file: Path) -> Source:
    _refuse_outside(package)
    root = package.document()
    body = root.find(f"{W}body")
    if body is None:
        raise ImportProblem("importer.docx-broken", file=file)
    found = {
        kind: package.related(kind) for kind in ("header", "footer", "comments", "numbering", "styles", "settings")
    }
    notes: dict[tuple[str, str], Element] = {}
    for kind in ("footnote", "endnote"):
        for _, part in package.related(f"{kind}s"):
            notes |= {(kind, note.get(f"{W}id", "")): note for note in part.iter(f"{W}{kind}")}
    first = {kind: parts[0][1] if parts else None for kind, parts in found.items()}
    forms = {"footnote": "decimal", "endnote": "lowerRoman"}
    for source in (first["settings"], body):
        for kind in forms:
            for form in source.iterfind(f".//{W}{kind}Pr/{W}numFmt") if source is not None else ():
                forms[kind] = form.get(f"{W}val", forms[kind])
    story = Story(file, read_numbers(first["numbering"], first["styles"]), notes, forms)
    total = characters(body)
    for kind in ("header", "footer"):
        for _, part in found[kind]:
            total.update(characters(part))
            story.furniture(part, kind)
    for part in (*(part for _, part in found["comments"]), *notes.values()):
        total.update(characters(part))
    blocks = list(_emphasised(list(story.read(body))))
    story.leave_rest(part for _, part in found["comments"])
    lines: list[Line] = []
    for block, nodes in zip(blocks, _html(blocks), strict=True):
        if lines:
            breaks = 3 if isinstance(block, Paragraph) and block.page else 1
            lines += [Line(lines[-1].number, "")] * breaks
        lines += _lines(block, nodes, file)
    return Source(file.name, lines, total, tuple(story.left_out), tuple(story.doubts))


def _refuse_outside(package: Package) -> None:
    """Text or pictures outside the file are never fetched: the file is not whole. Plain hyperlinks are text."""
    for part in ("", package.main, "word/settings.xml"):
        for relation in package.relations(part):
            address = relation.target.strip().lower()
            if relation.external and relation.kind == "attachedTemplate" and not _remote(address):
                continue
            if (relation.external and relation.kind in _OUTSIDE) or relation.target.startswith(".."):
                raise ImportProblem("importer.docx-outside", file=package.file, target=relation.target)


def _remote(address: str) -> bool:
    """On another machine. A template's path on the writer's own disk is harmless and usual, and is not looked at."""
    address = address.replace("\\", "/")
    if address.startswith("file:"):
        return address.removeprefix("file:").startswith("//") and not address.startswith("file:///")
    return "://" in address or address.startswith("//")


def _emphasised(blocks: list[Block]) -> Iterator[Block]:
    """The faces that official documents set headings in (黑体, 楷体: GB/T 9704-2012, 7.3.3) are taken as bold.

    Where most of the text is set so, it says nothing.
    """
    runs = [run for block in blocks if isinstance(block, Paragraph) for run in block.runs]
    total = sum(len(run.text) for run in runs)
    trust = {name: 2 * sum(len(r.text) for r in runs if getattr(r, name)) <= total for name in ("bold", "face")}
    for block in blocks:
        yield _emphasise(block, trust) if isinstance(block, Paragraph) else block


def _emphasise(block: Paragraph, trust: dict[str, bool]) -> Paragraph:
    bold = [(run.bold and trust["bold"]) or (run.face and trust["face"]) for run in block.runs]
    printed = [flag for flag, run in zip(bold, block.runs, strict=True) if run.text.strip()]
    text = block.text.strip()
    if printed and all(printed):
        level = level_of(text)
        short = len(text) <= _HEADING_LENGTH and "\n" not in text
        bold = [run.bold and trust["bold"] and level is None for run in block.runs]
        block = replace(block, marks=block.marks or (level if level and short else 0))
    return replace(
        block, runs=tuple(replace(run, bold=flag, face=False) for flag, run in zip(bold, block.runs, strict=True))
    )


def _html(blocks: list[Block]) -> list[list[LexborNode]]:
    """The HTML elements of each block, through mammoth: one, or several if a long table goes in pieces.

    Batches bound the memory: mammoth keeps several objects for every element.
    """
    nodes: list[list[LexborNode]] = [[] for _ in blocks]
    batch: list[tuple[int, str]] = []
    size = 0
    for index, block in enumerate(blocks):
        for piece in _pieces(block):
            batch.append((index, piece))
            size += len(piece)
            if size > _BATCH:
                _convert(batch, nodes)
                batch, size = [], 0
    _convert(batch, nodes)
    return nodes


def _convert(batch: list[tuple[int, str]], nodes: list[list[LexborNode]]) -> None:
    document = "".join(xml for _, xml in batch)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _ROOT)
        archive.writestr("word/document.xml", f"<w:document {_MAIN}><w:body>{document}</w:body></w:document>")
    packed.seek(0)
    converted = mammoth.convert_to_html(packed, ignore_empty_paragraphs=False)
    body = LexborHTMLParser(converted.value).body
    found = list(body.iter()) if body is not None else []
    for (index, _), node in zip(batch, found, strict=True):
        nodes[index].append(node)


def _pieces(block: Block) -> Iterator[str]:
    """The block as WordprocessingML; a long table is cut where no cell goes on from the row above."""
    if isinstance(block, Paragraph):
        yield _paragraph_xml(block)
        return
    rows: list[str] = []
    size = 0
    for repeated, cells in block.rows:
        if size > _BATCH and not any(cell.above for cell in cells):
            yield f"<w:tbl>{''.join(rows)}</w:tbl>"
            rows, size = [], 0
        head = "<w:trPr><w:tblHeader/></w:trPr>" if repeated else ""
        rows.append(f"<w:tr>{head}{''.join(_cell_xml(cell) for cell in cells)}</w:tr>")
        size += len(rows[-1])
    yield f"<w:tbl>{''.join(rows)}</w:tbl>"


def _paragraph_xml(block: Paragraph) -> str:
    style = f'<w:pPr><w:pStyle w:val="Heading{min(block.marks, 6)}"/></w:pPr>' if block.marks else ""
    return f"<w:p>{style}{''.join(_run_xml(run) for run in block.runs)}</w:p>"


def _cell_xml(cell: WordCell) -> str:
    merge = "<w:vMerge/>" if cell.above else '<w:vMerge w:val="restart"/>'
    paragraphs = "".join(_paragraph_xml(replace(paragraph, marks=0)) for paragraph in cell.paragraphs) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.span}"/>{merge}</w:tcPr>{paragraphs}</w:tc>'


def _run_xml(run: Run) -> str:
    script = f'<w:vertAlign w:val="{run.script}"/>' if run.script else ""
    about = f"<w:rPr>{'<w:b/>' if run.bold else ''}{script}</w:rPr>"
    pieces = [f'<w:t xml:space="preserve">{html.escape(piece)}</w:t>' for piece in run.text.split("\n")]
    return f"<w:r>{about}{'<w:br/>'.join(pieces)}</w:r>"


def _lines(block: Block, nodes: list[LexborNode], file: Path) -> list[Line]:
    if isinstance(block, WordTable):
        added = "".join(p.added for _, row in block.rows for cell in row for p in cell.paragraphs)
        return table_lines(nodes, file, block.ordinal, added)[0]
    inline = Inline(file, block.ordinal)
    inline.add(nodes[0])
    lines = inline.lines(block.marks)
    return [replace(lines[0], added=lines[0].added + block.added), *lines[1:]]
