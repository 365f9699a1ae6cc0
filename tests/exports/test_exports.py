"""Exports are well-formed, complete and take their dates from the content."""

from __future__ import annotations

import csv
import datetime
import io
import json
from xml.etree import ElementTree

from generator.config import SiteConfig
from generator.exports import archive_exports, issue_exports
from generator.model.archive import Archive, Entry
from generator.model.body import parse_body
from generator.model.issue import Document, GazetteIssue, Table
from generator.model.office import AgencyCode, Office
from generator.model.table import Grid

DOCUMENT = Document(
    id="yzf-2020-1",
    title="样例市人民政府关于 <试点> & “推广”的通知",
    document_number="样政发〔2020〕1号",
    issuing_offices=("样例市人民政府",),
    date_of_issue=datetime.date(2020, 1, 6),
    tables=(Table(file="tables/a.csv"),),
)
ISSUE = GazetteIssue(year=2020, number=1, date_published=datetime.date(2020, 2, 8), contents=(), documents=(DOCUMENT,))
ENTRY = Entry(
    ISSUE,
    DOCUMENT,
    parse_body("## 一、范围\n\n**（一）对象。**全市。\n\n[表](tables/a.csv)\n"),
    {"tables/a.csv": Grid.parse("单位,数\n甲,1\n^,2\n")},
)
OFFICE = Office(slug="szf", name="样例市人民政府", agency_codes=(AgencyCode(code="样政发", slug="yzf"),))
ARCHIVE = Archive((ISSUE,), (ENTRY,), (OFFICE,))
CONFIG = SiteConfig(title="样例市人民政府公报", base_url="https://gongbao.example/archive/")


def test_tables_are_filled_for_spreadsheets() -> None:
    data = issue_exports(ARCHIVE, ISSUE, [ENTRY])["d/yzf/2020/1-t1.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [["单位", "数"], ["甲", "1"], ["甲", "2"]]


def test_issue_json_holds_every_text() -> None:
    value = json.loads(issue_exports(ARCHIVE, ISSUE, [ENTRY])["issues/2020/1.json"])
    document = value["documents"][0]
    assert document["address"] == "d/yzf/2020/1.html"
    assert document["document_number_standard"] == "样政发〔2020〕1号"
    assert [block["text"] for block in document["blocks"]] == ["一、范围", "（一）对象。全市。", "表"]
    assert document["blocks"][1]["run_in"] == 6
    assert document["blocks"][2]["table"] == "d/yzf/2020/1-t1.csv"


def test_sitemap_names_every_page_with_its_day() -> None:
    files = archive_exports(ARCHIVE, CONFIG)
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = ElementTree.fromstring(files["sitemap.xml"])
    listed = [loc.text for loc in index.iter(f"{name}loc")]
    assert listed == [f"{CONFIG.base_url}sitemap-pages.xml", f"{CONFIG.base_url}sitemap-2020.xml"]
    year = ElementTree.fromstring(files["sitemap-2020.xml"])
    assert [(url[0].text, url[1].text) for url in year] == [
        (f"{CONFIG.base_url}issues/2020/1.html", "2020-02-08"),
        (f"{CONFIG.base_url}d/yzf/2020/1.html", "2020-02-08"),
    ]


def test_feed_escapes_titles_and_keeps_printed_days() -> None:
    feed = ElementTree.fromstring(archive_exports(ARCHIVE, CONFIG)["feed.xml"])
    name = "{http://www.w3.org/2005/Atom}"
    entry = feed.find(f"{name}entry")
    assert entry is not None
    assert entry.findtext(f"{name}title") == DOCUMENT.title
    assert entry.findtext(f"{name}updated") == "2020-02-08T00:00:00+08:00"
    assert feed.findtext(f"{name}updated") == "2020-02-08T00:00:00+08:00"


def test_the_newest_stands_first_and_gives_the_day_of_the_whole() -> None:
    """In the order of years and numbers the later issue is not always the one that was printed later."""
    printed = {1: datetime.date(2020, 6, 8), 2: datetime.date(2020, 4, 8), 3: datetime.date(2020, 5, 8)}
    issues, entries = [], []
    for number, day in printed.items():
        document = DOCUMENT.model_copy(update={"id": f"n{number}", "document_number": f"样政发〔2020〕{number}号"})
        issue = ISSUE.model_copy(update={"number": number, "date_published": day, "documents": (document,)})
        issues.append(issue)
        entries.append(Entry(issue, document, ()))
    files = archive_exports(Archive(tuple(issues), tuple(entries), (OFFICE,)), CONFIG)
    feed, index = ElementTree.fromstring(files["feed.xml"]), ElementTree.fromstring(files["sitemap.xml"])
    days = [item.text for item in feed.iter("{http://www.w3.org/2005/Atom}updated")]
    assert days == [f"2020-{month:02}-08T00:00:00+08:00" for month in (6, 6, 5, 4)]
    assert {item.text for item in index.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod")} == {"2020-06-08"}


def test_without_an_address_nothing_absolute_is_written() -> None:
    files = archive_exports(ARCHIVE, SiteConfig(title="样例市人民政府公报"))
    assert files.keys() == {"validity.json"}
    assert b"://" not in b"".join(files.values())
