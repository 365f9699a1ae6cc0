"""Two folders change places at once, so that a cut never leaves half of either."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def exchange(new: Path, site: Path, old: Path) -> None:
    """Put the folder `new` in the place of `site`; what was there ends up at `new`.

    One step on Linux. Elsewhere it goes by way of `old`: if that is there and `site` is not, the exchange was cut and
    `old` holds what was there.
    """
    if not site.exists():
        site.parent.mkdir(parents=True, exist_ok=True)
        new.rename(site)
        return
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        rename = getattr(library, "renameat2", None)
        if rename is not None:
            result = rename(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE)
            if result == 0:
                return
    site.rename(old)
    new.rename(site)
    old.rename(new)
