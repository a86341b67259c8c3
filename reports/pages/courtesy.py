"""Courtesy as it is told: what a run asked of the systems, beside the ceilings that it kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from config.environment import Courtesy as Ceilings
from fixtures.systems.courtesy import Courtesy
from reports.record.events import plain
from reports.record.facts import Event

AT_ONCE = ("page_loads", "sign_ins")
"""What may go on so many times at the same moment: workers share it, and there are no more of them than this."""
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
    return () if courtesy is None else (told(plain(courtesy.used())),)


def told(used: Event) -> str:
    """What was used, in a line."""
    requests, loaded, ceilings = used["requests"], used["loaded"], used["ceilings"]
    return (
        f"Asked: {sum(requests.values())} requests, pages and looks into mailboxes at {len(requests)} hosts; "
        f"their pages loaded {sum(loaded.values())} more by themselves; at most "
        f"{used['most_requests_per_s']} a second of one host (ceiling {ceilings['requests_per_s']:g}), "
        f"{used['most_page_loads']} pages at once ({ceilings['page_loads']}), "
        f"{used['most_sign_ins']} sign-ins at once ({ceilings['sign_ins']}); "
        f"waited {used['waited_s']:.1f} s, asked to wait {used['asked_to_wait']} times"
    )


def shared(ceilings: Ceilings, workers: int) -> Ceilings:
    """The ceilings of each of several workers, so that all together keep those of the environment file."""
    at_once = {name: getattr(ceilings, name) // workers for name in AT_ONCE}
    return ceilings.model_copy(update={"requests_per_s": ceilings.requests_per_s / workers, **at_once})
