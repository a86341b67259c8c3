"""docs/fault-gallery.md: each fault of the sandbox, and the report's words for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from checks._check import Check, all_checks
from checks._finding import Finding
from fixtures.cause import NEXT
from fixtures.sandbox.faults import KINDS, Fault, load_faults
from reports.pages.catalogue import catalogue
from reports.pages.words import OWNERS, expected, opening, step, subject, value
from tests.proof.told import CauseTold, FailureTold, Told, load

FILE = Path(__file__).resolve().parents[2] / "docs" / "fault-gallery.md"
ENGLISH = catalogue("en")
MOST = 4
"""Of many failures and causes, so many are shown."""
HEAD = """# The gallery of faults

Written by `python -m tests.proof.docs` from what `./golive faults --record` saw; a test says when it is out of date.
Each fault of the sandbox, and what the report says when it is on: what was looked at, what was expected and seen, the
limit, whose turn it is, and the next step. Numbers of matters, runs and ports differ from run to run; here they are
always the same.

The kinds of faults:
"""


def document() -> str:
    """The whole document."""
    recorded = load()
    kinds = "\n".join(f"- *{kind}*: {meaning}" for kind, meaning in KINDS.items())
    systems: dict[str, list[Fault]] = {}
    for fault in load_faults().values():
        systems.setdefault(fault.system, []).append(fault)
    parts = [text for system, faults in sorted(systems.items()) for text in _system(system, faults, recorded)]
    return "\n".join([f"{HEAD}\n{kinds}\n", *parts])


def _system(system: str, faults: list[Fault], recorded: Mapping[str, Told]) -> Iterator[str]:
    yield f"## {system.replace('-', ' ').capitalize()}\n"
    for fault in faults:
        yield f"### `{fault.id}`\n\n*{fault.kind}*: {fault.sentence}\n"
        yield from _told(recorded[fault.id]) if fault.id in recorded else ("Not recorded yet.\n",)


def _told(one: Told) -> Iterator[str]:
    yield from map(_failure, one.failures[:MOST])
    room = max(1, MOST - len(one.failures))
    yield from map(_cause, one.causes[:room])
    more = [failure.check for failure in one.failures[MOST:]]
    if more:
        yield f"Failed besides: {', '.join(more)}.\n"
    if len(one.causes) > room:
        yield f"Causes besides: {len(one.causes) - room}.\n"


def _failure(one: FailureTold) -> str:
    check = _checks()[one.check]
    rows = "\n".join(map(_row, one.findings))
    more = f"\n\nand {one.more} more of the kind" if one.more else ""
    limit = f"- **Limit:** {check.limit}\n" if check.limit else ""
    return (
        f"**{check.id}** {check.sentence}\n\n| What | Expected | Seen |\n|---|---|---|\n{rows}{more}\n\n{limit}"
        f"- **Whose turn:** {OWNERS[one.owner]}\n"
        f"- **Next step:** {check.next if one.owner is check.owner else NEXT[one.owner]}\n"
    )


def _row(finding: Finding) -> str:
    cells = subject(ENGLISH, finding), expected(ENGLISH, finding), value(ENGLISH, finding.seen, finding.unit)
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _cause(one: CauseTold) -> str:
    waiting = "1 check waits" if one.blocks == 1 else f"{one.blocks} checks wait"
    return (
        f"**Could not be checked** ({waiting}): {_cell(opening(ENGLISH, one.sentence))}\n\n"
        f"- **Step that broke:** {step(ENGLISH, one.observation)}\n"
        f"- **Whose turn:** {OWNERS[one.owner]}\n- **Next step:** {one.next or '–'}\n"
    )


def _checks() -> Mapping[str, Check]:
    return {check.id: check for check in all_checks()}
