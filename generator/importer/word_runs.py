"""What a run of a Word document prints: text, automatic marks, breaks; and what of it is not printed, with the reason.

ECMA-376 part 1, 17.3 (runs), 17.13.5 (revisions), 17.16 (fields), 17.11 (notes).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from mammoth.docx.dingbats import dingbats

from .characters import drop_zero_width
from .numbering import FORMATS, Numbers
from .package import W
from .result import Doubt, count

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXTS = frozenset({f"{W}t", f"{W}delText", f"{_M}t"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_FACES = ("黑体", "SimHei", "楷体", "KaiTi", "FZHei", "FZKai")
PAGE = "\f"
_UNKNOWN = "〓"


@dataclass(frozen=True)
class Run:
    """Printed text of one kind: bold, in a face for headings, raised (superscript) or lowered (subscript)."""

    text: str
    bold: bool = False
    face: bool = False
    script: str = ""


def characters(root: Element) -> Counter[str]:
    """Every non-blank character of a part, counted without regard to what becomes of it."""
    total: Counter[str] = Counter()
    for element in _visible(root):
        if element.tag in _TEXTS:
            total.update(count(element.text or ""))
        else:
            total.update(_sign(element))
    return total


def _visible(element: Element) -> Iterator[Element]:
    """The element and all below it, of alternatives the one that Word prints."""
    yield element
    for child in children(element):
        yield from _visible(child)


def children(element: Element) -> Iterable[Element]:
    """Child elements; alternatives (mc:AlternateContent) are replaced by the first choice, else the fallback."""
    if element.tag != f"{MC}AlternateContent":
        return element
    chosen = element.find(f"{MC}Choice")
    return () if (found := element.find(f"{MC}Fallback") if chosen is None else chosen) is None else found


def _sign(element: Element) -> str:
    """The character of an element that stands for one."""
    if element.tag == f"{W}noBreakHyphen":
        return "-"
    if element.tag != f"{W}sym":
        return ""
    code = int(element.get(f"{W}char", "") or "0", 16)
    for key in (code, code & 0xFF):
        if found := dingbats.get((element.get(f"{W}font", ""), key)):
            return chr(found)
    return chr(code) if 0x20 < code < 0xD800 else _UNKNOWN


@dataclass
class Texts:
    """Reads runs. `left_out` and `doubts` are as in `Source`; the line is the ordinal of the block in the main text."""

    file: Path
    numbers: Numbers
    notes: Mapping[tuple[str, str], Element]
    note_forms: Mapping[str, str]
    left_out: list[tuple[int, str, str]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    ordinal: int = 0
    used_notes: set[tuple[str, str]] = field(default_factory=set)
    _fields: list[list[str]] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)
    _waiting: list[tuple[str, Element]] = field(default_factory=list)
    _added: list[str] = field(default_factory=list)

    def _inline(self, element: Element, bold: bool = False, face: bool = False, script: str = "") -> Iterator[Run]:
        """Printed runs below an element, in order."""
        for child in children(element):
            tag = child.tag
            if tag in (f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}tblPr", f"{W}tblGrid"):
                continue
            if tag in _DELETED:
                self._leave("deleted", all_text(child))
            elif tag == f"{W}r":
                yield from self._run(child)
            elif tag in _TEXTS:
                yield from self._text(child.text or "", bold, face, script)
            elif tag == f"{W}fldSimple":
                self._fields.append([child.get(f"{W}instr", ""), "shown"])
                yield from self._inline(child)
                self._fields.pop()
            elif tag == f"{W}txbxContent":
                self._boxes.append(child)
            elif tag == f"{W}ruby":
                base = child.find(f"{W}rubyBase")
                self._leave("ruby", all_text(child.find(f"{W}rt")))
                yield from self._inline(base) if base is not None else ()
            elif tag == f"{_M}oMath":
                text = all_text(child)
                self.doubts.append(Doubt("formula", self.ordinal, text[:20]))
                yield from self._text(text, bold, face, script)
            else:
                yield from self._special(child, bold, face, script)

    def _run(self, run: Element) -> Iterator[Run]:
        properties = run.find(f"{W}rPr")
        if is_on(properties, "vanish"):
            self._leave("hidden", all_text(run))
            return
        fonts = properties.find(f"{W}rFonts") if properties is not None else None
        name = fonts.get(f"{W}eastAsia", "") if fonts is not None else ""
        script = value_of(properties, "vertAlign")
        yield from self._inline(
            run,
            is_on(properties, "b"),
            name.startswith(_FACES),
            script if script in ("superscript", "subscript") else "",
        )

    def _special(self, child: Element, bold: bool, face: bool, script: str) -> Iterator[Run]:
        name = child.tag.rsplit("}", 1)[-1]
        kind = child.get(f"{W}type", "")
        if name in ("tab", "ptab"):
            yield Run(" ", bold, face)
        elif name == "cr" or (name == "br" and kind not in ("page", "column")):
            yield Run("\n", bold, face)
        elif name == "br" and kind == "page":
            yield Run(PAGE)
        elif name in ("sym", "noBreakHyphen"):
            sign = _sign(child)
            if sign == _UNKNOWN:
                self.doubts.append(Doubt("symbol", self.ordinal, f"{child.get(f'{W}font')} {child.get(f'{W}char')}"))
            yield from self._text(sign, bold, face, script)
        elif name == "fldChar":
            self._field(child)
        elif name == "instrText":
            if self._fields:
                self._fields[-1][0] += child.text or ""
        elif name in ("footnoteReference", "endnoteReference"):
            yield from self._note(child, name.removesuffix("Reference"))
        elif name in ("pic", "imagedata", "OLEObject", "chart"):
            self.doubts.append(Doubt("image", self.ordinal, name))
            yield from self._inline(child, bold, face, script)
        else:
            yield from self._inline(child, bold, face, script)

    def _field(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(["", ""])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "shown"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _end_fields(self) -> None:
        """A field that its paragraph leaves open in its code, or in a page number, was cut: it must not swallow the
        text that follows."""
        self._fields = [held for held in self._fields if held[1] and _word(held[0]) not in _PAGES]

    def _open_contents(self) -> bool:
        return any(_word(code) == "TOC" for code, _ in self._fields)

    def _text(self, text: str, bold: bool, face: bool, script: str) -> Iterator[Run]:
        reason = self._not_printed()
        if reason:
            self._leave(reason, text)
            return
        text, unseen = drop_zero_width(text, self.file, self.ordinal)
        if unseen:
            self._leave("invisible", unseen)
        text = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
        if text:
            yield Run(text, bold, face, script)

    def _not_printed(self) -> str:
        """Why the text here is no text of the document: it is the code of a field, or a page number, or a list of
        contents that Word made; "" if it is printed text."""
        for code, state in self._fields:
            if not state:
                return "field-code"
            word = _word(code)
            if word in _PAGES:
                return "page-number"
            if word == "TOC":
                return "contents-field"
        return ""

    def _note(self, reference: Element, kind: str) -> Iterator[Run]:
        key = (kind, reference.get(f"{W}id", ""))
        note = self.notes.get(key)
        if note is None:
            return
        again = key in self.used_notes
        self.used_notes.add(key)
        position = sum(used[0] == kind for used in self.used_notes)
        form = self.note_forms.get(kind, "decimal")
        mark = FORMATS[form](position) if form in FORMATS else ""
        if reference.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            mark = ""
        if not mark and form not in FORMATS:
            self.doubts.append(Doubt("number-unknown", self.ordinal, kind))
        if not again:
            self._waiting.append((mark, note))
        self._added.append(mark)
        yield Run(mark, script="superscript" if mark.isdigit() and mark.isascii() else "")

    def _leave(self, reason: str, text: str) -> None:
        if text.strip():
            self.left_out.append((self.ordinal, reason, text))


def _word(code: str) -> str:
    return (code.split() or [""])[0].upper()


def all_text(element: Element | None) -> str:
    """The text below an element, whatever becomes of it."""
    if element is None:
        return ""
    return "".join(part.text or "" if part.tag in _TEXTS else _sign(part) for part in _visible(element))


def is_on(properties: Element | None, name: str) -> bool:
    found = properties.find(W + name) if properties is not None else None
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def value_of(properties: Element | None, name: str) -> str:
    found = properties.find(W + name) if properties is not None else None
    return found.get(f"{W}val", "") if found is not None else ""
