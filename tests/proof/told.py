"""What the report told of a fault, kept as data: so that the gallery can be written without running anything."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from checks._finding import Finding
from config.owners import Owner
from reports.record.events import plain
from reports.record.facts import finding_of
from reports.verdict.readiness import Readiness, RootCause
from reports.verdict.todo import Task, by_party

FILE = Path(__file__).with_name("told.json")
MOST = 3
"""Of many findings that did not hold, so many are kept."""
# What differs from run to run would change the file without telling anything.
_PASSING = (
    (re.compile(r"(\.localhost):\d+"), r"\1"),
    (re.compile(r"\b\d{8}-\d{6}-[0-9a-f]{4}\b"), "20261123-070000-0000"),
    (re.compile(r"\bLV-\d{4}-(?!000101)\d{6}\b"), "LV-2026-000123"),
    (re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4} klo \d{1,2}\.\d\d\b"), "23.11.2026 klo 7.00"),
    (re.compile(r"\b\d{8}-\d{5}$"), "20261123-07000"),  # a run's id that a field has cut off
    (re.compile(r"(?<=cert #)[\w-]+"), "…"),
    (re.compile(r"(?<=\d)\.\d+(?= s\b)"), ""),
)


@dataclass(frozen=True)
class FailureTold:
    """A failed check, as its card in the report tells it."""

    check: str
    owner: Owner
    findings: tuple[Finding, ...]
    more: int
    """How many findings besides did not hold."""


@dataclass(frozen=True)
class CauseTold:
    """Something that could not be observed, and how many checks wait for it."""

    observation: str
    owner: Owner
    sentence: str
    next: str
    blocks: int


@dataclass(frozen=True)
class Told:
    """Everything that the report told, in its order."""

    failures: tuple[FailureTold, ...]
    causes: tuple[CauseTold, ...]


def told(readiness: Readiness) -> Told:
    """What a report tells of failures and of what they hang on."""
    parties = by_party(readiness)
    failures = tuple(_failure(task) for _, mend, _ in parties for task in mend)
    return Told(failures, tuple(map(_cause, readiness.causes)))


def _failure(task: Task) -> FailureTold:
    seen = [finding for _, finding in task.seen]
    return FailureTold(task.check, task.owner, tuple(seen[:MOST]), len(seen[MOST:]))


def _cause(one: RootCause) -> CauseTold:
    cause = one.cause
    return CauseTold(cause.observation, cause.owner, cause.sentence, cause.next, len({row.check for row in one.blocks}))


def load(path: Path = FILE) -> dict[str, Told]:
    """What was recorded, by the fault's id."""
    raw = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {fault: _told_of(one) for fault, one in raw.items()}


def record(found: Mapping[str, Told], path: Path = FILE) -> None:
    """Keep what was told of these faults beside what was told of others."""
    raw = json.loads(path.read_text("utf-8")) if path.exists() else {}
    raw |= {fault: _steady(plain(asdict(one))) for fault, one in found.items()}
    path.write_text(json.dumps(dict(sorted(raw.items())), ensure_ascii=False, indent=1) + "\n", "utf-8")


def _steady(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _steady(item) for key, item in value.items() if key not in ("evidence", "attempts", "held")}
    if isinstance(value, list):
        return [_steady(item) for item in value]
    if isinstance(value, float):
        return round(value, 1) if abs(value) < 1 else float(round(value))
    if isinstance(value, str):
        for pattern, put in _PASSING:
            value = pattern.sub(put, value)
    return value


def _told_of(raw: Mapping[str, Any]) -> Told:
    return Told(
        tuple(
            FailureTold(one["check"], Owner(one["owner"]), tuple(map(finding_of, one["findings"])), one["more"])
            for one in raw["failures"]
        ),
        tuple(CauseTold(**{**one, "owner": Owner(one["owner"])}) for one in raw["causes"]),
    )
