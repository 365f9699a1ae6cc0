"""A file -> its source lines. Refuses what cannot be read with the reason; nothing here runs what a file holds.

What a file is, its first bytes say, not its name. Only regular files are read, none larger than a bound.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

from .characters import refuse_unseen
from .html_page import read_page
from .problem import ImportProblem
from .source import Source
from .word import read_word

LARGEST = 20 * 1024 * 1024
LARGEST_WORD = 64 * 1024 * 1024
_KINDS = (
    (b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "gzip"), (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"),
    (b"\x7fELF", "ELF"), (b"MZ\x90", "EXE"), (b"OFD", "OFD"),
)  # fmt: skip
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S)
# Characters so common in official Chinese that no text of any length lacks them.
_COMMON = frozenset(
    "的一是在和有为人中国市县区省年月日号第政府关于通知各发文件办公室部门局委会工作，。、：；《》（）0123456789"
)


def read_file(path: Path) -> Source:
    """The lines of a transcript (UTF-8 or GB18030), a Word file (.docx) or a saved page (HTML).

    Raises ImportProblem with the reason.
    """
    data = _bytes(path)
    if path.name.startswith("~$"):
        raise ImportProblem("importer.lock-file", file=path)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return read_word(data, path)
    if data.startswith(_COMPOUND):
        raise ImportProblem(
            "importer.encrypted" if _named(data, "EncryptedPackage") else "importer.old-word", file=path
        )
    for start, name in _KINDS:
        if data.startswith(start):
            raise ImportProblem("importer.binary", file=path, kind=name)
    if data.startswith(_WIDE_MARKS):
        raise ImportProblem("importer.utf-16", file=path)
    if b"\x00" in data:
        raise ImportProblem("importer.null-bytes", file=path, line=data.count(b"\n", 0, data.index(b"\x00")) + 1)
    if re.match(rb"(?:From|MIME-Version|Content-Type): ", data, re.I) and b"multipart/related" in data[:4096]:
        raise ImportProblem("importer.binary", file=path, kind="MHTML")
    page = path.suffix.lower() in (".htm", ".html", ".xhtml", ".shtml") or bool(
        _HTML.match(data[:4096].lstrip(b"\xef\xbb\xbf"))
    )
    text = decode(data, path, stated_charset(data) if page else "")
    if not re.search("[\u3400-\u9fff]", text):
        raise ImportProblem("importer.no-chinese", file=path)
    if page:
        return read_page(text, path)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    refuse_unseen(text, path)
    return Source.of_text(text, path.name)


def _bytes(path: Path) -> bytes:
    """The file's bytes; not one is read of a device, a pipe or a file that is too large."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise ImportProblem("importer.folder", file=path)
        if not stat.S_ISREG(about.st_mode):
            raise ImportProblem("importer.no-file", file=path)
        limit = LARGEST_WORD if path.suffix.lower() == ".docx" else LARGEST
        if about.st_size > limit:
            raise ImportProblem("importer.too-large", file=path, limit=limit // 1024 // 1024)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise ImportProblem("importer.unreadable", file=path, detail=error) from error
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise ImportProblem("importer.empty", file=path)
    return data


def _named(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data


def stated_charset(data: bytes) -> str:
    """The encoding that a page states in its head, lower case; "" if it states none."""
    found = re.search(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_\-]{2,20})", data[:8192], re.I)
    return found[1].decode("ascii").lower() if found else ""


def decode(data: bytes, path: Path, stated: str = "") -> str:
    """Text of the bytes: UTF-8, else GB18030 (with GBK and GB2312 in it). A page's own word counts if it fits.

    Raises ImportProblem with the first line that is neither, or if what comes out is no Chinese text.
    """
    if not stated.startswith("gb"):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line, cut = data.count(b"\n", 0, error.start) + 1, error.start >= len(data) - 4
        if cut:
            # UTF-8 cut in the middle of a character decodes as GB18030 into nonsense.
            raise ImportProblem("importer.cut", file=path, line=line)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        if stated.startswith("gb"):
            return decode(data, path)
        line = data.count(b"\n", 0, error.start) + 1
        key = (
            "importer.cut"
            if error.start >= len(data) - 4 and plausible(data[: error.start].decode("gb18030"))
            else "importer.encoding"
        )
        raise ImportProblem(key, file=path, line=line) from error
    if not plausible(text):
        if stated.startswith("gb"):
            return decode(data, path)
        raise ImportProblem("importer.encoding", file=path, line=line)
    return text


def plausible(text: str) -> bool:
    """Bytes of another encoding read as GB18030 give rare characters: here the common ones are as common as ever."""
    wide = [character for character in text[:20_000] if character > "\u2000"]
    return not wide or sum(character in _COMMON for character in wide) * 12 >= len(wide)
