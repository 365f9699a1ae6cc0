"""The frame around pages: what the page template gives alike for all pages of one kind and one place in the site.

The template puts a page's title, head and content into the same frame for thousands of pages, so it is rendered once
for each frame and the three are put in afterwards. A frame is used only if it was seen to give what the template gives:
a theme whose template does more with them, or asks where exactly a page stands, has every page rendered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape

# What a page has of its own; the rest of its front matter tells which frame it has.
OWN = frozenset({"title", "head"})
_SLOT = re.compile("\ue000(title|head|content)\ue001")
_AWKWARD = '&lt;<b title="q">\'\\1 {{ x }}\n'

Render = Callable[[str, Mapping[str, str], str], str]


@dataclass(frozen=True)
class Frame:
    """Text and names of slots (`title`, `head`, `content`) by turns, text first and last."""

    parts: tuple[str, ...]

    def fill(self, meta: Mapping[str, str], content: str) -> str:
        """The whole page."""
        values = {"title": str(escape(meta["title"])), "head": meta["head"], "content": content}
        parts = list(self.parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)


def make_frame(render: Render, address: str, meta: Mapping[str, str]) -> Frame | None:
    """The frame of the page at `address` and all with the same section and front matter but `OWN`; None if the
    template has none. `render` gives a page of its address, front matter and content."""
    if not meta.keys() >= OWN:
        return None
    slots = {name: f"\ue000{name}\ue001" for name in ("title", "head", "content")}
    marked = {**meta, "title": slots["title"], "head": slots["head"]}
    frame = Frame(tuple(_SLOT.split(render(address, marked, slots["content"]))))
    tried = {**meta, "title": _AWKWARD, "head": _AWKWARD}
    same = frame.fill(tried, _AWKWARD) == render(_elsewhere(address), tried, _AWKWARD)
    return frame if same else None


def section_of(address: str) -> str:
    """What of its address the frame of a page may show: `d` for d/xzf/2020/10.html, `about.html` for en/about.html."""
    return address.removeprefix("en/").partition("/")[0]


def _elsewhere(address: str) -> str:
    """Another address in the same section, as deep."""
    section = section_of(address)
    start = address.index(section) + len(section)
    return address[:start] + re.sub(r"[^/]+?(?=/|\.html$)", "x", address[start:])


def read_front_matter(text: str) -> dict[str, str]:
    """Values of front matter as the pages room writes it: `key: JSON string` on each line."""
    pairs = (line.split(": ", 1) for line in text.removesuffix("\n").split("\n"))
    return {key: _read(value) if key in OWN else _read_shared(value) for key, value in pairs}


_decode = json.JSONDecoder().raw_decode


def _read(value: str) -> str:
    found: str = _decode(value)[0]
    return found


# What is not a page's own is the same for thousands.
_read_shared = lru_cache(maxsize=1024)(_read)
