"""Problems as people read them: `check.<code>` says what is wrong, `check.<code>.hint` how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: dict[str, tuple[str, str]] = {}


def texts(problems: Mapping[str, tuple[str, str, str, str]]) -> dict[str, tuple[str, str]]:
    """Catalogue entries of `code: (Chinese text, Chinese hint, English text, English hint)`."""
    found: dict[str, tuple[str, str]] = {}
    for code, (chinese, chinese_hint, english, english_hint) in problems.items():
        found[f"check.{code}"] = (chinese, english)
        found[f"check.{code}.hint"] = (chinese_hint, english_hint)
    return found
