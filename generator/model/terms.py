"""Words that documents are indexed by: subjects 主题分类, sections 栏目, places 地名 (content/authorities/*.yml)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from .office import SLUG


class Term(BaseModel):
    """One term with every way in which it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str = Field(pattern=SLUG, description="网址中的代号，小写字母和数字；发布后不得更改")
    name: str = Field(min_length=1, description="名称")
    other_names: tuple[str, ...] = Field(default=(), description="其他写法、曾用名")
    within: str = Field(default="", description="所属的上一级，写其 slug")
    name_en: str = Field(default="", description="英文名称")

    @property
    def names(self) -> tuple[str, ...]:
        """Every way in which the term is written, the name first."""
        return (self.name, *self.other_names)


class TermsFile(BaseModel):
    """content/authorities/subjects.yml, sections.yml, places.yml, persons.yml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: tuple[Term, ...] = Field(description="条目")
