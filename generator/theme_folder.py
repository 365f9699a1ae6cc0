"""Where the theme of an archive is: its own folder, or the one that comes with the program."""

from __future__ import annotations

from pathlib import Path

from .config import SiteConfig

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
