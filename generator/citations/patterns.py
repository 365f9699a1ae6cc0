"""The forms in which a citation is printed: one row each, with examples that a test holds against the row.

A row's expression runs over `plain(text)` of plain.py, which has the text's length, so places in one are places in the
other: there widths are half, every bracket that may hold a year is 〔〕 (【】［］﹝﹞) or stays (), blanks of all
kinds are spaces, Macao's 號 is 号. Groups: `year`, `sequence`, `prefix` (where the form itself holds it), `word`
(令, 公告 …), `mark` (号).

What stands before the number is read by `left.py`, because how far it reaches is not a matter of its form: `left` says
whether an agency code, the name of an issuing office, the name of a gazette, or nothing stands there.

Quantities between tokens are bounded, so that every expression takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .citation import Kind
from .words import PROVINCES

Left = Literal["code", "issuer", "issuer-and-year", "gazette", "none"]


@dataclass(frozen=True)
class Pattern:
    """One form of citation. `examples` are whole citations with what stands to the left of the number.

    What saves the longer search: one of `signs` (if there are any) and `needs` are found in every text in which
    `expression` is, and sooner told to be missing; a `bracketed` expression begins with a bracket that holds a year.
    """

    name: str
    kind: Kind
    left: Left
    expression: re.Pattern[str]
    examples: tuple[str, ...]
    signs: str
    needs: re.Pattern[str] | None
    bracketed: bool

    def may_be_in(self, flat: str) -> bool:
        """False if no match can be in `flat`."""
        if self.signs and not any(map(flat.__contains__, self.signs)):
            return False
        return self.needs is None or self.needs.search(flat) is not None

    def matches(self, flat: str, brackets: Sequence[int]) -> Iterator[re.Match[str]]:
        """What `expression.finditer(flat)` gives; `brackets` are those of `year_brackets(flat)`."""
        return _matches_at(self.expression, flat, brackets) if self.bracketed else self.expression.finditer(flat)


def _matches_at(expression: re.Pattern[str], flat: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    end = 0
    for place in places:
        if place >= end and (found := expression.match(flat, place)):
            end = found.end()
            yield found


G = r"[ \n]{0,5}"  # a gap: number and code may be broken over blanks and lines
YEAR = r"(?P<year>\d[ \n]?\d(?:[ \n]?\d[ \n]?\d)?|[○Oo一二三四五六七八九]{4})"
_PLAIN_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d|[○Oo一二三四五六七八九]{4})"
_DIGITS = rf"\d(?:[ \n]{{0,2}}\d){{0,5}}(?={G}号)"
SEQUENCE = rf"(?P<sequence>{_DIGITS})"
_ACT_OF_MACAO = "(?:批示|訓令|训令|法律|法令|行政法規|行政法规|行政命令|決議|决议|公告|通告|建議書)"
_FIGURE = "[0-9○一二三四五六七八九十百]"
_NUMERAL = r"[○一二三四五六七八九十百千]{1,9}"
_ORDINAL = rf"(?: 第 {G} (?P<sequence_spelled> {_NUMERAL} ) | (?: 第 {G} )? {SEQUENCE} )"
# The whole number in a bracket: 公告（2019年第39号）, 令（第三号）
_OPEN_NUMBER = rf"(?P<open> \( {G} (?= 第 | \d{{4}} [ ]? 年 ) )?"
NO_PARCEL = r"(?!\s?(?:宗地|地块|楼|提案|议案|议题|展位|窗口|线路|航站|台风))"
FILE = r"(?:文件|文(?![化旅物明艺体字书教件本章献档联件案员档]))"
_CASE = (
    r"[民刑行知商经执赔破立告海仲委法清司信督非国]"
    r"[一二三四五六七八九]?[初终申再审监提抗执保恢异复督催清减假撤辖特协救惩破受他更罚赔重裁强]{1,2}"
)


def _row(
    name: str, kind: Kind, left: Left, expression: str, *examples: str, signs: str = "", needs: str = ""
) -> Pattern:
    quick = re.compile(needs) if needs else None
    bracketed = expression.startswith(tuple(f"[〔(] {gap}{YEAR}" for gap in ("", "[ ]? ", f"{G} ")))
    return Pattern(name, kind, left, re.compile(expression, re.VERBOSE), examples, signs, quick, bracketed)


# Earlier rows win where two match the same place.
PATTERNS: tuple[Pattern, ...] = (
    _row(
        "court-case",
        "court_case",
        "none",
        rf"""[〔(] {YEAR} [〕)] [ ]?
        (?P<prefix> (?: 最高法 | [{PROVINCES}]\d{{0,4}} | [\u4e00-\u9fff]{{1,6}}? )?
            (?: {_CASE} | 执 | 破 | \( [\u4e00-\u9fff]{{1,2}} \) [初终申再审] ) 字? )
        [ ]? 第? [ ]? (?P<sequence> \d{{1,7}} ) [ ]? (?P<mark> 号 )""",
        "（2018）样二中民终字第00123号",
        "（2021）京0105民初4567号",
        "(2019)最高法行申88号",
    ),
    _row(
        "macao",
        "order",
        "none",
        rf"""第 [ ]? (?P<sequence> \d{{1,4}} ) {G} / {G}
        (?: (?P<prefix> [A-Z][A-Z-]{{0,8}} ) {G} / {G} )?
        (?P<year> \d{{4}} | \d{{2}} ) {G} (?: / {G} (?P<letters> [A-Z]{{1,8}} ) {G} )? (?P<mark> 号 ) [ ]?
        (?P<word> (?: [\u4e00-\u9fff]{{0,14}}? {_ACT_OF_MACAO} )? )""",
        "第12/2024號行政長官批示",
        "第34 / 98 / M號訓令",
        "第5/PRE/2016號批示",
        signs="/",
    ),
    _row(
        "order",
        "order",
        "issuer",
        rf"""(?P<word> 令 ) {G} (?: \( [^()\d第]{{1,10}} \) [ ]? )?
        {_OPEN_NUMBER} (?: [〔(] {G} {YEAR} {G} 年? [〕)] | (?P<year_before> \d{{4}} ) [ ]? 年 )? {G}
        {_ORDINAL} {G} (?P<mark> 号 ) (?(open) {G} \) )""",
        "样例部令第12号",
        "国务院令 12 号",
        "样例部令2014年第3号",
        "样例银行令〔2007〕第1号",
        "中华人民共和国主席令第三十一号",
        "中华人民共和国主席令（第三十一号）",
        "样例委、样例部令第 3 号",
        signs="令",
    ),
    _row(
        "order-number-first",
        "order",
        "issuer-and-year",
        rf"""(?P<sequence> {_FIGURE}{_FIGURE}{{0,7}} ) [ ]? (?P<mark> 号 ) [ ]? (?P<word> (?:主席)?令 ) (?! 牌 )""",
        "样例市人民政府第20号令",
        "样例部2015年第7号令",
        needs="号[ ]?(?:主席)?令",
    ),
    _row(
        "announcement",
        "announcement",
        "issuer",
        rf"""(?P<word> 公告 | 通告 ) {G}
        {_OPEN_NUMBER} (?: [〔(] {G} {YEAR} {G} 年? [〕)] | (?P<year_before> \d{{4}} ) [ ]? 年 )? {G}
        {_ORDINAL} {G} (?P<mark> 号 ) (?(open) {G} \) )""",
        "样例总局公告2018年第31号",
        "样例部 样例总局公告2019年第39号",
        "样例总局公告〔2019〕3号",
        "样例市样例局通告第2号",
        "样例总局公告（2019年第39号）",
        "样例市指挥部通告（第6号）",
        needs=r"告[ \n]{0,5}[〔(第\d]",
    ),
    _row(
        "announcement-number-first",
        "announcement",
        "issuer-and-year",
        rf"""(?P<sequence> {_FIGURE}{_FIGURE}{{0,7}} ) [ ]? (?P<mark> 号 ) [ ]? (?P<word> 公告 | 通告 )""",
        "样例市应急指挥部第8号通告",
        "样例部2019年第12号公告",
        needs="号[ ]?[公通]",
    ),
    _row(
        "announcement-headed",
        "own_number",
        "none",
        rf"""(?<= [告令] ) (?: [ ]{{1,3}} | [ ]?\n{{1,2}}[ ]? ) (?P<year> \d{{4}} ) [ ]? 年
        {G} 第 {G} {SEQUENCE} {G} (?P<mark> 号 ) (?= [ ]*$ | \s )""",
        "关于样例事项的通告 2020年第2号 ",
        signs="告令",
        needs=r"年[ \n]{0,5}第",
    ),
    _row(
        "standard",
        "standard",
        "none",
        r"""(?P<prefix> [A-Z] (?: (?<=D) B [ ]? \d{2,6} | [A-Z]{0,3} ) (?: / [ ]? [A-Z]{1,10} )? ) [ ]?
        (?P<sequence> \d{1,6} (?: \.\d{1,3} ){0,2} )
        (?: [ ]? [-‐‑–—−─]{1,2} [ ]? (?P<year> (?:19|20)\d\d | [5-9]\d ) ) (?! [\d-] )""",
        "GB 18030-2022",
        "GB/T 9704—2012",
        "WS/T311-2009",
        "DB14/T 1234-2020",
        "T/CAS 12.1-2021",
        signs="-‐‑–—−─",
    ),
    _row(
        "standard-undated",
        "standard",
        "none",
        r"""(?P<prefix> GB (?: /[ ]?[TZ] )? ) [ ]? (?P<sequence> \d{3,6} (?: \.\d{1,3} )? )
        (?! [\d.] | [ ]?[-—–－] | [A-Za-z] )""",
        "GB/T 19001",
        "GB 2312",
        signs="G",
    ),
    _row(
        "gazette-issue",
        "gazette_issue",
        "gazette",
        rf"""(?P<year> (?:19|20)\d\d ) [ ]? 年 {G} 第 {G} (?P<sequence> \d{{1,3}} ) [ ]? [期号]
        (?: [ ]? \( [ ]? 总第? [ ]? \d{{1,5}} [ ]? 期 [ ]? \) )?
        (?: ,? [ ]? 第 [ ]? (?P<page> \d{{1,4}} ) [ ]? 页 )?""",
        "《样例市人民政府公报》2020年第3期",
        "样例市人民政府公报2019年第12期第5页",
        signs="期号",
        needs=r"年[ \n]{0,5}第",
    ),
    _row(
        "gazette-overall",
        "gazette_issue",
        "gazette",
        rf"""总 [ ]? 第 {G} (?P<sequence> \d{{1,5}} ) {G} 期""",
        "《样例市人民政府公报》总第119期",
        signs="总",
    ),
    _row(
        "number-of-year",
        "document_number",
        "code",
        rf"""(?<= [发函办字规电税] ) {_PLAIN_YEAR} [ ]? 年 [ ]? 第? [ ]? {SEQUENCE} {G}
        (?P<mark> 号 ) (?: {FILE} )?""",
        "样政发1984年12号文件",
        "样政办发一九八二年第3号",
        needs=r"年[ ]?第?[ ]?\d(?:[ \n]{0,2}\d){0,5}[ \n]{0,5}号",
    ),
    _row(
        "file-of-year",
        "document_number",
        "issuer",
        rf"""{_PLAIN_YEAR} [ ]? 年 (?: 中央 )? [ ]? 第? [ ]?
        (?: (?P<sequence> \d{{1,5}} ) | (?P<sequence_spelled> {_NUMERAL} ) ) [ ]? (?P<mark> 号 ) [ ]? {FILE}""",
        "国务院一九八○年12号文件",
        "2019年中央一号文件",
        "样例部1994年第5号文",
        needs="号[ ]?文",
    ),
    _row(
        "number",
        "document_number",
        "code",
        rf"""[〔(] {G} {YEAR} {G} 年? {G} [〕)] {G} (?: 第 {G} )? [○〇]?
        (?: (?: {SEQUENCE} | (?P<sequence_spelled> {_NUMERAL} ) ) {G} (?P<mark> 号 ) (?: {FILE} )? {NO_PARCEL}
          | (?P<sequence_open> \d{{1,6}} ) (?! [ ]?[\d.%/年月日:元人个家户页号次期届批场条款项章节-] ) )""",
        "样政发〔2020〕10号",
        "样政发 (2020) 10 号文件",
        "样政地(补)字〔2014〕81",
        "样政发〔2019〕2015号",
        "样财税[94]089号",
        "样政发【二○○九】12号",
        "样政发〔一九八二〕十五号",
    ),
    _row(
        "year-first",
        "document_number",
        "none",
        rf"""[〔(] [ ]? {YEAR} [ ]? [〕)] [ ]?
        (?P<prefix> (?: [\u4e00-\u9fff] | \( [\u4e00-\u9fff]{{1,4}} \) ){{1,9}}?
            (?: 字 | (?=第) | (?<=[发函办规电]) (?=[ ]?\d) ) ) [ ]?
        (?: 第 [ ]? )? {SEQUENCE} {G} (?P<mark> 号 ) (?: {FILE} )?""",
        "〔1996〕样司字第82号",
        "〔94〕样税字第089号",
        "〔89〕样检会（研）字第9号",
    ),
)
