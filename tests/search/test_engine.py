"""What is found: every literal string, nothing that is not there, the right document first."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from generator.search.engine import search
from generator.search.normalise import normalise, normalise_block
from generator.search.store import Index
from generator.search.units import units_of
from generator.source import load_archive
from tests.conftest import gongbao


@pytest.fixture(scope="module")
def documents(demo: Path) -> dict[str, list[str]]:
    """Address -> every text of the document, as printed."""
    archive = load_archive(demo).archive
    return {
        archive.addresses[entry.key]: [piece.text for unit in units_of(entry) for piece in unit]
        for entry in archive.entries
    }


def all_pages(index: Index, query: str) -> list[str]:
    found: list[str] = []
    for page in range(1, 40):
        answer = search(index, query, page=page)
        found += [result.row.address for result in answer.results]
        if len(answer.results) < 10:
            break
    return found


def test_every_string_cut_anywhere_is_found_and_every_hit_holds_it(
    index: Index, documents: dict[str, list[str]]
) -> None:
    chance = random.Random(7)
    plain = {address: "\n".join(map(normalise_block, texts)) for address, texts in documents.items()}
    for _ in range(120):
        address = chance.choice(sorted(documents))
        text = chance.choice([cell for piece in documents[address] for cell in piece.split("\t") if cell.strip()])
        start = chance.randrange(len(text))
        cut = text[start : start + chance.randint(1, 12)]
        if not normalise(cut):
            continue
        found = all_pages(index, f'"{cut}"' if '"' not in normalise(cut) else cut.split()[0])
        assert address in found, cut
        if '"' not in normalise(cut) and " " not in cut:
            assert set(found) == {a for a, text in plain.items() if normalise(cut) in text}, cut


VARIANTS = [
    lambda code, year, n: f"{code}〔{year}〕{n}号",
    lambda code, year, n: f"{code}[{year}]{n}号",
    lambda code, year, n: f"{code}（{year}）{n}",
    lambda code, year, n: f"{code}【{year}】第0{n}号",
    lambda code, year, n: f"{code} {year} {n}",
    lambda code, year, n: f"{code}{year}年第{n}号".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    lambda code, year, n: f"{code}〔{''.join('〇一二三四五六七八九'[int(c)] for c in str(year))}〕{n}号",
    lambda code, year, n: f"{code.replace('样', '樣').replace('发', '發')}〔{year}〕{n}號",
]


def test_a_number_typed_in_any_way_leads_to_its_document(demo: Path, index: Index) -> None:
    archive = load_archive(demo).archive
    for entry in archive.entries[::10]:
        number = entry.document.number
        if number is None or number.form != "standard":
            continue
        for variant in VARIANTS:
            typed = variant(number.agency_code, number.year, number.sequence)
            assert search(index, typed).results[0].row.address == archive.addresses[entry.key], typed


def test_a_title_typed_in_any_way_comes_first(demo: Path, index: Index) -> None:
    archive = load_archive(demo).archive
    for entry in archive.entries[::15]:
        title = entry.document.title
        typed = [
            title,
            f" {title} ",
            f"“{title}”",
            title.replace("《", "〈").replace("》", "〉"),
            title[:6] + " " + title[6:],
        ]
        typed += ["".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in title), title.replace("关于", "關於")]
        for text in typed:
            first = search(index, text).results[0].row
            assert normalise(first.title) == normalise(title), text


def test_a_fragment_of_a_title_is_in_the_first_title(demo: Path, index: Index) -> None:
    archive = load_archive(demo).archive
    chance = random.Random(3)
    for entry in archive.entries[::6]:
        title = entry.document.title
        start = chance.randrange(len(title) - 4)
        cut = title[start : start + chance.randint(4, 12)]
        first = search(index, cut).results[0].row
        assert normalise(cut) in normalise(first.title) or normalise(cut) in normalise(first.number), cut


def test_filters_and_order_by_date(index: Index) -> None:
    answer = search(index, "通知", {"year": "2020", "office": "样例市人民政府"}, "date")
    dates = [result.row.date for result in answer.results]
    assert dates == sorted(dates, reverse=True)
    assert dates and all(date.startswith("2020") for date in dates)
    assert answer.counts["year"]["2020"] == answer.total
    assert search(index, "通知", {"year": "1999"}).total == 0


def test_what_must_not_occur_does_not(index: Index, documents: dict[str, list[str]]) -> None:
    for address in all_pages(index, "建设 -财政局"):
        assert not any("财政局" in text for text in documents[address])


def test_the_nearest_string_is_offered(index: Index) -> None:
    assert search(index, "建筑施王噪声").near == "建筑施工噪声"
    assert search(index, "建筑施噪声").near == "建筑施工噪声"
    assert search(index, "建筑施工工噪声").near == "建筑施工噪声"
    assert search(index, "毫无关系的一句话呢").near == ""


@pytest.mark.parametrize(
    "query", ["", " ", "\x00\x1f", "-", "(((", '"', "-样", "\ud800", "a" * 10000, "样 " * 400, "🙂"]
)
def test_any_input_has_an_answer(index: Index, query: str) -> None:
    answer = search(index, query)
    assert answer.total >= 0


def test_a_missing_or_damaged_file_is_named_and_the_rest_answers(demo: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(demo / "site" / "search", site / "search")
    whole = search(Index(site), "噪声")
    text = next((site / "search" / "t").glob("*/*.js"))
    for path in sorted((site / "search" / "s").glob("[0-9a-f]*.js"))[::3]:
        data = path.read_bytes()
        path.write_bytes(data[:60] + b"AAAA" + data[64:])
    text.unlink()
    answer = search(Index(site), "噪声 施工 管理 办法 通知 建设 乡镇")
    assert answer.damaged and all(name.startswith("search/") for name in answer.damaged)
    assert whole.total >= search(Index(site), "噪声").total
    (site / "search" / "head.js").unlink()
    shutil.copy(demo / "site_config.yml", tmp_path / "site_config.yml")
    assert "gongbao build" in gongbao(tmp_path, "search", "噪声", status=2).stderr


def test_the_command_prints_what_was_found(demo: Path) -> None:
    result = gongbao(demo, "search", "样政发〔2019〕1号")
    assert result.stdout.startswith("d/yzf/2019/1.html\t样政发〔2019〕1号\t")
    assert "建筑施工噪声" in gongbao(demo, "search", "建筑施王噪声", status=1).stderr
