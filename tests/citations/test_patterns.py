"""Each row of patterns: its examples match it, and the finder needs it for them."""

from __future__ import annotations

import pytest

from generator.citations import find_citations, numbers, patterns
from generator.citations.patterns import PATTERNS, Pattern
from generator.citations.plain import plain, year_brackets
from tests.conftest import ROOT

EXAMPLES = [(row, example) for row in PATTERNS for example in row.examples]


def around(example: str) -> str:
    """A sentence in which an example stands."""
    return f"有关事项按（{example}）办理。" if not example.endswith(" ") else f"{example}根据有关规定，现通告如下"


def test_names_are_unique() -> None:
    names = [row.name for row in PATTERNS]
    assert len(set(names)) == len(names)
    assert all(row.examples for row in PATTERNS)


@pytest.mark.parametrize(("row", "example"), EXAMPLES, ids=[f"{row.name}: {text}" for row, text in EXAMPLES])
def test_example_matches_its_row_and_is_found(row: Pattern, example: str) -> None:
    assert row.expression.search(plain(example))
    flat = plain(around(example))
    assert row.may_be_in(flat)
    assert [found.span() for found in row.matches(flat, year_brackets(flat))] == [
        found.span() for found in row.expression.finditer(flat)
    ]
    found = find_citations(around(example))
    assert len(found) == 1
    assert found[0].kind == row.kind or (found[0].kind, row.kind) == ("document_number", "announcement")
    assert found[0].text.strip() in example


@pytest.mark.parametrize("row", PATTERNS, ids=lambda row: row.name)
def test_every_row_is_used(row: Pattern, monkeypatch: pytest.MonkeyPatch) -> None:
    with_row = [find_citations(around(example)) for example in row.examples]
    monkeypatch.setattr(numbers, "PATTERNS", tuple(other for other in PATTERNS if other is not row))
    without = [find_citations(around(example)) for example in row.examples]
    assert with_row != without


@pytest.mark.parametrize(
    "text", ["〔２０２０〕１０號", "［2020］\t\u3000\u200b10号", "【二〇二〇】ＧＢ／Ｔ", "\ufeff\r\n"]
)
def test_plain_keeps_places(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_plain_replaces_each_sign_once() -> None:
    """A full-width backslash is one of ours in half width, and no blank for it."""
    assert plain("＼\\（２０２０）第３號，") == "\\ (2020)第3号,"


def test_the_walk_through_of_the_documentation_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """The row that docs/citations.md adds, and the case that it adds with it."""
    text = (ROOT / "docs/citations.md").read_text(encoding="utf-8")
    added = [line[1:] for line in text.split("```diff")[1].split("```")[0].splitlines() if line.startswith("+ ")]
    cut = next(place for place, line in enumerate(added) if line.strip() == "),") + 1
    (row,) = eval("(" + "\n".join(added[:cut]) + ")", vars(patterns))
    ((sentence, expected),) = eval("(" + "\n".join(added[cut:]) + ")", {"NUMBER": "document_number"})
    assert find_citations(sentence) == []
    monkeypatch.setattr(numbers, "PATTERNS", (row, *PATTERNS))
    found = [(c.kind, c.prefix, c.year, c.sequence, c.title) for c in find_citations(sentence)]
    assert found == expected
    test_example_matches_its_row_and_is_found(row, row.examples[0])
