"""Files -> text: the one place that opens an editor's file, and says what is wrong with it."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

from ..problems import Problem

LARGEST = 64 * 1024 * 1024


def is_file(root: Path, relative: str) -> bool:
    """Whether `root/relative` is a file or a link to one."""
    # Path values would take longer to make than the file to find.
    try:
        mode = os.lstat(f"{root}/{relative}").st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    return stat.S_ISREG(mode) or (stat.S_ISLNK(mode) and (root / relative).is_file())


def read_text(root: Path, relative: str) -> tuple[str | None, list[Problem]]:
    """Text of `root/relative` (UTF-8, LF) and its problems; None if it cannot be read at all.

    CRLF is read as LF and reported; a byte order mark is dropped and reported.
    """
    path = f"{root}/{relative}"
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            if not (root / relative).resolve().is_relative_to(root.resolve()):
                return None, [Problem("error", "path-outside", relative)]
            status = (root / relative).stat()
        if status.st_size > LARGEST:
            return None, [Problem("error", "file-too-large", relative, values={"limit": LARGEST // 1024 // 1024})]
        with io.FileIO(path) as file:
            data = file.read()
    except PermissionError:
        return None, [Problem("error", "file-no-permission", relative)]
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
