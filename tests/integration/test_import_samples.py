"""Real transcripts, which are not part of the repository: what `python -m benchmarks.bench_import` measures, held to its
targets; and the sample issue imported, built and read on its pages."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from benchmarks.bench_import import TRANSCRIPT, sample_issue, single_documents
from generator.importer.transcript import understand
from generator.model.table import ABOVE, LEFT, unescape_cell
from generator.model.text import squeeze
from tests.conftest import copy_archive, gongbao


def test_the_sample_issue(samples: Path) -> None:
    assert [figure for figure in sample_issue(samples) if figure.met is False] == []


def test_the_single_documents(samples: Path) -> None:
    assert [figure for figure in single_documents(samples) if figure.met is False] == []


def test_the_last_line_counts_without_its_end(samples: Path) -> None:
    """A1: the file has no line break after its last line, which is a row of a table."""
    text = (samples / TRANSCRIPT).read_text(encoding="utf-8")
    assert not text.endswith("\n")
    assert any("计算机操作员" in row for row in understand(text).documents[-1].tables[-1].grid.rows)


DOUBTS = {
    "a merged cell restored": ("cell-restored", {150, 167, 220, 221, 272, 306, 307}),
    "a signature that differs": ("signature-differs", {452}),
    "a title that differs": ("title-differs", {713}),
    "a run-in heading without bold": ("run-in", {546, 660, 662, 664}),
    "a join behind a semicolon": ("joined", {814}),
    "a traditional character": ("traditional", {315, 852}),
}


@pytest.mark.parametrize("case", DOUBTS)
def test_what_the_source_leaves_open_is_marked(samples: Path, case: str) -> None:
    code, lines = DOUBTS[case]
    found = understand((samples / TRANSCRIPT).read_text(encoding="utf-8")).doubts
    assert {doubt.line for doubt in found if doubt.code == code} == lines


def test_rounded_totals_are_no_doubt(samples: Path) -> None:
    """N1-N3: the totals are printed rounded; none is wrong."""
    found = understand((samples / TRANSCRIPT).read_text(encoding="utf-8")).doubts
    assert [doubt for doubt in found if doubt.code == "total-differs"] == []


class _Text(HTMLParser):
    """Everything that a page says, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def said(path: Path) -> str:
    reader = _Text()
    reader.feed(path.read_text(encoding="utf-8"))
    return squeeze("".join(reader.parts))


@pytest.fixture(scope="module")
def imported_site(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's archive with its issue taken out and imported anew, built."""
    root = copy_archive(tmp_path_factory.mktemp("imported"))
    shutil.rmtree(root / "content" / "issues" / "2020-03")
    gongbao(root, "import", str(samples / TRANSCRIPT))
    gongbao(root, "build")
    return root / "site"


PAGES = ["xzf/2020/10", "xzf/2020/11", "xzbf/2020/22", "xzbf/2020/24", "xzbf/2020/27", "xzbf/2020/31"]


@pytest.mark.parametrize("number", range(6))
def test_every_page_shows_its_whole_text(samples: Path, imported_site: Path, number: int) -> None:
    """Fields, every block and every cell of the document stand on its page."""
    document = understand((samples / TRANSCRIPT).read_text(encoding="utf-8")).documents[number]
    page = said(imported_site / "d" / f"{PAGES[number]}.html")
    texts = [block.text for block in document.blocks if block.kind != "table"]
    cells = [cell for table in document.tables for row in table.grid.rows for cell in row]
    texts += [unescape_cell(cell) for cell in cells if cell not in (ABOVE, LEFT)]
    texts += [document.title, document.document_number, document.addressees, *document.signatories, document.disclosure]
    missing = [text for text in texts if squeeze(text) not in page]
    assert missing == []
    assert not re.search(r"\*\*|<sup>|\\_", page)


def test_the_draft_lists_its_doubts(samples: Path, tmp_path: Path) -> None:
    root = copy_archive(tmp_path / "archive")
    shutil.rmtree(root / "content" / "issues" / "2020-03")
    gongbao(root, "import", str(samples / TRANSCRIPT))
    report = gongbao(root, "check").stdout
    for doubted in ("城市管理局主办 环境卫生服务中心协办", "孝义市武装部", "批而未用"):
        assert doubted in report
