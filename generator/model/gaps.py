"""What editors know of numbers that the archive lacks (content/authorities/gaps.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

GapStatus = Literal["not_published", "not_public", "to_be_added", "unknown"]
_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
NumberRange = Annotated[str, StringConstraints(pattern=r"^\d{1,6}(-\d{1,6})?$")]


class Gap(BaseModel):
    """Numbers of one series and year, or issues of one year, that are not in the archive, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    series: str = Field(default="", description="机关代字，如 孝政发；为空表示公报期号")
    year: int = Field(ge=1900, le=2200, description="年")
    numbers: tuple[NumberRange, ...] = Field(min_length=1, description='序号或范围，如 [1-9, "12"]')
    status: GapStatus = Field(description="not_published 公报未刊登，not_public 不公开，to_be_added 待补，unknown 不详")
    note: str = Field(default="", description="说明")

    def wanted(self) -> Iterator[int]:
        """Every number that this entry speaks of."""
        for text in self.numbers:
            found = _RANGE.fullmatch(text)
            assert found is not None
            yield from range(int(found[1]), int(found[2] or found[1]) + 1)


class GapsFile(BaseModel):
    """content/authorities/gaps.yml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gaps: tuple[Gap, ...] = Field(description="缺号")
