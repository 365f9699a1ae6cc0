"""A fabricated archive of 样例市, a city that does not exist: one page of every kind, and input at its extremes.

`write_archive(root)` writes content/ and site_config.yml; `KINDS` names one page of every kind in the built site.
"""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

LONG_TITLE = "样例市人民政府关于" + "进一步加强城乡建设、生态保护和公共服务工作" * 9 + "的通知"
UNBROKEN = "A1b2" * 125
RARE = "𠀋𠮷𡈽𢌞𣗄𤭯𥄢"
TABLE_ROWS, TABLE_COLUMNS = 5000, 30
# GB/T 9704-2012, 5.2.2: a printed page holds 22 lines of 28 characters.
PRINTED_PAGES, CHARACTERS_A_PAGE = 300, 22 * 28
SENTENCE = "各有关单位应当按照职责分工，认真组织实施，及时公开进展情况，接受社会监督。"

# One page of every kind, by what it is.
KINDS = {
    "home": "index.html",
    "home in English": "en/index.html",
    "issue": "issues/2024/1.html",
    "issue of one document": "issues/2019/1.html",
    "list of issues": "issues/index.html",
    "list of issues in English": "en/issues/index.html",
    "joint document": "d/ylf/2024/1.html",
    "document in chapters": "d/ylf/2024/2.html",
    "document with tables": "d/ylbf/2024/3.html",
    "document without number": "d/i/2024-01/notice.html",
    "document in English": "d/ylbf/2024/5.html",
    "text not held": "d/ylbf/2024/9.html",
    "index of numbers": "numbers/index.html",
    "numbers of a series": "numbers/ylf.html",
    "numbers of a year": "numbers/ylf/2024.html",
    "index of offices": "offices/index.html",
    "office": "offices/ylszf.html",
    "index of dates": "dates/index.html",
    "index of dates in English": "en/dates/index.html",
    "month": "dates/2024/01.html",
    "index of kinds": "kinds/index.html",
    "tables": "datasets/index.html",
    "tables of a year": "datasets/2024.html",
    "what the archive holds": "completeness.html",
    "cited and not held": "cited-not-held.html",
    "search": "search.html",
    "search in English": "en/search.html",
    "about": "about.html",
    "about in English": "en/about.html",
    "not found": "404.html",
}
# Kinds of page that only the repository's own archive has.
OWN_KINDS = {
    "index of places": "places/index.html",
    "place": "places/xinyi.html",
    "index of units": "units/index.html",
    "index of instruments": "instruments/index.html",
    "table of 157 rows": "d/xzf/2020/10.html",
    "form of 20 columns": "d/xzbf/2020/24.html",
}
EXTREMES = {
    "title of 200 characters": "d/ylf/2024/201.html",
    "document of 300 pages": "d/ylf/2024/202.html",
    "table of 5,000 rows and 30 columns": "d/ylf/2024/203.html",
    "unbroken string of 500 characters": "d/ylf/2024/204.html",
    "nothing but a table": "d/ylf/2024/205.html",
    "characters outside the basic plane": "d/ylf/2024/206.html",
}

OFFICES = {
    "offices": [
        {
            "slug": "ylszf",
            "name": "样例市人民政府",
            "name_en": "People's Government of Yangli",
            "agency_codes": [{"code": "样政发", "slug": "ylf"}],
        },
        {
            "slug": "ylszfbgs",
            "name": "样例市人民政府办公室",
            "name_en": "Office of the People's Government of Yangli",
            "agency_codes": [{"code": "样政办发", "slug": "ylbf"}],
        },
        {"slug": "ylsczj", "name": "样例市财政局", "name_en": "Yangli Finance Bureau"},
    ]
}
CONFIG = {
    "title": "样例市人民政府公报",
    "title_en": "Gazette of the People's Government of Yangli",
    "description": "样例市人民政府公报的电子档案。",
    "description_en": "The gazette of Yangli, a city that does not exist.",
    "region": "样例市",
    "base_url": "https://gongbao.example/",
    "languages": ["zh-CN", "en"],
    "publisher": {"name": "样例市人民政府办公室", "email": "gongbao@yangli.example"},
    "government_meta": {"site_name": "样例市人民政府公报", "site_domain": "gongbao.example"},
    "license": {"name": "公文内容不受著作权限制", "note": "转载请注明出处。"},
}
MASTHEAD = {
    "editorial_committee": {"name": "样例市人民政府公报编委会", "chair": "甄样例", "members": ["贾设", "吴有"]},
    "sponsor": "样例市人民政府办公室",
    "statement_of_effect": "公报刊登的文件与正式文件具有同等效力",
}


def write_archive(root: Path, *, extremes: bool = False) -> Path:
    """content/, theme/ and site_config.yml below `root`; with `extremes` also an issue of bad input."""
    write_empty_archive(root)
    for year in (2019, 2021, 2022):
        _write_issue(root, year, 1, [(_plain(f"样政发〔{year}〕3号", date(year, 1, 4)), SENTENCE)])
    _write_issue(root, 2024, 1, _every_kind(root / "content/issues/2024-01/tables"))
    if extremes:
        _write_issue(root, 2024, 2, _extremes(root / "content/issues/2024-02/tables"))
    return root


def write_empty_archive(root: Path) -> Path:
    """An archive with no issue."""
    (root / "content/issues").mkdir(parents=True)
    shutil.copytree(ROOT / "theme", root / "theme")
    write_yaml(root / "site_config.yml", CONFIG)
    write_yaml(root / "content/authorities/offices.yml", OFFICES)
    return root


class _Plain(yaml.SafeDumper):
    """YAML without references, which content files may not have."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write_yaml(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _write_issue(root: Path, year: int, number: int, documents: list[tuple[dict[str, Any], str]]) -> None:
    folder = root / f"content/issues/{year}-{number:02d}"
    listed = [{"document": fields["id"], "page": fields["page"]} for fields, _ in documents]
    issue = {
        "year": year,
        "number": number,
        "overall_number": (year - 2015) * 10 + number,
        "date_published": date(year, 1 + number, 28),
        "frequency": "双月刊",
        "masthead": MASTHEAD,
        "contents": [{"section": "市政府文件", "entries": listed}],
        "documents": [fields for fields, _ in documents],
    }
    write_yaml(folder / "issue.yml", issue)
    for fields, body in documents:
        if fields.get("text") != "none":
            (folder / f"{fields['id']}.md").write_text(body + "\n", encoding="utf-8")


def _plain(number: str, day: date, page: int = 1, **more: Any) -> dict[str, Any]:
    """A document of the series of `number`, its id made of the series, year and sequence."""
    office = "样例市人民政府办公室" if "办" in number else "样例市人民政府"
    series = "ylbf" if "办" in number else "ylf"
    year, sequence = number.split("〔")[1].removesuffix("号").split("〕")
    fields = {
        "id": f"{series}-{year}-{sequence}",
        "title": f"{office}关于做好{year}年第{sequence}项工作的通知",
        "document_number": number,
        "issuing_offices": [office],
        "kind": "通知",
        "section": "市政府文件",
        "page": page,
        "addressees": "各县（区）人民政府，市直各单位：",
        "signatories": [office],
        "date_of_issue": day,
        "disclosure": "此件公开发布",
    }
    return fields | more


def _every_kind(tables: Path) -> list[tuple[dict[str, Any], str]]:
    _write_csv(tables / "long.csv", [["编号", "单位", "事项", "金额（万元）"], *_long_rows()])
    _write_csv(tables / "form.csv", [["姓名", "<", "性别", "年龄"], ["", "", "", ""]])
    _write_csv(tables / "wide.csv", [[f"第{n}项" for n in range(1, 21)], ["" for _ in range(20)]])
    chapters = "\n\n".join(
        f"## {number}、第{number}方面\n\n{SENTENCE}\n\n### （一）具体安排\n\n{SENTENCE * 3}\n\n1. {SENTENCE}"
        for number in "一二三四五六七八"
    )
    day = date(2024, 1, 15)
    return [
        (
            _plain(
                "样政发〔2024〕1号",
                day,
                3,
                title="样例市人民政府 样例市财政局关于联合开展资产清查的通知",
                issuing_offices=["样例市人民政府", "样例市财政局"],
                signatories=["样例市人民政府", "样例市财政局"],
                page_end=5,
                summary="编者所写的摘要。",
                years_valid=5,
                date_effective=date(2024, 3, 1),
                subjects=["财政"],
            ),
            f"{SENTENCE}\n\n**一、加强领导。**{SENTENCE}",
        ),
        (
            _plain("样政发〔2024〕2号", day, 6, instrument="样例市公共服务办法", date_expired=date(2029, 1, 1)),
            f"{SENTENCE}\n\n# 样例市公共服务办法 {{instrument}}\n\n{chapters}",
        ),
        (
            _plain(
                "样政办发〔2024〕3号",
                day,
                9,
                tables=[
                    {"file": "tables/long.csv", "title": "任务分解表", "totals_rows": 1, "note": "金额以决算为准。"},
                    {"file": "tables/form.csv", "title": "登记表"},
                    {"file": "tables/wide.csv", "title": "宽表"},
                ],
                attachments=[
                    {"number": 1, "title": "任务分解表", "kind": "table"},
                    {"number": 2, "title": "未刊登的附件", "supplied": False},
                ],
            ),
            f"{SENTENCE}\n\n# 任务分解表 {{attachment=1}}\n\n[表：任务分解表](tables/long.csv)\n\n"
            f"[表：登记表](tables/form.csv)\n\n[表：宽表](tables/wide.csv)",
        ),
        (
            _plain("样政办发〔2024〕4号", day, 12, id="notice", document_number="", title="样例市人民政府办公室启事"),
            f"{SENTENCE}\n\n第一行\n第二行　　第三栏",
        ),
        (
            _plain("样政办发〔2024〕5号", day, 13, language="en", text="digest"),
            "This document is held in English.",
        ),
        (_plain("样政办发〔2024〕9号", day, 14, text="none"), ""),
    ]


def _long_rows() -> list[list[str]]:
    rows = [
        [str(n), "市财政局" if n % 3 == 1 else "^", f"第{n}件事项的办理", f"{n * 37 % 900}.50"] for n in range(1, 61)
    ]
    return [*rows, ["合计", "<", "<", "27,000.00"]]


def _write_csv(path: Path, rows: list[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _extremes(tables: Path) -> list[tuple[dict[str, Any], str]]:
    rows = [[f"{row}-{column}" for column in range(TABLE_COLUMNS)] for row in range(TABLE_ROWS)]
    _write_csv(tables / "large.csv", [[f"第{column}栏" for column in range(TABLE_COLUMNS)], *rows])
    _write_csv(tables / "only.csv", [["甲", "乙"], ["一", "二"]])
    day = date(2024, 2, 20)
    large = {"file": "tables/large.csv", "title": "大表"}
    count = PRINTED_PAGES * CHARACTERS_A_PAGE // (len(SENTENCE) * 4)
    return [
        (_plain("样政发〔2024〕201号", day, 1, title=LONG_TITLE), SENTENCE),
        (
            _plain("样政发〔2024〕202号", day, 2, page_end=1 + PRINTED_PAGES),
            "\n\n".join(f"{n}. {SENTENCE * 4}" for n in range(1, count + 1)),
        ),
        (_plain("样政发〔2024〕203号", day, 303, tables=[large]), "[表：大表](tables/large.csv)"),
        (_plain("样政发〔2024〕204号", day, 304, addressees=UNBROKEN), UNBROKEN),
        (
            _plain(
                "样政发〔2024〕205号",
                day,
                305,
                addressees="",
                signatories=[],
                disclosure="",
                tables=[{"file": "tables/only.csv", "title": "表"}],
            ),
            "[表：表](tables/only.csv)",
        ),
        (_plain("样政发〔2024〕206号", day, 306, title=f"样例市人民政府关于{RARE}的通知"), f"{RARE}{SENTENCE}"),
    ]
