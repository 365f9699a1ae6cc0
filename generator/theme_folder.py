"""Where the theme of an archive is: its own folder, or the one that comes with the program; and what is wrong in it."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .config import SiteConfig

if TYPE_CHECKING:
    from jinja2 import TemplateError

_DEFAULT = SiteConfig.model_fields["theme_folder"].default
_PROGRAM = Path(__file__).resolve().parent


def theme_of(root: Path, config: SiteConfig) -> Path:
    """The archive's `theme_folder`; where the archive at `root` names none and has none, the program's theme.

    That is `generator/theme` in an installed program and `theme/` beside `generator/` in a checkout.
    """
    own = root / config.theme_folder
    if own.is_dir() or config.theme_folder != _DEFAULT:
        return own
    return next((path for path in (_PROGRAM / _DEFAULT, _PROGRAM.parent / _DEFAULT) if path.is_dir()), own)


class ThemeError(Exception):
    """A template cannot be rendered: its file, the line (0 if that is not known), and why, in Jinja's words."""

    def __init__(self, file: str, line: int, detail: str) -> None:
        super().__init__(file, line, detail)
        self.file, self.line, self.detail = file, line, detail


@contextlib.contextmanager
def templates_named() -> Iterator[None]:
    """What renders templates in here raises ThemeError with the place in the template, which no traceback would show
    to those who changed it."""
    # Whoever renders has it loaded; who only asks where a theme is need not.
    from jinja2 import TemplateError

    try:
        yield
    except TemplateError as error:
        raise ThemeError(*_place(error), error.message or type(error).__name__) from error


def _place(error: TemplateError) -> tuple[str, int]:
    if (line := getattr(error, "lineno", None)) is not None:
        return str(getattr(error, "filename", None) or getattr(error, "name", None) or ""), line
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".j2", ".html"))]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else (str(getattr(error, "name", "")), 0)
