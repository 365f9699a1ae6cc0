"""The repository holds facts, figures and digests of the founding issue, and not its running text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model.body import parse_body
from tests.conftest import ROOT

BODIES = sorted((ROOT / "content/issues/2020-03").glob("*.md"))
RUN = 12
_NAMED = re.compile(r"《[^《》]*》(?:（[^（）]*）)?")


@pytest.mark.parametrize("path", BODIES, ids=lambda path: path.stem)
def test_a_digest_is_written_in_our_own_words(path: Path, samples: Path) -> None:
    """Titles and numbers of instruments are facts; names of posts and places make short runs."""
    source = _NAMED.sub("", re.sub(r"\s+", "", (samples / "xiaoyi-2020-3.txt").read_text(encoding="utf-8")))
    shared = total = 0
    for block in parse_body(path.read_text(encoding="utf-8")):
        if block.kind not in ("paragraph", "item", "lines"):
            continue
        text = _NAMED.sub("", re.sub(r"\s+", "", block.text))
        total += len(text)
        position = 0
        while position + RUN <= len(text):
            end = position + RUN
            if text[position:end] not in source:
                position += 1
                continue
            while end < len(text) and text[position : end + 1] in source:
                end += 1
            assert end - position <= 45, text[position:end]
            shared += end - position
            position = end
    assert total > 300
    assert shared / total < 0.3
