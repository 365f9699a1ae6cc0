"""Marks that do not close or that cross: found at their place, in any text, in one pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.citations import wrong_mark

CASES = [
    ("根据《样例〈办法〉》（样政发〔2020〕1号）", None),
    ("1）第一项；2）第二项", None),
    ("（a)与(b）", None),
    ("根据《样例办法", (2, False)),
    ("《样例〈办法》〉", (3, True)),
    ("（见《办法）》", (2, True)),
    ("《" * 100_000 + "》" * 100_000, None),
    ("《" * 100_001 + "》" * 100_000, (0, False)),
    ("《（" * 100_000, (0, False)),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_the_first_wrong_mark(text: str, expected: tuple[int, bool] | None) -> None:
    assert wrong_mark(text) == expected


@given(st.lists(st.sampled_from("《》〈〉（）甲"), max_size=30).map("".join))
def test_a_text_in_marks_is_as_wrong_as_the_text(text: str) -> None:
    if wrong_mark(text) is None:
        assert wrong_mark(f"《{text.replace('》', '')}") is not None
        assert wrong_mark(f"甲{text}") is None
