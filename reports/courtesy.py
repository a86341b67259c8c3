"""Courtesy as it is told: what a run asked of the systems, beside the ceilings that it kept."""

from __future__ import annotations

from collections.abc import Sequence

from fixtures.systems.courtesy import Courtesy
from reports.facts import Event
from reports.reading import named

_FRAME = ("event", "time", "n")


def courtesy(events: Sequence[Event]) -> Event | None:
    """What was used, as the last event that tells of it says; None where the run did not get so far."""
    told = named(events, "courtesy")
    return {key: value for key, value in told[-1].items() if key not in _FRAME} if told else None


def asked_of(courtesy: Courtesy | None) -> tuple[str, ...]:
    """A line for the terminal; none where nothing was asked."""
    if courtesy is None:
        return ()
    used = courtesy.used()
    ceilings = used.ceilings
    return (
        f"Asked: {sum(used.requests.values())} requests, pages and looks into mailboxes at {len(used.requests)} hosts, "
        f"which loaded {sum(used.loaded.values())} more by themselves, "
        f"{used.most_requests_per_s} a second of one host (ceiling {ceilings.requests_per_s:g}), "
        f"{used.most_page_loads} pages at once ({ceilings.page_loads}), "
        f"{used.most_sign_ins} sign-ins at once ({ceilings.sign_ins}); "
        f"waited {used.waited_s:.1f} s, asked to wait {used.asked_to_wait} times",
    )
