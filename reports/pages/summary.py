"""Short forms of the verdict: a page for a CI job, and the last lines in the terminal."""

from __future__ import annotations

import re
from pathlib import Path

from reports.pages.catalogue import catalogue
from reports.pages.figures import tally_of
from reports.pages.places import Places
from reports.pages.words import OWNERS
from reports.verdict.readiness import Readiness
from reports.verdict.todo import command, tasks
from reports.verdict.unsteady import hitches

_LANGUAGE = catalogue("en")


def summary(readiness: Readiness) -> str:
    """The verdict, whose turn it is and what failed, as Markdown."""
    run = readiness.run
    lines = [
        f"# {verdict(readiness)}", "", why(readiness), "",
        f"Environment {_safe(run.environment)}, {len(run.connections)} connections, suite {_safe(run.suite)}, "
        f"run {_safe(run.id)}.", "",
        str(run.proof.told), "",
    ]  # fmt: skip
    return "\n".join([*lines, *_table(readiness)]) + "\n"


def verdict(readiness: Readiness) -> str:
    """The verdict; one that was not looked for anew says so."""
    return f"{readiness.standing} (judged again)" if readiness.run.judged_again else str(readiness.standing)


def why(readiness: Readiness) -> str:
    """Why the verdict is what it is, in one or two sentences."""
    return " ".join(str(phrase) for phrase in readiness.why)


def closing_lines(readiness: Readiness, directory: Path) -> list[str]:
    """What the terminal says last: the verdict, why, whose turn, and where the document is."""
    turns = [f"{OWNERS[turn.owner]} ({turn.failures + turn.causes + turn.open_lines})" for turn in readiness.turns]
    whose = [f"Whose turn: {', '.join(turns)}"] if turns else []
    traces = [str(tally)] if (tally := tally_of(readiness)) else []
    return [verdict(readiness), why(readiness), *whose, *traces, f"Report: {directory / 'readiness.html'}"]


def _table(readiness: Readiness) -> list[str]:
    places = Places(readiness.run, _LANGUAGE)
    rows = [
        f"| {_safe(task.check)} | {_safe(task.first.sentence)} "
        f"| {_safe(places.names(row.place for row in task.rows))} "
        f"| {OWNERS[task.owner]} | `{_code(command(readiness.run.environment, task.rows))}` |"
        for task in tasks(readiness)
    ]  # fmt: skip
    rows += [
        f"| {len(one.blocks)} blocked | {_safe(one.cause.sentence)} | {_safe(places.name(one.cause.place))} "
        f"| {OWNERS[one.cause.owner]} | {_safe(one.cause.next)} |"
        for one in readiness.causes
    ]
    rows += [
        f"| unsteady | {_safe(str(one))} | {_safe(places.names(row.place for row in found))} "
        f"|  | {_safe(', '.join(dict.fromkeys(row.check for row in found)))} |"
        for one, found in hitches(readiness)
    ]
    return ["| What | Sentence | Where | Whose | Next |", "|---|---|---|---|---|", *rows] if rows else []


def _code(text: str) -> str:
    return re.sub(r"[`|\s]+", " ", text)


def _safe(text: str) -> str:
    """Text from outside that can neither break the table nor become mark-up."""
    return re.sub(r"([\\`*_\[\]|<>#&])", r"\\\1", " ".join(text.split()))
