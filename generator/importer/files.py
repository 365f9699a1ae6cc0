"""Files -> text of a transcript. Refuses what is no text with the reason; nothing here runs what a file holds."""

from __future__ import annotations

from pathlib import Path

LARGEST = 50 * 1024 * 1024
_BINARY = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP",
    b"\xd0\xcf\x11\xe0": "Office",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class ImportProblem(Exception):
    """A file that cannot be imported: `key` of the message catalogue and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def read_transcript(path: Path) -> str:
    """The text of one file: UTF-8 or GB18030, LF line ends. Raises ImportProblem with the reason."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ImportProblem("importer.too-large", file=path, limit=LARGEST // 1024 // 1024)
        data = path.read_bytes()
    except OSError as error:
        raise ImportProblem("importer.unreadable", file=path, detail=error.strerror or str(error)) from error
    if not data.strip():
        raise ImportProblem("importer.empty", file=path)
    for start, name in _BINARY.items():
        if data.startswith(start):
            raise ImportProblem("importer.binary", file=path, kind=name)
    if b"\x00" in data:
        raise ImportProblem("importer.null-bytes", file=path, line=data[: data.index(b"\x00")].count(b"\n") + 1)
    text = _decode(data, path)
    if not any("\u3400" <= character <= "\u9fff" for character in text):
        raise ImportProblem("importer.no-chinese", file=path)
    for position, character in enumerate(text):
        if character in _INVISIBLE and not (position == 0 and character == "\ufeff"):
            raise ImportProblem(
                "importer.invisible", file=path, line=text[:position].count("\n") + 1, code=f"U+{ord(character):04X}"
            )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        cut = error.start >= len(data) - 4
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise ImportProblem("importer.encoding", file=path, line=line) from error
    # UTF-8 cut in the middle of a character decodes as GB18030 into nonsense.
    if cut or sum("\u4e00" <= c <= "\u9fa5" for c in text) < len(text) // 4:
        raise ImportProblem("importer.encoding", file=path, line=line)
    return text
