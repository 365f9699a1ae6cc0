"""The search page and box in Chromium, from a disk: bad input, damage, state, keys, marks."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote

import pytest

from tests.search.conftest import addresses, ask, ready

NUMBER, ADDRESS = "样政发〔2019〕1号", "d/yzf/2019/1.html"


def count(page: Any) -> str:
    return str(page.locator("#result-count").inner_text())


BAD = [
    "", " ", "长" * 10000, "\x01\x1f控制", "(((.*+?[^", "🙂🀄", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>',
    "-", '"', "%", "\\", "&amp;", "constructor", "__proto__",
]  # fmt: skip


@pytest.mark.parametrize("query", BAD)
def test_any_query_has_a_quiet_answer(page: Any, demo: Path, query: str) -> None:
    ask(page, demo / "site", "")
    page.fill("#q", query)
    page.wait_for_timeout(100)
    ready(page)
    assert page.locator("#search-page script, #search-page img").count() == 0
    assert query.strip()[:5].strip("\x01\x1f") in count(page) or page.locator("#results > li").count()


def test_a_lone_surrogate_in_the_box(page: Any, demo: Path) -> None:
    ask(page, demo / "site", "")
    page.evaluate(
        "q => { const i = document.getElementById('q'); i.value = q + '\\ud83d'; i.form.requestSubmit(); }", "噪声"
    )
    page.wait_for_selector("#results > li")
    ready(page)
    assert ADDRESS in addresses(page)


def test_a_number_comes_first_and_leads_straight_from_the_box(page: Any, demo: Path) -> None:
    ask(page, demo / "site", "样政发 2019 1")
    assert addresses(page)[0] == ADDRESS
    page.goto((demo / "site" / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("样政发[2019]1号")
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/yzf/2019/1.html?asked=*")
    page.locator("p.notice a", has_text="样政发[2019]1号").click()
    page.wait_for_url("**/search.html?q=*")


def test_the_box_loads_the_engine_that_the_search_page_brings(page: Any, demo: Path) -> None:
    names = "() => Array.from(document.scripts, script => script.src.split('/').pop())"
    ask(page, demo / "site", "")
    brought = page.evaluate(names)
    page.goto((demo / "site" / ADDRESS).as_uri())
    before = page.evaluate(names)
    page.keyboard.press("/")
    page.wait_for_function("() => window.gongbaoEngine && window.gongbaoEngine.suggest")
    loaded = [name for name in page.evaluate(names) if name not in before]
    assert [name for name in brought if name not in (*before, "page.js")] == loaded
    everything = {path.name for path in (demo / "site" / "assets" / "search").iterdir()}
    assert {*loaded, "box.js", "page.js", "inflate.js"} == everything


def test_suggestions_are_a_combobox(page: Any, demo: Path) -> None:
    page.goto((demo / "site" / ADDRESS).as_uri())
    box = page.locator("header form[role=search] input")
    box.click()
    box.press_sequentially("建筑施工噪声")
    page.wait_for_selector(".suggestions [role=option]")
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    chosen = box.get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    assert "建筑施工噪声" in page.locator(f"#{chosen}").inner_text()
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    box.fill("财政局")
    page.locator(".suggestions [role=option]", has_text="样例市财政局").first.wait_for()
    box.press("ArrowUp")
    box.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    ready(page)
    assert page.locator("#q").input_value() == "财政局"


def test_nothing_fires_while_an_input_method_composes(page: Any, demo: Path) -> None:
    ask(page, demo / "site", "噪声")
    before = addresses(page)
    session = page.context.new_cdp_session(page)
    page.focus("#q")
    page.evaluate("document.getElementById('q').value = ''")
    session.send("Input.imeSetComposition", {"text": "tongzhi", "selectionStart": 7, "selectionEnd": 7})
    page.wait_for_timeout(250)
    assert addresses(page) == before
    session.send("Input.insertText", {"text": "通知"})
    page.wait_for_function("() => location.search.includes(encodeURIComponent('通知'))")
    ready(page)
    assert addresses(page) != before


def test_filters_order_and_page_are_in_the_address(page: Any, demo: Path) -> None:
    ask(page, demo / "site", "通知")
    total = count(page)
    page.locator(".filter-year summary").click()
    page.locator(".filter-year li a", has_text="2020").click()
    page.wait_for_url("**year=2020*")
    ready(page)
    assert count(page) != total
    page.locator("#search-filters p a", has_text="日期").click()
    page.wait_for_url("**sort=date*")
    ready(page)
    shown = addresses(page)
    page.locator("#result-pages a", has_text="下一页").click()
    page.wait_for_url("**page=2*")
    ready(page)
    second = addresses(page)
    assert not set(shown) & set(second)
    page.reload()
    ready(page)
    assert addresses(page) == second
    page.go_back()
    page.wait_for_function("() => !location.search.includes('page=2')")
    ready(page)
    assert addresses(page) == shown


def test_words_are_marked_where_a_place_leads(page: Any, demo: Path) -> None:
    ask(page, demo / "site", "防范化解风险")
    link = page.locator("#results .places a").first
    anchor = unquote(link.get_attribute("href")).rsplit("#", 1)[1]
    link.click()
    page.wait_for_selector(f"#{anchor} mark")
    assert "".join(page.locator(f"#{anchor} mark").all_inner_texts()).startswith("防范化解风险")


def test_a_close_query_is_offered_and_none_leads_to_the_indexes(page: Any, demo: Path) -> None:
    ask(page, demo / "site", "建筑施王噪声")
    assert page.locator("#result-pages a").count() == 3
    page.locator("#result-notes a.near").click()
    page.wait_for_selector("#results > li")
    assert page.locator("#q").input_value() == "建筑施工噪声"


def test_english_shell_speaks_english(page: Any, demo: Path) -> None:
    page.goto(f"{(demo / 'site' / 'en' / 'search.html').as_uri()}?q=%E5%99%AA%E5%A3%B0")
    ready(page)
    assert "documents found" in count(page)
    assert addresses(page)[0].startswith("../d/")


@pytest.fixture
def copy(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo / "site", tmp_path / "site"))


def test_a_missing_or_damaged_file_is_named_and_the_rest_answers(browser: Any, copy: Path) -> None:
    for name in sorted(path.name for path in (copy / "search" / "l").glob("[0-9a-f]*.js")):
        path = copy / "search" / "l" / name
        data = path.read_bytes()
        path.write_bytes(data[:-40] + b"AAAAAAAA" + data[-32:]) if len(name) % 2 else path.unlink()
    page = browser.new_page()
    ask(page, copy, "噪声")
    assert "search/l/" in page.locator("#result-notes").inner_text()
    assert addresses(page)
    shutil.rmtree(copy / "search" / "t")
    ask(page, copy, "防范化解风险")
    assert "search/t/" in page.locator("#result-notes").inner_text()
    (copy / "search" / "head.js").write_text("not a script (", encoding="utf-8")
    ask(page, copy, "噪声")
    assert "search/head.js" in count(page)
    assert page.locator("#result-pages a").count() == 3
    page.context.close()


WITHOUT = {
    "DecompressionStream": "delete window.DecompressionStream",
    "storage": "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no storage'); }})",
    "TextDecoder of GBK": "const T = TextDecoder; window.TextDecoder = function (n) { if (n) throw 1; return new T(); }",
}


@pytest.mark.parametrize("name", WITHOUT)
def test_a_browser_that_lacks_something(page: Any, demo: Path, name: str) -> None:
    page.add_init_script(WITHOUT[name])
    ask(page, demo / "site", "噪声")
    assert ADDRESS in addresses(page)


@pytest.fixture
def server(demo: Path) -> Iterator[str]:
    """The site under a sub-path."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(demo))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    found = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{found.server_address[1]}/site/"
    found.shutdown()


def test_a_sub_path_gives_the_same_and_the_next_key_cancels(page: Any, demo: Path, server: str) -> None:
    ask(page, demo / "site", "噪声")
    expected = addresses(page)
    held: list[Any] = []
    slow = [True]
    page.route("**/search/t/**", lambda route: held.append(route) if slow[0] else route.continue_())
    page.goto(f"{server}search.html?q=%E9%98%B2%E8%8C%83%E5%8C%96%E8%A7%A3%E9%A3%8E%E9%99%A9")
    page.wait_for_timeout(300)
    assert page.locator("#result-count").get_attribute("data-ready") == "false"
    slow[0] = False
    page.fill("#q", "噪声")
    page.wait_for_function("() => location.search.includes('%E5%99%AA')")
    ready(page)
    assert addresses(page) == expected
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    assert addresses(page) == expected


def test_a_query_typed_while_the_index_is_loading(page: Any, demo: Path, server: str) -> None:
    held: list[Any] = []
    page.route("**/search/head.js", lambda route: held.append(route))
    page.goto(f"{server}search.html?q=%E9%80%9A%E7%9F%A5", wait_until="domcontentloaded")
    page.fill("#q", "建筑施")
    page.wait_for_timeout(150)
    page.fill("#q", NUMBER)
    page.wait_for_function("() => location.search.includes('2019')")
    assert page.locator("#result-count").get_attribute("data-ready") == "false"
    assert held
    for route in held:
        route.continue_()
    page.wait_for_selector("#results > li")
    ready(page)
    assert addresses(page)[0] == ADDRESS
    assert page.locator("#q").input_value() == NUMBER


def test_on_a_slow_network_results_show_as_they_come(page: Any, demo: Path, server: str) -> None:
    held: list[Any] = []
    page.route("**/search/t/**", lambda route: held.append(route))
    page.goto(f"{server}search.html?q=%E9%98%B2%E8%8C%83%E5%8C%96%E8%A7%A3&sort=date", wait_until="commit")
    for _ in range(100):
        page.wait_for_timeout(100)
        if len(held) > 1:
            break
    page.wait_for_timeout(500)
    held.sort(key=lambda route: route.request.url)
    assert len(held) > 1
    for route in held[1:]:
        route.continue_()
    page.wait_for_selector("#results > li")
    assert page.locator("#result-count").get_attribute("data-ready") == "false"
    shown = page.locator("#results > li").count()
    held[0].continue_()
    ready(page)
    assert page.locator("#results > li").count() > shown


def test_a_text_that_is_missing_or_damaged_on_a_server_is_named(browser: Any, copy: Path) -> None:
    for number, path in enumerate(sorted((copy / "search" / "t").rglob("*.js"))):
        path.write_text("<!doctype html>", encoding="utf-8") if number % 2 else path.unlink()
    page = browser.new_page()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Ranges, directory=str(copy))) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{found.server_address[1]}/search.html?q=建筑施工噪声")
        ready(page)
        assert "search/t/" in page.locator("#result-notes").inner_text()
        found.shutdown()
    page.context.close()


class _Ranges(http.server.SimpleHTTPRequestHandler):
    """Sends a range of bytes where one is asked for; `sent` are the lengths of texts."""

    sent: ClassVar[list[int]] = []

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        asked = self.headers.get("Range", "")
        if not asked:
            super().do_GET()
            return
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        start, end = map(int, asked.removeprefix("bytes=").split("-"))
        data = path.read_bytes()[start : end + 1]
        self.send_response(206)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.sent.append(len(data))


def test_of_a_bundle_of_texts_no_more_is_fetched_than_is_shown(page: Any, demo: Path) -> None:
    ask(page, demo / "site", "防范化解风险")
    expected = addresses(page), page.locator("#results").inner_text()
    whole = sum(path.stat().st_size for path in (demo / "site" / "search" / "t").rglob("*.js"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Ranges, directory=str(demo))) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{found.server_address[1]}/site/search.html?q=防范化解风险")
        ready(page)
        assert (addresses(page), page.locator("#results").inner_text()) == expected
        assert 0 < sum(_Ranges.sent) < whole / 4
        found.shutdown()


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Any, demo: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ask(page, demo / "site", "样例市人民政府关于印发《样例市建筑施工噪声管理若干规定》的通知")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
