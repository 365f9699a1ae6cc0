"""Files that cannot be imported: the reason in both languages, exit status 1, nothing written, no traceback, no hang."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.files import read_file
from generator.importer.gazette import refuse_others
from generator.importer.problem import ImportProblem
from generator.importer.transcript import understand
from generator.messages import LANGUAGES, message
from tests.archives import write_archive
from tests.conftest import gongbao
from tests.importer.word_files import add, notice, part, repack, run, save, signed, xml

TEXT = "样例市人民政府关于做好防汛工作的通知\n\n样政发〔2021〕5号\n\n各乡镇人民政府：\n\n请认真修筑堤防。\n\n样例市人民政府\n2021年4月12日\n"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
MAIN = b"word/document.xml"
LAUGHS = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Maker = Callable[[Path], Path]


def data(content: bytes, name: str = "a.txt") -> Maker:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def word(change: Callable[[Path], object], name: str = "a.docx") -> Maker:
    def make(folder: Path) -> Path:
        path = save(signed(notice()), folder / name)
        change(path)
        return path

    return make


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def compound(stream: str) -> bytes:
    """The beginning of an OLE compound file with a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def sparse(folder: Path) -> Path:
    path = folder / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    return path


def relation(path: Path, kind: str, target: str) -> None:
    name = "word/_rels/document.xml.rels"
    new = f'<Relationship Id="rBad" Type="{RELATION}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    repack(path, {name: part(path, name).replace("</Relationships>", new)})


def template(path: Path, target: str) -> None:
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    one = f'<Relationship Id="r1" Type="{RELATION}/attachedTemplate" Target="{target}" TargetMode="External"/>'
    repack(path, {"word/_rels/settings.xml.rels": f"<Relationships {space}>{one}</Relationships>"})


def document_xml(change: Callable[[str], str]) -> Callable[[Path], object]:
    return lambda path: repack(path, {"word/document.xml": change(part(path, "word/document.xml"))})


def bomb(path: Path) -> None:
    """A part of 300 MB in 300 kB."""
    repack(path, {"word/document.xml": b"<a>" + b" " * (300 * 1024 * 1024)})


def encrypted(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    # The flag "encrypted" in the first entry of the central directory (APPNOTE.TXT 4.4.4).
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    path.write_bytes(bytes(raw))


def central(part_name: bytes, **new: bytes) -> Callable[[Path], None]:
    """Other bytes in a file's entry of the central directory (APPNOTE.TXT 4.3.12)."""
    places = {"version": 6, "flags": 8, "method": 10, "sizes": 20, "name": 46}

    def change(path: Path) -> None:
        raw = bytearray(path.read_bytes())
        entry = raw.rindex(part_name) - places["name"]
        assert raw.startswith(b"PK\x01\x02", entry)
        for field, content in new.items():
            at = entry + places[field]
            raw[at : at + len(content)] = content
        path.write_bytes(bytes(raw))

    return change


def early(path: Path) -> None:
    """The directory is said to stand later than it does, so each part before where it is (APPNOTE.TXT 4.3.16)."""
    raw = bytearray(path.read_bytes())
    raw[raw.rindex(b"PK\x05\x06") + 18] += 1
    path.write_bytes(bytes(raw))


def damaged(path: Path) -> None:
    """The compressed bytes of the main part, after the nine with which LZMA begins."""
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("word/document.xml").header_offset
    at += 30 + int.from_bytes(raw[at + 26 : at + 28], "little") + int.from_bytes(raw[at + 28 : at + 30], "little") + 9
    raw[at : at + 40] = b"\xff" * 40
    path.write_bytes(bytes(raw))


def compressed_by(method: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w", method) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        damaged(path)

    return change


def declared(encoding: str) -> Callable[[Path], object]:
    return document_xml(lambda text: re.sub("encoding=.UTF-8.", f'encoding="{encoding}"', text, count=1, flags=re.I))


def direction(path: Path) -> None:
    document = notice()
    add(document, run("请认真\u202e修筑堤防。"))
    save(signed(document), path)


def deep(path: Path) -> None:
    inner = run("文")
    for _ in range(300):
        inner = f"<w:smartTag>{inner}</w:smartTag>"
    document_xml(lambda text: text.replace("</w:body>", f"<w:p>{inner}</w:p></w:body>"))(path)


def wide_table(path: Path) -> None:
    document = notice()
    document._body._body.insert(
        3, xml('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>')
    )
    save(document, path)


CASES: dict[str, tuple[str, Maker]] = {
    "missing": ("unreadable", lambda folder: folder / "none.txt"),
    "folder": ("folder", lambda folder: folder),
    "device": ("no-file", lambda folder: Path("/dev/zero")),
    "empty": ("empty", data(b"")),
    "blank": ("empty", data(b" \n\t\r\n")),
    "only a mark": ("empty", data(b"\xef\xbb\xbf")),
    "200 MB": ("too-large", sparse),
    "PDF": ("binary", data(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")),
    "PNG named text": ("binary", data(b"\x89PNG\r\n\x1a\n" + bytes(99))),
    "RTF": ("binary", data(b"{\\rtf1\\ansi \\'d1\\'f9}", "a.doc")),
    "MHTML": ("binary", data(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "a.mht")),
    "random": ("null-bytes", data(bytes(range(256)) * 40)),
    "null byte": ("null-bytes", data(TEXT.encode().replace("请".encode(), b"\x00"))),
    "UTF-16": ("utf-16", data(TEXT.encode("utf-16"))),
    "Big5": ("encoding", data("樣例市人民政府關於做好防汛工作的通知，各鄉鎮人民政府認真組織。".encode("big5") * 20)),
    "Shift-JIS": ("encoding", data("様例市役所からのお知らせです。よろしくお願いします。".encode("shift-jis") * 20)),
    "cut UTF-8": ("cut", data(TEXT.encode().rstrip() [:-1])),
    "cut GB18030": ("cut", data((TEXT * 3).rstrip().encode("gb18030")[:-1])),
    "broken UTF-8": ("encoding", data(TEXT.encode().replace("真".encode(), b"\xff\xff", 1))),
    "control": ("control", data(TEXT.replace("认", "\x08").encode())),
    "right to left": ("invisible", data(TEXT.replace("认", "\u202e").encode())),
    "zero width": ("invisible", data(TEXT.replace("认", "\u200b").encode())),
    "English": ("no-chinese", data(b"Call me Ishmael. Some years ago.\n" * 20)),
    "novel": ("no-gazette", data("山里的故事\n\n从前有座山。\n\n山里有座庙，庙里有个老和尚在讲故事。\n".encode() * 9)),
    "web page of another kind": ("no-gazette", data("<html><body><h1>游园记</h1><p>今天天气很好。</p><p>我们去公园玩。</p></body></html>".encode(), "a.html")),
    "English page": ("no-chinese", data(b"<html><body>hello</body></html>", "a.html")),
    "deep page": ("too-deep", data(b"<html><body>" + b"<div>" * 100_000 + "公告".encode(), "a.html")),
    "page with a huge table": (
        "table-too-large",
        data("<html><table><tr><td colspan=1000 rowspan=60000>通知<td>甲".encode() + b"<tr><td>1" * 9000, "a.html"),
    ),
    "page of custom elements": ("too-deep", data(b"<html><body>" + b"<xx>" * 50_000 + "公告".encode(), "a.html")),
    "page of tables in tables": ("too-deep", data(b"<html><body>" + b"<table><tr><td>" * 200 + "公告".encode(), "a.html")),
    "page of attributes": ("attributes", data(b"<html><p " + b" ".join(b"a%d=1" % i for i in range(60_000)) + ">公告".encode(), "a.html")),
    "page turned round": ("invisible", data("<html><p>通知\u202e公告</p>".encode(), "a.html")),
    "old Word": ("old-word", data(compound("WordDocument"), "a.doc")),
    "old Word as docx": ("old-word", data(compound("WordDocument"), "a.docx")),
    "encrypted Word": ("encrypted", data(compound("EncryptedPackage"), "a.docx")),
    "encrypted zip": ("encrypted", word(encrypted)),
    "zip": ("binary", data(zipped({"a.txt": b"a"}), "a.docx")),
    "what Word keeps of an open file": ("lock-file", data(b"\x06admin" + bytes(156), "~$a.docx")),
    "half a zip": ("docx-broken", word(lambda path: path.write_bytes(path.read_bytes()[:3000]))),
    "damaged zip": ("docx-broken", word(lambda path: path.write_bytes(path.read_bytes().replace(b"word/document.xml", b"word/Document.xml")))),
    "a name that is no text": ("docx-broken", word(central(b"word/styles.xml", flags=b"\x00\x08", name=b"\xff"))),
    "a format yet to come": ("docx-broken", word(central(b"word/styles.xml", version=b"\xff"))),
    "a patch": ("docx-broken", word(central(MAIN, flags=b"\x20"))),
    "a part before the beginning": ("docx-broken", word(early)),
    "a part that goes on beyond the end": ("docx-broken", word(central(MAIN, method=b"\0", sizes=b"\xff\xff\xff\x00" * 2))),
    "a part that cannot be unpacked": ("docx-broken", word(damaged)),
    "LZMA": ("docx-broken", word(compressed_by(zipfile.ZIP_LZMA))),
    "BZIP2": ("docx-broken", word(compressed_by(zipfile.ZIP_BZIP2))),
    "XML in GBK": ("docx-broken", word(declared("GBK"))),
    "XML in an unknown encoding": ("docx-broken", word(declared("sample"))),
    "a number that is none": ("docx-broken", word(document_xml(lambda text: text.replace("<w:body>", '<w:body><w:p><w:r><w:sym w:char="甲"/></w:r></w:p>')))),
    "no document": ("docx-broken", data(zipped({"[Content_Types].xml": b"<Types/>"}), "a.docx")),
    "spreadsheet": ("docx-other", word(document_xml(lambda text: "<workbook/>"))),
    "broken XML": ("docx-broken", word(document_xml(lambda text: text[: len(text) // 2]))),
    "no body": ("docx-broken", word(document_xml(lambda text: text[: text.index("<w:body>")] + "</w:document>"))),
    "zip bomb": ("docx-bomb", word(bomb)),
    "many entries": ("docx-bomb", word(lambda path: repack(path, {f"x/{i}": b"" for i in range(6000)}))),
    "external entity": ("docx-entities", word(document_xml(lambda text: text.replace("<w:document", DOCTYPE + "<w:document", 1)))),
    "billion laughs": (
        "docx-entities",
        word(document_xml(lambda text: text.replace("<w:document", f'<!DOCTYPE x [<!ENTITY a0 "x">{LAUGHS}]><w:document', 1))),
    ),
    "entity in styles": ("docx-entities", word(lambda path: repack(path, {"word/styles.xml": DOCTYPE + part(path, "word/styles.xml").split("?>", 1)[1]}))),
    "picture outside": ("docx-outside", word(lambda path: relation(path, "image", "http://example.org/a.png"))),
    "document outside": ("docx-outside", word(lambda path: relation(path, "subDocument", "file:///etc/passwd"))),
    "template on a server": ("docx-outside", word(lambda path: template(path, "https://example.org/a.dotm"))),
    "template on a share": ("docx-outside", word(lambda path: template(path, "\\\\server\\share\\a.dotm"))),
    "names that climb": ("docx-outside", word(lambda path: repack(path, {"../../evil.xml": b"<a/>"}))),
    "deep XML": ("too-deep", word(deep)),
    "turned round": ("invisible", word(direction)),
    "nothing but furniture": ("no-document", word(lambda path: save(docx.Document(), path))),
}  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("archive"), {}, theme=False)


@pytest.mark.parametrize("case", CASES)
def test_the_reason_is_said(case: str, tmp_path: Path) -> None:
    reason, make = CASES[case]
    if reason == "no-file" and not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")
    path = make(tmp_path)
    with pytest.raises(ImportProblem) as raised:
        refuse_others(understand(read_file(path)), path)
    assert raised.value.key == f"importer.{reason}"
    for language in LANGUAGES:
        assert message(raised.value.key, language, **raised.value.values)


@pytest.mark.parametrize("case", ["missing", "zip bomb", "external entity", "novel"])
def test_the_command_says_it_and_writes_nothing(case: str, tmp_path: Path, root: Path) -> None:
    path = CASES[case][1](tmp_path)
    before = sorted(root.rglob("*"))
    for language, more in zip(LANGUAGES, ((), ("--json",)), strict=True):
        done = gongbao(root, "--lang", language, "import", str(path), "--issue", "2021-01", *more, status=1)
        assert path.name in done.stderr
        assert done.stdout == ""
    assert sorted(root.rglob("*")) == before


def test_one_bad_file_among_good_ones_writes_nothing(tmp_path: Path, root: Path) -> None:
    good, bad = data(TEXT.encode(), "good.txt")(tmp_path), data(b"", "bad.txt")(tmp_path)
    done = gongbao(root, "import", str(good), str(bad), "--issue", "2021-01", status=1)
    assert "bad.txt" in done.stderr
    assert not (root / "content/issues/2021-01").exists()


@pytest.mark.parametrize("case", ["zip bomb", "200 MB", "billion laughs", "page with a huge table"])
def test_memory_and_time_are_bounded(case: str, tmp_path: Path) -> None:
    """In a process of its own that may take 300 MB beyond what the program itself takes, and 20 s of processor time."""
    path = CASES[case][1](tmp_path)
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from generator.importer.files import read_file\n"
        "from generator.importer.problem import ImportProblem\n"
        "used = int(Path('/proc/self/statm').read_text().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + (300 << 20),) * 2)\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (20, 20))\n"
        "try:\n    read_file(Path(sys.argv[1]))\n"
        "except ImportProblem as problem:\n    print(problem.key)\n"
    )
    if not Path("/proc/self/statm").exists():
        pytest.skip("memory is limited through /proc, which this system has not")
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == f"importer.{CASES[case][0]}", done.stderr


GOOD: dict[str, Maker] = {
    "UTF-8": data(TEXT.encode()),
    "UTF-8 with a mark": data(b"\xef\xbb\xbf" + TEXT.encode()),
    "GB18030": data(TEXT.encode("gb18030")),
    "CRLF": data(TEXT.replace("\n", "\r\n").encode()),
    "no end of line": data(TEXT.rstrip().encode()),
    "Word": word(lambda path: None),
    "Word by another name": word(lambda path: None, "通知"),
    "Word with a plain link": word(lambda path: relation(path, "hyperlink", "https://example.org/")),
    "Word with a template on its writer's disk": word(lambda path: template(path, "file:///C:/Users/a/Normal.dotm")),
    "Word with macros and pictures": word(lambda path: repack(path, {"word/vbaProject.bin": b"\x00" * 99, "word/media/a.png": b"x"})),
    "Word with a column as wide as nothing": word(wide_table),
}  # fmt: skip


@pytest.mark.parametrize("case", GOOD)
def test_what_is_no_worse_than_usual_is_read(case: str, tmp_path: Path) -> None:
    (document,) = understand(read_file(GOOD[case](tmp_path))).documents
    assert document.title == "样例市人民政府关于做好防汛工作的通知"
    assert document.document_number == "样政发〔2021〕5号"


def test_zero_width_characters_of_a_word_file_are_left_out_not_refused(tmp_path: Path) -> None:
    document = notice()
    add(document, run("请认真\u200b修筑堤防。"))
    found = understand(read_file(save(signed(document), tmp_path / "a.docx")))
    assert ("\u200b", "invisible") in [(text, reason) for _, reason, text in found.ledger.left_out]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "a"
    path.write_bytes(content)
    try:
        source = read_file(path)
    except ImportProblem:
        return
    assert not understand(source).ledger.difference()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30_000), st.binary(min_size=1, max_size=6))
def test_a_damaged_word_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, bytes_: bytes
) -> None:
    path = save(signed(notice()), tmp_path_factory.mktemp("word") / "a.docx")
    raw = bytearray(path.read_bytes())
    at %= len(raw)
    raw[at : at + len(bytes_)] = bytes_
    path.write_bytes(bytes(raw))
    try:
        source = read_file(path)
    except ImportProblem:
        return
    assert not understand(source).ledger.difference()
