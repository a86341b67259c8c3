"""Messages of the communication plan, filled from a run: for the situation that its verdict means, to each audience."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from config.communication import Filled, Plan, Sending, fill
from reports.pages import words
from reports.pages.catalogue import catalogue
from reports.pages.letters import Letter
from reports.pages.places import Places
from reports.verdict.readiness import Readiness, Standing

SITUATIONS = {
    Standing.READY: "as_planned",
    Standing.WITH_CONDITIONS: "as_planned",
    Standing.NOT_READY: "deviates",
    Standing.INCOMPLETE: "deviates",
}
"""What a verdict means for the go-live. Whether it is postponed, withdrawn or done is for people to decide."""


@dataclass(frozen=True)
class Announcement:
    """A message of the plan: to whom, as a letter, and what it still lacks."""

    audience: str
    role: dict[str, str | None]
    letter: Letter
    holes: tuple[str, ...] = ()


def situation(readiness: Readiness) -> str | None:
    """The situation of the plan that the verdict means; None while a run goes on, or where it tells of nobody."""
    return SITUATIONS.get(readiness.standing) if readiness.has_ended and readiness.correspondence.plan else None


def announcements(readiness: Readiness) -> tuple[Announcement, ...]:
    """The messages of the situation, one for each audience and language that the plan names."""
    plan, name = readiness.correspondence.plan, situation(readiness)
    if plan is None or name is None or name not in plan.situations:
        return ()
    needed = (one for one in plan.needed() if one.situation == name)
    return tuple(found for one in needed for found in _announcement(plan, one, readiness))


def _announcement(plan: Plan, sending: Sending, readiness: Readiness) -> Iterator[Announcement]:
    message, audience = plan.message(sending), plan.audiences[sending.audience]
    if message is None:  # COMM-02 tells
        return
    filled = fill(message, _values(plan, sending, readiness))
    yield Announcement(
        sending.audience, audience.role.model_dump(), _letter(sending, filled, plan, readiness), filled.holes
    )


def _letter(sending: Sending, filled: Filled, plan: Plan, readiness: Readiness) -> Letter:
    name = f"{sending.situation}-{sending.audience}-{sending.language}".replace("_", "-")
    to = plan.audiences[sending.audience].contact or ""
    return Letter(name, readiness.correspondence.contact, to, sending.language, filled.subject, filled.body)


def _values(plan: Plan, sending: Sending, readiness: Readiness) -> dict[str, str]:
    said, run = catalogue(sending.language), readiness.run
    places = Places(run, said)
    return {
        "authority": _listed([places.authority(one) for one in run.connections]),
        "connection": _listed([places.matter(one) for one in run.connections]),
        "contact": readiness.correspondence.contact,
        "date": words.day(said, run.started),
        "report": f"readiness.{sending.language}.html ({run.id})",
        "situation": plan.situations[sending.situation].title.get(sending.language) or "",
        "verdict": said(readiness.standing),
    }


def _listed(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))
