"""Precision, recall, exactness and speed of citations, as a table of case, figure and target.

Run as `python -m benchmarks.bench_citations`. The samples are read from the folder in the variable GONGBAO_SHARED, or
`../shared`; without them the fabricated archive, speed and hostile texts are measured, and the status is that of these.
Exit status 1 if a target of fidelity is missed; figures of speed depend on the machine and are only told.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.citations import Citation, Known, Resolver, find_citations
from generator.citations.web import cited_in, references_of
from generator.demo.archive import write_demo
from generator.demo.calendar import Extent
from generator.demo.record import NAME as RECORD
from generator.model.text import comparable
from generator.relations.stated import relations_of
from generator.source import load_archive, load_config

ROOT = Path(__file__).resolve().parent.parent
TRANSCRIPT = "xiaoyi-2020-3.txt"
MASTHEAD_KINDS = ("gazette_issue", "own_number")


@dataclass(frozen=True)
class Figure:
    """One line of the table. `met` is None where there is no target."""

    case: str
    figure: str
    target: str
    met: bool | None
    fidelity: bool = True


@dataclass
class Tally:
    """Counts over the rows of citations.tsv."""

    found: int = 0
    missed: int = 0
    false: int = 0
    exact: int = 0

    def figures(self) -> list[Figure]:
        precision = self.found / max(1, self.found + self.false)
        recall = self.found / max(1, self.found + self.missed)
        exact = self.exact / max(1, self.found)
        return [
            Figure("samples: precision", f"{precision:.3f}", "≥ 0.99", precision >= 0.99),
            Figure("samples: recall", f"{recall:.3f}", "≥ 0.98", recall >= 0.98),
            Figure("samples: parse exact", f"{exact:.3f}", "≥ 0.98", exact >= 0.98),
        ]


def samples_folder() -> Path:
    """Where real transcripts are, whether or not they are there."""
    return Path(os.environ.get("GONGBAO_SHARED", ROOT.parent / "shared")) / "samples"


def rows(samples: Path) -> list[dict[str, str]]:
    """Rows of citations.tsv with line breaks and tabs put back."""
    with (samples / "citations.tsv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{name: value.replace("⏎", "\n").replace("⇥", "\t") for name, value in row.items()} for row in read]


def parts(citation: Citation) -> tuple[str, str, str, str, str]:
    """Kind, prefix, year, sequence and title as text."""
    year, sequence = citation.year or "", citation.sequence or ""
    return citation.kind, citation.prefix, str(year), str(sequence), comparable(citation.title)


def missed_rows(samples: Path, tally: Tally) -> Iterator[str]:
    """Count every row of citations.tsv into `tally`; gives a line for each that is not as it should be."""
    known = Known(gazette=load_gazette_name())
    for row in rows(samples):
        low = len(row["left"])
        high = low + len(row["citation"])
        near = find_citations(row["left"] + row["citation"] + row["right"], known)
        found = [citation for citation in near if citation.span[0] < high and citation.span[1] > low]
        if row["kind"] == "not_a_citation":
            tally.false += len(found)
            yield from (f"{row['id']}: not a citation: {citation.text}" for citation in found)
            continue
        expected = (row["kind"], row["prefix"], row["year"], row["seq"], comparable(row["title"]))
        tally.found += bool(found)
        tally.missed += not found
        tally.exact += any(parts(citation) == expected for citation in found)
        if all(parts(citation) != expected for citation in found):
            yield f"{row['id']}: expected {expected}, found {[parts(citation) for citation in found]}"


def load_gazette_name() -> str:
    """The name of the repository's own gazette."""
    config, _ = load_config(ROOT)
    return config.title if config else ""


def fidelity(samples: Path) -> list[Figure]:
    """Figures over the rows of citations.tsv."""
    tally = Tally()
    for line in missed_rows(samples, tally):
        print(line, file=sys.stderr)
    return tally.figures()


def transcript_citations(samples: Path) -> list[Figure]:
    """The transcript of an issue: what features.md (M1-M13) lists is found, and nothing else."""
    text = (samples / TRANSCRIPT).read_text(encoding="utf-8")
    found = [c for c in find_citations(text) if c.kind not in MASTHEAD_KINDS]
    titled = [c for c in found if c.title]
    numbered = [c for c in titled if c.sequence is not None]
    bare = [c for c in found if not c.title]
    # 14 with a number, 6 without, 5 times the title of the issued text itself, one of those in the contents list;
    # 105 approvals in tables.
    return [
        _count("transcript: titles with a number", len(numbered), 14),
        _count("transcript: titles alone", len(titled) - len(numbered), 12),
        _count("transcript: numbers in tables", len(bare), 105),
        _count("transcript: different numbers in tables", len({(c.prefix, c.year, c.sequence) for c in bare}), 44),
    ]


def _count(case: str, found: int, expected: int) -> Figure:
    return Figure(case, str(found), str(expected), found == expected)


def internal_targets(samples: Path, root: Path) -> int:
    """How many of the archive's documents the transcript cites by the title of the text that they issue."""
    archive = load_archive(root).archive
    resolver = Resolver(archive)
    text = (samples / TRANSCRIPT).read_text(encoding="utf-8")
    targets = [resolver.resolve(c) for c in find_citations(text, Known.of(archive)) if c.kind == "law_title"]
    return len({target.entry.key for target in targets if target.entry is not None})


def sample_documents(samples: Path) -> list[Figure]:
    """The single documents: every citation that their truth lists is found, with its parts, and no other number is."""
    wanted: Counter[Hashable] = Counter()
    found: Counter[Hashable] = Counter()
    for path in sorted((samples / "documents").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        for cited in truth.get("citations") or ():
            values = [cited.get(name) or "" for name in ("prefix", "year", "seq")]
            wanted[path.stem, cited["kind"], *map(str, values), comparable(cited.get("title") or "")] += 1
        for citation in find_citations(path.with_suffix(".txt").read_text(encoding="utf-8")):
            # Titles alone are listed elsewhere in the truth, own numbers are the document's fields.
            if citation.kind not in (*MASTHEAD_KINDS, "law_title"):
                kind, *values = parts(citation)
                found[path.stem, kind, *values] += 1
    return _both("documents: citations", found, wanted)


def demo(root: Path) -> list[Figure]:
    """A fabricated archive against its own record, which finder and resolver do not read."""
    record = json.loads((root / RECORD).read_text(encoding="utf-8"))
    loaded = load_archive(root)
    archive = loaded.archive
    config, _ = load_config(root)
    cited = cited_in(loaded.entries, Known.of(archive, config.title if config else ""))
    resolved = references_of(archive, Resolver(archive), cited)
    found = Counter[Hashable](
        (
            c.entry,
            c.anchor,
            c.citation.text,
            r.to,
            archive.instruments[r.instrument].title if r.instrument >= 0 else "",
        )
        for c, r in zip(cited, resolved, strict=True)
    )
    wanted = Counter[Hashable](
        (c["document"], c["anchor"], c["text"], c["target"] or "", c["instrument"] or "") for c in record["citations"]
    )
    stated = Counter[Hashable]((s.relation.type, s.source, s.target) for s in relations_of(archive).stated)
    relations = Counter[Hashable]((r["kind"], r["from"], r["to"]) for r in record["relations"])
    return _both("demo: citations", found, wanted) + _both("demo: relations", stated, relations)


def _both(case: str, found: Counter[Hashable], wanted: Counter[Hashable]) -> list[Figure]:
    """Precision and recall; every difference is told."""
    for name, rows in (("missed", wanted - found), ("false", found - wanted)):
        for row in rows:
            print(f"{case}: {name}: {row}", file=sys.stderr)
    common = (found & wanted).total()
    return [
        Figure(f"{case}, {name}", f"{common / max(1, of):.3f} of {of}", "1.0", common == of)
        for name, of in (("precision", found.total()), ("recall", wanted.total()))
    ]


def speed(texts: Iterable[str]) -> list[Figure]:
    """Megabytes of ordinary text per second, with 500 agency codes and 5,000 known instruments."""
    once = "\n\n".join(texts)
    text = once * (3_000_000 // len(once.encode()) + 1)
    places = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂"
    series = (
        "政发 政办发 政函 政办函 财发 财社 建发 教发 人社发 人社函 卫发 民发 农发 "
        "水发 环发 商发 审发 林发 交发 国土资发 府 府办 府函 府发 公发"
    )
    codes = frozenset(place + end for place in places for end in series.split())
    titles = frozenset(comparable(f"样例省第{number}号管理办法") for number in range(5000))
    known = Known(codes=codes, titles=titles)
    start = time.process_time()
    count = len(find_citations(text, known))
    seconds = time.process_time() - start
    rate = len(text.encode()) / 1e6 / seconds
    case = f"speed: {len(text.encode()) / 1e6:.1f} MB, {count} citations, {len(codes)} codes, {len(titles)} titles"
    return [Figure(case, f"{rate:.1f} MB/s", "≥ 3 MB/s", rate >= 3, fidelity=False)]


HOSTILE = {
    "100,000 opening marks": "《",
    "100,000 nested marks": "《》",
    "crossed marks": "《〈》〉",
    "years in brackets": "〔2020〕",
    "bare numbers": "[2020]8号、",
    "numbers": "样政发〔2020〕1号、",
    "orders": "第1号令",
    "titles": "《甲法》",
    "mastheads": "2020年第3期\n",
}


def hostile() -> list[Figure]:
    """Time for twice the text over time for the text: 2 if linear, 4 if quadratic."""
    return [_growth(name, piece) for name, piece in HOSTILE.items()]


def _growth(name: str, piece: str) -> Figure:
    half = max(1, 50_000 if len(piece) < 3 else 20_000)
    if name == "100,000 nested marks":
        small, large = "《" * half + "》" * half, "《" * (2 * half) + "》" * (2 * half)
    else:
        small, large = piece * half, piece * (2 * half)
    seconds = [min(_seconds(text) for _ in range(3)) for text in (small, large)]
    ratio = seconds[1] / max(seconds[0], 1e-9)
    figure = f"{seconds[1]:.2f} s, × {ratio:.1f} for twice the text"
    return Figure(f"hostile: {name}", figure, "< × 3", ratio < 3, fidelity=False)


def _seconds(text: str) -> float:
    start = time.process_time()
    find_citations(text)
    return time.process_time() - start


FABRICATED = (
    "为做好样例工作，根据《中华人民共和国样例法》、《样例省人民政府关于印发样例办法的通知》（样政发〔2020〕10号）和"
    "样例部令第12号有关规定，结合我市实际，现就有关事项通知如下。各县（市、区）人民政府要加强组织领导，明确责任分工，"
    "按照职责做好监督检查，确保各项措施落到实处，并于每季度末将进展情况报市人民政府办公室。\n\n"
)


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of case · figure · target · met or missed."""
    words = {True: "met", False: "missed", None: ""}
    return "\n".join(f"{f.case} · {f.figure} · {f.target} · {words[f.met]}" for f in figures)


def main() -> int:
    samples = samples_folder()
    figures: list[Figure] = []
    texts = [FABRICATED]
    if samples.is_dir():
        figures += fidelity(samples) + transcript_citations(samples) + sample_documents(samples)
        figures.append(_count("transcript: internal citations resolved", internal_targets(samples, ROOT), 4))
        texts = [path.read_text(encoding="utf-8") for path in sorted(samples.rglob("*.txt"))]
    else:
        print(f"no samples in {samples}: fidelity is not measured")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "demo"
        for _ in write_demo(root, Extent(documents=600, years=10, seed=1)):
            pass
        figures += demo(root)
    figures += speed(texts) + hostile()
    print(table(figures))
    return int(any(figure.met is False and figure.fidelity for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
