"""One gazette issue 期 and its documents 公文: what issue.yml says, field by field.

Texts are as printed. Names follow the table in docs/content.md; the `description` of a field is what an editor's
program shows while typing and what docs/content.md prints.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .dates import IsoDate
from .document_number import DocumentNumber

ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
TextState = Literal["full", "digest", "none"]
RelationType = Literal["amends", "repeals", "forwards", "issues", "replaces", "interprets", "corrects"]
Severity = Literal["error", "warning", "note"]

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class EditorialCommittee(BaseModel):
    """编委会."""

    model_config = _FROZEN

    name: str = Field(default="", description="编委会名称")
    chair: str = Field(default="", description="主任")
    members: tuple[str, ...] = Field(default=(), description="编委，按印刷顺序")


class EditorialOffice(BaseModel):
    """公报室."""

    model_config = _FROZEN

    name: str = Field(default="", description="公报室名称")
    director: str = Field(default="", description="主任")
    deputy_editor: str = Field(default="", description="副主编")
    responsible_editor: str = Field(default="", description="责任编辑")


class Masthead(BaseModel):
    """Masthead and colophon as printed."""

    model_config = _FROZEN

    editorial_committee: EditorialCommittee = Field(default=EditorialCommittee(), description="编委会")
    editorial_office: EditorialOffice = Field(default=EditorialOffice(), description="公报室")
    sponsor: str = Field(default="", description="主管主办单位")
    publisher: str = Field(default="", description="出版单位")
    email: str = Field(default="", description="电子邮箱")
    phone: str = Field(default="", description="电话，照印刷写")
    postcode: str = Field(default="", description="邮编")
    distribution: str = Field(default="", description="赠阅范围")
    statement_of_effect: str = Field(default="", description="效力声明")
    display_note: str = Field(default="", description="阅览提示")
    quality_note: str = Field(default="", description="印装质量说明")


class ContentsEntry(BaseModel):
    """One entry of the contents list 目录, as printed there (its title may differ from the document's own)."""

    model_config = _FROZEN

    document: str = Field(description="公文的 id")
    title: str = Field(default="", description="目录所印标题；与公文标题相同则省略")
    document_number: str = Field(default="", description="目录所印发文字号；与公文相同则省略")
    page: int = Field(ge=1, description="目录所印页码")


class ContentsSection(BaseModel):
    """A section 栏目 of the contents list."""

    model_config = _FROZEN

    section: str = Field(description="栏目名称，如 市政府文件；无栏目则为空")
    entries: tuple[ContentsEntry, ...] = Field(description="条目，按印刷顺序")


class Attachment(BaseModel):
    """附件. `title` as it heads the attachment; `listed_title` as the list after the body has it, where it differs."""

    model_config = _FROZEN

    number: int = Field(ge=1, description="附件序号")
    title: str = Field(min_length=1, description="附件标题")
    listed_title: str = Field(default="", description="附件说明所印标题，与附件标题不同时填写")
    kind: Literal["table", "form", "text", "file"] = Field(default="text", description="附件类型")
    supplied: bool = Field(default=True, description="公报是否刊登了附件内容")


class Table(BaseModel):
    """A logical table. `header_rows` and `totals_rows` count rows of the CSV file at its top and bottom."""

    model_config = _FROZEN

    file: str = Field(pattern=r"^tables/[^/\\]+\.csv$", description="表格文件，如 tables/xzf-2020-10-1.csv")
    title: str = Field(default="", description="表题")
    header_rows: int = Field(default=1, ge=0, description="表头行数")
    totals_rows: int = Field(default=0, ge=0, description="表末合计行数")
    key_column: int | None = Field(default=None, ge=1, description="编号所在列，从 1 数起")
    unit_column: int | None = Field(default=None, ge=1, description="承办单位所在列，从 1 数起")
    note: str = Field(default="", description="表注")


class Relation(BaseModel):
    """What this document does to another, stated by the editor and never guessed."""

    model_config = _FROZEN

    type: RelationType = Field(description="关系")
    target: str = Field(min_length=1, description="对方：发文字号、公文 id 或《标题》")
    date: IsoDate | None = Field(default=None, description="自何日起，默认本文件施行或成文日期")
    scope: str = Field(default="", description="范围，如 第三条")


class Correction(BaseModel):
    """A 更正 that this issue prints of a document of an earlier one; that document's text stays as it was printed."""

    model_config = _FROZEN

    target: str = Field(min_length=1, description="被更正的公文：发文字号、公文 id 或《标题》")
    page: int | None = Field(default=None, ge=1, description="更正所在页码")
    place: str = Field(default="", description="更正之处，如 第12页第3行")
    printed: str = Field(default="", description="原文所印")
    corrected: str = Field(default="", description="更正为")
    note: str = Field(default="", description="说明，照更正启事所印")


class Review(BaseModel):
    """A doubt that an import left for the editor; delete the entry once it is settled."""

    model_config = _FROZEN

    code: str = Field(description="疑点类型")
    where: str = Field(default="", description="位置，如 documents[0].title 或 tables/x.csv 第 3 行")
    line: int | None = Field(default=None, description="来源行号")
    chosen: str = Field(default="", description="采用")
    alternative: str = Field(default="", description="另一种可能")
    reason: str = Field(default="", description="理由")


class Document(BaseModel):
    """One document 公文 of an issue."""

    model_config = _FROZEN

    id: str = Field(pattern=ID, description="本期内唯一，如 xzf-2020-10；正文文件同名")
    title: str = Field(min_length=1, description="标题")
    document_number: str = Field(default="", description="发文字号，照印刷写")
    issuing_offices: tuple[str, ...] = Field(description="发文机关；联合行文按顺序列出")
    kind: str = Field(default="", description="文种，如 通知")
    section: str = Field(default="", description="栏目")
    page: int | None = Field(default=None, ge=1, description="起始页码")
    page_end: int | None = Field(default=None, ge=1, description="结束页码")
    addressees: str = Field(default="", description="主送机关，照印刷写")
    signatories: tuple[str, ...] = Field(default=(), description="署名，照印刷写")
    date_of_issue: IsoDate | None = Field(default=None, description="成文日期")
    date_effective: IsoDate | None = Field(default=None, description="施行日期")
    date_expired: IsoDate | None = Field(default=None, description="失效日期：有效期的最后一天")
    years_valid: int | None = Field(default=None, ge=1, le=100, description="有效期（年），文内写明时填写")
    disclosure: str = Field(default="", description="附注，如 此件公开发布")
    text: TextState = Field(default="full", description="正文：full 全文，digest 摘编，none 无")
    instrument: str = Field(default="", description="所印发或转发的文件标题")
    attachments: tuple[Attachment, ...] = Field(default=(), description="附件")
    tables: tuple[Table, ...] = Field(default=(), description="表格，按出现顺序")
    subjects: tuple[str, ...] = Field(default=(), description="主题分类")
    summary: str = Field(default="", description="编者所写摘要，页面注明非原文")
    language: str = Field(default="", description="正文语言，默认 zh-CN；如 zh-Hant、en")
    relations: tuple[Relation, ...] = Field(default=(), description="与其他文件的关系")

    @cached_property
    def number(self) -> DocumentNumber | None:
        """The document number taken apart; None if there is none or it does not parse."""
        return DocumentNumber.parse(self.document_number) if self.document_number else None

    @property
    def body_file(self) -> str:
        """Name of the body file within the issue's folder."""
        return f"{self.id}.md"


class GazetteIssue(BaseModel):
    """One issue: content/issues/<year>-<number>/issue.yml."""

    model_config = _FROZEN

    year: int = Field(ge=1900, le=2200, description="年")
    number: int = Field(ge=1, le=400, description="期号")
    overall_number: int | None = Field(default=None, ge=1, description="总期号")
    title: str = Field(default="", description="本期标题，如 增刊；通常为空")
    date_published: IsoDate = Field(description="出版日期")
    frequency: str = Field(default="", description="刊期，如 双月刊")
    draft: bool = Field(default=False, description="草稿：导入后未经编辑确认")
    masthead: Masthead = Field(default=Masthead(), description="刊头与版权信息")
    contents: tuple[ContentsSection, ...] = Field(description="目录，按印刷顺序")
    documents: tuple[Document, ...] = Field(description="公文，按刊登顺序")
    corrections: tuple[Correction, ...] = Field(default=(), description="本期所刊对以往公文的更正")
    review: tuple[Review, ...] = Field(default=(), description="待核对之处")

    @property
    def id(self) -> str:
        """`2020-03`: the folder's name and the key of the issue everywhere."""
        return issue_id(self.year, self.number)


def issue_id(year: int, number: int) -> str:
    """`2020-03`."""
    return f"{year}-{number:02d}"


ISSUE_FOLDER = re.compile(r"\d{4}-\d{2,3}")
