"""YAML text -> plain values, with the place of every field; only what an editor needs of YAML is allowed.

Built on pyyaml's `compose`: `safe_load` drops places, lets duplicate keys pass, reads 12:30 as a number and dies
without a line on 2020-13-09. Here every scalar is text; the models convert it. Anchors, aliases and tags are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import yaml

from ..problems import Problem, Where
from .yaml_mistakes import usual_mistake

# Of the loaders the one that guesses no types, since every scalar is text.
_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_KINDS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class Loader(_Base):  # type: ignore[misc]
    """Tags a node by its kind alone. What the base looks up for every node (types by pattern, by path) is not there."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        return _KINDS[kind]

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DEPTH = 40
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
)
_BRACKET = re.compile(r"[\[\]{}]")
_INDENTED = re.compile(r"(?:[-?:] +){40}|^ {40}", re.MULTILINE)
# One of these is in each text in which the first kind of indentation is; single signs are found faster.
_TWICE = tuple(re.compile(rf"{sign} +[-?:] ") for sign in ("-", r"\?", ":"))


@dataclass(frozen=True)
class Place:
    """Line and column of a field, both from 1."""

    line: int
    column: int


class Composed:
    """A parsed file: `value` (dicts, lists, text, None) and the problems found; `places()` where each field stands."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.value: Any = None
        self._node: Any = None
        self._seen: set[int] = set()
        try:
            if _may_be_deep(text) and (mark := _too_deep(text)) is not None:
                self._report("yaml-too-deep", mark)
                return
            self._node = yaml.compose(text, Loader=Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if (usual := usual_mistake(text, error)) is not None:
                code, line, column, sign = usual
                self.problems.append(Problem("error", code, path, line, column, values={"sign": sign}))
            else:
                self._report("yaml-syntax", mark, detail=error.problem or str(error))
        except (yaml.YAMLError, RecursionError) as error:
            line, column = _reader_place(text, error)
            self.problems.append(
                Problem("error", "yaml-syntax", path, line, column, values={"detail": str(error).split("\n")[0]})
            )
        if self._node is not None:
            self.value = self._construct(self._node, 0)

    def places(self) -> dict[Where, Place]:
        """Where every field stands: path of keys and indexes -> place of its key (or list item)."""
        found: dict[Where, Place] = {(): Place(1, 1)}
        if self._node is not None:
            _collect(self._node, (), found, set())
        return found

    def _report(self, code: str, mark: Any, **values: object) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        self.problems.append(Problem("error", code, self.path, line, column, values=values))

    def _construct(self, node: Any, depth: int) -> Any:
        if depth > _DEPTH:
            self._report("yaml-too-deep", node.start_mark)
            return None
        # An alias gives the same node again; expanding aliases lets a small file fill the memory.
        if id(node) in self._seen or node.tag not in _TAGS:
            self._report("yaml-alias" if node.tag in _TAGS else "yaml-tag", node.start_mark, tag=node.tag)
            return None
        self._seen.add(id(node))
        value = node.value
        if isinstance(node, yaml.ScalarNode):
            return None if value in _NULLS and not node.style else value
        if isinstance(node, yaml.SequenceNode):
            return [self._construct(item, depth + 1) for item in value]
        found: dict[str, Any] = {}
        for key_node, value_node in value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                self._report("yaml-key", key_node.start_mark)
            elif key in found:
                self._report("duplicate-key", key_node.start_mark, key=key)
            else:
                found[key] = self._construct(value_node, depth + 1)
        return found


def _may_be_deep(text: str) -> bool:
    """A cheap look at brackets and indentation, so that only a strange file is read twice."""
    if text.count("[") + text.count("{") <= _DEPTH // 2:
        suspect = " " * 40 in text or any(pattern.search(text) for pattern in _TWICE)
        return suspect and _INDENTED.search(text) is not None
    steps = (1 if bracket in "[{" else -1 for bracket in _BRACKET.findall(text))
    depths = accumulate(steps, lambda depth, step: max(depth + step, 0))
    return max(depths, default=0) > _DEPTH // 2 or _INDENTED.search(text) is not None


def _too_deep(text: str) -> Any:
    """Where nesting passes the limit, or None: `compose` recurses in C and would take the process with it."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEPTH:
                return event.start_mark
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _collect(node: Any, where: Where, found: dict[Where, Place], seen: set[int]) -> None:
    if id(node) in seen or len(where) > _DEPTH:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            found.setdefault((*where, index), Place(item.start_mark.line + 1, item.start_mark.column + 1))
            _collect(item, (*where, index), found, seen)
    elif isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, yaml.ScalarNode):
                mark = key_node.start_mark
                found.setdefault((*where, key_node.value), Place(mark.line + 1, mark.column + 1))
                _collect(value_node, (*where, key_node.value), found, seen)


def _reader_place(text: str, error: Exception) -> tuple[int, int]:
    position = getattr(error, "position", None)
    if not isinstance(position, int) or position > len(text):
        return 1, 1
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
