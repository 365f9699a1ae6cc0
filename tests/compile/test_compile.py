"""Whatever a text holds shows as that text, and MkDocs by itself gives the same article as our batches."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.compile.settings import Settings
from generator.compile.site import Compiler
from generator.model.body import parse_body, print_body
from generator.model.page import Page
from generator.pages.markup import block_markdown, markdown
from generator.plan import words
from tests.conftest import ROOT, copy_archive, gongbao

COMPILER = Compiler(Settings("样例公报", "zh-CN", str(ROOT / "theme"), words=words()))

TEXTS = [
    "1. 不是列表",
    "- 也不是列表",
    "    缩进不是代码",
    "<街道> & <b>粗</b> &amp; &lt; &#20320;",
    "*星* **双星** _下划_ `反引号` ~~删~~",
    "[方括号](圆括号) ![图](x) [^1] [链接][1]",
    "[1]: http://example.com",
    "{: #p99 .x } {{ jinja }} {% raw %} {#} <!-- html -->",
    "# 不是标题",
    "=====",
    "***",
    "> 不是引用",
    "反斜杠 \\ \\* 行末\\",
    "http://example.com a@b.cn",
    "甲\n乙\n丙",
    "|表|格|\n|--|--|",
    "𠀀𪚥 Ａ１　全角",
    "<!-- /html -->",
    "*[缩写]: 不是缩写",
    "<script>alert(1)</script>",
    "\u200b零宽\u200b",
]


def article(html: bytes) -> LexborNode:
    found = LexborHTMLParser(html.decode()).css_first("main")
    assert found is not None
    return found


def compiled(body: str) -> LexborNode:
    front = '---\ntitle: "x"\nroot: ""\nshell: ""\nlang: "zh-CN"\nkind: "document"\nother: ""\nhead: ""\n---\n'
    return article(COMPILER.compile([Page("d/x.html", front + body)])[0])


def shown(node: LexborNode) -> str:
    """The text of a node as a reader sees it: printed lines parted by LF."""
    for line_break in node.css("br"):
        line_break.replace_with("\ue000")
    return node.text().replace("\ue000\n", "\n").replace("\ue000", "\n")


def check_shown(text: str) -> None:
    blocks = parse_body(print_body(parse_body(text)))
    main = compiled("\n\n".join(block_markdown(block) for block in blocks if block.anchor.startswith("p")))
    for block in blocks:
        if not block.anchor.startswith("p"):
            continue
        node = main.css_first(f"#{block.anchor}")
        assert node is not None, block
        assert shown(node) == "\n".join(line.strip(" \t") for line in block.text.split("\n"))


@pytest.mark.parametrize("text", TEXTS)
def test_text_that_looks_like_markup_shows_as_text(text: str) -> None:
    main = compiled(markdown(text) + "\n{: #p1 }")
    node = main.css_first("#p1")
    assert node is not None
    assert node.css("*")[1:] == node.css("br")
    assert shown(node) == "\n".join(line.strip(" ") for line in text.split("\n"))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.text(
            st.sampled_from("甲乙一二（）()《》〔〕、。 #*_`[]{}<>&;:!\\-=+|~^\"'/.1a\n\u3000"), min_size=1, max_size=40
        ),
        max_size=6,
    )
)
@example(["\\\\*甲*"])
def test_any_text_shows_as_it_is(parts: list[str]) -> None:
    check_shown("\n\n".join(parts))


def test_mkdocs_by_itself_gives_the_same_articles(archive: Path, tmp_path: Path) -> None:
    config = archive / "build" / "mkdocs.yml"
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(config), "-d", str(tmp_path / "site")],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1", "HOME": str(tmp_path)},
    )
    assert (result.returncode, result.stdout + result.stderr) == (0, "")
    pages = sorted(path.relative_to(archive / "site") for path in (archive / "site").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        ours = article((archive / "site" / page).read_bytes()).html
        assert ours == article((tmp_path / "site" / page).read_bytes()).html, page


def test_two_builds_give_the_same_bytes_for_any_number_of_processes(archive: Path, tmp_path: Path) -> None:
    root = copy_archive(tmp_path / "again")
    source = root / "content" / "issues" / "2020-03"
    for number in range(4, 30):
        folder = root / "content" / "issues" / f"2020-{number:02d}"
        shutil.copytree(source, folder)
        text = (folder / "issue.yml").read_text(encoding="utf-8")
        text = text.replace("number: 3\n", f"number: {number}\n", 1).replace(
            "overall_number: 119\n", f"overall_number: {116 + number}\n"
        )
        (folder / "issue.yml").write_text(text.replace("〔2020〕", f"〔{1990 + number}〕"), encoding="utf-8")
    manifests = []
    for jobs, locale in (("1", "C"), ("3", "C.UTF-8")):
        gongbao(root, "build", "--no-cache", "--jobs", jobs, LC_ALL=locale, TZ="Asia/Shanghai", PYTHONHASHSEED=jobs)
        manifests.append((root / "site" / "manifest-sha256.txt").read_bytes())
        shutil.rmtree(root / "site")
    assert manifests[0] == manifests[1]
    assert manifests[0].count(b"\n") > 600
