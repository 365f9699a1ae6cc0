"""What citations refer to: number before title, date between namesakes, nothing guessed."""

from __future__ import annotations

import datetime

import pytest

from generator.citations import Known, Resolver, Target, find_citations
from generator.model.archive import Archive, Entry
from generator.model.instrument import Instrument
from generator.model.issue import Document, GazetteIssue
from generator.model.office import AgencyCode, Office

ISSUED = datetime.date(2020, 6, 9)
OFFICE = Office(slug="ylszf", name="样例市人民政府", agency_codes=(AgencyCode(code="样政发", slug="yzf"),))
DOCUMENTS = (
    Document(
        id="yzf-2020-10",
        title="样例市人民政府关于印发样例市扶持方案的通知",
        document_number="样政发〔2020〕10号",
        issuing_offices=("样例市人民政府",),
        instrument="样例市扶持方案",
        date_of_issue=ISSUED,
    ),
    Document(
        id="a", title="样例市收费办法", issuing_offices=("样例市人民政府",), date_of_issue=datetime.date(2010, 1, 1)
    ),
    Document(
        id="b", title="样例市收费办法", issuing_offices=("样例市人民政府",), date_of_issue=datetime.date(2018, 1, 1)
    ),
    Document(id="c", title="样例市停车规定（试行）", issuing_offices=("样例市人民政府",)),
    Document(id="d", title="样例市停车规定", issuing_offices=("样例市人民政府",)),
)
ISSUE = GazetteIssue(year=2020, number=3, date_published=datetime.date(2020, 7, 8), contents=(), documents=DOCUMENTS)
INSTRUMENTS = (
    Instrument(title="中华人民共和国样例法", number="中华人民共和国主席令第六十九号", date=datetime.date(2007, 8, 30)),
    Instrument(title="样例灾害条例", number="国务院令第394号", address="https://样例.example/394"),
    Instrument(title="样例部关于样例工作的通知", number="样例规〔2018〕1号", short_names=("样例工作通知",)),
    Instrument(title="样例管理办法", number="样财社〔2019〕1号"),
)
ARCHIVE = Archive(
    (ISSUE,), tuple(Entry(ISSUE, document, ()) for document in DOCUMENTS), (OFFICE,), instruments=INSTRUMENTS
)
RESOLVER = Resolver(ARCHIVE)

CASES = [
    # text, state, titles
    ("按样政发〔2020〕10号", "document", ["样例市人民政府关于印发样例市扶持方案的通知"]),
    ("按样政发(2020) 10 号文件", "document", ["样例市人民政府关于印发样例市扶持方案的通知"]),
    ("《样例市 扶持方案》印发", "document", ["样例市人民政府关于印发样例市扶持方案的通知"]),
    ("《关于印发〈样例市扶持方案〉的通知》", "document", ["样例市人民政府关于印发样例市扶持方案的通知"]),
    ("《名称印错的通知》（样政发〔2020〕10号）", "document", ["样例市人民政府关于印发样例市扶持方案的通知"]),
    ("《样例法》第三条", "instrument", ["中华人民共和国样例法"]),
    ("《中华人民共和国样例法》", "instrument", ["中华人民共和国样例法"]),
    ("中华人民共和国国务院令第394号公布", "instrument", ["样例灾害条例"]),
    ("《样例灾害条例》（国务院令 394 号）", "instrument", ["样例灾害条例"]),
    ("样例部《关于样例工作的通知》（样例规〔2018〕1号）", "instrument", ["样例部关于样例工作的通知"]),
    ("按照《关于样例工作的通知》", "instrument", ["样例部关于样例工作的通知"]),
    ("《样例工作通知》", "instrument", ["样例部关于样例工作的通知"]),
    ("《样例管理办法（试行）》", "instrument", ["样例管理办法"]),
    ("《样例市停车规定》", "document", ["样例市停车规定"]),
    ("《样例管理办法》（样财社〔2012〕7号）", "unknown", []),
    ("样样政发〔2020〕10号", "unknown", []),
    ("按甲政发〔2020〕10号", "unknown", []),
    ("《样例市公园条例》", "unknown", []),
    ("《样例公报》2020年第3期", "unknown", []),
]


def resolve(text: str, date: datetime.date | None = ISSUED) -> Target:
    known = Known.of(ARCHIVE, "样例市人民政府公报")
    return RESOLVER.resolve(find_citations(text, known)[0], date)


def titles(target: Target) -> list[str]:
    return [candidate.title for candidate in target.candidates]


@pytest.mark.parametrize(("text", "state", "expected"), CASES, ids=[text for text, _, _ in CASES])
def test_targets(text: str, state: str, expected: list[str]) -> None:
    target = resolve(text)
    assert (target.state, titles(target)) == (state, expected)


@pytest.mark.parametrize(
    ("date", "state", "ids"),
    [
        (datetime.date(2012, 5, 1), "document", ["a"]),
        (datetime.date(2018, 1, 1), "document", ["b"]),
        (datetime.date(2020, 5, 1), "document", ["b"]),
        (None, "ambiguous", ["a", "b"]),
        (datetime.date(2000, 1, 1), "ambiguous", ["a", "b"]),
    ],
)
def test_the_date_decides_between_namesakes(date: datetime.date | None, state: str, ids: list[str]) -> None:
    target = resolve("《样例市收费办法》", date)
    found = [candidate.entry.document.id for candidate in target.candidates if candidate.entry]
    assert (target.state, found) == (state, ids)


def test_the_citing_document_gives_the_date() -> None:
    citing = ARCHIVE.entries[0]
    (citation,) = find_citations("按《样例市收费办法》办理")
    assert RESOLVER.resolve(citation, citing=citing).entry == ARCHIVE.entries[2]


def test_short_names_lead_to_their_document() -> None:
    text = "《关于扶持的通知》（样政发〔2020〕10号，以下简称《通知》）印发。按《通知》执行。"
    targets = [RESOLVER.resolve(citation) for citation in find_citations(text)]
    assert [target.entry for target in targets] == [ARCHIVE.entries[0]] * 2


def test_json_of_targets() -> None:
    assert resolve("《样例市公园条例》").as_json() is None
    assert resolve("按样政发〔2020〕10号").as_json() == {
        "state": "document",
        "title": "样例市人民政府关于印发样例市扶持方案的通知",
        "number": "样政发〔2020〕10号",
        "date": "2020-06-09",
        "address": "d/yzf/2020/10.html",
    }
    ambiguous = resolve("《样例市收费办法》", None).as_json()
    assert ambiguous and ambiguous["state"] == "ambiguous" and len(ambiguous["candidates"]) == 2
