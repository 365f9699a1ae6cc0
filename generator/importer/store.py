"""A draft -> the issue's folder, all at once: staged beside it, then the two folders change places.

The files of the import as it was are kept in `.import/` within the issue's folder: in one step with the issue, under
the same version control, and no part of the archive. They are what the next import compares with.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..exchange import exchange
from .merge import Conflict
from .problem import ImportProblem
from .replace import ISSUE, keep_ids, merge_folder

LAST = ".import"
_TEXTS = (".yml", ".md", ".csv")


@dataclass(frozen=True)
class Stored:
    """Where the issue is; what an earlier issue and the new import had both changed; comments that could not stay."""

    folder: Path
    replaced: bool = False
    conflicts: tuple[Conflict, ...] = ()
    comments: tuple[str, ...] = ()


def store(
    identifier: str,
    files: Mapping[str, str],
    issues: Path,
    replace: bool = False,
    discard: bool = False,
    reason: str = "",
) -> Stored:
    """Write an import's `files` as the issue `identifier`. Over an issue that is there only with `replace`; what the
    editor changed stays unless `discard`. Raises ImportProblem with the reason, and then nothing is written.
    """
    target = issues / identifier
    staged, old = issues / f".{identifier}.new", issues / f".{identifier}.old"
    try:
        if not target.exists() and (old / ISSUE).is_file():
            old.rename(target)
        if target.exists() and not replace:
            raise ImportProblem("importer.exists", folder=target)
        stored = Stored(target)
        made, last = dict(files), dict(files)
        if target.exists():
            stored, made, last = _over(target, files, discard, reason)
        for left in (staged, old):
            shutil.rmtree(left, ignore_errors=True)
        staged.mkdir(parents=True)
        _write(staged, {**made, **{f"{LAST}/{name}": text for name, text in last.items()}})
        if target.exists():
            _keep_others(target, staged)
        exchange(staged, target, old)
    except OSError as error:
        raise ImportProblem("importer.unwritable", folder=target, detail=error) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return stored


def _over(
    target: Path, files: Mapping[str, str], discard: bool, reason: str
) -> tuple[Stored, dict[str, str], dict[str, str]]:
    """What is to stand, and what is to be kept as the last import."""
    now = _texts(target)
    if ISSUE not in now:
        raise ImportProblem("importer.now-broken", file=target / ISSUE, line=1)
    last = _texts(target / LAST)
    if discard:
        made = keep_ids(last, now, files, str(target))
        return Stored(target, True), made, made
    merged = merge_folder(last, now, files, reason, str(target))
    return Stored(target, True, merged.conflicts, merged.comments), merged.files, merged.imported


def _texts(folder: Path) -> dict[str, str]:
    """The text files of an issue or of an import, by name. {} if there is no such folder."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in _TEXTS and not name.startswith(".") and path.is_file():
            try:
                found[name] = path.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
            except UnicodeDecodeError as error:
                raise ImportProblem("importer.now-broken", file=path, line=1) from error
    return found


def _keep_others(target: Path, staged: Path) -> None:
    """Files of other kinds that an editor put beside (pictures, notes) stay."""
    for path in sorted(target.rglob("*")):
        name = path.relative_to(target)
        if path.is_file() and name.parts[0] != LAST and (path.suffix not in _TEXTS or name.parts[0].startswith(".")):
            (staged / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, staged / name)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name in sorted(files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name], encoding="utf-8", newline="\n")
