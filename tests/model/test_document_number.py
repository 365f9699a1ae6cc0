"""One table tests both ways: every typed variant parses to its parts, and the parts print the standard form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document_number import DocumentNumber

VARIANTS = [
    # typed, agency code, year, sequence, standard form
    ("样政发〔2020〕10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发〔2020〕10 号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发[2020]10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发(2020)10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发（2020）10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发【2020】10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发［2020］10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发﹝2020﹞10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发〔２０２０〕１０号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发〔二〇二〇〕10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    (" 样 政 发 〔 2020 〕 10 ", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发〔2020〕第010号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发〔2020年〕10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("样政发\n〔2020〕10号", "样政发", 2020, 10, "样政发〔2020〕10号"),
    ("〔1996〕样司字第82号", "样司字", 1996, 82, "样司字〔1996〕82号"),
    ("〔94〕样税字第089号", "样税字", 1994, 89, "样税字〔1994〕89号"),
    ("样办〔03〕7号", "样办", 2003, 7, "样办〔2003〕7号"),
    ("样政〔2019〕2015号", "样政", 2019, 2015, "样政〔2019〕2015号"),
    ("样政地(补)字〔2014〕5号", "样政地(补)字", 2014, 5, "样政地(补)字〔2014〕5号"),
    ("国务院令第394号", "国务院令", None, 394, "国务院令第394号"),
    ("国务院令 394 号", "国务院令", None, 394, "国务院令第394号"),
    ("令第5号", "令", None, 5, "令第5号"),
    ("商务部令2014年第3号", "商务部令", 2014, 3, "商务部令2014年第3号"),
    ("样例银行令〔2007〕第1号", "样例银行令", 2007, 1, "样例银行令〔2007〕第1号"),
    ("第17/PRE/2016號批示", "批示", 2016, 17, "第17/PRE/2016號批示"),
    ("第66/2025號行政長官批示", "行政長官批示", 2025, 66, "第66/2025號行政長官批示"),
]


@pytest.mark.parametrize(("typed", "agency_code", "year", "sequence", "standard"), VARIANTS)
def test_parse_and_print(typed: str, agency_code: str, year: int | None, sequence: int, standard: str) -> None:
    number = DocumentNumber.parse(typed)
    assert number is not None
    assert (number.agency_code, number.year, number.sequence) == (agency_code, year, sequence)
    assert str(number) == standard
    assert DocumentNumber.parse(standard) == number


@pytest.mark.parametrize(
    "text", ["", "样政发", "2014-06号", "156", "〔2020〕", "样政发〔20〕20〕号", "第十条", "样政发〔202〕1号"]
)
def test_what_is_no_number(text: str) -> None:
    assert DocumentNumber.parse(text) is None


@given(st.text(alphabet="国发办令第号〔〕[]（）()年 0123456789二〇/號PRE\n", max_size=30))
def test_what_parses_prints_and_parses_again(text: str) -> None:
    number = DocumentNumber.parse(text)
    if number is not None:
        assert DocumentNumber.parse(str(number)) == number
