"""The fabricated archive: the same bytes for the same seed, read by the program without an error, every kind there."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.config import SiteConfig
from generator.demo.calendar import Extent
from generator.demo.planning import CODES, Planner
from generator.demo.titles import GOVERNMENT, OFFICE
from generator.model.archive import Archive
from generator.model.body import parse_body, print_body
from generator.model.gaps import GapsFile
from generator.model.instrument import InstrumentsFile
from generator.model.issue import GazetteIssue
from generator.model.office import OfficesFile
from generator.model.table import Grid
from generator.model.terms import TermsFile
from generator.source.dump import dump_yaml
from generator.source.load import load_archive, load_config, load_yaml
from tests.conftest import gongbao

SMALL = ("--documents", "120", "--years", "6", "--seed", "7")
# Changes whenever the words or the rules of the demo change; set it anew then.
SMALL_SHA256 = "f6abe2800e00d8ae9f1008abbdaf43c7972f62a072d6d5fe74350fb1202f6463"


def digest(root: Path) -> str:
    """One digest over names and bytes of every file."""
    found = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo") / "archive"
    gongbao(root.parent, "demo", str(root), *SMALL)
    return root


@pytest.fixture(scope="module")
def archive(demo: Path) -> Archive:
    loaded = load_archive(demo)
    assert not loaded.problems
    return loaded.archive


@pytest.fixture(scope="module")
def record(demo: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((demo / "demo-record.json").read_text(encoding="utf-8"))
    return found


def test_the_same_seed_gives_the_same_bytes(demo: Path) -> None:
    assert digest(demo) == SMALL_SHA256


def test_another_seed_gives_another_archive(demo: Path, tmp_path: Path) -> None:
    gongbao(tmp_path, "demo", str(tmp_path / "other"), *SMALL[:-1], "8")
    assert digest(tmp_path / "other") != digest(demo)


def test_check_finds_nothing_but_gaps_in_numbers(demo: Path) -> None:
    found = json.loads(gongbao(demo, "check", "--format", "json").stdout)
    assert {problem["code"] for problem in found} <= {"sequence-gap"}
    assert len(found) < 12


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("content/authorities/offices.yml", OfficesFile),
        ("content/authorities/subjects.yml", TermsFile),
        ("content/authorities/sections.yml", TermsFile),
        ("content/authorities/places.yml", TermsFile),
        ("content/authorities/instruments.yml", InstrumentsFile),
        ("content/authorities/gaps.yml", GapsFile),
        ("site_config.yml", SiteConfig),
    ],
)
def test_authorities_load_and_save_to_the_same_text(demo: Path, name: str, model: Any) -> None:
    value, problems = load_yaml(model, demo, name)
    assert value is not None and not problems
    text = (demo / name).read_text(encoding="utf-8")
    assert text.split("\n", 1)[1] == dump_yaml(value)


def test_issues_bodies_and_tables_load_and_save_to_the_same_text(demo: Path, archive: Archive) -> None:
    for issue in archive.issues:
        folder = demo / "content/issues" / issue.id
        value, _ = load_yaml(GazetteIssue, demo, f"content/issues/{issue.id}/issue.yml")
        assert value is not None
        assert (folder / "issue.yml").read_text(encoding="utf-8").split("\n", 1)[1] == dump_yaml(value)
        for path in folder.glob("*.md"):
            text = path.read_text(encoding="utf-8")
            assert print_body(parse_body(text)) == text
        for path in folder.glob("tables/*.csv"):
            text = path.read_text(encoding="utf-8")
            assert Grid.parse(text).to_csv() == text


def test_every_kind_of_thing_is_there(archive: Archive, demo: Path) -> None:
    documents = [entry.document for entry in archive.entries]
    bodies = {entry.key: "\n".join(block.text for block in entry.blocks) for entry in archive.entries}
    assert len(documents) == 120
    assert {d.kind for d in documents} == {"通知", "意见", "批复", "通告", "决定", "解读", "更正"}
    assert {r.type for d in documents for r in d.relations} == {
        "repeals", "amends", "replaces", "forwards", "interprets", "corrects"
    }  # fmt: skip
    assert any(len(d.issuing_offices) > 1 for d in documents)
    assert any(not d.document_number for d in documents)
    assert any(d.years_valid and d.date_effective for d in documents)
    assert any(d.date_expired for d in documents)
    assert any(d.text != "full" for d in documents)
    assert any(d.instrument for d in documents)
    assert any("第一章" in text and "第十条" in text for text in bodies.values())
    assert any("以下简称《" in text for text in bodies.values())
    assert {section.section for issue in archive.issues for section in issue.contents} == {
        "市政府文件", "市政府办公室文件", "部门文件", "通告与说明"
    }  # fmt: skip
    assert all(issue.masthead.sponsor for issue in archive.issues)
    assert {gap.status for gap in archive.gaps} >= {"to_be_added"}
    tables = [(table, entry.grids[table.file]) for entry in archive.entries for table in entry.document.tables]
    assert 30 <= len(tables) <= 42
    assert all(any("^" in row for row in grid.rows) for _, grid in tables)
    assert any(table.totals_rows for table, _ in tables)
    assert 30 <= sum(len(grid.rows) for _, grid in tables) / len(tables) <= 50


def test_an_office_signs_in_its_lifetime_only(archive: Archive) -> None:
    for entry in archive.entries:
        date = entry.document.date_of_issue
        assert date is not None
        for name in entry.document.issuing_offices:
            office = archive.office_by_name[name]
            assert office.established is None or office.established <= date
            assert office.abolished is None or date <= office.abolished


def test_the_record_names_every_citation_where_it_stands(archive: Archive, record: dict[str, Any]) -> None:
    titles = {instrument.title for instrument in archive.instruments}
    for row in record["citations"]:
        blocks = {block.anchor: block for block in archive.by_key[row["document"]].blocks}
        assert row["text"] in blocks[row["anchor"]].text
        assert row["target"] is None or row["target"] in archive.by_key
        assert row["instrument"] is None or row["instrument"] in titles
    forms = {row["form"] for row in record["citations"]}
    assert forms == {"full", "number", "title", "short", "law", "own"}
    assert any(row["target"] is None and row["instrument"] is None for row in record["citations"])


def test_the_record_misses_no_title(archive: Archive, record: dict[str, Any]) -> None:
    """Everything in 《》 in a body belongs to a recorded citation of its paragraph."""
    recorded: dict[tuple[str, str], str] = {}
    for row in record["citations"]:
        place = row["document"], row["anchor"]
        recorded[place] = recorded.get(place, "") + row["text"]
    for entry in archive.entries:
        for block in entry.blocks:
            for title in re.findall("《[^《》]*》", block.text if block.kind != "part" else ""):
                assert title in recorded[entry.key, block.anchor], (entry.key, title)


def test_the_record_holds_the_relations(archive: Archive, record: dict[str, Any]) -> None:
    stated = [(r.type, e.key, r.target) for e in archive.entries for r in e.document.relations]
    written = [(row["kind"], row["from"], row["to"]) for row in record["relations"]]
    assert [row[:2] for row in written] == [row[:2] for row in stated]
    for (_, _, key), (_, _, target) in zip(written, stated, strict=True):
        assert target in (archive.by_key[key].document.document_number, key)


def test_one_more_issue_changes_nothing_else(demo: Path, tmp_path: Path) -> None:
    root = tmp_path / "grown"
    gongbao(tmp_path, "demo", str(root), *SMALL)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    gongbao(tmp_path, "demo", str(root), "--add-issue")
    gongbao(tmp_path, "demo", str(root), "--add-issue")
    folders = sorted(path.name for path in (root / "content/issues").iterdir())
    assert folders[-2:] == ["2025-01", "2025-02"]
    changed = [path.name for path, content in before.items() if path.read_bytes() != content]
    assert changed == ["demo-record.json"]
    found = json.loads(gongbao(root, "check", "--format", "json").stdout)
    assert {problem["code"] for problem in found} <= {"sequence-gap"}


def test_a_folder_with_files_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    said = gongbao(tmp_path, "demo", str(tmp_path), status=2, GONGBAO_LANG="en")
    assert "not empty" in said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--documents", "3", "--years", "9"), "at least one document a year"),
        (("--add-issue",), "was not made by gongbao demo"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    said = gongbao(tmp_path, "demo", str(tmp_path / "new"), *arguments, status=2, GONGBAO_LANG="en")
    assert says in said.stderr
    assert not (tmp_path / "new").exists()


def test_a_demo_builds_with_the_theme_of_the_program(tmp_path: Path) -> None:
    root = tmp_path / "demo"
    gongbao(tmp_path, "demo", str(root), "--documents", "60", "--years", "3")
    gongbao(root, "build", "--jobs", "1")
    assert not (root / "theme").exists()
    assert (root / "site/index.html").is_file()
    assert len(list((root / "site/d").rglob("*.html"))) >= 60
    config, problems = load_config(root)
    assert config is not None and not problems


def test_where_titles_run_out_numbers_are_still_those_of_the_office_that_issues() -> None:
    """So many documents in one year that no new title is found for some."""
    codes = {CODES["government"][0]: GOVERNMENT, CODES["office"][0]: OFFICE}
    planned = [document for _, found in Planner(Extent(20000, 1, 1)).issues() for document in found]
    wrong = [
        document.number
        for document in planned
        if (office := codes.get(document.number.partition("〔")[0])) and office not in document.offices
    ]
    titles = Counter(document.instrument or document.title for document in planned)
    assert any(times > 1 for times in titles.values())
    assert wrong == []
