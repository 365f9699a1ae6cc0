"""Reads an archive from its folder. Every problem is collected; a file that does not load is left out."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from ..config import SiteConfig
from ..model.archive import Archive, Entry
from ..model.body import Block, parse_body
from ..model.gaps import GapsFile
from ..model.instrument import InstrumentsFile
from ..model.issue import ISSUE_FOLDER, Document, GazetteIssue
from ..model.listed import ListedEntry, ListedIssue
from ..model.office import OfficesFile
from ..model.table import Grid, unreadable_row
from ..model.terms import Term, TermsFile
from ..problems import Problem
from .folders import issue_folders
from .read import is_file, read_text
from .validate import validate
from .yaml_text import Composed

Model = TypeVar("Model", bound=BaseModel)

CONFIG = "site_config.yml"
AUTHORITIES = "content/authorities"


@dataclass(frozen=True)
class LoadedIssue:
    """One issue's folder: the issue (None if it does not load), its entries and its problems."""

    folder: str
    issue: GazetteIssue | None
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]


class KnownIssue(Protocol):
    """What an archive needs of an issue: a `LoadedIssue`, or what is remembered of one."""

    @property
    def issue(self) -> ListedIssue | None: ...
    @property
    def entries(self) -> Sequence[ListedEntry]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...


@dataclass(frozen=True)
class Assembled:
    """An archive with what was wrong with its files; `whole` is False if an issue or all offices are missing because of
    that."""

    archive: Archive
    problems: tuple[Problem, ...]
    whole: bool


@dataclass(frozen=True)
class Loaded(Assembled):
    """An archive with all of its texts: issues and entries are in the order of `archive`."""

    issues: tuple[GazetteIssue, ...]
    entries: tuple[Entry, ...]


def load_yaml(model: type[Model], root: Path, relative: str) -> tuple[Model | None, list[Problem]]:
    """The file `root/relative` as `model`."""
    text, problems = read_text(root, relative)
    if text is None:
        return None, problems
    composed = Composed(relative, text)
    problems += composed.problems
    if composed.problems:
        return None, problems
    if composed.value is None:
        return None, [*problems, Problem("error", "empty-file", relative, 1, 1)]
    value, wrong = validate(model, composed.value, relative)
    return value, problems + wrong


def load_config(root: Path) -> tuple[SiteConfig | None, list[Problem]]:
    """site_config.yml."""
    if not (root / CONFIG).is_file():
        return None, [Problem("error", "no-archive", CONFIG, values={"folder": str(root)})]
    return load_yaml(SiteConfig, root, CONFIG)


def load_issue(root: Path, folder: str) -> LoadedIssue:
    """One issue's folder with bodies and tables. A pure function of the folder's files."""
    path = f"{folder}/issue.yml"
    files = tuple(sorted(_files(f"{root}/{folder}", f"{folder}/")))
    if path not in files:
        return LoadedIssue(folder, None, (), (_no_issue_file(folder, files),), files)
    issue, problems = load_yaml(GazetteIssue, root, path)
    if issue is None:
        return LoadedIssue(folder, None, (), tuple(problems), files)
    name = folder.rsplit("/", 1)[1]
    if not ISSUE_FOLDER.fullmatch(name) or issue.id != name:
        problems.append(Problem("error", "folder-name", path, where=("number",), values={"expected": issue.id}))
    entries: list[Entry] = []
    for index, document in enumerate(issue.documents):
        blocks, found = load_body(root, folder, document, index)
        grids, wrong = load_grids(root, folder, document, index)
        problems += found + wrong
        entries.append(Entry(issue, document, blocks, grids))
    return LoadedIssue(folder, issue, tuple(entries), tuple(problems), files)


def _no_issue_file(folder: str, files: Sequence[str]) -> Problem:
    """Windows hides the ends of names: issue.yml.txt looks like issue.yml there."""
    near = next((file for file in files if file.removeprefix(f"{folder}/").lower().startswith("issue.y")), None)
    return Problem("error", "issue-file-name", near) if near else Problem("error", "no-issue-file", folder)


def _files(folder: str, prefix: str) -> Iterator[str]:
    """Files in `folder` and the folders in it, each as `prefix` and its name; links to folders are not followed."""
    with os.scandir(folder) as found:
        for item in found:
            if item.is_dir(follow_symlinks=False):
                yield from _files(item.path, f"{prefix}{item.name}/")
            elif item.is_file():
                yield prefix + item.name


def load_body(root: Path, folder: str, document: Document, index: int) -> tuple[tuple[Block, ...], list[Problem]]:
    """Blocks of a document's body; `index` is its place in the issue, for the place of a problem."""
    relative = f"{folder}/{document.body_file}"
    text, problems = read_text(root, relative)
    if text is not None:
        return parse_body(text), problems
    if is_file(root, relative):
        return (), problems
    if document.text == "none":
        return (), []
    where = ("documents", index, "id")
    return (), [Problem("error", "body-missing", f"{folder}/issue.yml", where=where, values={"file": relative})]


def load_grids(root: Path, folder: str, document: Document, index: int) -> tuple[dict[str, Grid], list[Problem]]:
    """Grids of a document's tables by file name."""
    grids: dict[str, Grid] = {}
    problems: list[Problem] = []
    for number, table in enumerate(document.tables):
        where = ("documents", index, "tables", number, "file")
        relative = f"{folder}/{table.file}"
        if ".." in table.file and ".." in Path(table.file).parts:
            problems.append(Problem("error", "path-outside", f"{folder}/issue.yml", where=where))
            continue
        text, found = read_text(root, relative)
        if text is not None:
            found = []  # spreadsheet programs write a byte order mark and CRLF, and cannot be told not to
            try:
                grids[table.file] = Grid.parse(text)
            except csv.Error:
                found.append(Problem("error", "table-quote", relative, unreadable_row(text), 1))
        elif not is_file(root, relative):
            values = {"file": table.file}
            found = [Problem("error", "table-missing", f"{folder}/issue.yml", where=where, values=values)]
        problems += found
    return grids, problems


def load_authority(model: type[Model], root: Path, name: str) -> tuple[Model | None, list[Problem]]:
    """content/authorities/<name>; (None, []) if the archive has no such file."""
    relative = f"{AUTHORITIES}/{name}"
    if not (root / relative).is_file():
        return None, []
    return load_yaml(model, root, relative)


def assemble(root: Path, issues: Sequence[KnownIssue]) -> Assembled:
    """The archive of `issues` and the authorities."""
    offices, problems = load_authority(OfficesFile, root, "offices.yml")
    if offices is None and not problems:
        problems.append(Problem("error", "no-offices", f"{AUTHORITIES}/offices.yml"))
    gaps, wrong = load_authority(GapsFile, root, "gaps.yml")
    problems += wrong
    terms: dict[str, tuple[Term, ...]] = {}
    for name in ("subjects", "sections", "places", "persons"):
        file, wrong = load_authority(TermsFile, root, f"{name}.yml")
        problems += wrong
        terms[name] = file.terms if file else ()
    instruments, wrong = load_authority(InstrumentsFile, root, "instruments.yml")
    problems += wrong
    good = [loaded for loaded in issues if loaded.issue is not None]
    good.sort(key=_order)
    archive = Archive(
        issues=tuple(loaded.issue for loaded in good if loaded.issue is not None),
        entries=tuple(entry for loaded in good for entry in loaded.entries),
        offices=offices.offices if offices else (),
        gaps=gaps.gaps if gaps else (),
        **terms,
        instruments=instruments.instruments if instruments else (),
    )
    found = [problem for loaded in issues for problem in loaded.problems]
    return Assembled(archive, (*found, *problems), len(good) == len(issues) and offices is not None)


def _order(loaded: KnownIssue) -> Any:
    assert loaded.issue is not None
    return loaded.issue.year, loaded.issue.number


def load_archive(root: Path) -> Loaded:
    """The archive in `root`, whole, in this process."""
    issues = [load_issue(root, folder) for folder in issue_folders(root)]
    found = assemble(root, issues)
    good = sorted((loaded for loaded in issues if loaded.issue is not None), key=_order)
    return Loaded(
        found.archive,
        found.problems,
        found.whole,
        tuple(loaded.issue for loaded in good if loaded.issue is not None),
        tuple(entry for loaded in good for entry in loaded.entries),
    )
