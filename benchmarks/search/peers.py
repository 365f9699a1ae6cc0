"""Pagefind and Material's own search on the same pages and queries."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import ours
from .archive import Demo, chromium, served
from .queries import literals, numbers, titles

# Both show results page by page; whatever their engines find counts.
_PAGEFIND = """async ([path, queries]) => {
  const pagefind = await import(path), found = [];
  await pagefind.init();
  for (const query of queries) {
    const started = performance.now(), answer = await pagefind.search(query);
    const first = await Promise.all(answer.results.slice(0, 10).map(result => result.data()));
    const ms = performance.now() - started;
    const all = await Promise.all(answer.results.slice(10, 1000).map(result => result.data()));
    found.push({ms, links: [...first, ...all].map(data => data.url)});
  }
  return found;
}"""
_MATERIAL = """async ([worker, queries]) => {
  const index = await (await fetch('search/search_index.json')).json(), work = new Worker(worker);
  const ask = message => new Promise(resolve => {
    work.onmessage = event => resolve(event.data);
    work.postMessage(message);
  });
  await ask({type: 0, data: {config: index.config, docs: index.docs, options: {suggest: false}}});
  const found = [];
  for (const query of queries) {
    const started = performance.now(), answer = await ask({type: 2, data: query});
    const items = answer.data.items || [];
    found.push({ms: performance.now() - started, links: items.map(item => item[0].location)});
  }
  return found;
}"""


def compare(demo: Demo, count: int, folder: Path) -> dict[str, Any]:
    """The three on one archive: recall and first places of the same queries, bytes, latency, index."""
    from benchmarks.bench_search import middle

    chance = random.Random(2)
    wanted = literals(demo, chance, count)
    typed = numbers(demo, chance, 10)
    whole = titles(demo, chance, 10)
    mine = ours.measure(demo, wanted) | ours.first_places(demo, typed, whole, whole)
    result = {"ours": {key: mine[key] for key in _KEYS} | {"index_MB": ours.size(demo)["index_MB"]}}
    for name, run in (("pagefind", pagefind), ("material", _material)):
        site, seconds, cpu = run(demo, folder)
        answers, bytes_first = _answers(site, name, [w.query for w in (*wanted, *typed, *whole)])
        found = answers[: len(wanted)]
        titled = _titles(demo)
        hits = sum(any(w.address in link for link in a["links"]) for w, a in zip(wanted, found, strict=True))
        right = [_first(a) for a in answers[len(wanted) :]]
        result[name] = {
            "recall": round(hits / len(wanted), 3),
            "numbers_first": _share([w.address == a for w, a in zip(typed, right[: len(typed)], strict=True)]),
            "titles_first": _share(
                [w.address == titled.get(a) for w, a in zip(whole, right[len(typed) :], strict=True)]
            ),
            "all_results_ms": middle([a["ms"] for a in found]),
            "first_query_kB": bytes_first,
            "index_MB": _size(site, name),
            "build_s": round(seconds, 1),
            "build_cpu_s": round(cpu, 1),
        }
    return result


_KEYS = ("recall", "numbers_first", "titles_first", "all_results_ms", "first_query_kB_index", "later_query_kB")


def _share(right: list[bool]) -> float:
    return round(sum(right) / len(right), 3)


def _first(answer: dict[str, Any]) -> str:
    return re.sub(r"^.*?(?=d/)", "", answer["links"][0].split("#")[0]) if answer["links"] else ""


def _titles(demo: Demo) -> dict[str, str]:
    archive = demo.some(demo.folders())
    return {archive.addresses[entry.key]: entry.document.title for entry in archive.entries}


def _timed(command: list[str]) -> tuple[float, float]:
    """Seconds that a command takes, and of the processor."""
    started, before = time.monotonic(), os.times()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - started, cpu


def pagefind(demo: Demo, folder: Path) -> tuple[Path, float, float]:
    """Index the documents' pages: the site, how many seconds that took, and of the processor. Only the main part of
    each page counts, as in the other two. Begins from nothing, since Pagefind is quicker where its index is there."""
    site = folder / f"pagefind-{demo.root.name}"
    if not site.is_dir():
        shutil.copytree(demo.site / "d", site / "d", ignore=shutil.ignore_patterns("*.csv", "*.json"))
        # The pages' Content-Security-Policy allows no WebAssembly, which Pagefind is made of.
        (site / "ask.html").write_text("<!doctype html><html lang='zh'><title>ask</title>", encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", "main", "--quiet"]
    shutil.rmtree(site / "pagefind", ignore_errors=True)
    return site, *_timed(command)


def _material(demo: Demo, folder: Path) -> tuple[Path, float, float]:
    """MkDocs with Material and its search plugin (jieba), the documents' text as Markdown: the site, and how long it
    took to build."""
    source, site = folder / f"material-{demo.root.name}", folder / f"material-{demo.root.name}" / "site"
    archive = demo.some(demo.folders())
    for entry in archive.entries:
        path = source / "docs" / archive.addresses[entry.key].replace(".html", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        document = entry.document
        rows = [" ".join(row) for grid in entry.grids.values() for row in grid.filled()]
        parts = [f"# {document.title}", document.document_number, *(block.text for block in entry.blocks), *rows]
        path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    (source / "docs" / "index.md").write_text("# ask\n", encoding="utf-8")
    value = {
        "site_name": "ask", "use_directory_urls": False, "nav": [{"ask": "index.md"}],
        "theme": {"name": "material", "font": False, "language": "zh"}, "plugins": [{"search": {"lang": ["zh"]}}],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }  # fmt: skip
    (source / "mkdocs.yml").write_text(json.dumps(value), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(source / "mkdocs.yml")]
    return site, *_timed(command)


def _answers(site: Path, name: str, queries: Sequence[str]) -> tuple[list[dict[str, Any]], float]:
    """What the engine finds, with time in milliseconds; kilobytes fetched for the first query on an empty cache."""
    with served(site) as address, chromium() as browser:
        found: list[dict[str, Any]] = []
        first = 0.0
        for wanted in (queries[:1], queries):
            page = browser.new_context().new_page()
            count = ours.Bytes(page)
            if name == "pagefind":
                page.goto(f"{address}/ask.html")
                found = page.evaluate(_PAGEFIND, [f"{address}/pagefind/pagefind.js", list(wanted)])
            else:
                page.goto(f"{address}/index.html")
                worker = next((site / "assets/javascripts/workers").glob("search.*.js")).relative_to(site).as_posix()
                found = page.evaluate(_MATERIAL, [worker, list(wanted)])
            first = first or round(count.take()[0] / 1000, 1)
            page.context.close()
        return found, first


def _size(site: Path, name: str) -> float:
    folder = site / "pagefind" if name == "pagefind" else site / "search"
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1)
