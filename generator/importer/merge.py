"""Three-way merge: the last import, what the editor made of it, the new import -> what stands now, and the conflicts.

Pure. Wherever only one side changed, its change is taken; where both changed the same place differently, the editor's
stays and the conflict is reported with both values.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ..model.table import Grid

Item = TypeVar("Item")
Row = tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """Both sides changed `where` differently. `last` is what both began with; None where a side has nothing."""

    where: str
    last: str | None
    kept: str | None
    new: str | None


# Lists whose items are told apart by a field: these are matched by it, whatever their order.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "documents": ("id",),
    "contents": ("section",),
    "entries": ("document",),
    "attachments": ("number",),
    "tables": ("file",),
    "relations": ("type", "target"),
    "review": ("code", "where", "chosen"),
}
_MISSING: Any = object()


def merge_value(last: Any, now: Any, new: Any, conflicts: list[Conflict], where: str = "", name: str = "") -> Any:
    """Merge values of a parsed YAML file: dicts by key, lists of `_KEYS` by their items' keys, all else as a whole."""
    if now in (last, new):
        return new
    if new == last:
        return now
    if isinstance(now, dict) and isinstance(new, dict):
        held = last if isinstance(last, dict) else {}
        return _merge_fields(held, now, new, conflicts, where)
    if isinstance(now, list) and isinstance(new, list) and name in _KEYS and _keyed(name, now, new):
        held_list = last if isinstance(last, list) and _keyed(name, last) else []
        return _merge_items(held_list, now, new, conflicts, where, name)
    conflicts.append(Conflict(where, _shown(last), _shown(now), _shown(new)))
    return now


def _merge_fields(
    last: dict[str, Any], now: dict[str, Any], new: dict[str, Any], conflicts: list[Conflict], where: str
) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for key in [*now, *(key for key in new if key not in now)]:
        place = f"{where}.{key}" if where else key
        value = merge_value(
            last.get(key, _MISSING), now.get(key, _MISSING), new.get(key, _MISSING), conflicts, place, key
        )
        if value is not _MISSING:
            merged[key] = value
    return merged


def _keyed(name: str, *lists: list[Any]) -> bool:
    """Every item is a mapping, and no two of one list have the same key."""
    return all(
        all(isinstance(item, dict) for item in items) and len({_key(name, item) for item in items}) == len(items)
        for items in lists
    )


def _key(name: str, item: dict[str, Any]) -> tuple[str, ...]:
    if name == "review" and item.get("where"):
        # One doubt of a kind at one place, whatever was chosen there.
        return (str(item.get("code", "")), str(item["where"]))
    return tuple(str(item.get(field, "")) for field in _KEYS[name])


def _merge_items(
    last: list[Any], now: list[Any], new: list[Any], conflicts: list[Conflict], where: str, name: str
) -> list[Any]:
    old, ours, theirs = ({_key(name, item): item for item in items} for items in (last, now, new))
    order = _order(list(old), list(ours), list(theirs))
    merged: list[Any] = []
    for key in order:
        place = f"{where}[{' '.join(part for part in key if part)}]"
        value = merge_value(
            old.get(key, _MISSING), ours.get(key, _MISSING), theirs.get(key, _MISSING), conflicts, place
        )
        if value is not _MISSING:
            merged.append(value)
    return merged


def _order(last: list[Item], now: list[Item], new: list[Item]) -> list[Item]:
    """All keys: in the editor's order if the editor changed it, else in the new one; others behind their neighbour."""
    shared = set(last) & set(now)
    moved = [key for key in now if key in shared] != [key for key in last if key in shared]
    first, second = (now, new) if moved or not last else (new, now)
    order = list(first)
    for position, key in enumerate(second):
        if key not in order:
            before = next((held for held in reversed(second[:position]) if held in order), None)
            order.insert(order.index(before) + 1 if before is not None else 0, key)
    return order


def _shown(value: Any) -> str | None:
    if value is _MISSING:
        return None
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    return "、".join(str(_shown(item)) for item in value) if isinstance(value, list) else str(value)


def merge_items(
    last: Sequence[Item],
    now: Sequence[Item],
    new: Sequence[Item],
    both: Callable[[Item, Item, Item, int], Item],
    clash: Callable[[Sequence[Item], Sequence[Item], Sequence[Item], int], None],
) -> list[Item]:
    """Merge sequences (lines, rows). `both` merges single items where the runs that differ are equally long; `clash`
    is told of runs that cannot be merged, of which the editor's stays. Positions are those of `now`, from 0."""
    in_now, in_new = _matches(last, now), _matches(last, new)
    merged: list[Item] = []
    at = (0, 0, 0)
    for stable in [*(index for index in range(len(last)) if index in in_now and index in in_new), len(last)]:
        end = (stable, in_now.get(stable, len(now)), in_new.get(stable, len(new)))
        old, ours, theirs = last[at[0] : end[0]], now[at[1] : end[1]], new[at[2] : end[2]]
        if list(ours) == list(old):
            merged += theirs
        elif list(theirs) in (list(old), list(ours)):
            merged += ours
        elif len(old) == len(ours) == len(theirs):
            merged += [both(*items, at[1] + i) for i, items in enumerate(zip(old, ours, theirs, strict=True))]
        else:
            clash(old, ours, theirs, at[1])
            merged += ours
        if stable < len(last):
            merged.append(now[end[1]])
        at = (end[0] + 1, end[1] + 1, end[2] + 1)
    return merged


def _matches(last: Sequence[Item], other: Sequence[Item]) -> dict[int, int]:
    """Positions in `last` of items that stand in `other` too, in the same order."""
    matcher = difflib.SequenceMatcher(None, last, other, autojunk=False)
    return {
        block.a + offset: block.b + offset for block in matcher.get_matching_blocks() for offset in range(block.size)
    }


def merge_text(last: str, now: str, new: str, name: str, conflicts: list[Conflict]) -> str:
    """Merge two texts by their blocks (parted by blank lines)."""

    def both(old: str, ours: str, theirs: str, position: int) -> str:
        if ours in (old, theirs):
            return theirs
        if theirs != old:
            conflicts.append(Conflict(f"{name} ¶{position + 1}", old, ours, theirs))
        return ours

    def clash(old: Sequence[str], ours: Sequence[str], theirs: Sequence[str], position: int) -> None:
        values = ("\n\n".join(side) if side else None for side in (old, ours, theirs))
        conflicts.append(Conflict(f"{name} ¶{position + 1}", *values))

    old, ours, theirs = (text.rstrip("\n").split("\n\n") for text in (last, now, new))
    merged = "\n\n".join(merge_items(old, ours, theirs, both, clash))
    return merged + "\n" if merged else ""


def merge_table(last: str, now: str, new: str, name: str, conflicts: list[Conflict]) -> str:
    """Merge two CSV texts by rows, and rows of equal length by cells. Raises csv.Error if one cannot be read."""

    def both(old: Row, ours: Row, theirs: Row, position: int) -> Row:
        if not len(old) == len(ours) == len(theirs):
            clash([old], [ours], [theirs], position)
            return ours
        return tuple(
            merge_value(a, b, c, conflicts, f"{name} {position + 1}:{column + 1}")
            for column, (a, b, c) in enumerate(zip(old, ours, theirs, strict=True))
        )

    def clash(old: Sequence[Row], ours: Sequence[Row], theirs: Sequence[Row], position: int) -> None:
        values = ("\n".join(",".join(row) for row in side) if side else None for side in (old, ours, theirs))
        conflicts.append(Conflict(f"{name} {position + 1}", *values))

    merged: list[Row] = merge_items(_rows(last), _rows(now), _rows(new), both, clash)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(merged)
    return out.getvalue()


def _rows(text: str) -> list[Row]:
    return list(Grid.parse(text).rows)
