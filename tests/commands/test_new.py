"""`gongbao new` continues the series and overwrites nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import gongbao
from generator.source import load_archive

OFFICES = """\
offices:
  - slug: ylszf
    name: 样例市人民政府
    agency_codes:
      - code: 样政发
        slug: yzf
"""
ISSUE = """\
# 编者手写的注
year: 2019
number: 5
overall_number: 41
date_published: 2019-10-08
frequency: 双月刊
masthead:
  publisher: 样例市人民政府公报室
contents:
  - section: 市政府文件
    entries:
      - document: yzf-2019-7
        page: 3
documents:
  - id: yzf-2019-7
    title: 样例市人民政府关于试点的通知
    document_number: 样政发〔2019〕7号
    issuing_offices: [样例市人民政府]

# 尾注
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/authorities").mkdir(parents=True)
    (tmp_path / "content/authorities/offices.yml").write_text(OFFICES, encoding="utf-8")
    (tmp_path / "site_config.yml").write_text("title: 样例市人民政府公报\n", encoding="utf-8")
    folder = tmp_path / "content/issues/2019-05"
    folder.mkdir(parents=True)
    (folder / "issue.yml").write_text(ISSUE, encoding="utf-8")
    (folder / "yzf-2019-7.md").write_text("正文。\n", encoding="utf-8")
    return tmp_path


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(gongbao, ["-C", str(root), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("number", "date", "frequency", "expected"),
    [
        (5, "2019-10-08", "双月刊", (2019, 6, 42, "2019-12-08")),
        (6, "2019-12-31", "双月刊", (2020, 1, 42, "2020-02-29")),
        (12, "2019-12-08", "月刊", (2020, 1, 42, "2020-01-08")),
        (3, "2019-02-08", "半月刊", (2019, 4, 42, "2019-02-23")),
    ],
)
def test_a_new_issue_continues_numbers_dates_and_masthead(
    root: Path, number: int, date: str, frequency: str, expected: tuple[int, int, int, str]
) -> None:
    folder = root / "content/issues/2019-05"
    text = ISSUE.replace("number: 5", f"number: {number}").replace("2019-10-08", date).replace("双月刊", frequency)
    (folder / "issue.yml").write_text(text, encoding="utf-8")
    folder.rename(folder.with_name(f"2019-{number:02}"))
    assert run(root, "new", "issue")[0] == 0
    issue = load_archive(root).issues[-1]
    assert (issue.year, issue.number, issue.overall_number, str(issue.date_published)) == expected
    assert issue.masthead.publisher == "样例市人民政府公报室"


def test_a_new_document_continues_its_series_and_keeps_comments(root: Path) -> None:
    status, _ = run(root, "new", "document", "样政发", "--title", "样例市人民政府关于“先行先试：第二批”的通知")
    assert status == 0
    loaded = load_archive(root)
    assert loaded.problems == ()
    added = loaded.archive.entries[-1].document
    assert (added.id, added.document_number) == ("yzf-2019-8", "样政发〔2019〕8号")
    assert added.title == "样例市人民政府关于“先行先试：第二批”的通知"
    assert [e.document for e in loaded.archive.issues[0].contents[0].entries] == ["yzf-2019-7", "yzf-2019-8"]
    text = (root / "content/issues/2019-05/issue.yml").read_text(encoding="utf-8")
    assert text.startswith("# 编者手写的注\n")
    assert text.endswith("# 尾注\n")


def test_nothing_is_overwritten(root: Path) -> None:
    body = root / "content/issues/2019-05/yzf-2019-8.md"
    body.write_text("手写的正文。\n", encoding="utf-8")
    status, output = run(root, "new", "document", "样政发")
    assert status == 2
    assert "yzf-2019-8.md" in output
    assert body.read_text(encoding="utf-8") == "手写的正文。\n"
    assert (root / "content/issues/2019-05/issue.yml").read_text(encoding="utf-8") == ISSUE


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "document", "不存在"], "样政发"),
        (["new", "document", "样政发", "--issue", "2018-01"], "2018-01"),
        (["--lang", "en", "new", "document", "无", "--issue", "2019-05"], "no agency code"),
    ],
)
def test_errors_say_the_way_out(root: Path, arguments: list[str], said: str) -> None:
    status, output = run(root, *arguments)
    assert status == 2
    assert said in output


def test_what_is_worked_out_is_said(root: Path) -> None:
    assert "2019年第6期，总期号 42，出版日期 2019-12-08" in run(root, "new", "issue")[1]
    assert "发文字号 样政发〔2019〕8号，成文日期 2019-12-08" in run(root, "new", "document", "样政发")[1]


def test_outside_an_archive_that_is_what_is_said(tmp_path: Path) -> None:
    status, output = run(tmp_path, "new", "issue")
    assert (status, "site_config.yml" in output, list(tmp_path.iterdir())) == (1, True, [])


def test_what_is_left_as_it_was_begun_is_an_error(root: Path) -> None:
    run(root, "new", "issue")
    run(root, "new", "document", "样政发")
    status, output = run(root, "check", "--format", "json")
    found = json.loads(output[output.index("[") : output.rindex("]") + 1])
    assert status == 1
    assert [(p["code"], p["path"], p["line"]) for p in found if p["level"] == "error"] == [
        ("to-be-filled", "content/issues/2019-06/issue.yml", 16),
        ("to-be-filled", "content/issues/2019-06/yzf-2019-8.md", 1),
    ]
