"""The sample transcript, imported as an editor would: what it cites is found, nothing else is, its own texts are resolved."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator.citations import Known, Resolver
from generator.citations.web import Cited, Reference, cited_in, references_of
from generator.source import load_archive
from tests.conftest import gongbao

Pair = tuple[Cited, Reference]


@pytest.fixture(scope="module")
def pairs(samples: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    root = tmp_path_factory.mktemp("imported")
    shutil.copytree(repository / "content/authorities", root / "content/authorities")
    shutil.copy(repository / "site_config.yml", root)
    gongbao(root, "import", str(samples / "xiaoyi-2020-3.txt"))
    loaded = load_archive(root)
    archive, cited = loaded.archive, cited_in(loaded.entries, Known.of(loaded.archive))
    return list(zip(cited, references_of(archive, Resolver(archive), cited), strict=True))


def in_table(cited: Cited) -> bool:
    return "-r" in cited.anchor and cited.anchor.startswith("t")


def test_titles_in_the_texts(pairs: list[Pair]) -> None:
    """14 with a number, 6 known titles alone, and 4 times the text that the notice itself issues."""
    kinds = Counter(cited.citation.kind for cited, _ in pairs if not in_table(cited))
    assert kinds == {"document_number": 13, "order": 1, "law_title": 10}
    assert all(cited.citation.title for cited, _ in pairs if not in_table(cited))


def test_every_citation_of_the_texts_is_resolved_and_four_to_their_own_document(pairs: list[Pair]) -> None:
    texts = [(cited, resolved) for cited, resolved in pairs if not in_table(cited)]
    internal = [cited.entry for cited, resolved in texts if resolved.to == cited.entry]
    assert sorted(internal) == [f"2020-03/xzbf-2020-{number}" for number in (22, 24, 27, 31)]
    assert [cited for cited, resolved in texts if not resolved.to and resolved.instrument < 0] == []


def test_approvals_in_the_tables(pairs: list[Pair]) -> None:
    rows = [cited.citation for cited, _ in pairs if in_table(cited)]
    assert {citation.kind for citation in rows} == {"document_number"}
    assert len(rows) == 105
    assert len({(citation.prefix, citation.year, citation.sequence) for citation in rows}) == 44
