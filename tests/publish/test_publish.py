"""Publishing: all at once or not at all, a manifest that standard tools read, and a proof for copies."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.manifest import MANIFEST, read_manifest, verify
from generator.publish import Publication, SiteBusyError, SiteDamagedError, SiteTakenError
from tests.conftest import gongbao

FIRST = {"index.html": b"one", "d/a.html": b"a", "d/b.html": b"b"}


def opened(tmp_path: Path, site: str = "site"):  # type: ignore[no-untyped-def]
    return Publication.open(tmp_path / site, tmp_path / ".cache")


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def publish(tmp_path: Path, new: dict[str, bytes], kept: tuple[str, ...] = ()) -> int:
    """Publish `new` and what the published site has at the addresses `kept`; gives how many files changed."""
    with opened(tmp_path) as publication:
        staging = publication.stage()
        made = {address: staging.put(address, data) for address, data in new.items()}
        wanted = {address: publication.hashes.get(address, "") for address in kept} | made
        return publication.publish(staging, wanted, made)


def published(tmp_path: Path) -> Path:
    assert publish(tmp_path, FIRST) == 3
    return tmp_path / "site"


def test_first_and_second_generation(tmp_path: Path) -> None:
    site = published(tmp_path)
    assert files(site).keys() == FIRST.keys() | {MANIFEST}
    assert publish(tmp_path, {"index.html": b"two"}, ("d/a.html",)) == 2
    assert {a: d for a, d in files(site).items() if a != MANIFEST} == {"index.html": b"two", "d/a.html": b"a"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "site"]


def test_the_same_content_publishes_nothing(tmp_path: Path) -> None:
    site = published(tmp_path)
    before = site.stat().st_ino
    assert publish(tmp_path, {"index.html": b"one"}, ("d/a.html", "d/b.html")) == 0
    assert site.stat().st_ino == before


def test_an_old_generation_is_never_written_to(tmp_path: Path) -> None:
    """A mirror made of hard links, as libraries keep them, stays what it was."""
    site = published(tmp_path)
    shutil.copytree(site, tmp_path / "mirror", copy_function=lambda a, b: Path(b).hardlink_to(a))
    publish(tmp_path, {"index.html": b"two", "d/a.html": b"changed"}, ("d/b.html",))
    assert {a: d for a, d in files(tmp_path / "mirror").items() if a != MANIFEST} == FIRST


def test_sha256sum_reads_the_manifest(archive: Path) -> None:
    result = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", MANIFEST],
        cwd=archive / "site",
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (0, b"")


def test_verify_names_what_differs(archive: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(archive / "site", copy)
    assert "0" not in gongbao(archive, "--lang", "en", "verify", str(copy)).stderr.split()
    (copy / "about.html").unlink()
    (copy / "新.html").write_bytes(b"x")
    page = copy / "d/xzf/2020/10.html"
    page.write_bytes(page.read_bytes().replace("军地".encode(), "军民".encode(), 1))
    difference = verify(copy)
    assert difference is not None
    assert (difference.missing, difference.altered, difference.extra) == (
        ("about.html",),
        ("d/xzf/2020/10.html",),
        ("新.html",),
    )
    said = gongbao(archive, "verify", str(copy), status=1).stderr
    assert all(name in said for name in ("about.html", "d/xzf/2020/10.html", "新.html"))


def test_a_folder_without_manifest_proves_nothing(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "x.html").write_bytes(b"x")
    assert verify(tmp_path) is None
    gongbao(archive, "verify", str(tmp_path), status=2)


def test_two_publications_at_once(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(SiteBusyError), opened(tmp_path):
        pass


def test_a_kept_file_that_is_gone(tmp_path: Path) -> None:
    site = published(tmp_path)
    (site / "d/a.html").unlink()
    with pytest.raises(SiteDamagedError):
        publish(tmp_path, {"index.html": b"two"}, ("d/a.html",))
    assert (site / "index.html").read_bytes() == b"one"


@pytest.mark.parametrize("cut", ["old", "next"])
def test_a_cut_between_the_two_renames_is_mended(tmp_path: Path, cut: str) -> None:
    site = published(tmp_path)
    site.rename(tmp_path / (".cache/site.next" if cut == "next" else ".cache/site.old"))
    with opened(tmp_path) as publication:
        assert publication.hashes == read_manifest(site)
        assert files(site).keys() == FIRST.keys() | {MANIFEST}


def test_what_never_was_a_site_is_not_taken_away(tmp_path: Path) -> None:
    """`site_folder: docs` in an archive that has documentation of its own there."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/notes.md").write_bytes(b"mine")
    for _ in range(2):
        with pytest.raises(SiteTakenError, match=r"notes\.md"):
            publish(tmp_path, FIRST)
        assert files(tmp_path / "site") == {"notes.md": b"mine"}


@pytest.mark.parametrize("folder", [".", "..", "content", "theme", "site_config.yml"])
def test_the_site_never_takes_the_place_of_the_archive(archive: Path, tmp_path: Path, folder: str) -> None:
    root = tmp_path / "archive"
    shutil.copytree(archive, root, ignore=shutil.ignore_patterns("site", ".cache", "build"))
    config = root / "site_config.yml"
    config.write_text(config.read_text(encoding="utf-8") + f"site_folder: {folder}\n", encoding="utf-8")
    before = files(root)
    assert "另选文件夹" in gongbao(root, "build", status=2).stderr
    assert {name: data for name, data in files(root).items() if not name.startswith((".cache/", "build/"))} == before


def test_a_folder_beside_the_site_is_nobody_s_business(tmp_path: Path) -> None:
    site = published(tmp_path)
    shutil.copytree(site, tmp_path / "site.old")
    publish(tmp_path, {"index.html": b"two"}, ("d/a.html",))
    assert (tmp_path / "site.old/index.html").read_bytes() == b"one"


def test_a_half_staged_generation_is_swept(tmp_path: Path) -> None:
    site = published(tmp_path)
    half = tmp_path / ".cache" / "site.next" / "d" / "a.html"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"half")
    publish(tmp_path, {"index.html": b"two"}, ("d/a.html", "d/b.html"))
    assert {a: d for a, d in files(site).items() if a != MANIFEST} == {**FIRST, "index.html": b"two"}
