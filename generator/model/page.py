"""A page on its way from the pages room to the compile room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True)
class Page:
    """One page: `address` relative to the site's root (`d/xzf/2020/10.html`), `markdown` with everything it shows.

    The compiled page is a function of `markdown`, the theme and the configuration only. For MkDocs its source has the
    address with `.md` for `.html`.
    """

    address: str
    markdown: str


@dataclass(frozen=True)
class PlannedPage:
    """A page that is made only if what it shows has changed: `inputs` says all of that, `make` gives the page.

    `make` is a partial of a function at the top of a module, so that another process can call it.
    """

    address: str
    inputs: str
    make: Callable[[], Page]


def planned(page: Page) -> PlannedPage:
    """A page that is quick to make is made to see whether it changed."""
    return PlannedPage(page.address, page.markdown, partial(_given, page))


def _given(page: Page) -> Page:
    return page
