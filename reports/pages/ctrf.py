"""ctrf.json: the run in the Common Test Report Format, for dashboards and bots that read no format of ours."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from checks._outcome import Verdict
from config.owners import Owner
from fixtures.seen.attempts import Attempt
from reports.record.events import plain
from reports.record.facts import Attested, Row
from reports.record.lined import lined
from reports.verdict.readiness import Readiness, Standing

FILE_NAME = "ctrf.json"
SPEC = "0.0.0"
"""The version of the specification, a working draft that calls itself so."""
STATUSES = {
    Verdict.PASSED: "passed", Verdict.UNSTEADY: "passed", Verdict.ATTESTED: "passed",
    Verdict.FAILED: "failed", Verdict.BLOCKED: "failed", Verdict.NOT_ATTESTED: "failed",
    Verdict.NOT_APPLICABLE: "skipped", Verdict.NOT_RUN: "pending",
}  # fmt: skip
"""As pytest and JUnit tell it: what could not be seen is red. ``rawStatus`` keeps the word of this suite."""
FINE = (Standing.READY, Standing.WITH_CONDITIONS)


def ctrf(readiness: Readiness) -> str:
    """Every check and attestation that the checklist expects, in its order; the same run gives the same bytes."""
    run = readiness.run
    tests = [*map(_check, readiness.rows), *map(_attestation, readiness.attestations)]
    for one in tests:
        one["id"] = str(_id(run.environment, one["name"]))
    data = {
        "reportFormat": "CTRF", "specVersion": SPEC, "reportId": str(_id(run.environment, run.id, readiness.ended)),
        "generatedBy": "golive",
        "results": {
            "tool": {"name": "golive", "version": run.suite}, "summary": _summary(readiness, tests), "tests": tests,
            "environment": {"testEnvironment": run.environment, "healthy": readiness.standing in FINE},
        },
    }  # fmt: skip
    return lined(plain(data), 3) + "\n"


def reasons(row: Row) -> str:
    """Why a check has not simply passed: each finding that did not hold, what broke, and the reason given."""
    cause = (row.cause.sentence,) if row.cause else ()
    return "; ".join(filter(None, (*map(str, row.failures), *cause, row.reason)))


def _summary(readiness: Readiness, tests: list[dict[str, Any]]) -> dict[str, Any]:
    """How many of each; ``start`` and ``stop`` in milliseconds since 1970, and 0 where the run does not tell."""
    counts = Counter(one["status"] for one in tests)
    start, stop = _ms(readiness.run.started), _ms(readiness.ended)
    why = [str(phrase) for phrase in readiness.why]
    return {
        "tests": len(tests), **{status: counts[status] for status in (*dict.fromkeys(STATUSES.values()), "other")},
        "flaky": sum("flaky" in one for one in tests), "start": start, "stop": stop, "duration": stop - start,
        "extra": {"golive": {"run": readiness.run.id, "verdict": readiness.standing, "why": why}},
    }  # fmt: skip


def _check(row: Row) -> dict[str, Any]:
    said = reasons(row)
    extra = {"sentence": row.sentence, "gate": row.gate, "waived": row.waiver is not None}
    return {
        **_named(row.check, row.line, row.place, row.verdict, row.owner), "duration": round(row.duration_s * 1000),
        **({"message": said} if said else {}), **(_retried(row) if row.verdict is Verdict.UNSTEADY else {}),
        "extra": {"golive": extra},
    }  # fmt: skip


def _attestation(one: Attested) -> dict[str, Any]:
    named = _named(one.line, one.line, one.place, one.verdict, Owner.OWN_SIDE)
    return {**named, "duration": 0, **({"message": one.reason} if one.reason else {}), "type": "attestation"}


def _named(name: str, line: str, place: str, verdict: Verdict, owner: Owner) -> dict[str, Any]:
    return {
        "name": f"{name}@{place}", "status": STATUSES[verdict], "rawStatus": verdict, "suite": [line, place],
        "tags": [owner],
    }  # fmt: skip


def _retried(row: Row) -> dict[str, Any]:
    """The attempts before the one that succeeded; it is reads that were made again, never the check."""
    hitches = [one for one in row.attempts if one.is_hitch]
    again = [_attempt(number, one) for number, one in enumerate(hitches, 1)]
    return {"flaky": True, "retries": len(again), "retryAttempts": again}


def _attempt(number: int, one: Attempt) -> dict[str, Any]:
    return {"attempt": number, "status": "failed", "start": round(one.at.timestamp() * 1000), "message": str(one)}


def _ms(moment: str) -> int:
    try:
        return round(datetime.fromisoformat(moment).timestamp() * 1000)
    except ValueError:
        return 0


def _id(*parts: str) -> UUID:
    """One that stays the same from run to run for the same thing."""
    return uuid5(NAMESPACE_URL, "urn:golive:" + ":".join(parts))
