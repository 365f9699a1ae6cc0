"""Several files as one issue; importing again: the editor's work stays, conflicts are said, nothing is left half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importer import store as store_module
from generator.importer.files import read_file
from generator.importer.merge import Conflict, merge_items, merge_table, merge_text, merge_value
from generator.importer.problem import ImportProblem
from generator.importer.store import LAST, store
from generator.importer.transcript import understand
from generator.importer.write import draft
from generator.model.archive import Archive
from generator.source import load_archive
from tests.archives import write_archive
from tests.conftest import gongbao
from tests.importer.word_files import add, notice, run, save, signed, table

VALUES: tuple[tuple[str, object, object, object, object, list[str]], ...] = (
    ("nobody changed it", "a", "a", "a", "a", []),
    ("the editor changed it", "a", "b", "a", "b", []),
    ("the import changed it", "a", "a", "b", "b", []),
    ("both alike", "a", "b", "b", "b", []),
    ("both differently", "a", "b", "c", "b", ["x"]),
    ("fields apart", {"p": "1", "q": "1"}, {"p": "2", "q": "1"}, {"p": "1", "q": "3"}, {"p": "2", "q": "3"}, []),
    ("a field each", {"p": "1"}, {"p": "1", "q": "2"}, {"p": "1", "r": "3"}, {"p": "1", "q": "2", "r": "3"}, []),
    ("the editor removed a field", {"p": "1", "q": "1"}, {"p": "1"}, {"p": "2", "q": "1"}, {"p": "2"}, []),
    ("the import removed a field", {"p": "1", "q": "1"}, {"p": "2", "q": "1"}, {"p": "1"}, {"p": "2"}, []),
    ("removed and changed", {"q": "1"}, {}, {"q": "2"}, {}, ["x.q"]),
    ("changed and removed", {"q": "1"}, {"q": "2"}, {}, {"q": "2"}, ["x.q"]),
    ("added differently", {}, {"q": "1"}, {"q": "2"}, {"q": "1"}, ["x.q"]),
    ("a list as a whole", ["a"], ["a", "b"], ["a", "c"], ["a", "b"], ["x"]),
)


@pytest.mark.parametrize(
    ("last", "now", "new", "merged", "clashes"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES]
)
def test_values(last: object, now: object, new: object, merged: object, clashes: list[str]) -> None:
    conflicts: list[Conflict] = []
    assert merge_value(last, now, new, conflicts, "x") == merged
    assert [conflict.where for conflict in conflicts] == clashes


def ids(*names: str) -> list[dict[str, str]]:
    return [{"id": name[0], "title": name} for name in names]


ITEMS = (
    ("both added", ids("a"), ids("a", "b"), ids("a", "c"), ids("a", "b", "c"), 0),
    ("in the middle", ids("a", "d"), ids("a", "d"), ids("a", "b", "d"), ids("a", "b", "d"), 0),
    ("removed by the editor", ids("a", "b"), ids("a"), ids("a", "b", "c"), ids("a", "c"), 0),
    ("removed by the import", ids("a", "b"), ids("a", "b", "c"), ids("a"), ids("a", "c"), 0),
    ("removed but changed", ids("a", "b"), ids("a", "bx"), ids("a"), ids("a", "bx"), 1),
    ("one of each changed", ids("a", "b"), ids("ax", "b"), ids("a", "by"), ids("ax", "by"), 0),
    ("the same changed", ids("a", "b"), ids("ax", "b"), ids("ay", "b"), ids("ax", "b"), 1),
    ("moved by the editor", ids("a", "b"), ids("b", "a"), ids("a", "b", "c"), ids("b", "c", "a"), 0),
    ("moved by the import", ids("a", "b"), ids("a", "bx"), ids("b", "a"), ids("bx", "a"), 0),
)  # fmt: skip


@pytest.mark.parametrize(
    ("last", "now", "new", "merged", "clashes"), [row[1:] for row in ITEMS], ids=[row[0] for row in ITEMS]
)
def test_documents_are_told_apart_by_their_id(
    last: list[dict[str, str]],
    now: list[dict[str, str]],
    new: list[dict[str, str]],
    merged: list[dict[str, str]],
    clashes: int,
) -> None:
    conflicts: list[Conflict] = []
    assert merge_value(last, now, new, conflicts, "documents", "documents") == merged
    assert len(conflicts) == clashes


TEXTS = (
    ("apart", "一\n\n二\n\n三\n", "一改\n\n二\n\n三\n", "一\n\n二\n\n三新\n", "一改\n\n二\n\n三新\n", 0),
    ("neighbours", "一\n\n二\n", "一改\n\n二\n", "一\n\n二新\n", "一改\n\n二新\n", 0),
    ("the same", "一\n\n二\n", "一改\n\n二\n", "一新\n\n二\n", "一改\n\n二\n", 1),
    ("added on both sides", "一\n\n二\n", "零\n\n一\n\n二\n", "一\n\n二\n\n三\n", "零\n\n一\n\n二\n\n三\n", 0),
    ("removed and added", "一\n\n二\n\n三\n", "一\n\n三\n", "一\n\n二\n\n三\n\n四\n", "一\n\n三\n\n四\n", 0),
    ("split against changed", "一\n", "一\n\n半\n", "一新\n", "一\n\n半\n", 1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("last", "now", "new", "merged", "clashes"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_bodies_by_paragraph(last: str, now: str, new: str, merged: str, clashes: int) -> None:
    conflicts: list[Conflict] = []
    assert merge_text(last, now, new, "01.md", conflicts) == merged
    assert len(conflicts) == clashes


TABLES = (
    ("cells of one row", "a,b\n1,2\n", "a,b\n1x,2\n", "a,b\n1,2y\n", "a,b\n1x,2y\n", []),
    ("one cell", "a,b\n1,2\n", "a,b\n1x,2\n", "a,b\n1y,2\n", "a,b\n1x,2\n", ["t 2:1"]),
    ("a row added", "a,b\n1,2\n", "a,b\n1x,2\n", "a,b\n1,2\n3,4\n", "a,b\n1x,2\n", ["t 2"]),
    ("rows apart", "a\n1\n2\n3\n", "a\n1x\n2\n3\n", "a\n1\n2\n3\n4\n", "a\n1x\n2\n3\n4\n", []),
)  # fmt: skip


@pytest.mark.parametrize(
    ("last", "now", "new", "merged", "clashes"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES]
)
def test_tables_by_cell(last: str, now: str, new: str, merged: str, clashes: list[str]) -> None:
    conflicts: list[Conflict] = []
    assert merge_table(last, now, new, "t", conflicts) == merged
    assert [conflict.where for conflict in conflicts] == clashes


LINES = st.lists(st.sampled_from("一二三四"), max_size=7)


@given(LINES, LINES)
def test_what_only_one_side_changed_is_taken_whole(last: list[str], other: list[str]) -> None:
    def never(*_: object) -> str:
        raise AssertionError("no conflict")

    assert merge_items(last, other, last, never, never) == other
    assert merge_items(last, last, other, never, never) == other
    assert merge_items(last, other, other, never, never) == other


@given(LINES, LINES, LINES)
def test_no_word_of_the_editor_is_lost_without_the_import_s_doing(
    last: list[str], now: list[str], new: list[str]
) -> None:
    conflicts: list[Conflict] = []
    merged = merge_text(*("\n\n".join(side) for side in (last, now, new)), "x", conflicts).split()
    for word in set(now) - set(last):
        assert merged.count(word) >= 1


MASTHEAD = """\
# 样例市人民政府公报

2021年第2期

总第12期

2021年4月30日出版

目录

样例市人民政府关于做好防汛工作的通知

样政发〔2021〕5号……………（3）

样例市人民政府关于做好抗旱工作的通知

样政发〔2021〕6号……………（5）
"""
DROUGHT = """\
样例市人民政府关于做好抗旱工作的通知

样政发〔2021〕6号

各乡镇人民政府：

请认真抗旱。

样例市人民政府
2021年4月20日
"""


def word(folder: Path, text: str = "请认真修筑堤防。", task: str = "修堤", name: str = "5.docx") -> Path:
    document = notice()
    add(document, run(text))
    table(document, (("单位", "任务"), ("市水利局", task), ("各乡镇", "巡查")))
    return save(signed(document), folder / name)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "archive", {}, theme=False)


def three(folder: Path, **changes: str) -> list[str]:
    """A masthead, a Word file and a transcript: an issue."""
    (folder / "masthead.md").write_text(MASTHEAD, encoding="utf-8")
    (folder / "6.txt").write_bytes(DROUGHT.encode("gb18030"))
    return [str(folder / "masthead.md"), str(word(folder, **changes)), str(folder / "6.txt")]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_a_masthead_and_files_of_departments_make_one_issue(root: Path, tmp_path: Path) -> None:
    done = gongbao(root, "import", *three(tmp_path))
    assert "字符核对" in done.stdout
    loaded = load_archive(root)
    (issue,) = loaded.archive.issues
    assert not [problem for problem in loaded.problems if problem.level == "error"]
    assert (issue.id, issue.overall_number, issue.draft) == ("2021-02", 12, True)
    assert [(d.id, d.page, d.document_number) for d in issue.documents] == [
        ("yzf-2021-5", 3, "样政发〔2021〕5号"), ("yzf-2021-6", 5, "样政发〔2021〕6号"),
    ]  # fmt: skip
    assert (root / "content/issues/2021-02/tables/yzf-2021-5-1.csv").read_text(
        encoding="utf-8"
    ) == "单位,任务\n市水利局,修堤\n各乡镇,巡查\n"
    assert "orphan-file" not in gongbao(root, "check").stdout


def test_the_report_names_file_and_line(root: Path, tmp_path: Path) -> None:
    given = three(tmp_path, text="请认真\u200b修筑堤防。")
    assert "5.docx 第 4 行" in gongbao(root, "import", *given).stdout
    english = gongbao(root, "--lang", "en", "import", *given, "--replace").stdout
    assert "5.docx line 4" in english and "ledger:" in english


def test_the_order_given_is_the_print_order(tmp_path: Path) -> None:
    masthead, first, second = (Path(name) for name in three(tmp_path))
    numbers = [
        [document.document_number[-2] for document in understand(*map(read_file, order)).documents]
        for order in ((masthead, first, second), (masthead, second, first))
    ]
    assert numbers == [["5", "6"], ["6", "5"]]


def test_an_issue_that_is_there_is_not_touched_without_replace(root: Path, tmp_path: Path) -> None:
    gongbao(root, "import", *three(tmp_path))
    before = files(root)
    assert "--replace" in gongbao(root, "import", *three(tmp_path, text="别的。"), status=1).stderr
    assert files(root) == before


def test_importing_the_same_again_changes_nothing(root: Path, tmp_path: Path) -> None:
    gongbao(root, "import", *three(tmp_path))
    before = files(root)
    gongbao(root, "import", *three(tmp_path), "--replace")
    assert files(root) == before


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_replacing_keeps_what_the_editor_changed_and_says_where_both_did(root: Path, tmp_path: Path) -> None:
    gongbao(root, "import", *three(tmp_path))
    folder = root / "content/issues/2021-02"
    edit(folder / "issue.yml", "draft: true\n", "draft: false  # 已校\n")
    edit(folder / "issue.yml", "    disclosure: 此件公开发布\n", "    disclosure: 此件主动公开\n")
    edit(folder / "yzf-2021-5.md", "请认真修筑堤防。", "请认真修筑河堤。")
    edit(folder / "yzf-2021-6.md", "请认真抗旱。", "请切实抗旱。")
    edit(folder / "tables/yzf-2021-5-1.csv", "各乡镇,巡查", "各乡镇,日夜巡查")
    (folder / "校样.pdf").write_bytes(b"%PDF-1.4")
    done = gongbao(root, "import", *three(tmp_path, text="请立即修筑堤防。", task="修堤坝"), "--replace")
    now = {name: content.decode("utf-8", "replace") for name, content in files(folder).items()}
    assert "请认真修筑河堤。" in now["yzf-2021-5.md"]
    assert now["yzf-2021-6.md"] == "请切实抗旱。\n"
    assert now["tables/yzf-2021-5-1.csv"] == "单位,任务\n市水利局,修堤坝\n各乡镇,日夜巡查\n"
    assert "disclosure: 此件主动公开" in now["issue.yml"] and "draft: false  # 已校" in now["issue.yml"]
    assert "校样.pdf" in now
    for value in ("请认真修筑河堤。", "请立即修筑堤防。", "请认真修筑堤防。"):
        assert value in done.stdout
    assert "import-conflict" in now["issue.yml"]
    assert "review" in gongbao(root, "check").stdout
    assert "请立即修筑堤防。" in now[f"{LAST}/yzf-2021-5.md"]


def test_discarding_edits_takes_the_new_import(root: Path, tmp_path: Path) -> None:
    gongbao(root, "import", *three(tmp_path))
    fresh = files(root / "content/issues/2021-02")
    edit(root / "content/issues/2021-02/yzf-2021-6.md", "请认真抗旱。", "请切实抗旱。")
    gongbao(root, "import", *three(tmp_path), "--replace", "--discard-edits")
    assert files(root / "content/issues/2021-02") == fresh


def test_an_issue_written_by_hand_is_all_the_editor_s(root: Path, tmp_path: Path) -> None:
    gongbao(root, "import", *three(tmp_path))
    folder = root / "content/issues/2021-02"
    for path in sorted((folder / LAST).rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    edit(folder / "yzf-2021-6.md", "请认真抗旱。", "手写的正文。")
    done = gongbao(root, "import", *three(tmp_path), "--replace")
    assert (folder / "yzf-2021-6.md").read_text(encoding="utf-8") == "手写的正文。\n"
    assert "手写的正文。" in done.stdout


def made(*texts: str) -> tuple[str, dict[str, str]]:
    issue, texts_of = draft(understand(*texts), Archive((), ()), "2021-02")
    return issue.id, texts_of


def document(title: str, text: str) -> str:
    return f"样例市人民政府关于{title}的通知\n\n各乡镇人民政府：\n\n{text}\n\n样例市人民政府\n2021年4月20日\n"


def test_a_document_keeps_its_id_when_others_come_before_it(tmp_path: Path) -> None:
    one, two = document("抗旱", "请抗旱。"), document("防火", "请防火。")
    store(*made(one, two), tmp_path)
    edit(tmp_path / "2021-02/02.md", "请防火。", "请切实防火。")
    stored = store(*made(document("植树", "请植树。"), one, two), tmp_path, replace=True)
    assert not stored.conflicts
    bodies = {path.name: path.read_text("utf-8") for path in (tmp_path / "2021-02").glob("*.md")}
    assert bodies == {"01.md": "请抗旱。\n", "02.md": "请切实防火。\n", "03.md": "请植树。\n"}


def test_an_id_that_the_editor_gave_stays(tmp_path: Path) -> None:
    one, two = document("抗旱", "请抗旱。"), document("防火", "请防火。")
    store(*made(one, two), tmp_path)
    folder = tmp_path / "2021-02"
    edit(folder / "issue.yml", '"02"', "fanghuo")
    (folder / "02.md").rename(folder / "fanghuo.md")
    stored = store(*made(one, document("防火", "请严格防火。")), tmp_path, replace=True)
    assert not stored.conflicts
    assert sorted(path.name for path in folder.glob("*.md")) == ["01.md", "fanghuo.md"]
    assert (folder / "fanghuo.md").read_text("utf-8") == "请严格防火。\n"


def test_a_document_that_the_import_lacks_stays_if_it_was_edited(tmp_path: Path) -> None:
    one, two, three_ = document("抗旱", "请抗旱。"), document("防火", "请防火。"), document("植树", "请植树。")
    store(*made(one, two, three_), tmp_path)
    folder = tmp_path / "2021-02"
    edit(folder / "02.md", "请防火。", "请切实防火。")
    stored = store(*made(one), tmp_path, replace=True)
    assert [conflict.where for conflict in stored.conflicts] == ["02.md"]
    assert sorted(path.name for path in folder.glob("*.md")) == ["01.md", "02.md"]
    assert "关于防火" in (folder / "issue.yml").read_text("utf-8")
    assert "关于植树" not in (folder / "issue.yml").read_text("utf-8")


def test_an_issue_yml_with_an_error_is_not_merged(tmp_path: Path) -> None:
    store(*made(document("抗旱", "请抗旱。")), tmp_path)
    edit(tmp_path / "2021-02/issue.yml", "number: 2", "number: 二")
    before = files(tmp_path)
    with pytest.raises(ImportProblem, match="now-broken"):
        store(*made(document("抗旱", "请切实抗旱。")), tmp_path, replace=True)
    assert files(tmp_path) == before


def test_a_table_that_cannot_be_read_is_not_merged(root: Path, tmp_path: Path) -> None:
    """Read as far as it goes, it would come back with half of its rows in one cell."""
    gongbao(root, "import", *three(tmp_path))
    folder = root / "content/issues/2021-02"
    edit(folder / "tables/yzf-2021-5-1.csv", "各乡镇,巡查", '各乡镇,"巡查')
    before = files(folder)
    done = gongbao(root, "import", *three(tmp_path, task="修堤坝"), "--replace", status=1)
    assert "tables/yzf-2021-5-1.csv 第 3 行" in done.stderr
    assert files(folder) == before


@pytest.mark.parametrize("step", ["_write", "_keep_others", "exchange"])
def test_a_cut_leaves_the_old_issue_whole(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store(*made(document("抗旱", "请抗旱。")), tmp_path)
    before = files(tmp_path)

    def cut(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store_module, step, cut)
    with pytest.raises(ImportProblem, match="unwritable"):
        store(*made(document("抗旱", "请切实抗旱。")), tmp_path, replace=True)
    assert files(tmp_path) == before


def test_an_exchange_that_was_cut_is_mended(tmp_path: Path) -> None:
    """Between two renames, where folders cannot change places in one step."""
    store(*made(document("抗旱", "请抗旱。")), tmp_path)
    before = files(tmp_path / "2021-02")
    (tmp_path / "2021-02").rename(tmp_path / ".2021-02.old")
    with pytest.raises(ImportProblem, match="exists"):
        store(*made(document("抗旱", "请切实抗旱。")), tmp_path)
    assert files(tmp_path / "2021-02") == before


@pytest.mark.skipif(os.name != "posix", reason="a process is killed by a signal")
def test_killed_at_any_file_the_issue_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    old, new = document("抗旱", "请抗旱。"), document("抗旱", "请切实抗旱。")
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        "from generator.importer import store as module\n"
        "from tests.importer.test_replace import made\n"
        "left = int(sys.argv[2])\nopened = Path.write_text\n"
        "def write(self, *a, **k):\n    global left\n    left -= 1\n    os.kill(os.getpid(), 9) if left < 0 else None\n    return opened(self, *a, **k)\n"
        "Path.write_text = write\nmodule.store(*made(sys.argv[3]), Path(sys.argv[1]), replace=True)\n"
    )
    for count in (0, 1, 2, 9):
        folder = tmp_path / str(count)
        store(*made(old), folder)
        subprocess.run([sys.executable, "-c", program, str(folder), str(count), new], check=False, capture_output=True)
        text = (folder / "2021-02/01.md").read_text("utf-8")
        assert text == ("请切实抗旱。\n" if count == 9 else "请抗旱。\n")
        store(*made(new), folder, replace=True)
        assert sorted(path.name for path in folder.iterdir()) == ["2021-02"]
