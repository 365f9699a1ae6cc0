"""The search index in a build: which segments changed, their shards from all processes, the head."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from . import work
from .pages.context import Site
from .search.index import (
    IndexedIssue,
    SegmentPlan,
    SegmentState,
    filters_of,
    places_named,
    plan_segments,
    segment_files,
    tasks,
    version_of,
    whole_files,
)
from .state import Known, State

Run = Callable[[Callable[[str], Any], Sequence[str], work.Job], Iterator[tuple[str, Any]]]
"""Does a function with every item in as many processes as there are to be."""


def gram_keys(state: State) -> dict[str, str]:
    """Under which key the grams of each issue are kept."""
    return {folder: f"{state.reading} {content}" for folder, content in state.digests.items()}


def make_index(site: Site, known: Mapping[str, Known], state: State, job: work.Job, run: Run) -> dict[str, str]:
    """Make the segments that changed, and the head, into the staged site: address -> SHA-256. What was made goes into
    `state.segments`."""
    issues = [IndexedIssue(f, v.digest, v.facts.entries, v.facts.units) for f, v in known.items()]
    plans = plan_segments(issues, state.reading, site.statuses)
    staging, before = job.staging, state.segments
    assert staging is not None
    changed = {name: plan for name, plan in plans.items() if name not in before or before[name].key != plan.key}
    bits: dict[str, dict[int, int]] = {name: {} for name in changed}
    made: dict[str, dict[str, str]] = {name: {} for name in changed}
    listed = [task for name, plan in changed.items() for task in tasks(name, plan)]
    job = replace(job, segments=changed, keys=gram_keys(state))
    for task, (found, files) in run(work.make_shards, listed, job):
        name = task.split("/")[0]
        bits[name] |= found
        made[name] |= files
    places = _places(site, [known[issue.folder] for plan in changed.values() for issue in plan.issues])
    for name, plan in changed.items():
        made[name] |= work.put(staging, segment_files(name, plan, site.archive, places, site.statuses))
        numbers = tuple(bits[name][part] for part in sorted(bits[name]))
        before[name] = SegmentState(plan.key, numbers, version_of(made[name]), tuple(sorted(made[name])))
    state.segments = {name: before[name] for name in plans}
    filters = filters_of(site.archive, _names_places(site, known.values()), bool(site.statuses))
    found = work.put(staging, dict(whole_files(site.archive, _sized(plans), state.segments, filters)))
    return found | {address: digest for files in made.values() for address, digest in files.items()}


def _places(site: Site, known: Iterable[Known]) -> dict[str, list[str]]:
    named = (named for value in known for named in value.facts.named)
    return places_named(site.archive, ((n.entry, n.name) for n in named if n.kind == "place"))


def _names_places(site: Site, known: Iterable[Known]) -> bool:
    """Whether any document names a place: the first one found decides."""
    slugs = {term.slug for term in site.archive.places}
    return any(m.kind == "place" and m.name in slugs for value in known for m in value.facts.named)


def _sized(plans: Mapping[str, SegmentPlan]) -> dict[str, int]:
    return {name: plan.documents for name, plan in plans.items()}
