"""Validity from what editors stated: every table row is one small archive and what held on which day."""

from __future__ import annotations

import datetime
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.relations.stated import relations_of
from generator.relations.validity import periods, status_on
from generator.source import load_archive
from tests.archives import document, write_archive
from tests.conftest import gongbao

REPEALS_1 = {"type": "repeals", "target": "样政发〔2021〕1号"}

# name, fields of document 1, relations of document 2 (issued 2021-01-02), day -> status
CASES: list[tuple[str, dict[str, Any], list[dict[str, Any]], dict[str, str]]] = [
    ("nothing stated", {}, [], {"2021-06-01": "unknown"}),
    (
        "takes effect, no end stated",
        {"date_effective": "2021-03-01"},
        [],
        {"2021-02-28": "not_yet", "2021-03-01": "unknown"},
    ),
    (
        "stated end",
        {"date_effective": "2021-03-01", "date_expired": "2023-02-28"},
        [],
        {"2021-02-28": "not_yet", "2021-03-01": "in_force", "2023-02-28": "in_force", "2023-03-01": "lapsed"},
    ),
    (
        "years from the date of effect",
        {"date_effective": "2020-02-29", "years_valid": 1},
        [],
        {"2020-02-29": "in_force", "2021-02-28": "in_force", "2021-03-01": "lapsed"},
    ),
    (
        "years from a day that every year has",
        {"date_effective": "2020-03-01", "years_valid": 1},
        [],
        {"2021-02-28": "in_force", "2021-03-01": "lapsed"},
    ),
    ("years without a start", {"years_valid": 2}, [], {"2021-06-01": "unknown"}),
    ("repealed", {}, [REPEALS_1], {"2021-01-01": "in_force", "2021-01-02": "repealed", "2030-01-01": "repealed"}),
    (
        "repealed from a day",
        {},
        [{**REPEALS_1, "date": "2021-05-01"}],
        {"2021-04-30": "in_force", "2021-05-01": "repealed"},
    ),
    ("replaced", {}, [{"type": "replaces", "target": "样政发[2021] 1号"}], {"2021-02-01": "repealed"}),
    ("a part repealed", {}, [{**REPEALS_1, "scope": "第三条"}], {"2021-01-01": "in_force", "2021-02-01": "amended"}),
    (
        "amended by title",
        {},
        [{"type": "amends", "target": "《样例市人民政府关于第1项工作的通知》"}],
        {"2021-02-01": "amended"},
    ),
    (
        "repealed before its stated end",
        {"date_effective": "2021-01-01", "date_expired": "2025-12-31"},
        [{**REPEALS_1, "date": "2022-01-01"}],
        {"2021-12-31": "in_force", "2022-01-01": "repealed", "2026-06-01": "repealed"},
    ),
    (
        "lapsed before it was repealed",
        {"date_effective": "2021-01-01", "date_expired": "2021-12-31"},
        [{**REPEALS_1, "date": "2022-06-01"}],
        {"2021-12-31": "in_force", "2022-01-01": "lapsed", "2022-07-01": "lapsed"},
    ),
    ("forwarded only", {}, [{"type": "forwards", "target": "样政发〔2021〕1号"}], {"2021-06-01": "unknown"}),
]


@pytest.mark.parametrize(("name", "fields", "relations", "days"), CASES, ids=[case[0] for case in CASES])
def test_what_held_on_a_day(
    name: str, fields: dict[str, Any], relations: list[dict[str, Any]], days: dict[str, str], tmp_path: Path
) -> None:
    write_archive(tmp_path, {"2021-01": [document(1, **fields), document(2, relations=relations)]}, theme=False)
    loaded = load_archive(tmp_path)
    assert not loaded.problems
    found = periods(loaded.archive.entries[0], relations_of(loaded.archive))
    assert {day: status_on(found, datetime.date.fromisoformat(day)) for day in days} == days
    # Periods follow one another without gap or overlap.
    for before, after in pairwise(found):
        assert before.end == after.start


# relations of document 1 and of document 2 -> codes with the line of the relation in issue.yml
CONTRADICTIONS: list[tuple[str, list[Any], list[Any], list[str]]] = [
    ("itself", [{"type": "repeals", "target": "样政发〔2021〕1号"}], [], ["relation-to-itself"]),
    ("not held", [{"type": "repeals", "target": "样政发〔1999〕9号"}], [], ["relation-not-held"]),
    ("before issued", [{"type": "repeals", "target": "样政发〔2021〕2号"}], [], ["relation-before-issue"]),
    (
        "circle",
        [{"type": "replaces", "target": "样政发〔2021〕2号", "date": "2021-06-01"}],
        [REPEALS_1],
        ["relation-circle"],
    ),
    ("twice", [], [REPEALS_1, {"type": "replaces", "target": "yzf-2021-1"}], ["relation-twice"]),
    (
        "amended after its end",
        [],
        [REPEALS_1, {"type": "amends", "target": "样政发〔2021〕1号", "date": "2021-05-01"}],
        ["relation-after-end"],
    ),
    ("parts twice is fine", [], [{**REPEALS_1, "scope": "第一条"}, {**REPEALS_1, "scope": "第二条"}], []),
]


@pytest.mark.parametrize(("name", "first", "second", "codes"), CONTRADICTIONS, ids=[row[0] for row in CONTRADICTIONS])
def test_contradictions_are_reported_at_their_line(
    name: str, first: list[Any], second: list[Any], codes: list[str], tmp_path: Path
) -> None:
    write_archive(tmp_path, {"2021-01": [document(1, relations=first), document(2, relations=second)]}, theme=False)
    errors = any(code != "relation-not-held" for code in codes)
    reported = json.loads(gongbao(tmp_path, "check", "--format", "json", status=1 if errors else 0).stdout)
    assert [problem["code"] for problem in reported] == codes
    lines = (tmp_path / "content/issues/2021-01/issue.yml").read_text(encoding="utf-8").split("\n")
    for problem in reported:
        assert "type:" in lines[problem["line"] - 1]


def test_a_title_that_fits_two_documents_is_ambiguous(tmp_path: Path) -> None:
    twins = [document(1, title="样例市管理办法"), document(2, title="样例市管理办法")]
    third = document(3, relations=[{"type": "amends", "target": "《样例市管理办法》"}])
    write_archive(tmp_path, {"2021-01": [*twins, third]}, theme=False)
    reported = json.loads(gongbao(tmp_path, "check", "--format", "json", status=1).stdout)
    assert [problem["code"] for problem in reported] == ["relation-ambiguous"]
    assert "2021-01/yzf-2021-1、2021-01/yzf-2021-2" in reported[0]["message"]


def test_a_long_chain_of_repeals_is_no_circle_and_no_crash(tmp_path: Path) -> None:
    chain = [document(1)]
    for sequence in range(2, 1500):
        fields = {
            "date_of_issue": "2021-02-01",
            "relations": [{"type": "repeals", "target": f"样政发〔2021〕{sequence - 1}号"}],
        }
        chain.append(document(sequence, **fields))
    write_archive(tmp_path, {"2021-01": chain}, theme=False)
    assert json.loads(gongbao(tmp_path, "check", "--format", "json").stdout) == []
