from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import parse_date, print_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年6月9日", "2020-06-09"),
        ("2020 年 06 月 09 日", "2020-06-09"),
        ("２０２０年６月９日", "2020-06-09"),
        ("2020-06-09", "2020-06-09"),
        ("2020.6.9", "2020-06-09"),
        ("二〇〇七年六月十一日", "2007-06-11"),
        ("二○○七年六月十一日", "2007-06-11"),
        ("二Ｏ一二年十二月三十一日", "2012-12-31"),
        ("二零二五年元月二十日", "2025-01-20"),
        ("一九九六年六月二十九日", "1996-06-29"),
        ("2020年13月9日", None),
        ("2020年2月30日", None),
        ("2020年6月", None),
        ("六月九日", None),
        ("", None),
    ],
)
def test_forms(text: str, expected: str | None) -> None:
    found = parse_date(text)
    assert (found.isoformat() if found else None) == expected


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_print_and_parse(date: datetime.date) -> None:
    assert parse_date(print_date(date)) == date
