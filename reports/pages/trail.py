"""The trail of a fault: when what was done, and the ids by which the keepers of a system find it in their logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from reports.pages import words
from reports.pages.catalogue import Catalogue
from reports.pages.places import Places
from reports.record.facts import Observed, Row
from reports.record.phrase import say
from reports.verdict.readiness import Readiness
from reports.verdict.todo import command

_MOST = 8
_STEPS = 15


def trail(readiness: Readiness, rows: Sequence[Row], said: Catalogue) -> Iterator[str]:
    """Ids, times in the order of the steps, and how to see it again; lines of a letter."""
    where = list(dict.fromkeys(row.place for row in rows))
    yield said.phrase(say("To find it in your logs:"))
    runs = ", ".join(runs_of(readiness, rows))
    yield "- " + said.phrase(say("Run {run}: it stands in the marker of each synthetic matter.", run=runs))
    yield from _identifiers(readiness, where, said)
    yield ""
    if steps := _steps(readiness, rows):
        yield said.phrase(say("What was done, step by step, and how to see it again:"))
        yield from (f"{number}. {_step(readiness, one, said)}" for number, one in enumerate(steps, 1))
    again = command(readiness.run.environment, rows)
    yield said.phrase(say("When it has been mended, we run it again: {command}", command=again))
    yield ""


def runs_of(readiness: Readiness, rows: Sequence[Row]) -> tuple[str, ...]:
    """The ids of the runs that the rows come from."""
    return tuple(dict.fromkeys(row.run or readiness.run.id for row in rows))


def _identifiers(readiness: Readiness, where: Sequence[str], said: Catalogue) -> Iterator[str]:
    places = Places(readiness.run, said)
    at = {*where, *(one.id for one in readiness.run.connections if one.authority_key in where)}
    known = [one for one in readiness.written if one.place in at and one.identifier]
    for one in known[:_MOST]:
        what, system = words.step(said, one.kind), words.step(said, one.system)
        yield f"- {what}: {one.identifier} ({system}, {places.name(one.place)})"


def _steps(readiness: Readiness, rows: Sequence[Row]) -> list[Observed]:
    """The observations that the first of the rows stands on, in the order in which they were begun."""
    first = rows[0]
    keys = {one.id: one.authority_key for one in readiness.run.connections}
    near = {first.place, keys.get(first.place, ""), readiness.run.environment}
    known = {one.name: one for one in readiness.observed if one.place in near}
    wanted, found = [*first.needs, *((first.cause.observation,) if first.cause else ())], dict[str, Observed]()
    while wanted:
        name = wanted.pop()
        if name in known and name not in found:
            found[name] = known[name]
            wanted.extend(known[name].needs)
    here = [one for one in found.values() if one.place == first.place] or list(found.values())
    return sorted(here, key=lambda one: one.started)[-_STEPS:]


def _step(readiness: Readiness, one: Observed, said: Catalogue) -> str:
    took = words.value(said, round(one.duration_s, 1), "s")
    state = "" if one.status == "ok" else f" – {said('Could not be checked')}"
    return f"{_clock(readiness, one, said)} {words.step(said, one.name)} ({took}){state}"


def _clock(readiness: Readiness, one: Observed, said: Catalogue) -> str:
    try:
        begun = datetime.fromisoformat(one.started).astimezone(datetime.fromisoformat(readiness.run.started).tzinfo)
    except ValueError:
        return one.started
    return words.clock(said, begun)
