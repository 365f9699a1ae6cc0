"""Where issues are: content/issues/<year>-<number>/."""

from __future__ import annotations

from pathlib import Path

ISSUES = "content/issues"


def issue_folders(root: Path) -> list[str]:
    """Folders of issues in order, relative to the root: `content/issues/2020-03`."""
    base = root / ISSUES
    if not base.is_dir():
        return []
    return sorted(f"{ISSUES}/{path.name}" for path in base.iterdir() if path.is_dir() and path.name[:1] != ".")
