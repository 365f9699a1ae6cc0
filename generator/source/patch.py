"""Changes values in a YAML file without touching the rest of its text: an editor's comments and order stay."""

from __future__ import annotations

from typing import Any

import yaml

from .dump import scalar
from .yaml_text import Composed, Loader


def patch_scalars(text: str, old: Any, new: Any) -> str | None:
    """`text`, which holds `old`, changed to hold `new`; None if more differs than single texts, numbers or dates.

    Values are as `Composed` gives them: dicts, lists, text, None.
    """
    if old == new:
        return text
    edits: list[tuple[int, int, str]] = []
    if not _collect(yaml.compose(text, Loader=Loader), old, new, edits):
        return None
    for start, end, value in sorted(edits, reverse=True):
        text = text[:start] + value + text[end:]
    found = Composed("", text)
    return text if not found.problems and found.value == new else None


def _collect(node: Any, old: Any, new: Any, edits: list[tuple[int, int, str]]) -> bool:
    if old == new:
        return True
    if isinstance(node, yaml.MappingNode) and isinstance(new, dict) and set(old) == set(new):
        return all(_collect(value, old[key.value], new[key.value], edits) for key, value in node.value)
    if isinstance(node, yaml.SequenceNode) and isinstance(new, list) and len(old) == len(new):
        return all(_collect(*items, edits) for items in zip(node.value, old, new, strict=True))
    if isinstance(node, yaml.ScalarNode) and isinstance(new, str) and node.style in (None, "'", '"'):
        edits.append((node.start_mark.index, node.end_mark.index, new if _plain(new) else scalar(new)))
        return True
    return False


def _plain(value: str) -> bool:
    """A number, a date or a truth value is written as it is: quoted it would be a text."""
    return value in ("true", "false") or (value.replace("-", "").isascii() and value.replace("-", "").isdigit())
