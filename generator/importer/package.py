"""The package of a .docx file (ECMA-376, part 2), read with bounds: what it declares about itself is not believed.

Nothing is unpacked to disk, nothing outside the package is ever opened, no entity is ever resolved.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from .problem import ImportProblem

LARGEST_PART = 24 * 1024 * 1024
LARGEST_TEXT = 48 * 1024 * 1024
_MOST_ENTRIES = 5000
_DEEPEST = 120
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # a package knows no other: ECMA-376, part 2, annex B
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "officeDocument"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
# ISO/IEC 29500 has a second ("strict") set of names for the same vocabulary; Word writes either.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


@dataclass(frozen=True)
class Relation:
    """`kind` is the last word of the relationship's type; `target` a part of the package, or an address outside."""

    kind: str
    target: str
    external: bool


class _Guard(TreeBuilder):
    """Builds a tree and refuses document types (entities, XXE) and nesting without end."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._depth = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise ImportProblem("importer.docx-entities", file=self._file)

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ImportProblem("importer.too-deep", file=self._file, limit=_DEEPEST)
        return super().start(_transitional(tag), {_transitional(name): value for name, value in attrs.items()})

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(_transitional(tag))


def _transitional(name: str) -> str:
    if not name.startswith("{http://purl.oclc.org/"):
        return name
    space, _, local = name[1:].partition("}")
    return f"{{{_STRICT.get(space, space)}}}{local}"


class Package:
    """A .docx file held in memory. Raises ImportProblem with the reason if it is none, or not to be trusted."""

    def __init__(self, data: bytes, file: Path) -> None:
        self.file = file
        self._budget = LARGEST_TEXT
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            # ValueError: a name that is no UTF-8; NotImplementedError: a version of the format yet to come.
            raise ImportProblem("importer.docx-broken", file=file) from error
        entries = self._zip.infolist()
        if len(entries) > _MOST_ENTRIES:
            raise ImportProblem("importer.docx-bomb", file=file, limit=_MOST_ENTRIES)
        self._names = {entry.filename for entry in entries}
        if any(entry.flag_bits & 1 for entry in entries):
            raise ImportProblem("importer.encrypted", file=file)
        if any(entry.compress_type not in _METHODS for entry in entries):
            raise ImportProblem("importer.docx-broken", file=file)
        if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in self._names):
            raise ImportProblem("importer.docx-outside", file=file, target="../")
        if "[Content_Types].xml" not in self._names:
            raise ImportProblem("importer.binary", file=file, kind="ZIP")
        self.main = next((relation.target for relation in self.relations("") if relation.kind == MAIN), "")
        if self.main not in self._names:
            raise ImportProblem("importer.docx-broken", file=file)

    def relations(self, part: str) -> Iterator[Relation]:
        """Relationships of a part (the package's own for ""), in the order of their ids."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._names:
            return
        root = self._parse(path)
        for item in sorted(root.iter(f"{{{_RELATIONS}}}Relationship"), key=lambda item: item.get("Id", "")):
            target = item.get("Target", "")
            external = item.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(item.get("Type", "").rsplit("/", 1)[-1], target, external)

    def related(self, kind: str) -> list[tuple[str, Element]]:
        """Parts of a kind (`header`, `numbering` …) that the main part refers to: name and tree, by name."""
        names = {r.target for r in self.relations(self.main) if r.kind == kind and not r.external}
        return [(name, self._parse(name)) for name in sorted(names & self._names)]

    def document(self) -> Element:
        """The main part. It must be a Word document."""
        root = self._parse(self.main)
        if root.tag != f"{W}document":
            raise ImportProblem("importer.docx-other", file=self.file)
        return root

    def _parse(self, name: str) -> Element:
        parser = XMLParser(target=_Guard(self.file))
        try:
            parser.feed(self._read(name))
            root = parser.close()
        except (ParseError, ValueError, LookupError) as error:
            # ValueError and LookupError: an encoding that expat cannot use, or that nobody knows.
            raise ImportProblem("importer.docx-broken", file=self.file) from error
        assert isinstance(root, Element)
        return root

    def _read(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
            # EOFError: it ends too soon; ValueError: it begins before the file does; NotImplementedError: a patch.
            raise ImportProblem("importer.docx-broken", file=self.file) from error
        self._budget -= len(data)
        if len(data) > LARGEST_PART or self._budget < 0:
            raise ImportProblem("importer.docx-bomb", file=self.file, limit=f"{LARGEST_PART // 1024 // 1024} MB")
        return data
