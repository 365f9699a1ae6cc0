"""Issuing offices 发文机关 and their agency codes 机关代字 (content/authorities/offices.yml)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from .dates import IsoDate

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


class AgencyCode(BaseModel):
    """A series of document numbers: `code` as printed before the year (孝政发), `slug` for addresses (xzf)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(min_length=1, description="机关代字，如 孝政发")
    slug: str = Field(pattern=SLUG, description="网址中的代号，小写字母和数字，如 xzf；发布后不得更改")
    note: str = Field(default="", description="说明")


class Office(BaseModel):
    """An issuing office with every name it had. `established` and `abolished` bound its lifetime (both inclusive)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str = Field(pattern=SLUG, description="网址中的代号；发布后不得更改")
    name: str = Field(min_length=1, description="全称")
    short_names: tuple[str, ...] = Field(default=(), description="简称，如 市政府办")
    other_names: tuple[str, ...] = Field(default=(), description="曾用名及公文署名中的其他写法")
    name_en: str = Field(default="", description="英文名称")
    established: IsoDate | None = Field(default=None, description="成立日期")
    abolished: IsoDate | None = Field(default=None, description="撤销日期")
    agency_codes: tuple[AgencyCode, ...] = Field(default=(), description="机关代字")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which the office may stand in a document, the full name first."""
        return (self.name, *self.other_names, *self.short_names)


class OfficesFile(BaseModel):
    """content/authorities/offices.yml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    offices: tuple[Office, ...] = Field(description="发文机关")
