"""The critical path: the longest chain of observations that one connection had to wait for, from a run's own facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

Event = Mapping[str, Any]
_NEEDED = {"name", "place", "duration_s"}


@dataclass(frozen=True)
class Timing:
    """Seconds from the run's first fact to its last, and along the longest chain of the slowest connection."""

    wall_s: float
    critical_path_s: float
    connection: str
    steps: tuple[str, ...]


def timing(events: Sequence[Event]) -> Timing | None:
    """How long a run took, and how long the chain was that it could not be faster than; None where nothing was seen."""
    runs = [one for one in events if one["event"] == "run"]
    seen = (one for one in events if one["event"] == "observation" and one.keys() >= _NEEDED)
    observed = sorted(seen, key=lambda one: (one.get("started", ""), one["place"], one["name"]))
    if not runs or not observed:
        return None
    authorities = {one["id"]: one.get("authority_key", "") for run in runs for one in run["connections"]}
    environments = {run["environment"]["name"] for run in runs}
    named: dict[str, list[int]] = {}
    for number, one in enumerate(observed):
        named.setdefault(one["name"], []).append(number)

    def before(number: int) -> list[int]:
        one = observed[number]
        place = one["place"]
        near = {place, authorities.get(place, place), *environments}
        inside = {key for key, authority in authorities.items() if place in (authority, *environments)}
        wanted = [*one.get("needs", ()), *one.get("after", ())]
        return [found for name in wanted for found in named.get(name, ()) if observed[found]["place"] in near | inside]

    @cache
    def longest(number: int) -> tuple[float, tuple[int, ...]]:
        found = max((longest(other) for other in before(number)), default=(0.0, ()))
        return found[0] + float(observed[number]["duration_s"]), (*found[1], number)

    ends = [number for number, one in enumerate(observed) if one["place"] in authorities]
    if not ends:
        return None
    length, chain = max(longest(number) for number in ends)
    steps = tuple(f"{observed[number]['name']}@{observed[number]['place']}" for number in chain)
    times = [_moment(one["time"]) for one in (*runs, *_last(events)) if one.get("time")]
    wall_s = (max(times) - min(times)).total_seconds()
    return Timing(wall_s, length, str(observed[chain[-1]]["place"]), steps)


def _last(events: Sequence[Event]) -> list[Event]:
    """The ends of runs, and the last thing of all that has a time: a line that was cut off has none."""
    timed = [one for one in events if one.get("time")]
    return [*timed[-1:], *(one for one in timed if one["event"] == "end")]


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso)
