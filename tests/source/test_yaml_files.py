"""What an editor can write into a YAML file: values come back equal, every fault has its place."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.issue import ContentsEntry, ContentsSection, Document, GazetteIssue, Review
from generator.source import dump_issue, load_archive, locate
from generator.source.edit import append_item
from generator.source.validate import validate
from generator.source.yaml_text import Composed

HEAD = "year: 2020\nnumber: 3\ndate_published: 2020-07-08\ncontents: []\n"
OFFICES = "offices: []\n"

DOCUMENT = "documents:\n  - id: a\n    title: 甲\n"
FAULTS = [
    # rest of the file, code, line, column
    (DOCUMENT + "   kind: 通知\n    page: 1\n", "yaml-indentation", 8, 4),
    (DOCUMENT + "     kind: 通知\n", "yaml-indentation", 8, 10),
    (DOCUMENT + "    issuing_offices:\n    甲\n    page: 1\n", "yaml-no-colon", 9, 5),
    (DOCUMENT + "\tkind: 通知\n", "yaml-blank", 8, 1),
    (DOCUMENT + "\u3000\u3000kind: 通知\n    page: 1\n", "yaml-blank", 8, 1),
    (DOCUMENT + "  \u00a0 kind: 通知\n", "yaml-blank", 8, 3),
    (DOCUMENT + "    kind： 通知\n    page: 1\n", "yaml-wide-colon", 8, 9),
    (DOCUMENT + "    kind：通知\n", "yaml-wide-colon", 8, 9),
    ("documents： []\n", "yaml-wide-colon", 5, 10),
    (DOCUMENT + "    page:1\n    kind: 通知\n", "yaml-colon-alone", 8, 9),
    (DOCUMENT + "    kind: 通知: 试行\n", "yaml-two-colons", 8, 13),
    (DOCUMENT + '    kind: "通知\n    page: 1\n', "yaml-quote", 8, 11),
    (DOCUMENT + '    kind: "通知"试行\n', "yaml-beginning", 8, 11),
    (DOCUMENT + "    kind: [试行]通知\n", "yaml-beginning", 8, 11),
    (DOCUMENT + "    kind: @通知\n", "yaml-beginning", 8, 11),
    ("documents: [\n", "yaml-syntax", 6, 1),
    ("documents: " + "[" * 100_000 + "]" * 100_000 + "\n", "yaml-too-deep", 5, 51),
    ("documents:\n" + "".join(" " * depth + "- \n" for depth in range(60)), "yaml-too-deep", 45, 40),
    ("documents: []\nyear: 2021\n", "duplicate-key", 6, 1),
    ("documents: &a []\nreview: *a\n", "yaml-alias", 5, 12),
    ("documents: !!python/object:os.system x\n", "yaml-tag", 5, 12),
    ("documents: []\nnubmer: 3\n", "unknown-field", 6, 1),
    ("documents:\n  - id: a\n    issuing_offices: []\n", "missing-field", 6, 5),
    ("documents:\n  - id: a\n    title: b\n    issuing_offices: []\n    page: 三\n", "wrong-type", 9, 5),
    ("documents:\n  - id: a\n    title: b\n    issuing_offices: []\n    page: 0\n", "out-of-range", 9, 5),
    ("documents:\n  - id: A B\n    title: b\n    issuing_offices: []\n", "wrong-form", 6, 5),
    ("documents:\n  - id: a\n    title: b\n    issuing_offices: []\n    text: all\n", "unknown-value", 9, 5),
    (
        "documents:\n  - id: a\n    title: b\n    issuing_offices: []\n    date_of_issue: 2020-13-09\n",
        "impossible-date",
        9,
        5,
    ),
    (
        "documents:\n  - id: a\n    title: b\n    issuing_offices: []\n    date_of_issue: 20200609\n",
        "impossible-date",
        9,
        5,
    ),
]


def archive(root: Path, issue_yml: str | bytes) -> Path:
    folder = root / "content/issues/2020-03"
    folder.mkdir(parents=True)
    (root / "content/authorities").mkdir()
    (root / "content/authorities/offices.yml").write_text(OFFICES, encoding="utf-8")
    data = issue_yml.encode() if isinstance(issue_yml, str) else issue_yml
    (folder / "issue.yml").write_bytes(data)
    return root


@pytest.mark.parametrize(("rest", "code", "line", "column"), FAULTS)
def test_every_fault_has_its_place(tmp_path: Path, rest: str, code: str, line: int, column: int) -> None:
    loaded = load_archive(archive(tmp_path, HEAD + rest))
    found = [locate(tmp_path, problem) for problem in loaded.problems]
    assert [(p.code, p.path, p.line, p.column) for p in found] == [
        (code, "content/issues/2020-03/issue.yml", line, column)
    ]


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (HEAD.encode() + "documents: []\n# 样".encode("gb18030"), "not-utf-8", 6, 3),
        ((HEAD + "documents: []\n").replace("\n", "\r\n").encode(), "crlf", 1, 1),
        (b"\xef\xbb\xbf" + HEAD.encode() + b"documents: []\n", "byte-order-mark", 1, 1),
        (b"", "empty-file", 1, 1),
        (b"- year: 2020\n", "wrong-type", 1, 1),
        ("样例".encode(), "wrong-type", 1, 1),
        (HEAD.encode() + b"documents: []\n# \x00\n", "yaml-syntax", 6, 3),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, data: bytes, code: str, line: int, column: int) -> None:
    loaded = load_archive(archive(tmp_path, data))
    assert [(p.code, p.line, p.column) for p in loaded.problems] == [(code, line, column)]


def test_a_bomb_of_aliases_is_refused_at_once(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    loaded = load_archive(archive(tmp_path, "\n".join(lines)))
    assert {problem.code for problem in loaded.problems} == {"yaml-alias"}


@pytest.mark.parametrize("empty", ["", " ~", " null", "  # 待补"])
def test_a_field_left_empty_is_a_field_left_out(tmp_path: Path, empty: str) -> None:
    rest = (
        f"documents:\n  - id: a\n    title: b\n    issuing_offices: []\n    page:{empty}\n    date_of_issue:{empty}\n"
    )
    loaded = load_archive(archive(tmp_path, HEAD + rest))
    assert [problem.code for problem in loaded.problems if problem.level == "error"] == ["body-missing"]
    assert (loaded.entries[0].document.page, loaded.entries[0].document.date_of_issue) == (None, None)


ANY_TEXT = st.text(max_size=30).filter(lambda text: "\ud800" not in text)


@given(title=ANY_TEXT.filter(bool), addressees=ANY_TEXT, office=ANY_TEXT, reason=ANY_TEXT)
def test_what_is_saved_loads_equal(title: str, addressees: str, office: str, reason: str) -> None:
    issue = GazetteIssue(
        year=2020,
        number=3,
        date_published=datetime.date(2020, 7, 8),
        contents=(ContentsSection(section="", entries=(ContentsEntry(document="a", page=1, title=title),)),),
        documents=(Document(id="a", title=title, issuing_offices=(office, title), addressees=addressees),),
        review=(Review(code="x", reason=reason),),
    )
    composed = Composed("issue.yml", dump_issue(issue))
    assert composed.problems == []
    assert validate(GazetteIssue, composed.value, "issue.yml") == (issue, [])


def test_a_table_may_be_as_spreadsheet_programs_save_it(tmp_path: Path) -> None:
    rest = "    issuing_offices: []\n    tables: [{file: tables/a.csv}]\n"
    folder = archive(tmp_path, HEAD + DOCUMENT + rest) / "content/issues/2020-03"
    (folder / "a.md").write_text("甲。\n", encoding="utf-8")
    (folder / "tables").mkdir()
    (folder / "tables/a.csv").write_bytes(b"\xef\xbb\xbf" + "序号,任务\r\n1,修堤\r\n".encode())
    loaded = load_archive(tmp_path)
    assert loaded.problems == ()
    assert loaded.entries[0].grids["tables/a.csv"].rows == (("序号", "任务"), ("1", "修堤"))


@pytest.mark.skipif(os.name != "posix", reason="making links takes a privilege elsewhere")
@pytest.mark.parametrize("name", ["issue.yml", "a.md", "tables/a.csv"])
def test_a_link_that_leaves_the_archive_is_not_followed(tmp_path: Path, name: str) -> None:
    """Content is data: a link in it publishes nothing that stands elsewhere on the machine."""
    table = "    tables: [{file: tables/a.csv}]\n"
    root = archive(tmp_path / "archive", HEAD + DOCUMENT + "    issuing_offices: []\n" + table)
    folder = root / "content/issues/2020-03"
    (folder / "tables").mkdir()
    (folder / "a.md").write_text("甲。\n", encoding="utf-8")
    (folder / "tables/a.csv").write_text("甲\n", encoding="utf-8")
    assert load_archive(root).problems == ()
    outside = tmp_path / "outside"
    (folder / name).replace(outside)
    (folder / name).symlink_to(outside)
    assert [(p.code, p.path) for p in load_archive(root).problems] == [
        ("path-outside", f"content/issues/2020-03/{name}")
    ]


@pytest.mark.parametrize("name", ["issue.yml.txt", "issue.yaml", "Issue.YAML"])
def test_an_issue_file_of_another_name_is_named(tmp_path: Path, name: str) -> None:
    folder = archive(tmp_path, HEAD + "documents: []\n") / "content/issues/2020-03"
    (folder / "issue.yml").rename(folder / name)
    found = load_archive(tmp_path).problems
    assert [(p.code, p.path) for p in found] == [("issue-file-name", f"content/issues/2020-03/{name}")]


@pytest.mark.parametrize(
    "text",
    [
        "# 注\ndocuments:\n- id: a\n  title: 甲\n\n# 尾注\n",
        "documents:\n    - id: a\n      title: 甲   # 标题\n\n\nreview: []\n",
        "documents: []\nreview: []\n",
        "documents: []",
    ],
)
def test_an_item_is_added_and_nothing_else_changes(text: str) -> None:
    document = Document(id="b", title="乙：#", issuing_offices=("丙",))
    changed = append_item(text, ("documents",), document)
    assert Composed("", changed).value["documents"][-1]["title"] == "乙：#"
    kept = [line for line in text.split("\n") if line and line != "documents: []"]
    assert [line for line in kept if line not in changed.split("\n")] == []


def test_a_list_in_brackets_is_left_alone() -> None:
    with pytest.raises(ValueError, match="documents"):
        append_item("documents: [{id: a}]\n", ("documents",), Document(id="b", title="乙", issuing_offices=()))
