"""What the workers of one run, or several runs, saw, each for its part: as if one had seen it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reports.record.events import FILE_NAME as RECORD
from reports.record.events import read
from reports.record.facts import Event, text
from reports.run.parts import PARTS
from reports.verdict.kept import Kept, kept, kept_of_run

KILLED = "killed"
"""How a part ended that never told its end."""


def parts_of(directory: Path) -> tuple[Kept, ...]:
    """What each worker of the run in a folder kept, in their order; none where one alone made it. Raises NotKept."""
    return tuple(kept_of_run(folder) for folder in sorted((directory / PARTS).glob("*"), key=lambda one: int(one.name)))


def wholes_of(directory: Path) -> tuple[tuple[Kept, ...], ...]:
    """What the runs of a merged document kept: together those that were judged against the same configuration."""
    groups: list[list[Kept]] = []
    for run in _runs_in(read(directory / RECORD)):
        alike = next((group for group in groups if group[0].configuration == run.configuration), None)
        if alike is None:
            groups.append(alike := [])
        alike.append(run)
    return tuple(map(tuple, groups))


def _runs_in(events: Sequence[Event]) -> Iterator[Kept]:
    starts = [number for number, event in enumerate(events) if event.get("event") == "run"]
    for start, end in zip(starts, [*starts[1:], len(events)], strict=True):
        whole = {**events[start], "shard": None}  # whether parts are missing is a matter of all of them
        yield Kept.of(kept([whole, *events[start + 1 : end]]))


def as_one(parts: Sequence[Kept]) -> Kept:
    """The whole run: what several looked at stands in it as the first of them saw it."""
    first = parts[0]
    return replace(
        first,
        run={**first.run, "selected": [one for part in parts for one in part.run.get("selected") or ()]},
        observations={key: one for part in reversed(parts) for key, one in part.observations.items()},
        expected=frozenset().union(*(part.expected for part in parts)),
        judged=frozenset().union(*(part.judged for part in parts)),
        troubled={key: one for part in parts for key, one in part.troubled.items()},
        attestations=tuple(one for part in parts for one in part.attestations),
        waivers=tuple(one for part in parts for one in part.waivers),
        written=tuple(one for part in parts for one in _written(part)),
        ended=tuple(reason for part in parts for reason in part.ended or (KILLED,)),
        damaged=tuple(one for part in parts for one in part.damaged),
    )  # fmt: skip


def _written(part: Kept) -> Iterator[Event]:
    """What a part wrote, under ids that no other part has."""
    for one in part.written:
        ids = {key: f"{part.id} {text(one, key)}" for key in ("id", "part_of") if text(one, key)}
        yield {**one, **ids}
