"""Model values -> YAML text that loads to equal values. Fields that hold their default are left out."""

from __future__ import annotations

import datetime
import re
from typing import Any

from pydantic import BaseModel

from ..model.issue import GazetteIssue

_PLAIN = re.compile(
    r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~.+0-9\x00-\x1f\x7f-\x9f\ufeff][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*"
)
_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
SCHEMA_LINE = "# yaml-language-server: $schema={path}\n"


def dump_issue(issue: GazetteIssue) -> str:
    """issue.yml of `issue`, with the line that lets an editor's program complete and check it."""
    return SCHEMA_LINE.format(path="../../../docs/schemas/issue.schema.json") + dump_yaml(issue)


def dump_yaml(value: BaseModel) -> str:
    """YAML of a model value."""
    return "\n".join(yaml_lines(value)) + "\n"


def yaml_lines(value: BaseModel) -> list[str]:
    """Lines of the YAML of a model value, not indented."""
    return _mapping(_plain(value), 0)


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        found: dict[str, Any] = {}
        for name, field in type(value).model_fields.items():
            item = getattr(value, name)
            if field.is_required() or item != field.get_default(call_default_factory=True):
                found[name] = _plain(item)
        return found
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _mapping(value: dict[str, Any], indent: int) -> list[str]:
    lines: list[str] = []
    for key, item in value.items():
        lines += _field(" " * indent + key + ":", item, indent)
    return lines or [" " * indent + "{}"]


def _field(head: str, item: Any, indent: int) -> list[str]:
    if isinstance(item, dict):
        return [head, *_mapping(item, indent + 2)] if item else [head + " {}"]
    if isinstance(item, list):
        return [head, *_sequence(item, indent + 2)] if item else [head + " []"]
    return [f"{head} {scalar(item)}"]


def _sequence(items: list[Any], indent: int) -> list[str]:
    lines: list[str] = []
    for item in items:
        if isinstance(item, dict) and item:
            inner = _mapping(item, indent + 2)
            lines += [" " * indent + "- " + inner[0].lstrip(), *inner[1:]]
        else:
            lines.append(" " * indent + "- " + ("{}" if isinstance(item, dict) else scalar(item)))
    return lines


def scalar(value: Any) -> str:
    """A text, number, truth value or date as it is written in YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | datetime.date):
        return str(value)
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text.lower() not in _RESERVED
    if plain and ": " not in text and " #" not in text and not text.endswith((":", " ")):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04X}", escaped) + '"'
