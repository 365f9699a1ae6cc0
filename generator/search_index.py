"""The search index in a build: which segments changed, their shards from all processes, the head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import work
from .pages.context import Site
from .publish import Staging
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


def gram_keys(state: State) -> dict[str, str]:
    """Under which key the grams of each issue are kept."""
    return {folder: f"{state.reading} {content}" for folder, content in state.digests.items()}


@dataclass(frozen=True)
class IndexPlan:
    """Every segment by name; those to make `anew`, and those to be `shown` anew, whose rows have changed."""

    segments: Mapping[str, SegmentPlan]
    anew: Mapping[str, SegmentPlan]
    shown: Mapping[str, SegmentPlan]

    @property
    def tasks(self) -> list[work.Task]:
        """The tasks that make shards."""
        return [(work.make_shards, task) for name, plan in self.anew.items() for task in tasks(name, plan)]


NOTHING = IndexPlan({}, {}, {})


def plan_index(site: Site, known: Mapping[str, Known], state: State) -> IndexPlan:
    """What of the index is not as the last build made it."""
    issues = [IndexedIssue(f, v.digest, v.facts.entries, v.facts.units) for f, v in known.items()]
    plans = plan_segments(issues, state.reading, site.statuses)
    before = state.segments
    anew = {name: plan for name, plan in plans.items() if name not in before or before[name].key != plan.key}
    shown = {name: plan for name, plan in plans.items() if name in anew or before[name].shown != plan.shown}
    return IndexPlan(plans, anew, shown)


def finish_index(
    plan: IndexPlan,
    done: Mapping[work.Task, work.Done],
    site: Site,
    known: Mapping[str, Known],
    state: State,
    staging: Staging,
    old: Mapping[str, str],
) -> dict[str, str]:
    """Put rows, columns and head into the staged site: address -> SHA-256. `done` is what the tasks gave, `old` are
    the published files; what was made goes into `state.segments`."""
    before, found = state.segments, dict[str, str]()
    places = _places(site, [known[issue.folder] for item in plan.shown.values() for issue in item.issues])
    for name, item in plan.shown.items():
        files = work.put(staging, segment_files(name, item, site.archive, places, site.statuses))
        found |= files
        if name in plan.anew:
            made = [done[work.make_shards, task] for task in tasks(name, item)]
            numbers = {part: count for shards in made for part, count in shards.bits.items()}
            bits = tuple(numbers[part] for part in sorted(numbers))
            whole = {address: digest for shards in made for address, digest in shards.made.items()} | files
        else:
            bits = before[name].bits
            whole = {address: old.get(address, "") for address in before[name].outputs} | files
        before[name] = SegmentState(item.key, item.shown, bits, version_of(whole), tuple(sorted(whole)))
    state.segments = {name: before[name] for name in plan.segments}
    filters = filters_of(site.archive, _names_places(site, known.values()), bool(site.statuses))
    return found | work.put(staging, dict(whole_files(site.archive, _sized(plan.segments), state.segments, filters)))


def _places(site: Site, known: Iterable[Known]) -> dict[str, list[str]]:
    named = (named for value in known for named in value.facts.named)
    return places_named(site.archive, ((n.entry, n.name) for n in named if n.kind == "place"))


def _names_places(site: Site, known: Iterable[Known]) -> bool:
    """Whether any document names a place: the first one found decides."""
    slugs = {term.slug for term in site.archive.places}
    return any(m.kind == "place" and m.name in slugs for value in known for m in value.facts.named)


def _sized(plans: Mapping[str, SegmentPlan]) -> dict[str, int]:
    return {name: plan.documents for name, plan in plans.items()}
