"""What is read line by line is what YAML reads, and the files that editors write are read so."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.source.plain_yaml import read_plain
from tests.conftest import ROOT

USUAL = [
    ("a: 甲\nb: 2020-01-01\n", {"a": "甲", "b": "2020-01-01"}),
    ("a:\n  b: 12:30\nc: '单 # 引: 号'\n", {"a": {"b": "12:30"}, "c": "单 # 引: 号"}),
    ('a:\n  - "双: 引号"\n  - 乙\n', {"a": ["双: 引号", "乙"]}),
    ("a:\n- b: 1\n  c: 2\n\n- b: 3\nd: 4", {"a": [{"b": "1", "c": "2"}, {"b": "3"}], "d": "4"}),
    ("a: [甲, 乙 丙]\nb: []\n", {"a": ["甲", "乙 丙"], "b": []}),
]
UNUSUAL = [
    "", "甲\n", "- a\n", " a: 1\n", "a:\n", "a: ~\n", "a: b # 注\n", "a: |\n  b\n", "a: b\n  c\n", 'a: "b\\n"\n', 'a: "b\n  c"\n', "a: [b, [c]]\n",
    "a: [b,\n  c]\n", "a: {b: c}\n", "a: &x b\n", "a: *x\n", "a: !!str b\n", "a: b\na: c\n", "a: 1\n\tb: 2\n", "a: b\n---\nc: d\n", "a:\n   b: 1\n  c: 2\n",
    "a: b\u2028c\n", "a: \ufeffb\n", "a: b:\n", "甲: b\n", "- - a\n", "a: [b, null]\n",
]  # fmt: skip
PIECES = st.sampled_from(
    [
        "a",
        "b:",
        "key: ",
        "- ",
        "  ",
        "    ",
        "\n",
        "\n  ",
        "\n- ",
        "\n  - ",
        "文",
        "#",
        " #",
        '"',
        "'",
        "[",
        "]",
        ", ",
        ": ",
    ]
)


@pytest.mark.parametrize(("text", "value"), USUAL, ids=repr)
def test_what_is_usual(text: str, value: Any) -> None:
    assert read_plain(text) == value == yaml.load(text, yaml.BaseLoader)


@pytest.mark.parametrize("text", UNUSUAL, ids=repr)
def test_what_is_left_to_yaml(text: str) -> None:
    assert read_plain(text) is None


@given(st.lists(PIECES, max_size=16).map("".join))
@example("a: b\n  - c\n")
@example("a:\n- b\n  c: d\n")
def test_what_is_read_is_what_yaml_reads(text: str) -> None:
    value = read_plain(text)
    if value is not None:
        assert value == yaml.load(text, yaml.BaseLoader)


def test_the_files_of_an_archive_are_usual() -> None:
    files = sorted((ROOT / "content").rglob("issue.yml"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert read_plain(text) == yaml.load(text, yaml.BaseLoader)
