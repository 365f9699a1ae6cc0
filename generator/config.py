"""Everything that one archive differs in from another: site_config.yml."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class Publisher(BaseModel):
    """Who publishes the archive, and how to reach them."""

    model_config = _FROZEN

    name: str = Field(default="", description="主办单位")
    editorial_office: str = Field(default="", description="承办单位，如 公报室")
    email: str = Field(default="", description="电子邮箱")
    phone: str = Field(default="", description="电话")
    postcode: str = Field(default="", description="邮编")
    postal_address: str = Field(default="", description="通信地址")


class GovernmentMeta(BaseModel):
    """Values of the page tags that Chinese government sites carry; an empty value writes no tag."""

    model_config = _FROZEN

    site_name: str = Field(default="", description="SiteName 网站名称")
    site_domain: str = Field(default="", description="SiteDomain 网站域名")
    site_id_code: str = Field(default="", description="SiteIDCode 政府网站标识码")


class License(BaseModel):
    """Under what terms the data may be used again."""

    model_config = _FROZEN

    name: str = Field(default="", description="数据许可名称")
    url: str = Field(default="", description="许可全文网址")
    note: str = Field(default="", description="说明")


class SiteConfig(BaseModel):
    """site_config.yml."""

    model_config = _FROZEN

    title: str = Field(min_length=1, description="公报全称，如 样例市人民政府公报")
    title_short: str = Field(default="", description="简称，用于页眉；默认同全称")
    title_en: str = Field(default="", description="英文名称")
    description: str = Field(default="", description="网站说明，一两句话")
    description_en: str = Field(default="", description="英文说明")
    region: str = Field(default="", description="行政区域，如 样例市")
    region_en: str = Field(default="", description="行政区域英文名")
    base_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s]+/)?$",
        description="发布地址，以 / 结尾；为空则不写规范网址、网站地图与订阅",
    )
    languages: tuple[Literal["zh-CN", "en"], ...] = Field(default=("zh-CN", "en"), description="界面语言，第一个为默认")
    publisher: Publisher = Field(default=Publisher(), description="主办单位")
    government_meta: GovernmentMeta = Field(default=GovernmentMeta(), description="政府网站页面标签")
    license: License = Field(default=License(), description="数据许可")
    persons_index: bool = Field(default=False, description="是否生成人名索引，默认否")
    theme_folder: str = Field(default="theme", description="主题文件夹，相对本文件")
    site_folder: str = Field(default="site", description="发布文件夹，相对本文件")

    @property
    def short(self) -> str:
        """Short title, falling back on the full one."""
        return self.title_short or self.title
