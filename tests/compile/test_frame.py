"""A frame stands for the page template only where it gives the very bytes that the template gives."""

from __future__ import annotations

from collections.abc import Mapping

import jinja2
import pytest

from generator.compile.frame import make_frame, read_front_matter, section_of
from generator.pages.markup import front_matter

META = {"title": "关于<样例>的通知", "root": "../../../", "head": '<meta name="x" content="&amp;">\n'}
ADDRESS = "d/yz/2020/10.html"
PLAIN = "{{ m.root }}<title>{{ m.title | e }}</title>{{ m.head }}<h1 title='{{ m.title | e }}'>{{ content }}"


def rendered(template: str, address: str, meta: Mapping[str, str], content: str) -> str:
    return jinja2.Template(template).render(m=meta, content=content, address=address)


@pytest.mark.parametrize(
    ("template", "framed"),
    [
        (PLAIN, True),
        (PLAIN + "{{ address.partition('/')[0] }}", True),
        (PLAIN + "{{ address }}", False),
        (PLAIN + "{{ m.title }}", False),
        (PLAIN + "{{ m.title | length }}", False),
        (PLAIN + "{{ content | striptags }}", False),
    ],
)
def test_a_frame_gives_what_the_template_gives_or_there_is_none(template: str, framed: bool) -> None:
    frame = make_frame(lambda *values: rendered(template, *values), ADDRESS, META)
    assert (frame is not None) == framed
    if frame is not None:
        for title in ("<\"&'>", "", "\\1 {{ title }}", "\ue000title\ue001"):
            meta, content = {**META, "title": title}, f"<p>{title}"
            assert frame.fill(meta, content) == rendered(template, ADDRESS, meta, content)


def test_front_matter_is_read_as_it_was_written() -> None:
    values = {"title": '关于"a: b"的\u2028通知\n---\n\\', "head": "", "root": "../"}
    _, front, rest = (front_matter(values) + "正文").split("---\n", 2)
    assert (read_front_matter(front), rest) == (values, "正文")


@pytest.mark.parametrize(
    ("address", "section"),
    [("d/yz/2020/10.html", "d"), ("en/places/index.html", "places"), ("en/about.html", "about.html")],
)
def test_section(address: str, section: str) -> None:
    assert section_of(address) == section
