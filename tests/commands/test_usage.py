"""A wrong command line: what is wrong, in the language of the run, status 2, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import gongbao

CASES = [
    (
        ("new", "document"),
        "用法：gongbao new document [OPTIONS] CODE\n说明：gongbao new document --help\n错误：缺少 CODE\n",
    ),
    (("import",), "错误：缺少 FILES\n"),
    (
        ("buld",),
        "没有命令 buld；可用：build, check, serve, new, import, search, cite, verify, schema, cache, demo。是否想写：build\n",
    ),
    (("cache", "foo"), "没有命令 foo；可用：clear, info\n"),
    (("check", "--fromat", "json"), "没有选项 --fromat。是否想写：--format\n"),
    (("check", "--format"), "选项 --format 后面要有一个值\n"),
    (("check", "--format", "x"), "--format 只能是：text, json, github\n"),
    (("serve", "--port", "99999"), "--port 要在 0 到 65535 之间\n"),
    (("new", "issue", "2020"), "多出：2020\n"),
    (("verify", "nowhere"), "FOLDER 不能用：没有 nowhere，或不能读\n"),
]


@pytest.mark.parametrize(("arguments", "said"), CASES, ids=[" ".join(arguments) for arguments, _ in CASES])
def test_what_is_wrong_with_a_command_line(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = gongbao(tmp_path, *arguments, status=2)
    assert done.stdout == ""
    assert done.stderr.endswith(said)


def test_in_english(tmp_path: Path) -> None:
    assert gongbao(tmp_path, "import", "--lang", "en", status=2).stderr.endswith("error: FILES is missing\n")


def test_a_group_alone_shows_its_help(tmp_path: Path) -> None:
    assert "新建一期或一件公文" in gongbao(tmp_path, "new", status=2).stderr


def test_why_the_system_refused_is_said_in_chinese(tmp_path: Path) -> None:
    done = gongbao(tmp_path, "import", str(tmp_path / "无.txt"), status=1)
    assert done.stderr.endswith("无.txt 无法读取：没有这个文件或文件夹\n")
