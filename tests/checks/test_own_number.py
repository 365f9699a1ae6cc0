"""A document that cites its own number is told of it, however the number is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import check_issue
from generator.source import load_issue
from tests.archives import document, write_archive

CITING = [
    ("执行样政发〔2021〕12号文件。", True),
    ("执行样政发（ 2021 ）\n12 号文件。", True),
    ("执行样政发〔２０２１〕１２號。", True),
    ("执行样政发〔21〕12号。", True),
    ("执行样政发〔二○二一〕十二号。", True),
    ("执行样政发〔2021〕10号、12号。", True),
    ("执行《样例办法》（样政发〔2021〕12号）。", True),
    ("执行样政发2021年12号文件。", True),
    ("执行样政发〔2020〕12号。", False),
    ("执行样政发〔2021〕2号，2021年12月完成。", False),
]


@pytest.mark.parametrize(("text", "cites"), CITING, ids=[text for text, _ in CITING])
def test_cites_itself(tmp_path: Path, text: str, cites: bool) -> None:
    root = write_archive(tmp_path, {"2021-01": [document(12, body=text + "\n")]}, theme=False)
    problems = check_issue(root, load_issue(root, "content/issues/2021-01"))
    assert ("cites-itself" in [problem.code for problem in problems]) is cites
