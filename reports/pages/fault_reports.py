"""Fault reports: one letter for each party and root cause, with what its keepers need to find it in their logs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checks._finding import Finding
from config.owners import Owner
from reports.pages import words
from reports.pages.catalogue import Catalogue, catalogue
from reports.pages.letters import Letter
from reports.pages.places import Places
from reports.pages.trail import runs_of, trail
from reports.record.facts import Row
from reports.record.patterns import MARKS
from reports.record.phrase import Phrase, say
from reports.verdict.readiness import Readiness, RootCause
from reports.verdict.todo import Task, tasks

_MOST = 12
"""Of what was seen in very many places a letter tells this many; the report has them all."""
PEOPLE = {"handler": "[the handler]", "customer": "[the customer]"}
"""What stands in a letter in place of a person's name, account or address."""


@dataclass(frozen=True)
class Fault:
    """What one party has to mend for one reason; ``authority`` is the key of the authority whose service it is."""

    owner: Owner
    authority: str
    topic: str
    """The line of the checklist, or the observation that broke."""
    tasks: tuple[Task, ...] = ()
    cause: RootCause | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every check that tells of it."""
        return (*(row for task in self.tasks for row in task.rows), *(self.cause.blocks if self.cause else ()))


def faults(readiness: Readiness) -> tuple[Fault, ...]:
    """Failures of a party on one line of the checklist are taken for one fault, and each root cause is one."""
    found: dict[tuple[Owner, str, str], list[Task]] = {}
    for task in tasks(readiness):
        for authority, rows in _by_authority(readiness, task.owner, task.rows).items():
            found.setdefault((task.owner, authority, task.first.line), []).append(replace(task, rows=tuple(rows)))
    failed = [Fault(*key, tuple(mend)) for key, mend in found.items()]
    broken = [
        Fault(one.cause.owner, authority, one.cause.observation, cause=replace(one, blocks=tuple(rows)))
        for one in readiness.causes
        for authority, rows in _by_authority(readiness, one.cause.owner, one.blocks).items()
    ]
    return (*failed, *broken)


def _by_authority(readiness: Readiness, owner: Owner, rows: Sequence[Row]) -> dict[str, list[Row]]:
    keys = {one.id: one.authority_key for one in readiness.run.connections}
    found: dict[str, list[Row]] = {}
    for row in rows:
        authority = keys.get(row.place, row.place) if owner is Owner.AUTHORITY_SERVICE else ""
        found.setdefault(authority, []).append(row)
    return found


def fault_reports(readiness: Readiness) -> tuple[tuple[Owner, Letter], ...]:
    """The letters, each with the party that it goes to, in that party's language."""
    return tuple((one.owner, _letter(number, one, readiness)) for number, one in enumerate(faults(readiness), 1))


def _letter(number: int, fault: Fault, readiness: Readiness) -> Letter:
    to = readiness.correspondence.addressee(fault.owner, fault.authority)
    said = catalogue(to.language)
    matters = Places(readiness.run, said).names(row.place for row in fault.rows)
    subject = say("Fault report, go-live of {matters}: {topic}", matters=matters, topic=_topic(fault, said))
    texts = (said.phrase(subject), "\n".join(_body(fault, readiness, said)) + "\n")
    named, body = (_without_people(text, readiness, said) for text in texts)
    topic = re.sub(r"[^a-z0-9]+", "-", fault.topic.lower()).strip("-")
    file = f"fault-{number:02}-{fault.owner}-{topic}"[:80]
    return Letter(file, readiness.correspondence.contact, to.address, to.language, named, body)


def _topic(fault: Fault, said: Catalogue) -> str:
    if fault.cause:
        return words.opening(said, fault.cause.cause.sentence)
    return said(fault.tasks[0].first.sentence) or fault.tasks[0].check


def _body(fault: Fault, readiness: Readiness, said: Catalogue) -> Iterator[str]:
    party, contact = said(words.OWNERS[fault.owner]), readiness.correspondence.contact or "–"
    yield said.phrase(say("Hello,"))
    yield ""
    yield said.phrase(_checked(readiness, said))
    yield said.phrase(say("As far as we can tell, what follows is for you to mend: {party}.", party=party))
    yield ""
    for task in fault.tasks:
        yield from _told(task, readiness, said)
    if fault.cause:
        yield from _broken(fault.cause, readiness, said)
    yield from trail(readiness, fault.rows, said)
    runs = ", ".join(runs_of(readiness, fault.rows))
    yield said.phrase(say("Please answer to {contact} and name the run {run}.", contact=contact, run=runs))
    yield said.phrase(say("Pictures of the screens can be had from us. This letter names no person."))


def _checked(readiness: Readiness, said: Catalogue) -> Phrase:
    run = readiness.run
    return say(
        "We checked the service chain before the go-live, in the environment {environment}, on {moment} ({zone}).",
        environment=said.pick(run.title) or run.environment, moment=words.moment(said, run.started),
        zone=words.zone(run.started),
    )  # fmt: skip


def _told(task: Task, readiness: Readiness, said: Catalogue) -> Iterator[str]:
    sentence = said(task.first.sentence)
    yield _line(said, say("What should hold ({check}): {sentence}", check=task.check, sentence=sentence))
    for found, finding in task.seen[:_MOST]:
        yield f"- {Places(readiness.run, said).names(found)}: {words.subject(said, finding)}"
        yield from (f"  {_line(said, phrase)}" for phrase in _compared(finding, said))
    if len(task.seen) > _MOST:
        more = len(task.seen) - _MOST
        yield _line(said, say("And {number} more of the same kind, which the report has.", number=more))
    yield ""


def _compared(finding: Finding, said: Catalogue) -> Iterator[Phrase]:
    yield say("Expected: {expected}", expected=words.expected(said, finding))
    yield say("Seen: {seen}", seen=words.value(said, finding.seen, finding.unit))
    if finding.relation.startswith("at "):
        yield say("Limit: {limit}", limit=words.value(said, finding.expected, finding.unit))


def _broken(one: RootCause, readiness: Readiness, said: Catalogue) -> Iterator[str]:
    places = Places(readiness.run, said)
    yield _line(said, say("What happened: {sentence}", sentence=words.opening(said, one.cause.sentence)))
    yield _line(said, say("Where: {places}", places=places.names(row.place for row in one.blocks)))
    yield _line(said, say("Step that broke: {step}", step=words.step(said, one.cause.observation)))
    checks = ", ".join(dict.fromkeys(row.check for row in one.blocks))
    yield _line(said, say("Checks that wait for it: {checks}", checks=checks))
    yield ""


def _line(said: Catalogue, phrase: Phrase) -> str:
    return " ".join(said.phrase(phrase).split())


def _without_people(text: str, readiness: Readiness, said: Catalogue) -> str:
    for name, role in sorted(readiness.correspondence.people.items(), key=lambda one: -len(one[0])):
        text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", said(PEOPLE.get(role, PEOPLE["handler"])), text)
    for mark in MARKS:
        text = text.replace(mark, said(mark))
    return text
