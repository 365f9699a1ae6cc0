"""Word files for tests, built with python-docx and raw WordprocessingML where python-docx has no word for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w")


def xml(text: str) -> Any:
    """An element of WordprocessingML; `w:` is declared."""
    head, _, rest = text.partition(">")
    slash = "/" if head.endswith("/") else ""
    return parse_xml(f"{head.removesuffix('/')} {W}{slash}>{rest}")


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    """A complex field with its result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def add(document: Any, inner: str) -> Any:
    """A paragraph with this XML inside, at the end of the text."""
    paragraph = document.add_paragraph()
    element = xml(f"<w:p>{inner}</w:p>")
    paragraph._p.getparent().replace(paragraph._p, element)
    return element


def lists(document: Any, levels: Sequence[tuple[str, str]]) -> Callable[[int], str]:
    """A list with a (numFmt, lvlText) for each level; gives the properties of a paragraph on a level."""
    numbering = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="90">{inner}</w:abstractNum>'))
    numbering.append(xml('<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return lambda depth: f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr></w:pPr>'


def table(document: Any, rows: Sequence[Sequence[str]], merges: Sequence[tuple[int, int, int, int]] = ()) -> None:
    """A table; a merge names its first and last cell (row, column, row, column)."""
    made = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            made.cell(r, c).text = text
    for top, left, bottom, right in merges:
        made.cell(top, left).merge(made.cell(bottom, right))


def furniture(document: Any, header: str, footer: str) -> None:
    """A header, and a footer with the number of the page in the middle of its text."""
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    before, _, after = footer.partition("#")
    paragraph = section.footer.paragraphs[0]
    paragraph._p.getparent().replace(paragraph._p, xml(f"<w:p>{run(before)}{field('PAGE', '3')}{run(after)}</w:p>"))


def save(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def repack(path: Path, changes: Mapping[str, str | bytes]) -> Path:
    """The file with parts changed or added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {name: data.encode() if isinstance(data, str) else data for name, data in changes.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def notice() -> Any:
    """A short document 样政发〔2021〕5号 without its text: title, number, addressees."""
    document = docx.Document()
    for text in ("样例市人民政府关于做好防汛工作的通知", "样政发〔2021〕5号", "各乡镇人民政府，市直各部门："):
        document.add_paragraph(text)
    return document


def signed(document: Any) -> Any:
    """The document with signature, date and note at its end."""
    for text in ("样例市人民政府", "2021年4月12日", "（此件公开发布）"):
        document.add_paragraph(text)
    return document
