"""Indexes sort documents into pages: each page is made once, whatever the documents are called."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from generator.config import SiteConfig
from generator.model.archive import Archive, Entry
from generator.model.issue import Document, GazetteIssue
from generator.model.office import AgencyCode, Office
from generator.pages.citations import Web
from generator.pages.context import Site, Whole
from generator.pages.groups import by_kind, by_number
from generator.pages.indexes import INDEXES, Index, index_pages
from tests.conftest import ROOT

KINDS = ("通知", "命令", "令", "更正", "解读", "")


def _archive() -> Archive:
    issues, entries = [], []
    for year in (2019, 2020, 2021):
        documents = tuple(
            Document(
                id=f"n{number}", title=f"样例市{kind}之{number}", issuing_offices=("样例市人民政府",), kind=kind,
                date_of_issue=date(year, 1 + number, 1) if number % 3 else None,
            )
            for number, kind in enumerate(KINDS[: 2 + year % 5], 1)
        )  # fmt: skip
        issue = GazetteIssue(year=year, number=1, date_published=date(year, 12, 1), contents=(), documents=documents)
        issues.append(issue)
        entries += [Entry(issue, document, ()) for document in documents]
    return Archive(tuple(issues), tuple(entries))


@pytest.mark.parametrize("index", INDEXES, ids=lambda index: index.name)
def test_every_address_is_planned_once(index: Index) -> None:
    site = Site(_archive(), SiteConfig(title="样例市人民政府公报"), str(ROOT / "theme"))
    whole = Whole(site, (), Web(site, ()), {})
    addresses = Counter(page.address for page in index_pages(whole, index))
    assert [address for address, times in addresses.items() if times > 1] == []


def test_kinds_without_an_address_of_their_own_stand_together() -> None:
    archive = _archive()
    groups = list(by_kind(archive))
    assert {group.path.partition("/")[0]: group.heading.to("zh-CN") for group in groups} == {
        "order": "命令、令",
        "notice": "通知",
        "other": "更正、解读",
    }
    listed = Counter(entry.key for group in groups for entry in group.entries)
    assert listed == Counter(entry.key for entry in archive.entries if entry.document.kind)


def test_numbers_stand_in_order_whatever_the_order_of_print() -> None:
    """10 after 9, though it was printed before it; the newest year first."""
    office = Office(slug="szf", name="样例市人民政府", agency_codes=(AgencyCode(code="样政发", slug="yzf"),))
    issues, entries = [], []
    for year in (2020, 2021):
        documents = tuple(
            Document(id=f"n{n}", title="样例", document_number=f"样政发〔{year}〕{n}号", issuing_offices=(office.name,))
            for n in (10, 2, 9)
        )
        issue = GazetteIssue(year=year, number=1, date_published=date(year, 12, 1), contents=(), documents=documents)
        issues.append(issue)
        entries += [Entry(issue, document, ()) for document in documents]
    groups = list(by_number(Archive(tuple(issues), tuple(entries), (office,))))
    assert [(group.path, [entry.document.id for entry in group.entries]) for group in groups] == [
        ("yzf/2021", ["n2", "n9", "n10"]),
        ("yzf/2020", ["n2", "n9", "n10"]),
    ]
