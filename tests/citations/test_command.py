"""`gongbao cite`: text, file and standard input; lines and JSON; with and without an archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import gongbao
from tests.conftest import copy_archive

TEXT = "根据《样例法》第三条，\n按孝政发〔2020〕10号文件执行。"


@pytest.fixture(scope="module")
def archive_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_archive(tmp_path_factory.mktemp("cite") / "archive")


def cite(root: Path, *arguments: str, given: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(gongbao, ["-C", str(root), "cite", *arguments], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_text_file_and_standard_input_say_the_same(archive_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "文字稿.txt"
    file.write_text(TEXT, encoding="utf-8")
    outputs = {
        cite(archive_folder, "--json", TEXT).stdout,
        cite(archive_folder, "--json", str(file)).stdout,
        cite(archive_folder, "--json", "-", given=TEXT).stdout,
    }
    assert len(outputs) == 1
    law, number = json.loads(outputs.pop())
    assert law | {"span": None} == {
        "span": None, "text": "《样例法》", "kind": "law_title", "prefix": None, "year": None, "sequence": None,
        "title": "样例法", "target": None,
    }  # fmt: skip
    assert TEXT[slice(*number["span"])] == number["text"] == "孝政发〔2020〕10号文件"
    assert (number["prefix"], number["year"], number["sequence"]) == ("孝政发", 2020, 10)
    assert number["target"]["address"] == "d/xzf/2020/10.html"


def test_lines_say_where_and_what(archive_folder: Path) -> None:
    result = cite(archive_folder, TEXT)
    first, second = result.stdout.splitlines()
    assert first.startswith("1:3  标题  《样例法》") and "未收录" in first
    assert second.startswith("2:2  文号  孝政发〔2020〕10号文件") and "d/xzf/2020/10.html" in second
    assert "2 处" in result.stderr


def test_without_an_archive_citations_are_found(tmp_path: Path) -> None:
    result = cite(tmp_path, "--json", "按样政发〔2020〕10号")
    assert result.exit_code == 0
    assert [(c["prefix"], c["target"]) for c in json.loads(result.stdout)] == [("样政发", None)]


def test_nothing_found(tmp_path: Path) -> None:
    result = cite(tmp_path, "没有引用的一句话。")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "没有找到" in result.stderr
    assert json.loads(cite(tmp_path, "--json", "-", given="").stdout) == []


@pytest.mark.parametrize("arguments", [("--date", "2020年13月1日", "某"), ("-",)])
def test_wrong_input_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = cite(tmp_path, *arguments, given="样例".encode("gb18030"))
    assert result.exit_code == 2
    assert result.stderr.startswith("错误：")
