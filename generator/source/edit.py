"""Adds an item to a list in a YAML file without touching the rest of its text: an editor's comments and order stay."""

from __future__ import annotations

from typing import Any

import yaml
from pydantic import BaseModel

from ..problems import Where
from .dump import yaml_lines
from .yaml_text import Loader


def append_item(text: str, where: Where, item: BaseModel) -> str:
    """`text` with `item` after the last item of the list at `where`.

    Raises ValueError if there is no such list, or it is a non-empty list in brackets.
    """
    node = _find(yaml.compose(text, Loader=Loader), where)
    if not isinstance(node, yaml.SequenceNode):
        raise ValueError(where)
    lines = yaml_lines(item)
    if not node.value:
        indent = " " * (2 * len(where))
        block = [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])]
        return text[: node.start_mark.index].rstrip(" ") + "\n" + "\n".join(block) + text[node.end_mark.index :]
    if node.flow_style:
        raise ValueError(where)
    indent = " " * node.start_mark.column
    block = [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])]
    lines_before = _end_line(text, node.value[-1])
    old = text.split("\n")
    return "\n".join([*old[:lines_before], *block, *(old[lines_before:] or [""])])


def _find(node: Any, where: Where) -> Any:
    for part in where:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        else:
            return None
    return node


def _end_line(text: str, last: Any) -> int:
    """Count of lines up to the end of `last`: a block's end mark lies behind blank lines and comments after it."""
    line = last.end_mark.line + (1 if last.end_mark.column else 0)
    lines = text.split("\n")
    while line > last.start_mark.line + 1 and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return int(line)
