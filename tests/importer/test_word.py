"""Word files: the same structure as their transcript, every character accounted for, what is not printed left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.files import read_file
from generator.importer.neutral import neutral
from generator.importer.numbering import FORMATS, chinese, roman
from generator.importer.report import left_out_name, reason_of
from generator.importer.result import Imported, count
from generator.importer.transcript import understand
from generator.messages import LANGUAGES
from tests.importer.word_files import add, field, furniture, lists, notice, part, repack, run, save, signed, table, xml

TRANSCRIPT = """\
# 样例市人民政府关于印发样例市防汛工作方案的通知

样政发〔2021〕5号

各乡镇人民政府，市直各部门：

现将《样例市防汛工作方案》印发给你们，请认真贯彻执行。

附件：1.任务分解表
2.责任人名单

样例市人民政府
2021年4月12日

（此件公开发布）



## 样例市防汛工作方案

为做好2021年防汛工作，面积12km²的水库纳入管理，制定本方案。

## 一、总体要求

坚持预防为主，防抢结合。

### （一）工作原则

1. 统一指挥，分级负责。

2. 属地管理，专群结合。

### （二）组织领导

**（1）指挥部。**由市长任总指挥。

## 二、保障措施

1. 落实经费。

附件1

任务分解表

序号\t任务\t责任单位
1\t修堤\t市水利局
2\t备料\t^
3\t巡查\t各乡镇
合计\t<\t3项

附件2

责任人名单

张样、李例、王某。
"""


def built(path: Path) -> Path:
    """The same document in Word: automatic numbers, merged cells, header, footer with page number, two attachments."""
    document = docx.Document()
    properties = lists(
        document,
        (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")),
    )
    for text in ("样例市人民政府关于印发样例市防汛工作方案的通知", "样政发〔2021〕5号", "各乡镇人民政府，市直各部门："):
        document.add_paragraph(text)
    document.add_paragraph("　　现将《样例市防汛工作方案》印发给你们，请认真贯彻执行。")
    add(document, f"{run('附件：1.任务分解表')}<w:r><w:br/></w:r>{run('2.责任人名单')}")
    signed(document)
    document.add_page_break()
    document.add_paragraph("样例市防汛工作方案", style="Title")
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    add(document, f"{run('　　为做好2021年防汛工作，面积12km')}{raised}{run('的水库纳入管理，制定本方案。')}")

    def numbered(depth: int, text: str, bold: str = "") -> None:
        marked = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{bold}</w:t></w:r>" if bold else ""
        add(document, properties(depth) + marked + run(text))

    numbered(0, "总体要求")
    document.add_paragraph("坚持预防为主，防抢结合。")
    numbered(1, "工作原则")
    numbered(2, "统一指挥，分级负责。")
    numbered(2, "属地管理，专群结合。")
    numbered(1, "组织领导")
    numbered(3, "由市长任总指挥。", "指挥部。")
    numbered(0, "保障措施")
    numbered(2, "落实经费。")
    document.add_paragraph("附件1").paragraph_format.page_break_before = True
    document.add_paragraph("任务分解表")
    rows = (
        ("序号", "任务", "责任单位"),
        ("1", "修堤", "市水利局"),
        ("2", "备料", ""),
        ("3", "巡查", "各乡镇"),
        ("合计", "", "3项"),
    )
    table(document, rows, ((1, 2, 2, 2), (4, 0, 4, 1)))
    document.add_paragraph("附件2")
    document.add_paragraph("责任人名单")
    document.add_paragraph("张样、李例、王某。")
    furniture(document, "样例市人民政府文件", "— # —")
    return save(document, path)


def imported(document: Any, tmp_path: Path) -> Imported:
    return understand(read_file(save(document, tmp_path / "a.docx")))


def left(found: Imported, reason: str) -> str:
    return "|".join(text for _, why, text in found.ledger.left_out if why == reason)


def texts(found: Imported) -> list[str]:
    return [block.text for document in found.documents for block in document.blocks]


def plain(value: Any) -> Any:
    """Without blanks, which a number and its text may have between them or not."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return "".join(value.split()) if isinstance(value, str) else value


def test_a_word_file_has_the_structure_of_its_transcript(tmp_path: Path) -> None:
    word = neutral(understand(read_file(built(tmp_path / "a.docx"))))["documents"]
    text = neutral(understand(TRANSCRIPT.replace("\t^", "\t").replace("\t<", "\t")))["documents"]
    for document in text:
        # The transcript cannot say what is merged; its totals row shows the sign instead.
        for grid in document["tables"]:
            grid["totals"] = [["合计", "合计", "3项"]]
    assert plain(word) == plain(text)


def test_header_footer_and_page_numbers_are_left_out_with_their_reasons(tmp_path: Path) -> None:
    found = understand(read_file(built(tmp_path / "a.docx")))
    assert [left(found, reason) for reason in ("header", "footer", "page-number")] == [
        "样例市人民政府文件",
        "— —".replace(" ", "  "),
        "3",
    ]
    assert not found.ledger.difference()


def test_merged_cells_are_kept_and_nothing_is_restored(tmp_path: Path) -> None:
    found = understand(read_file(built(tmp_path / "a.docx")))
    (grid,) = (made.grid for made in found.documents[0].tables)
    assert grid.rows[1:] == (
        ("1", "修堤", "市水利局"),
        ("2", "备料", "^"),
        ("3", "巡查", "各乡镇"),
        ("合计", "<", "3项"),
    )
    assert not [doubt for doubt in found.doubts if doubt.code == "cell-restored"]


def test_an_empty_cell_of_a_word_table_stays_empty(tmp_path: Path) -> None:
    document = notice()
    table(document, (("单位", "任务"), ("市水利局", "修堤"), ("", "备料")))
    found = imported(signed(document), tmp_path)
    assert found.documents[0].tables[0].grid.rows[2] == ("", "备料")


def test_a_title_row_over_all_columns_is_the_table_s_title(tmp_path: Path) -> None:
    document = notice()
    table(document, (("任务分解表", ""), ("单位", "任务"), ("市水利局", "修堤")), ((0, 0, 0, 1),))
    found = imported(signed(document), tmp_path)
    (made,) = found.documents[0].tables
    assert (made.title, made.header_rows, made.grid.rows[0]) == ("任务分解表", 1, ("单位", "任务"))


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    document = notice()
    table(
        document,
        (("单位", "任务", ""), ("", "上半年", "下半年"), ("市水利局", "修堤", "巡查")),
        ((0, 0, 1, 0), (0, 1, 0, 2)),
    )
    found = neutral(imported(signed(document), tmp_path))["documents"][0]["tables"][0]
    assert (found["columns"], found["rows"]) == (["单位", "任务-上半年", "任务-下半年"], [["市水利局", "修堤", "巡查"]])


def test_one_cell_is_a_frame_not_a_table(tmp_path: Path) -> None:
    document = notice()
    table(document, (("现将有关事项通知如下。",),))
    found = imported(signed(document), tmp_path)
    assert (texts(found), found.documents[0].tables) == (["现将有关事项通知如下。"], [])


PRINTED = run("修筑堤防。")
NOT_PRINTED = (
    ("deleted", f'<w:del w:id="1" w:author="a">{run("旧文").replace("w:t", "w:delText")}</w:del>', "旧文"),
    ("deleted", f'<w:moveFrom w:id="1" w:author="a">{run("移走")}</w:moveFrom>', "移走"),
    ("hidden", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>", "密"),
    ("page-number", field("PAGE", "12"), "12"),
    ("page-number", f'<w:fldSimple w:instr=" NUMPAGES ">{run("34")}</w:fldSimple>', "34"),
    ("contents-field", field('TOC \\o "1-3"', "一、总体要求3"), "一、总体要求3"),
    ("invisible", run("\u200b\ufeff"), "\u200b\ufeff"),
    (
        "ruby",
        "<w:r><w:ruby><w:rt><w:r><w:t>fang</w:t></w:r></w:rt><w:rubyBase><w:r><w:t></w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "fang",
    ),
)


@pytest.mark.parametrize(
    ("reason", "inner", "text"), NOT_PRINTED, ids=[f"{row[0]}-{i}" for i, row in enumerate(NOT_PRINTED)]
)
def test_what_is_not_printed_is_left_out_with_its_reason(reason: str, inner: str, text: str, tmp_path: Path) -> None:
    document = notice()
    add(document, run("请认真") + inner + PRINTED)
    found = imported(signed(document), tmp_path)
    assert texts(found) == ["请认真修筑堤防。"]
    assert left(found, reason) == text


KEPT = (
    ("inserted", f'<w:ins w:id="1" w:author="a">{run("新文")}</w:ins>', "新文", ""),
    ("link", f'<w:hyperlink w:anchor="x">{run("链接")}</w:hyperlink>', "链接", ""),
    ("control", f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件", ""),
    ("reference", field("REF x", "第三条"), "第三条", ""),
    ("raised", '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>', "²", ""),
    ("lowered", '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>', "₂", ""),
    ("hyphen", "<w:r><w:noBreakHyphen/></w:r>", "-", ""),
    ("tab", f"<w:r><w:tab/></w:r>{run('后')}", " 后", ""),
    ("symbol", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "🗹", ""),
    ("unknown symbol", '<w:r><w:sym w:font="Nowhere" w:char="F0FE"/></w:r>', "〓", "symbol"),
    ("markup", run("&lt;街道&gt;**#"), "<街道>**#", ""),
)  # fmt: skip


@pytest.mark.parametrize(("inner", "text", "doubt"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_is_printed_is_kept(inner: str, text: str, doubt: str, tmp_path: Path) -> None:
    document = notice()
    add(document, run("请认真") + inner + PRINTED)
    found = imported(signed(document), tmp_path)
    assert texts(found) == [f"请认真{text}修筑堤防。"]
    assert [entry.code for entry in found.doubts] == ([doubt] if doubt else [])


def test_a_field_without_an_end_swallows_nothing(tmp_path: Path) -> None:
    document = notice()
    add(
        document,
        run("第一段。") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
    )
    add(document, run("第二段。"))
    assert texts(imported(signed(document), tmp_path)) == ["第一段。", "第二段。"]


def test_a_contents_list_without_an_end_is_said(tmp_path: Path) -> None:
    document = signed(notice())
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    add(document, begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("一、总则"))
    assert [doubt.code for doubt in imported(document, tmp_path).doubts] == ["contents-open"]


def test_every_doubt_and_reason_has_words(tmp_path: Path) -> None:
    document = notice()
    for _, inner, _ in NOT_PRINTED:
        add(document, inner)
    for _, inner, _, _ in KEPT:
        add(document, inner)
    found = imported(signed(document), tmp_path)
    for language in LANGUAGES:
        assert not [reason for _, reason, _ in found.ledger.left_out if left_out_name(reason, language) == reason]
        assert not [doubt.code for doubt in found.doubts if reason_of(doubt.code, language) == doubt.code]


def test_a_paragraph_whose_mark_was_deleted_runs_on(tmp_path: Path) -> None:
    document = notice()
    add(document, f'<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>{run("请认真")}')
    add(document, PRINTED)
    assert texts(imported(signed(document), tmp_path)) == ["请认真修筑堤防。"]


def test_a_deleted_row_is_left_out(tmp_path: Path) -> None:
    document = notice()
    table(document, (("单位", "任务"), ("市水利局", "修堤"), ("市公安局", "巡查")))
    row = document.tables[0].rows[2]._tr
    row.insert(0, xml('<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'))
    found = imported(signed(document), tmp_path)
    assert len(found.documents[0].tables[0].grid.rows) == 2
    assert left(found, "deleted") == "市公安局巡查"


def test_comments_are_left_out(tmp_path: Path) -> None:
    document = notice()
    paragraph = document.add_paragraph("请认真修筑堤防。")
    document.add_comment(paragraph.runs, text="此处待核", author="某")
    found = imported(signed(document), tmp_path)
    assert texts(found) == ["请认真修筑堤防。"]
    assert left(found, "comment") == "此处待核"


def test_a_text_box_comes_behind_its_anchor_and_is_said(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('框中的文字。')}</w:p></w:txbxContent>"
    document = notice()
    add(
        document,
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + PRINTED,
    )
    found = imported(signed(document), tmp_path)
    assert texts(found) == ["修筑堤防。", "框中的文字。"]
    assert [doubt.code for doubt in found.doubts] == ["text-box"]


def test_notes_come_behind_their_paragraph_with_the_number_that_word_prints(tmp_path: Path) -> None:
    document = notice()
    add(document, run("请认真") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + PRINTED)
    path = save(signed(document), tmp_path / "a.docx")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run("堤防指河堤。")}</w:p></w:footnote>'
        f'<w:footnote w:id="3"><w:p>{run("无人引用。")}</w:p></w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations = part(path, "word/_rels/document.xml.rels").replace(
        "</Relationships>", f'<Relationship Id="rNote" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    repack(path, {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relations})
    found = understand(read_file(path))
    assert texts(found) == ["请认真¹修筑堤防。", "1 堤防指河堤。"]
    assert left(found, "note-unused") == "无人引用。"


def test_a_picture_and_a_formula_are_said(tmp_path: Path) -> None:
    document = notice()
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    add(document, run("水位") + f"<m:oMath {math}><m:r><m:t>h=a+b</m:t></m:r></m:oMath>" + run("以上预警。"))
    add(document, '<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>')
    found = imported(signed(document), tmp_path)
    assert texts(found) == ["水位h=a+b以上预警。"]
    assert [doubt.code for doubt in found.doubts] == ["formula", "image"]


def test_a_paragraph_of_word_is_never_joined_with_the_next(tmp_path: Path) -> None:
    document = notice()
    for text in (
        "请各单位按照分工抓好落实，并于每月底前报送进展情况",
        "联系人和联系电话另行通知给各乡镇人民政府和各部门",
    ):
        document.add_paragraph(text)
    assert len(texts(imported(signed(document), tmp_path))) == 2


NUMBERS = (
    ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("decimalFullWidth", 12, "１２"), ("upperLetter", 28, "BB"),
    ("lowerLetter", 3, "c"), ("upperRoman", 14, "XIV"), ("lowerRoman", 4, "iv"), ("chineseCounting", 10, "十"),
    ("chineseCounting", 21, "二十一"), ("chineseCountingThousand", 105, "一百零五"), ("ideographDigital", 20, "二〇"),
    ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographTraditional", 3, "丙"), ("ideographZodiac", 12, "亥"),
    ("decimalEnclosedCircle", 8, "⑧"), ("decimalEnclosedCircle", 21, "㉑"), ("decimalEnclosedParen", 2, "⑵"),
    ("decimalEnclosedFullstop", 9, "⒐"), ("ideographEnclosedCircle", 2, "㊁"),
)  # fmt: skip


@pytest.mark.parametrize(("form", "number", "text"), NUMBERS)
def test_formats_of_numbers(form: str, number: int, text: str) -> None:
    assert FORMATS[form](number) == text or (form == "chineseLegalSimplified" and FORMATS[form](number) == "拾贰")


@given(st.integers(1, 9999))
def test_chinese_and_roman_numbers_read_back(number: int) -> None:
    from generator.model.text import chinese_number

    assert chinese_number(chinese(number).replace("零", "")) == number
    if number < 4000:
        values = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
        figures = [values[letter] for letter in roman(number)]
        assert number == sum(-a if a < b else a for a, b in zip(figures, [*figures[1:], 0], strict=True))


@pytest.mark.parametrize(
    ("levels", "order", "printed"),
    [
        ((("decimal", "%1."),), (0, 0, 0), ["1.", "2.", "3."]),
        ((("decimal", "%1."), ("decimal", "%1.%2.")), (0, 1, 1, 0, 1), ["1.", "1.1.", "1.2.", "2.", "2.1."]),
        (
            (("chineseCounting", "第%1章"), ("chineseCounting", "第%2条")),
            (0, 1, 0, 1),
            ["第一章", "第一条", "第二章", "第一条"],
        ),
        ((("upperRoman", "%1."), ("lowerLetter", "%2)")), (1, 0, 1), ["a)", "I.", "a)"]),
        ((("nonsense", "%1、"),), (0,), [""]),
    ],
)
def test_automatic_numbers_are_printed(
    levels: tuple[tuple[str, str], ...], order: tuple[int, ...], printed: list[str], tmp_path: Path
) -> None:
    document = notice()
    properties = lists(document, levels)
    for depth in order:
        add(document, properties(depth) + run("修筑堤防并且组织巡查。"))
    found = imported(signed(document), tmp_path)
    numbers = ["".join(text.removesuffix("修筑堤防并且组织巡查。").split()) for text in texts(found)]
    assert numbers == printed
    assert [doubt.code for doubt in found.doubts if doubt.code == "number-unknown"] == [
        "number-unknown"
    ] * printed.count("")


def test_numbers_in_a_column_of_a_table(tmp_path: Path) -> None:
    document = notice()
    properties = lists(document, (("decimal", "%1"),))
    table(document, (("序号", "任务"), ("", "修堤"), ("", "备料")))
    for row in document.tables[0].rows[1:]:
        paragraph = row.cells[0].paragraphs[0]._p
        paragraph.getparent().replace(paragraph, xml(f"<w:p>{properties(0)}</w:p>"))
    found = imported(signed(document), tmp_path)
    assert found.documents[0].tables[0].grid.rows[1:] == (("1", "修堤"), ("2", "备料"))


def test_a_level_may_start_again_by_override(tmp_path: Path) -> None:
    document = notice()
    lists(document, (("decimal", "%1."),))
    numbering = document.part.numbering_part.element
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering.append(xml(f'<w:num w:numId="91"><w:abstractNumId w:val="90"/>{override}</w:num>'))
    for number in (90, 90, 91, 91):
        add(document, f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>' + run("修筑堤防。"))
    assert [text[:2] for text in texts(imported(signed(document), tmp_path))] == ["1.", "2.", "5.", "6."]


PIECES = st.one_of(
    st.text("防汛工作通知市县乡，。：；（）1２ \u3000²<>&*#\\", max_size=12).map(
        lambda text: run(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    ),
    st.sampled_from([inner for _, inner, *_ in (*NOT_PRINTED, *KEPT)]),
    st.sampled_from(
        ["<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:rPr><w:b/></w:rPr><w:t>加粗。</w:t></w:r>"]
    ),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(PIECES, max_size=5), max_size=6), st.lists(st.lists(PIECES, max_size=2), min_size=4, max_size=4)
)
def test_no_character_is_lost_whatever_a_file_holds(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[list[str]], cells: list[list[str]]
) -> None:
    document = notice()
    for pieces in paragraphs:
        add(document, "".join(pieces))
    table(document, (("甲", "乙"), ("", ""), ("", "")))
    for cell, pieces in zip([c for row in document.tables[0].rows[1:] for c in row.cells], cells, strict=True):
        paragraph = cell.paragraphs[0]._p
        paragraph.getparent().replace(paragraph, xml(f"<w:p>{''.join(pieces)}</w:p>"))
    found = imported(signed(document), tmp_path_factory.mktemp("word"))
    assert not found.ledger.difference()
    assert found.ledger.source.total() > 0
    assert count("".join(text for text in texts(found))) <= found.ledger.source + found.ledger.added
