"""Fidelity, speed and memory of the importer, as a table of case, figure and target.

Run as `python -m benchmarks.bench_import`. Real transcripts are read from the folder in the variable GONGBAO_SHARED, or
`../shared`; without them only speed and memory are measured. What is true of the sample issue is read from
`content/issues/2020-03` (fields, tables) and from the list of features beside the transcript (headings, breaks). Exit
status 1 if a target of fidelity is missed; figures of speed depend on the machine and are only told.
"""

from __future__ import annotations

import json
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.bench_citations import ROOT, Figure, samples_folder, table
from benchmarks.import_truth import (
    Heading,
    after_breaks,
    broken_texts,
    document_citations,
    headings_of_transcript,
    issue_fields,
    issue_tables,
    merged_cells,
)
from generator.importer.neutral import neutral
from generator.importer.result import Imported
from generator.importer.transcript import understand
from generator.model.document_number import DocumentNumber
from generator.model.text import comparable, half_width, squeeze

TRANSCRIPT = "xiaoyi-2020-3.txt"
ARCHIVE_ISSUE = ROOT / "content" / "issues" / "2020-03"
MARKUP = ("**", "\\_", "<sup>", "$\\", "](mailto:")


def ratio(right: int, all_: int) -> float:
    return right / all_ if all_ else 1.0


def counted(case: str, right: int, all_: int, least: float = 1.0) -> Figure:
    """`right` of `all_`, and whether that reaches the share `least`."""
    target = f"{all_}/{all_}" if least == 1.0 else f"≥ {least:.2f}"
    return Figure(case, f"{right}/{all_}", target, ratio(right, all_) >= least)


def same(left: object, right: object) -> bool:
    """Equal as values; texts are compared without blanks, widths and the colon of addressees."""
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(same(a, b) for a, b in zip(left, right, strict=True))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, str) and isinstance(right, str):
        return comparable(left).rstrip(":") == comparable(right).rstrip(":")
    return (left or None) == (right or None)


def fields(case: str, pairs: Iterable[tuple[str, object, object]], least: float = 1.0) -> Figure:
    """How many fields are as they should be; the others are named on standard error."""
    right = total = 0
    for name, expected, found in pairs:
        total += 1
        if same(expected, found):
            right += 1
        else:
            print(f"{case}: {name}: expected {expected!r}, found {found!r}", file=sys.stderr)
    return counted(case, right, total, least)


def headings(case: str, expected: list[Heading], found: list[Heading], least: float) -> list[Figure]:
    """Precision and recall of headings, equal in level, text and kind."""
    wanted, given = Counter(expected), Counter(found)
    hit = sum((wanted & given).values())
    for name, rest in (("missing", wanted - given), ("false", given - wanted)):
        for heading in rest:
            print(f"{case}: {name}: {heading}", file=sys.stderr)
    return [
        counted(f"{case}: precision", hit, len(found), least),
        counted(f"{case}: recall", hit, len(expected), least),
    ]


def body_characters(case: str, text: str, imported: Imported) -> list[Figure]:
    """Non-blank characters of the source that are nowhere, and characters of the result that are not in the source."""
    told: Counter[str] = Counter()
    plain = neutral(imported)
    for document in plain["documents"]:
        for block in document["blocks"]:
            told.update(squeeze(block["text"]))
    source = Counter(squeeze(text))
    source.update(Counter("".join(squeeze(part) for part in (imported.ledger.added.elements()))))
    added = sum((told - source).values())
    lost = sum(abs(number) for number in imported.ledger.difference().values())
    return [
        Figure(f"{case}: characters lost", str(lost), "0", lost == 0),
        Figure(f"{case}: characters added", str(added), "0", added == 0),
    ]


def citations(case: str, expected: list[tuple[str, ...]], found: list[tuple[str, ...]]) -> list[Figure]:
    wanted, given = Counter(expected), Counter(found)
    hit = sum((wanted & given).values())
    for name, rest in (("missing", wanted - given), ("false", given - wanted)):
        for citation in rest:
            print(f"{case}: {name}: {citation}", file=sys.stderr)
    return [
        counted(f"{case}: precision", hit, len(found), 0.98),
        counted(f"{case}: recall", hit, len(expected), 0.95),
    ]


def heading_list(document: dict[str, Any]) -> list[Heading]:
    return [Heading(item["level"], squeeze(item["text"]), item["run_in"]) for item in document["headings"]]


def sample_issue(samples: Path) -> list[Figure]:
    """The sample issue against the archive's own issue and the list of its features."""
    text = (samples / TRANSCRIPT).read_text(encoding="utf-8")
    features = (samples / TRANSCRIPT.replace(".txt", ".features.md")).read_text(encoding="utf-8")
    imported = understand(text)
    found = neutral(imported)
    documents = found["documents"]
    out = [fields("issue: fields", issue_fields(ARCHIVE_ISSUE, found))]
    out.append(counted("issue: documents", len(documents), 6))
    out.append(counted("issue: contents list", len(found["toc"]), 6))
    expected = headings_of_transcript(text, features)
    out += headings("issue: headings", expected, [h for d in documents for h in heading_list(d)], 1.0)
    blocks = [squeeze(block["text"]) for document in documents for block in document["blocks"]]
    whole = "\n".join(blocks)
    pairs = broken_texts(text, features)
    for first, second in pairs:
        if first + second not in whole:
            print(f"issue: not rejoined: {first}|{second}", file=sys.stderr)
    out.append(counted("issue: texts rejoined", sum(first + second in whole for first, second in pairs), len(pairs)))
    apart = after_breaks(text, features)
    out.append(counted("issue: ends of text kept", sum(a + b not in whole for a, b in apart), len(apart)))
    out += tables_of_issue(documents, imported)
    wrong = sum(sign in block["text"] for d in documents for block in d["blocks"] for sign in MARKUP)
    out.append(Figure("issue: markup left in the text", str(wrong), "0", wrong == 0))
    cited = [c for d in documents for c in d["citations"] if c["title"]]
    numbered = [c for c in cited if c["number"]]
    # M1 and M5-M9: 14 titles with a number; six titles stand alone.
    out.append(Figure("issue: titles cited with a number", str(len(numbered)), "14", len(numbered) == 14))
    out.append(
        Figure("issue: titles cited alone", str(len(cited) - len(numbered)), "6", len(cited) - len(numbered) == 6)
    )
    bare = sum(1 for d in documents for c in d["citations"] if not c["title"])
    out.append(Figure("issue: numbers cited in tables", str(bare), "105", bare == 105))
    return out + body_characters("issue", text, imported)


def tables_of_issue(documents: list[dict[str, Any]], imported: Imported) -> list[Figure]:
    expected = issue_tables(ARCHIVE_ISSUE)
    found = [table for document in documents for table in document["tables"]]
    out = [counted("issue: tables", len(found), len(expected))]
    rows = totals = cells = right = 0
    for truth, table_ in zip(expected, found, strict=False):
        rows += len(truth.rows) == len(table_["rows"]) and len(truth.rows)
        totals += len(truth.totals) == len(table_["totals"]) and len(truth.totals)
        wanted = [truth.columns, *truth.rows, *truth.totals]
        given = [table_["columns"] or truth.columns, *table_["rows"], *table_["totals"]]
        for want, give in zip(wanted, given, strict=False):
            cells += len(want)
            agree = [comparable(a).rstrip(":") == comparable(b).rstrip(":") for a, b in zip(want, give, strict=False)]
            right += sum(agree)
            if not all(agree) or len(want) != len(give):
                print(f"issue: row: expected {want}, found {give}", file=sys.stderr)
    out.append(counted("issue: rows", rows, sum(len(truth.rows) for truth in expected)))
    out.append(counted("issue: totals rows", totals, sum(len(truth.totals) for truth in expected)))
    out.append(counted("issue: cells", right, cells))
    wanted_marks = merged_cells(ARCHIVE_ISSUE)
    given_marks = [t.grid.rows for d in imported.documents for t in d.tables]
    hits = sum(
        given_marks[t][r][c] == mark
        for t, r, c, mark in wanted_marks
        if t < len(given_marks) and r < len(given_marks[t]) and c < len(given_marks[t][r])
    )
    out.append(counted("issue: merged cells", hits, len(wanted_marks)))
    return out


def number_parts(text: str | None) -> tuple[int | None, int] | None:
    number = DocumentNumber.parse(text) if text else None
    return (number.year, number.sequence) if number else None


def one_document(truth: dict[str, Any], document: dict[str, Any]) -> Iterable[tuple[str, object, object]]:
    """(name, expected, found) for every field that the truth has."""
    yield "title", truth["title"], document["title"]
    allowed = [truth["document_number"], *truth.get("document_number_variants", ())]
    number = document["document_number"]
    match = any(same(one, number) for one in allowed)
    yield "document_number", truth["document_number"], truth["document_number"] if match else number
    yield "issuing_offices", truth["issuing_offices"], document["issuing_offices"]
    yield "addressees", truth["addressees"], document["addressees"]
    yield "signatories", truth["signature"], document["signatories"]
    yield "date_of_issue", truth["date_of_issue"], document["date_of_issue"]
    yield "disclosure", truth["disclosure"], document["disclosure"]
    yield "attachments", truth["attachments"], [item["title"] for item in document["attachments"]]


def single_documents(samples: Path) -> list[Figure]:
    """The single documents against the JSON files beside them."""
    pairs: list[tuple[str, object, object]] = []
    wanted: list[Heading] = []
    given: list[Heading] = []
    cited_wanted: list[tuple[str, ...]] = []
    cited_given: list[tuple[str, ...]] = []
    lost = added = 0
    for path in sorted((samples / "documents").glob("*.txt")):
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        imported = understand(text)
        document = neutral(imported)["documents"][0]
        pairs += [(f"{path.stem} {name}", a, b) for name, a, b in one_document(truth, document)]
        pairs.append((f"{path.stem} documents", 1, len(imported.documents)))
        first = [*truth["headings_level1"], *(h for e in truth.get("embedded", ()) for h in e["headings_level1"])]
        wanted += [Heading(1, path.stem + plain_heading(text_), False) for text_ in first]
        given += [
            Heading(1, path.stem + plain_heading(item["text"]), False)
            for item in document["headings"]
            if item["level"] == 1
        ]
        a, b = document_citations(truth, document)
        cited_wanted += [(path.stem, *one) for one in a]
        cited_given += [(path.stem, *one) for one in b]
        figures = body_characters(path.stem, text, imported)
        lost += int(figures[0].figure)
        added += int(figures[1].figure)
    return [
        fields("documents: fields", pairs, 0.97),
        *headings("documents: headings of level 1", wanted, given, 0.95),
        Figure("documents: characters lost", str(lost), "0", lost == 0),
        Figure("documents: characters added", str(added), "0", added == 0),
        *citations("documents: citations", cited_wanted, cited_given),
    ]


def plain_heading(text: str) -> str:
    return half_width(squeeze(text)).rstrip("。.:")


def speed(text: str) -> list[Figure]:
    """Time and memory for a transcript of 1 MB."""
    large = "\n".join([text] * (1_000_000 // len(text.encode()) + 1))
    size = len(large.encode()) / 1e6
    seconds = min(_seconds(large) for _ in range(3)) / size
    tracemalloc.start()
    understand(large)
    peak = tracemalloc.get_traced_memory()[1] / 1e6 / size
    tracemalloc.stop()
    return [
        Figure("speed: 1 MB of transcript", f"{seconds:.2f} s", "< 2 s", seconds < 2, fidelity=False),
        Figure("memory: 1 MB of transcript", f"{peak:.0f} MB", "< 300 MB", peak < 300, fidelity=False),
    ]


def _seconds(text: str) -> float:
    start = time.process_time()
    understand(text)
    return time.process_time() - start


FABRICATED = (
    "# 样例市人民政府办公室关于印发样例市样例工作方案的通知\n\n样政办发〔2020〕1号\n\n各县（市、区）人民政府：\n\n"
    "《样例市样例工作方案》已经市人民政府同意，现印发你们。\n\n样例市人民政府办公室\n\n2020年1月2日\n\n"
    "## 样例市样例工作方案\n\n"
    + "## 一、总体要求\n\n**（一）加强领导。**各有关部门要按照职责分工，抓好落实。\n\n" * 12
    + "序号\t单位\t数量\n1\t市样例局\t12\n2\t\t30\n合计\t\t42\n"
)


def main() -> int:
    samples = samples_folder()
    if not samples.is_dir():
        print(f"no samples in {samples}: fidelity is not measured")
        print(table(speed(FABRICATED)))
        return 0
    figures = sample_issue(samples) + single_documents(samples)
    figures += speed((samples / TRANSCRIPT).read_text(encoding="utf-8"))
    print(table(figures))
    return int(any(figure.met is False and figure.fidelity for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
