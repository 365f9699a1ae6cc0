"""content/authorities and site_config.yml of the fabricated city."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pydantic import BaseModel

from ..config import GovernmentMeta, License, Publisher, SiteConfig
from ..model.gaps import Gap, GapsFile
from ..model.instrument import Instrument, InstrumentsFile
from ..model.issue import EditorialCommittee, EditorialOffice, Masthead
from ..model.office import AgencyCode, Office, OfficesFile
from ..model.terms import Term, TermsFile
from .calendar import Extent
from .citing import STATE, province_number, province_title
from .planning import CODES, SECTIONS, Lost
from .titles import GOVERNMENT, OFFICE
from .vocabulary import sectors, towns

SITE = SiteConfig(
    title="样例市人民政府公报",
    title_short="样例公报",
    title_en="Gazette of the People's Government of Yangli",
    description="《样例市人民政府公报》电子档案。样例市并不存在，全部内容均为虚构，供试用和测试。",
    description_en="The gazette of Yangli, a city that does not exist: fabricated throughout, to try the program with.",
    region="样例市",
    region_en="Yangli",
    base_url="https://gongbao.example/",
    publisher=Publisher(
        name=OFFICE,
        editorial_office="样例市人民政府公报室",
        email="gongbao@yangli.example",
        phone="0000—1234567",
        postcode="000000",
    ),
    government_meta=GovernmentMeta(site_name="样例市人民政府公报", site_domain="gongbao.example"),
    license=License(name="虚构内容，可自由使用", note="本站内容由程序生成，与任何真实地区、机构和个人无关。"),
)
MASTHEAD = Masthead(
    editorial_committee=EditorialCommittee(
        name="样例市人民政府公报编委会", chair="甲某", members=("乙某", "丙某", "丁某")
    ),
    editorial_office=EditorialOffice(
        name="样例市人民政府公报室", director="乙某", deputy_editor="丙某", responsible_editor="丁某"
    ),
    sponsor=OFFICE,
    publisher="样例市人民政府公报室",
    email="gongbao@yangli.example",
    phone="0000—1234567",
    postcode="000000",
    distribution="市直各单位，各乡镇、街道，市图书馆、市档案馆，部分村（居）民委员会。",
    statement_of_effect="公报刊登的文件与正式文件具有同等效力",
    display_note="请放置在公共区域供公众阅览",
    quality_note="如有印装问题，请与公报室联系",
)
_SECTION_SLUGS = ("government", "office", "departments", "notices")
_SECTIONS_EN = (
    "Documents of the municipal government",
    "Documents of the municipal government's office",
    "Documents of departments",
    "Announcements and explanations",
)
_NOTES = {"not_published": "内部事务，未刊登", "not_public": "依法不予公开"}


def authority_files(extent: Extent, lost: list[Lost]) -> dict[str, BaseModel]:
    """Names of the files in content/authorities and what stands in them."""
    return {
        "offices": OfficesFile(offices=tuple(_offices())),
        "subjects": TermsFile(terms=tuple(Term(slug=s.slug, name=s.subject, name_en=s.subject_en) for s in sectors())),
        "sections": TermsFile(
            terms=tuple(
                Term(slug=slug, name=name, name_en=name_en)
                for slug, name, name_en in zip(_SECTION_SLUGS, SECTIONS, _SECTIONS_EN, strict=True)
            )
        ),
        "places": TermsFile(terms=tuple(Term(slug=town.slug, name=town.name) for town in towns())),
        "instruments": InstrumentsFile(instruments=tuple(_instruments(extent))),
        "gaps": GapsFile(gaps=tuple(_gaps(extent, lost))),
    }


def _offices() -> Iterator[Office]:
    government, approval, office = CODES["government"], CODES["approval"], CODES["office"]
    yield Office(
        slug="ylszf",
        name=GOVERNMENT,
        short_names=("市政府",),
        name_en="People's Government of Yangli",
        agency_codes=(
            AgencyCode(code=government[0], slug=government[1]),
            AgencyCode(code=approval[0], slug=approval[1], note="批复、函"),
        ),
    )
    yield Office(
        slug="ylszfbgs",
        name=OFFICE,
        short_names=("市政府办公室", "市政府办"),
        name_en="Office of the People's Government of Yangli",
        agency_codes=(AgencyCode(code=office[0], slug=office[1]),),
    )
    for sector in sectors():
        for bureau in sector.bureaus:
            yield Office(
                slug=bureau.slug,
                name=bureau.name,
                short_names=(bureau.short,),
                name_en=bureau.name_en,
                established=bureau.established,
                abolished=bureau.abolished,
                agency_codes=(AgencyCode(code=bureau.code, slug=bureau.code_slug),),
            )


def _instruments(extent: Extent) -> Iterator[Instrument]:
    for law in sorted({title for sector in sectors() for title, _ in sector.laws}):
        yield Instrument(title=STATE + law, short_names=(law,))
    for sector in sectors():
        yield Instrument(title=f"样例省{sector.rules[0]}管理条例")
        yield Instrument(
            title=province_title(sector),
            number=province_number(sector, extent),
            date=datetime.date(extent.first_year - 1, 11, 20),
        )


def _gaps(extent: Extent, lost: list[Lost]) -> Iterator[Gap]:
    if extent.lost is not None:
        year, number = extent.first_year + 1, extent.lost % extent.a_year + 1
        yield Gap.model_validate(
            {"year": year, "numbers": [str(number)], "status": "to_be_added", "note": "纸质版待扫描"}
        )
    for one in lost:
        if one.status:
            yield Gap.model_validate({
                "series": one.series, "year": one.year, "numbers": [str(one.number)], "status": one.status,
                "note": _NOTES[one.status],
            })  # fmt: skip
