"""The rooms of docs/architecture.md are those of the package, and imports go down the list."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "generator"


def rooms() -> list[str]:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8").split("## Rooms")[1].split("## ")[0]
    return re.findall(r"^\| `(\w+)(?:\.py|/)` \|", text, re.MULTILINE)


def imports(path: Path) -> Iterator[str]:
    """Rooms of this package that a module imports, wherever in it."""
    inside = len(path.relative_to(PACKAGE).parts) - 1
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom):
            continue
        if node.level == inside + 1:
            names = [node.module] if node.module else [alias.name for alias in node.names]
        elif node.level == 0 and (node.module or "").startswith("generator."):
            names = [(node.module or "").removeprefix("generator.")]
        else:
            continue
        yield from (name.split(".")[0] for name in names)


def test_every_room_is_in_the_list() -> None:
    there = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert set(rooms()) == there - {"__init__", "__pycache__", "__version__", "py.typed"}


def test_no_module_is_longer_than_contributing_allows() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 300
    }
    assert long == {}


def test_imports_go_down_the_list() -> None:
    order = {room: position for position, room in enumerate([*rooms(), "__version__"])}
    upward = []
    for path in sorted(PACKAGE.rglob("*.py")):
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if own == "__init__":
            continue
        upward += [f"{path.relative_to(ROOT)} imports {name}" for name in imports(path) if order[name] < order[own]]
    assert not upward
