"""A page on its way from the pages room to the compile room."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page: `address` relative to the site's root (`d/xzf/2020/10.html`), `markdown` with everything it shows.

    The compiled page is a function of `markdown`, the theme and the configuration only. Its source is written to
    `build/docs/` under the address with `.md` for `.html`.
    """

    address: str
    markdown: str
