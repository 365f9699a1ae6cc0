"""Whatever happens in mid-build, the published site is the old one or the new one, and the next build succeeds."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.manifest import MANIFEST, verify
from tests.conftest import copy_archive, gongbao

BODY = "content/issues/2020-03/xzf-2020-10.md"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built archive of several issues, so that a build takes long enough to be cut."""
    root = copy_archive(tmp_path_factory.mktemp("faults") / "archive")
    source = root / "content/issues/2020-03"
    for number in range(4, 24):
        folder = root / f"content/issues/2020-{number:02d}"
        shutil.copytree(source, folder)
        text = (folder / "issue.yml").read_text(encoding="utf-8")
        text = text.replace("number: 3\n", f"number: {number}\n", 1)
        text = text.replace("overall_number: 119\n", f"overall_number: {116 + number}\n")
        (folder / "issue.yml").write_text(text.replace("〔2020〕", f"〔{1990 + number}〕"), encoding="utf-8")
    gongbao(root, "build")
    return root


@pytest.fixture
def archive_copy(prepared: Path, tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    shutil.copytree(prepared, root)
    return root


def change(root: Path, text: str) -> None:
    path = root / BODY
    path.write_text(path.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")


def manifest(root: Path) -> bytes:
    return (root / "site" / MANIFEST).read_bytes()


def assert_whole(root: Path) -> None:
    found = verify(root / "site")
    assert found is not None
    assert found.whole, found


def assert_next_build_succeeds(root: Path, text: str) -> None:
    gongbao(root, "build")
    assert_whole(root)
    assert text in (root / "site/d/xzf/2020/10.html").read_text(encoding="utf-8")
    leftovers = {path.name for path in root.iterdir()} & {"site.next", "site.old"}
    assert not leftovers


def start(root: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "-C", str(root), "build", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("part", [0.15, 0.4, 0.6, 0.75, 0.9])
def test_ended_at_any_moment(archive_copy: Path, number: int, part: float) -> None:
    root = archive_copy
    old = manifest(root)
    started = time.monotonic()
    gongbao(root, "build", "--no-cache")
    duration = time.monotonic() - started
    change(root, "新的一段")
    process = start(root, "--no-cache")
    time.sleep(duration * part * random.Random(int(part * 100)).uniform(0.9, 1.1))
    os.killpg(process.pid, number)
    _, errors = process.communicate(timeout=60)
    assert b"Traceback" not in errors
    assert_whole(root)
    if manifest(root) == old:
        assert "新的一段" not in (root / "site/d/xzf/2020/10.html").read_text(encoding="utf-8")
    assert_next_build_succeeds(root, "新的一段")


def test_a_worker_that_is_killed_costs_its_batch_only(archive_copy: Path) -> None:
    root = archive_copy
    change(root, "新的一段")
    process = start(root, "--no-cache", "--jobs", "2")
    killed = False
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline and not killed:
        found = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False)
        for child in found.stdout.split():
            os.kill(int(child), signal.SIGKILL)
            killed = True
            break
    _, errors = process.communicate(timeout=60)
    assert killed
    assert process.returncode == 0, errors.decode()
    assert_whole(root)
    assert "新的一段" in (root / "site/d/xzf/2020/10.html").read_text(encoding="utf-8")


def test_a_full_disk(archive_copy: Path) -> None:
    """A limit on the size of a file stands for a full disk: writing fails in the middle."""
    root = archive_copy
    old = manifest(root)
    change(root, "新的一段")
    limit = 4096

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    result = subprocess.run(
        [sys.executable, "-m", "generator.cli", "-C", str(root), "build"],
        capture_output=True,
        text=True,
        preexec_fn=no_room,
        check=False,
    )
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert manifest(root) == old
    assert_whole(root)
    assert_next_build_succeeds(root, "新的一段")


def test_two_builds_at_once(archive_copy: Path) -> None:
    root = archive_copy
    change(root, "新的一段")
    both = [start(root, "--no-cache"), start(root, "--no-cache")]
    for process in both:
        process.communicate(timeout=60)
    assert sorted(process.returncode for process in both) in ([0, 0], [0, 2])
    assert_whole(root)
    assert_next_build_succeeds(root, "新的一段")


@pytest.mark.parametrize("file", ["state", "facts/2020"])
@pytest.mark.parametrize("damage", ["empty", "deleted", "folder deleted", "truncated", "flipped", "foreign"])
def test_a_damaged_cache_is_noticed(archive_copy: Path, damage: str, file: str) -> None:
    root = archive_copy
    state = root / ".cache" / file
    data = state.read_bytes()
    if damage == "folder deleted":
        shutil.rmtree(root / ".cache")
    elif damage == "deleted":
        state.unlink()
    else:
        middle = len(data) // 2
        state.write_bytes(
            {
                "empty": b"",
                "truncated": data[:middle],
                "flipped": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
                "foreign": b"cos\nsystem\n(S'touch hacked'\ntR.",
            }[damage]
        )
    old = manifest(root)
    gongbao(root, "build")
    assert manifest(root) == old
    change(root, "新的一段")
    assert_next_build_succeeds(root, "新的一段")
    assert not (root / "hacked").exists()


def test_a_published_file_that_somebody_removed_comes_back(archive_copy: Path) -> None:
    root = archive_copy
    (root / "site/about.html").unlink()
    change(root, "新的一段")
    assert_next_build_succeeds(root, "新的一段")


@pytest.mark.parametrize("damage", ["removed", "changed"])
def test_a_build_without_news_mends_the_site(archive_copy: Path, damage: str) -> None:
    root = archive_copy
    gongbao(root, "build")
    before, page = manifest(root), root / "site/about.html"
    data = page.read_bytes()
    page.unlink()
    if damage == "changed":
        page.write_bytes(data[:-1] + b"?")
    gongbao(root, "build")
    assert_whole(root)
    assert page.read_bytes() == data
    assert manifest(root) == before


@pytest.mark.parametrize("tree", ["site", ".cache/site.next"])
def test_a_file_that_somebody_changed_comes_back(archive_copy: Path, tree: str) -> None:
    root = archive_copy
    change(root, "第一段")
    gongbao(root, "build")
    page = root / tree / "about.html"
    data = page.read_bytes()
    page.write_bytes(data[:-1] + b"?")
    change(root, "新的一段")
    assert_next_build_succeeds(root, "新的一段")
    assert (root / "site/about.html").read_bytes() == data


def test_a_cache_folder_that_cannot_be_written(archive_copy: Path) -> None:
    root = archive_copy
    change(root, "新的一段")
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_text("a file where a folder should be", encoding="utf-8")
    result = gongbao(root, "build", status=2)
    assert ".cache" in result.stderr
    assert_whole(root)
    (root / ".cache").unlink()
    assert_next_build_succeeds(root, "新的一段")


def test_the_pages_of_the_site_stand_in_build_as_markdown(archive_copy: Path) -> None:
    root = archive_copy

    def sources() -> set[str]:
        docs = root / "build/docs"
        return {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}

    def pages() -> set[str]:
        return {path.relative_to(root / "site").with_suffix("").as_posix() for path in (root / "site").rglob("*.html")}

    gongbao(root, "build")
    assert sources() == pages()
    page = root / "build/docs/issues/2020/3.md"
    before, stamp = page.read_text(encoding="utf-8"), (root / "build/docs/about.md").stat().st_mtime_ns
    change(root, "新的一段")
    gongbao(root, "build")
    assert sources() == pages()
    assert "新的一段" in "".join(path.read_text(encoding="utf-8") for path in (root / "build/docs/d").rglob("*.md"))
    assert page.read_text(encoding="utf-8") == before
    assert (root / "build/docs/about.md").stat().st_mtime_ns == stamp
    gongbao(root, "build", "--no-markdown")
    assert sources() == set()
    gongbao(root, "build")
    assert sources() == pages()
