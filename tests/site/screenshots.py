"""`make screenshots`: pictures of the repository's own archive into docs/screenshots/.

Each is as the reader sees it in a window of that size; the printed page is the first page of the PDF that Chromium
prints. Colours are reduced, so that all of them together stay small.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote

import pypdfium2
from PIL import Image

from tests.conftest import BROWSERS, ROOT, copy_archive, gongbao

COLOURS = 64
DOCUMENT, LONG_TABLE = "d/xzf/2020/11.html", "d/xzf/2020/10.html"


class Shot(NamedTuple):
    """One picture: its name, the page with its query, the window, and what to do before."""

    name: str
    address: str
    width: int = 1440
    height: int = 1000
    choices: Mapping[str, str] = MappingProxyType({})
    scroll_to: str = ""


SHOTS = (
    Shot("home", "index.html", height=1200),
    Shot("issue", "issues/2020/3.html", 1280, 1150),
    Shot("document", DOCUMENT, height=1200),
    Shot("long-table", LONG_TABLE, 1280, 900, scroll_to="figure.table"),
    Shot("index", "numbers/xzbf/2020.html", 1280, 720),
    Shot("dates", "dates/index.html", 1280, 720),
    Shot("search", f"search.html?q={quote('军地应急联动机制')}", 1280, 900),
    Shot("phone", DOCUMENT, 375, 812),
    Shot("phone-table", LONG_TABLE, 375, 812, scroll_to="figure.table"),
    Shot("dark", DOCUMENT, choices={"theme": "dark"}),
    Shot("large-type", DOCUMENT, 1280, 900, choices={"size": "care"}),
    Shot("high-contrast", DOCUMENT, 1280, 900, choices={"theme": "contrast"}),
)


def main() -> int:
    """Build a copy of the archive, take every picture."""
    from playwright.sync_api import sync_playwright

    target = ROOT / "docs" / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        print("no Chromium: run .ci/install-test-tools")
        return 1
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = copy_archive(Path(folder) / "archive")
        gongbao(root, "build")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for shot in SHOTS:
            _save(target / f"{shot.name}.png", Image.open(BytesIO(_take(browser, root / "site", shot))))
        _save(target / "print.png", _printed(browser, root / "site" / DOCUMENT))
        browser.close()
    total = sum(file.stat().st_size for file in target.glob("*.png"))
    print(f"{len(list(target.glob('*.png')))} pictures, {total / 1e6:.2f} MB: {target}")
    return 0


def _take(browser: Any, site: Path, shot: Shot) -> bytes:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, color_scheme="light", reduced_motion="reduce"
    )
    for name, value in shot.choices.items():
        context.add_init_script(f"localStorage.setItem('gongbao-{name}', '{value}')")
    page = context.new_page()
    address, _, query = shot.address.partition("?")
    page.goto((site / address).as_uri() + (f"?{query}" if query else ""))
    if shot.scroll_to:
        page.evaluate("place => document.querySelector(place).scrollIntoView()", shot.scroll_to)
    page.wait_for_timeout(800)
    picture: bytes = page.screenshot()
    context.close()
    return picture


def _printed(browser: Any, page_file: Path) -> Image.Image:
    """The first and the last printed page side by side."""
    page = browser.new_page()
    page.goto(page_file.as_uri())
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    page.close()
    pages = [document[number].render(scale=1.2).to_pil() for number in (0, len(document) - 1)]
    gap = 24
    sheet = Image.new("RGB", (sum(p.width for p in pages) + 3 * gap, pages[0].height + 2 * gap), "#8a8a8a")
    for number, picture in enumerate(pages):
        sheet.paste(picture, (gap + number * (picture.width + gap), gap))
    return sheet


def _save(path: Path, picture: Image.Image) -> None:
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
