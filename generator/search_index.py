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


def make_index(
    site: Site, known: Mapping[str, Known], state: State, job: work.Job, old: Mapping[str, str], run: Run
) -> dict[str, str]:
    """Make what changed of the segments, and the head, into the staged site: address -> SHA-256. What was made goes
    into `state.segments`; `old` are the published files."""
    issues = [IndexedIssue(f, v.digest, v.facts.entries, v.facts.units) for f, v in known.items()]
    plans = plan_segments(issues, state.reading, site.statuses)
    staging, before = job.staging, state.segments
    assert staging is not None
    anew = {name: plan for name, plan in plans.items() if name not in before or before[name].key != plan.key}
    shown = {name: plan for name, plan in plans.items() if name in anew or before[name].shown != plan.shown}
    bits: dict[str, dict[int, int]] = {name: {} for name in anew}
    # Of a segment whose rows alone changed the shards are kept.
    made = {name: {} if name in anew else {a: old.get(a, "") for a in before[name].outputs} for name in shown}
    found: dict[str, str] = {}
    job = replace(job, segments=anew, keys=gram_keys(state))
    for task, (numbers, files) in run(
        work.make_shards, [task for name, plan in anew.items() for task in tasks(name, plan)], job
    ):
        name = task.split("/")[0]
        bits[name] |= numbers
        made[name] |= files
        found |= files
    places = _places(site, [known[issue.folder] for plan in shown.values() for issue in plan.issues])
    for name, plan in shown.items():
        files = work.put(staging, segment_files(name, plan, site.archive, places, site.statuses))
        made[name] |= files
        found |= files
        kept = tuple(bits[name][part] for part in sorted(bits[name])) if name in anew else before[name].bits
        before[name] = SegmentState(plan.key, plan.shown, kept, version_of(made[name]), tuple(sorted(made[name])))
    state.segments = {name: before[name] for name in plans}
    filters = filters_of(site.archive, _names_places(site, known.values()), bool(site.statuses))
    return found | work.put(staging, dict(whole_files(site.archive, _sized(plans), state.segments, filters)))


def _places(site: Site, known: Iterable[Known]) -> dict[str, list[str]]:
    named = (named for value in known for named in value.facts.named)
    return places_named(site.archive, ((n.entry, n.name) for n in named if n.kind == "place"))


def _names_places(site: Site, known: Iterable[Known]) -> bool:
    """Whether any document names a place: the first one found decides."""
    slugs = {term.slug for term in site.archive.places}
    return any(m.kind == "place" and m.name in slugs for value in known for m in value.facts.named)


def _sized(plans: Mapping[str, SegmentPlan]) -> dict[str, int]:
    return {name: plan.documents for name, plan in plans.items()}
