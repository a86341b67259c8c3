"""Several runs as one: which run a record of many tells of, and whether its parts make a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from reports.record.facts import Event, text
from reports.record.phrase import Phrase, say

_FEW = 3


def ids(runs: Sequence[Event]) -> str:
    """The ids of the runs; of many only the first few."""
    found = list(dict.fromkeys(text(run, "run") for run in runs))
    return " + ".join([*found[:_FEW], *([str(len(found) - _FEW)] if len(found) > _FEW else [])])


def began(runs: Sequence[Event]) -> str:
    """When the first of them began."""
    return min((text(run, "time") for run in runs), key=_moment, default="")


def ended(ends: Sequence[Event]) -> str:
    """When the last of them ended."""
    return max((text(end, "time") for end in ends), key=_moment, default="")


def _moment(iso: str) -> float:
    try:
        return datetime.fromisoformat(iso).timestamp()
    except ValueError:
        return 0.0


def all_of(runs: Sequence[Event], key: str) -> str:
    """A text as all runs have it, or each of those that they have."""
    return " + ".join(dict.fromkeys(text(run, key) for run in runs if run.get(key)))


def environment_of(runs: Sequence[Event], key: str) -> str:
    """A text of the environment, as all runs have it, or each of those that they have."""
    return " + ".join(dict.fromkeys(text(run.get("environment") or {}, key) for run in runs))


def connections_of(runs: Sequence[Event]) -> tuple[Event, ...]:
    """The connections of all runs, each once."""
    found = {text(one, "id"): one for run in reversed(runs) for one in reversed(run.get("connections") or ())}
    return tuple(found[key] for key in reversed(found))


def authorities_of(runs: Sequence[Event]) -> dict[str, Event]:
    """The names of all authorities by their keys; the first run that names one counts."""
    return {key: name for run in reversed(runs) for key, name in (run.get("authorities") or {}).items()}


def not_one(runs: Sequence[Event]) -> Iterator[Phrase]:
    """Why the runs of a record do not make one whole; nothing where they do, or where there is only one."""
    parts = [(int(part[0]), int(part[1])) for run in runs if (part := run.get("shard"))]
    if len(runs) > 1:
        yield from _mixed(runs, bool(parts))
        yield from _twice(runs, parts)
    if parts:
        yield from _parts(parts, len(runs))


def _mixed(runs: Sequence[Event], are_parts: bool) -> Iterator[Phrase]:
    if len({(*_version(run), text(run.get("environment") or {}, "kind")) for run in runs}) > 1 or (
        are_parts and len({text(run.get("environment") or {}, "name") for run in runs}) > 1
    ):
        yield say("The record mixes runs of different environments or versions.")
    if are_parts and len({text(run, "configuration") for run in runs}) > 1:
        yield say("The parts of the checklist were run with different configurations.")


def _version(run: Event) -> tuple[str, str]:
    return text(run, "suite"), text(run, "checklist")


def _twice(runs: Sequence[Event], parts: Sequence[tuple[int, int]]) -> Iterator[Phrase]:
    names: dict[str, set[str]] = {}
    for run in runs:
        for key, name in (run.get("authorities") or {}).items():
            names.setdefault(key, set()).add(str(name))
    if unlike := [key for key, found in names.items() if len(found) > 1]:
        yield say("Runs mean different authorities by the same name: {names}.", names=", ".join(unlike))
    if double := _double(runs, bool(parts)):
        yield say("More than one run tells of the same: {places}.", places=", ".join(double))


def _double(runs: Sequence[Event], are_parts: bool) -> list[str]:
    """Places that more than one run looked at; what is judged for all may be only where each run is a whole one."""
    looked_at = (one for run in runs for one in _looked_at(run, are_parts))
    return sorted(place for place, number in Counter(looked_at).items() if number > 1)


def _looked_at(run: Event, are_parts: bool) -> set[str]:
    selected = set(run.get("selected") or ())
    return {
        text(one, "place")
        for one in run.get("expected") or ()
        if f"{one.get('check')}@{one.get('place')}" in selected
        and (are_parts or one.get("place_kind") != "environment")
    }


def _parts(parts: Sequence[tuple[int, int]], runs: int) -> Iterator[Phrase]:
    of = max(each for _, each in parts)
    if len(parts) < runs or {each for _, each in parts} != {of}:
        yield say("The runs are not parts of one checklist: {parts}.", parts=", ".join(f"{i}/{n}" for i, n in parts))
        return
    if missing := sorted(set(range(1, of + 1)) - {number for number, _ in parts}):
        yield say("Parts of the checklist are missing: {parts}.", parts=", ".join(f"{one}/{of}" for one in missing))
    if double := sorted(number for number, found in Counter(one for one, _ in parts).items() if found > 1):
        yield say("Parts of the checklist are there twice: {parts}.", parts=", ".join(f"{one}/{of}" for one in double))
