"""An issue that is taken out of an archive leaves nothing behind, but for its permanent addresses."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.archives import document, write_archive
from tests.conftest import gongbao


def test_what_is_kept_of_an_issue_goes_with_it(tmp_path: Path) -> None:
    issues = {"2021-01": [document(1)], "2021-02": [document(2)]}
    root = write_archive(tmp_path / "archive", issues, theme=False)
    gongbao(root, "build")
    shutil.rmtree(root / "content/issues/2021-02")
    ledger = root / "content/permalinks.txt"
    moved = [
        line if "2.html" not in line else f"{line} -> issues/2021/1.html" for line in ledger.read_text().splitlines()
    ]
    ledger.write_text("\n".join(moved) + "\n")
    gongbao(root, "build")
    for kind in ("findings", "search"):
        assert [path.name for path in (root / ".cache" / kind).iterdir()] == ["2021-01"]
    assert not (root / "site/issues/2021/2.json").exists()
