"""The message catalogue: every sentence that a citizen or an editor sees, Chinese first, English second.

One module per room, each with `MESSAGES: dict[str, tuple[str, str]]` (key -> Chinese, English); texts take values by
name as in `str.format`. A new module needs no registration.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from functools import cache

LANGUAGES = ("zh-CN", "en")


@cache
def _catalogue() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        found |= importlib.import_module(f"{__name__}.{module.name}").MESSAGES
    return found


def message(key: str, language: str = "zh-CN", /, **values: object) -> str:
    """The text of `key` in `language`; KeyError if the catalogue has no such key."""
    return _text(key, language).format(**values) if values else _fixed(key, language)


@cache
def _text(key: str, language: str) -> str:
    return _catalogue()[key][LANGUAGES.index(language)]


@cache
def _fixed(key: str, language: str) -> str:
    return _text(key, language).format()


def catalogue(prefix: str, language: str = "zh-CN") -> str:
    """Every text whose key begins with `prefix`, without it, as JSON: for scripts. Values stay as `{name}`."""
    number = LANGUAGES.index(language)
    found = {key.removeprefix(prefix): texts[number] for key, texts in _catalogue().items() if key.startswith(prefix)}
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def keys() -> frozenset[str]:
    """Every key of the catalogue."""
    return frozenset(_catalogue())
