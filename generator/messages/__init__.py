"""The message catalogue: every sentence that a citizen or an editor sees, Chinese first, English second.

One module per room, each with `MESSAGES: dict[str, tuple[str, str]]` (key -> Chinese, English); texts take values by
name as in `str.format`. A new module is a line in `_MODULES`.
"""

from __future__ import annotations

import importlib
from functools import cache

_MODULES: tuple[str, ...] = ()
LANGUAGES = ("zh-CN", "en")


@cache
def _catalogue() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name in _MODULES:
        found |= importlib.import_module(f"{__name__}.{name}").MESSAGES
    return found


def message(key: str, language: str = "zh-CN", **values: object) -> str:
    """The text of `key` in `language`; KeyError if the catalogue has no such key."""
    return _catalogue()[key][LANGUAGES.index(language)].format(**values)


def keys() -> frozenset[str]:
    """Every key of the catalogue."""
    return frozenset(_catalogue())
