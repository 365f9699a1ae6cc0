"""Instruments 文件 outside the archive that its documents cite (content/authorities/instruments.yml)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from .dates import IsoDate


class Instrument(BaseModel):
    """A law, order or document that this archive does not hold. What is not known for certain is left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1, description="标题，不加书名号")
    number: str = Field(default="", description="文号，如 国务院令第394号")
    date: IsoDate | None = Field(default=None, description="公布或成文日期；不确知则不填")
    address: str = Field(default="", pattern=r"^(https?://[^\s]+)?$", description="官方网址；没有则不填")
    short_names: tuple[str, ...] = Field(default=(), description="通用简称，不加书名号")


class InstrumentsFile(BaseModel):
    """content/authorities/instruments.yml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    instruments: tuple[Instrument, ...] = Field(description="档案以外的文件")
