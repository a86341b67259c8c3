"""Courtesy as it is told: what a run asked of the systems, beside the ceilings that it kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fixtures.systems.courtesy import Courtesy
from reports.facts import Event

_FRAME = ("event", "time", "n")


def courtesy(events: Sequence[Event]) -> Event | None:
    """What was used, as the events say; of several runs in all, and the most. None where no run got so far."""
    told = [{key: value for key, value in event.items() if key not in _FRAME} for event in _last_of_each_run(events)]
    return {key: _in_all(key, [one[key] for one in told if key in one]) for key in told[-1]} if told else None


def _last_of_each_run(events: Sequence[Event]) -> list[Event]:
    found: dict[int, Event] = {}
    run = 0
    for event in events:
        run += event.get("event") == "run"
        if event.get("event") == "courtesy":
            found[run] = event
    return list(found.values())


def _in_all(key: str, values: list[Any]) -> Any:
    if key == "ceilings":
        return values[0]
    if isinstance(values[0], dict):  # by host
        hosts = dict.fromkeys(host for one in values for host in one)
        return {host: sum(one.get(host, 0) for one in values) for host in hosts}
    return max(values) if key.startswith("most_") else sum(values)


def asked_of(courtesy: Courtesy | None) -> tuple[str, ...]:
    """A line for the terminal; none where nothing was asked."""
    if courtesy is None:
        return ()
    used = courtesy.used()
    ceilings = used.ceilings
    return (
        f"Asked: {sum(used.requests.values())} requests, pages and looks into mailboxes at {len(used.requests)} hosts; "
        f"their pages loaded {sum(used.loaded.values())} more by themselves; "
        f"at most {used.most_requests_per_s} a second of one host (ceiling {ceilings.requests_per_s:g}), "
        f"{used.most_page_loads} pages at once ({ceilings.page_loads}), "
        f"{used.most_sign_ins} sign-ins at once ({ceilings.sign_ins}); "
        f"waited {used.waited_s:.1f} s, asked to wait {used.asked_to_wait} times",
    )
