"""Dates as official documents print them (GB/T 9704-2012, 7.3.5.4: Arabic figures without padding)."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from .text import CHINESE_DIGITS, chinese_number, half_width, squeeze

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _iso_only(value: object) -> object:
    """Pydantic alone would read 20200609 as seconds since 1970."""
    if isinstance(value, str) and not _ISO.fullmatch(value):
        raise PydanticCustomError("date_parsing", "a date is written 2020-06-09")
    return value


IsoDate = Annotated[datetime.date, BeforeValidator(_iso_only)]
"""A date that a file writes as 2020-06-09 and in no other way."""

_ARABIC = re.compile(r"(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?")
_ZERO = "〇○Ｏ零Oo0"
_CHINESE = re.compile(
    rf"([一二三四五六七八九{_ZERO}]{{4}})年([元一二三四五六七八九十]{{1,3}})月([一二三四五六七八九十廿]{{1,3}})日"
)


def parse_date(text: str) -> datetime.date | None:
    """The date that `text` prints (2020年6月9日, 2020-06-09, 二〇〇七年六月十一日, full width, spaced); else None.

    An impossible date (2020年13月9日) is None too: the caller reports it with the printed form.
    """
    squeezed = squeeze(text)
    if found := _ARABIC.fullmatch(half_width(squeezed)):
        parts = [int(part) for part in found.groups()]
    elif found := _CHINESE.fullmatch(squeezed):
        year, month, day = found.groups()
        month_value, day_value = chinese_number(month.replace("元", "一")), chinese_number(day.replace("廿", "二十"))
        if month_value is None or day_value is None:
            return None
        parts = [int("".join(CHINESE_DIGITS.get(c, c) for c in year)), month_value, day_value]
    else:
        return None
    try:
        return datetime.date(*parts)
    except ValueError:
        return None


# The documents of one issue are of few days.
@lru_cache(maxsize=4096)
def print_date(date: datetime.date) -> str:
    """`2020年6月9日`."""
    return f"{date.year}年{date.month}月{date.day}日"
