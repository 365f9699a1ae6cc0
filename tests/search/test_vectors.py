"""Both sides of search agree with the shared cases, and with each other: Python here, JavaScript in Chromium."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from generator.search.command import as_value
from generator.search.engine import FILTERS, search
from generator.search.grams import chosen, counts_of, gram_of, title_grams, wide_grams
from generator.search.keys import fnv, number_key, title_key
from generator.search.normalise import SEPARATOR, normalise, normalise_block, normalise_blocks
from generator.search.query import parse_query
from generator.search.store import Index
from tests.search.conftest import ask

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
OFFICES = VECTORS["offices"]


def parsed(text: str) -> dict[str, Any]:
    query = parse_query(text, OFFICES)
    terms, without = [list(term) for term in query.terms], [list(term) for term in query.without]
    return {"terms": terms, "without": without, "number": query.number, "title": query.title, "cut": query.cut}


PYTHON = {
    "normalise": normalise,
    "normalise_block": normalise_block,
    "number_key": number_key,
    "title_key": title_key,
    "fnv": fnv,
    "query": parsed,
    "chosen": chosen,
}
BROWSER = {
    "normalise": "engine.normalise(text)",
    "normalise_block": "engine.normaliseBlock(text)",
    "number_key": "engine.numberKey(text)",
    "title_key": "engine.titleKey(text)",
    "fnv": "engine.fnv(text)",
    "query": "engine.parse(text, offices)",
    "chosen": "engine.chosen(text)",
}


@pytest.mark.parametrize("name", PYTHON)
def test_python_gives_what_the_vectors_say(name: str) -> None:
    for text, expected in VECTORS[name]:
        assert PYTHON[name](text) == expected, text


def test_the_browser_gives_what_the_vectors_say(page: Any, demo: Path) -> None:
    ask(page, demo / "site", "關")  # a traditional character loads the table
    for name, code in BROWSER.items():
        script = f"""rows => {{
            const engine = window.gongbaoEngine, offices = new Map(Object.entries({json.dumps(OFFICES)}));
            return rows.map(([text]) => {code});
        }}"""
        given = page.evaluate(script, VECTORS[name])
        for (text, expected), found in zip(VECTORS[name], given, strict=True):
            assert found == expected, (name, text)


def test_blocks_together_read_as_each_by_itself() -> None:
    blocks = ["a b", "c\td", " 甲\n乙 ", "", "e", "〔２０２０〕"]
    assert normalise_blocks(blocks) == "\n".join(map(normalise_block, blocks))
    everything = list(map(chr, range(0x10000)))
    assert normalise_blocks(everything) == "\n".join(map(normalise_block, everything))


QUERIES = [
    "样政发〔2019〕1号", "样政办发2021年2号", "噪声", "建筑 施工", '"建筑施工"', "责任单位 -财政局", "样", "市政府办",
    "2020年3月26日", "2019-01-21", "样例市人民政府关于印发《样例市建筑施工噪声管理若干规定》的通知", "万元",
    "關於開展", "牵头单位：市财政局", "没有这样的话", "建筑施王噪声", "合计", "乡镇人民政府、街道办事处", "1",
]  # fmt: skip
OPTIONS = [({}, "relevance", 1), ({"year": "2020"}, "relevance", 1), ({"kind": "通知"}, "date", 2)]


def test_both_engines_give_the_same_answers(page: Any, demo: Path, index: Index) -> None:
    ask(page, demo / "site", "")
    script = """async ([text, filters, sort, page]) => {
        const engine = window.gongbaoEngine, a = await engine.search(window.gongbaoIndex, text, {filters, sort, page});
        const counts = {};
        for (const name of engine.FILTERS) { counts[name] = Object.fromEntries(await a.counts(name)); }
        return {total: a.total, exact: a.exact, near: a.near, counts, damaged: a.damaged, results: a.results.map(r => ({
            address: r.row.address, title: r.row.title, number: r.row.number, offices: r.row.offices, date: r.row.date,
            places: r.places.map(p => [p.anchor, p.text])}))};
    }"""
    for text in QUERIES:
        for filters, sort, number in OPTIONS:
            expected = as_value(search(index, text, filters, sort, number))
            found = page.evaluate(script, [text, filters, sort, number])
            assert found == expected, (text, filters, sort)
            assert set(found["counts"]) == set(FILTERS)


TEXTS = [
    "样例市人民政府2020年6月9日印发。各乡镇、街道办事处，负责1,234.5万元的分配",
    "第一条\n第二条\n3.2万元\n12",
    "平方🙂千米🙂。1🙂2共12🙂34项",
    "".join(random.Random(1).choices("09年月,-的和甲乙a🙂\n", k=3000)),
    "\n",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_looked_up_for_a_string_is_indexed_for_every_text_that_holds_it(text: str) -> None:
    counts, longer = counts_of(text)
    indexed = {*map(gram_of, (*counts, *longer)), *wide_grams(text)}
    for line in text.split(SEPARATOR):
        cuts = {line[start:end] for start in range(len(line)) for end in range(start + 1, len(line) + 1)}
        assert {gram for cut in cuts for gram in chosen(cut)} <= indexed
    assert indexed == title_grams(text)
    assert not any(SEPARATOR in gram for gram in indexed)
