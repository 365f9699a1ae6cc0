"""Files -> text: the one place that opens an editor's file, and says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from ..problems import Problem

LARGEST = 64 * 1024 * 1024


def read_text(root: Path, relative: str) -> tuple[str | None, list[Problem]]:
    """Text of `root/relative` (UTF-8, LF) and its problems; None if it cannot be read at all.

    CRLF is read as LF and reported; a byte order mark is dropped and reported.
    """
    path = root / relative
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            return None, [Problem("error", "path-outside", relative)]
        if path.stat().st_size > LARGEST:
            return None, [Problem("error", "file-too-large", relative, values={"limit": LARGEST // 1024 // 1024})]
        data = path.read_bytes()
    except OSError as error:
        return None, [Problem("error", "file-unreadable", relative, values={"detail": error.strerror or str(error)})]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        return None, [Problem("error", "not-utf-8", relative, line, column)]
    problems: list[Problem] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        problems.append(Problem("warning", "byte-order-mark", relative, 1, 1))
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        problems.append(Problem("warning", "crlf", relative, line, 1))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, problems
