"""This project's search in Chromium: recall, first places, bytes, latency, heap; the index: size and time."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator import parallel
from generator.search.index import (
    IndexedIssue,
    count_units,
    keep_grams,
    make_shards,
    plan_segments,
    segment_files,
    tasks,
    text_files,
)
from generator.search.normalise import normalise
from generator.search.units import units_of
from generator.source.load import load_issue

from .archive import Demo, chromium, served
from .queries import Wanted

_FIRST = 60

# Types a query and says when the first result and when all of the page stood, and what the first says.
_ASK = """query => new Promise(resolve => {
  const input = document.getElementById('q'), status = document.getElementById('result-count');
  const list = document.getElementById('results'), started = performance.now();
  let first = 0;
  status.setAttribute('data-ready', 'false'); list.textContent = '';
  const look = () => {
    if (!first && list.children.length) first = performance.now() - started;
    if (status.getAttribute('data-ready') === 'true') {
      watch.disconnect();
      const all = performance.now() - started;
      resolve({first: first || all, all, text: status.textContent,
        links: [...document.querySelectorAll('#results > li > a')].map(a => a.getAttribute('href').split('?')[0])});
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(status, {attributes: true}); watch.observe(list, {childList: true});
  input.value = query; input.dispatchEvent(new Event('input', {bubbles: true}));
})"""
# Whether a document is among all results, looked for under its own year and kind so that few texts have to be read.
_HOLDS = """async ([query, address, year, kind]) => {
  const engine = window.gongbaoEngine, filters = {};
  if (year) filters.year = year; if (kind) filters.kind = kind;
  const answer = await engine.search(window.gongbaoIndex, query, {filters, size: 1000});
  return answer.results.some(result => result.row.address === address);
}"""


class Bytes:
    """Counts what a page fetches: everything, and of that the index."""

    def __init__(self, page: Any) -> None:
        self.all = self.index = 0
        self._names: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.requestWillBeSent", lambda event: self._names.update({event["requestId"]: event["request"]["url"]})
        )
        session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        self.all += size
        self.index += (
            size if "/search/" in self._names.get(event["requestId"], "").replace("/assets/search/", "/") else 0
        )

    def take(self) -> tuple[int, int]:
        found = self.all, self.index
        self.all = self.index = 0
        return found


def measure(demo: Demo, wanted: Sequence[Wanted]) -> dict[str, Any]:
    """Recall of all queries, and what they cost: the first on an empty cache, then one after the other."""
    from benchmarks.bench_search import middle

    first_all: list[float] = []
    first_index: list[float] = []
    later: list[float] = []
    shown: list[float] = []
    whole: list[float] = []
    with served(demo.site) as address, chromium() as browser:
        for query in wanted[:_FIRST]:
            context = browser.new_context()
            page = context.new_page()
            count = Bytes(page)
            page.goto(f"{address}/search.html")
            page.wait_for_selector("#result-count[data-ready=true]", state="attached")
            page.evaluate(_ASK, query.query)
            page.wait_for_load_state("networkidle")
            everything, index = count.take()
            first_all.append(everything / 1000)
            first_index.append(index / 1000)
            context.close()
        page = browser.new_page()
        page.goto(f"{address}/search.html")
        count = Bytes(page)
        for query in wanted:
            found = page.evaluate(_ASK, query.query)
            shown.append(found["first"])
            whole.append(found["all"])
            later.append(count.take()[0] / 1000)
        heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
        recalled = [w for w in wanted if page.evaluate(_HOLDS, list(w))]
    return {
        "queries": len(wanted),
        "recall": len(recalled) / len(wanted),
        "missed": [w.query for w in wanted if w not in recalled],
        "first_query_kB_index": middle(first_index),
        "first_query_kB_with_page_and_scripts_uncompressed": middle(first_all),
        "later_query_kB": middle(later[1:]),
        "first_result_ms": middle(shown),
        "all_results_ms": middle(whole),
        "heap_MB": round(heap, 1),
    }


def first_places(
    demo: Demo, numbers: Sequence[Wanted], titles: Sequence[Wanted], fragments: Sequence[Wanted]
) -> dict[str, Any]:
    """How often the first result is the right one."""
    rows = """async query => (await window.gongbaoEngine.search(window.gongbaoIndex, query, {})).results[0]?.row"""
    with served(demo.site) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}/search.html")
        first = {wanted.query: page.evaluate(rows, wanted.query) or {} for wanted in (*numbers, *titles, *fragments)}
    right_numbers = [w for w in numbers if first[w.query].get("address") == w.address]
    right_titles = [w for w in titles if first[w.query].get("title") == w.address]
    right_fragments = [w for w in fragments if normalise(w.query) in normalise(first[w.query].get("title", ""))]
    return {
        "numbers_first": len(right_numbers) / len(numbers),
        "titles_first": len(right_titles) / len(titles),
        "fragments_first": len(right_fragments) / len(fragments),
        "not_first": [w.query for w in (*numbers, *titles) if w not in right_numbers and w not in right_titles][:20],
    }


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def size(demo: Demo) -> dict[str, Any]:
    """Bytes of the index and of the texts kept for verification, beside those of the plain text (UTF-8)."""
    search = demo.site / "search"
    texts = sum(path.stat().st_size for path in _files(search / "t"))
    everything = sum(path.stat().st_size for path in _files(search))
    folders = demo.folders()[::10]
    archive = demo.some(folders)
    plain = sum(len(p.text.encode()) for entry in archive.entries for unit in units_of(entry) for p in unit)
    plain = plain * len(demo.folders()) // len(folders)
    return {
        "plain_text_MB_estimated_from_every_tenth_issue": round(plain / 1e6, 1),
        "index_MB": round((everything - texts) / 1e6, 1),
        "texts_MB": round(texts / 1e6, 1),
        "index_to_plain_text": round((everything - texts) / plain, 3),
        "files": sum(1 for _ in _files(search)),
    }


_plans: dict[str, Any] = {}


def _prepare(plans: dict[str, Any]) -> None:
    _plans.update(plans)


def _grams(folder: str) -> int:
    entries = load_issue(_plans["demo"].root, folder).entries
    keep_grams(_plans["cache"], folder, "bench", entries)
    return sum(map(len, text_files(entries).values()))


def _shards(task: str) -> int:
    plan = _plans["plans"][task.split("/")[0]]
    keys = {issue.folder: "bench" for issue in plan.issues}
    return sum(map(len, make_shards(task, plan, _plans["cache"], keys, None)[1].values()))


def _cpu() -> float:
    own = os.times()
    return own.user + own.system + own.children_user + own.children_system


def indexing(demo: Demo) -> dict[str, Any]:
    """Time from the issues' files (YAML, Markdown, CSV) to the index, on all cores, nothing written but the grams."""
    cache = demo.root / ".cache" / "bench"
    folders = demo.folders()
    archive = demo.some(folders)
    by_issue: dict[str, list[Any]] = {}
    for entry in archive.entries:
        by_issue.setdefault(f"content/issues/{entry.issue.id}", []).append(entry)
    issues = [IndexedIssue(f, "", tuple(found), count_units(found)) for f, found in by_issue.items()]
    plans = plan_segments(issues, "", {})
    started, cpu = time.monotonic(), _cpu()
    shared = {"demo": demo, "cache": cache, "plans": plans}
    reading = list(parallel.run(_grams, folders, 0, _prepare, (shared,)))
    read = time.monotonic()
    listed = [task for name, plan in plans.items() for task in tasks(name, plan)]
    made = list(parallel.run(_shards, listed, 0, _prepare, (shared,)))
    for name, plan in plans.items():
        segment_files(name, plan, archive, {}, {})
    return {
        "wall_s": round(time.monotonic() - started, 1),
        "of_which_reading_and_grams_s": round(read - started, 1),
        "cpu_s": round(_cpu() - cpu, 1),
        "issues": len(reading),
        "tasks": len(made),
    }


def adding(demo: Demo) -> dict[str, Any]:
    """Time to index one more issue: its grams and texts, and the last segment made again, without collecting garbage,
    as builds do."""
    cache = demo.root / ".cache" / "bench"
    archive = demo.some(demo.folders()[-60:])
    by_issue: dict[str, list[Any]] = {}
    for entry in archive.entries:
        by_issue.setdefault(f"content/issues/{entry.issue.id}", []).append(entry)
    counts = {folder: count_units(entries) for folder, entries in by_issue.items()}
    for folder, entries in by_issue.items():
        keep_grams(cache, folder, "bench", entries)
    taken: list[float] = []
    gc.disable()
    for _ in range(5):
        members: list[IndexedIssue] = []
        documents = 0
        for folder in reversed(by_issue):
            documents += len(by_issue[folder])
            if documents >= 256:
                break
            members.insert(0, IndexedIssue(folder, "", tuple(by_issue[folder]), counts[folder]))
        newest = members[-1]
        started = time.process_time()
        keep_grams(cache, newest.folder, "bench", newest.entries)
        text_files(newest.entries)
        plan = plan_segments(members, "", {})["l"]
        make_shards("l/*", plan, cache, {issue.folder: "bench" for issue in members}, None)
        segment_files("l", plan, archive, {}, {})
        taken.append(time.process_time() - started)
    gc.enable()
    return {"cpu_s": round(min(taken), 3), "documents_in_last_segment": plan.documents}
