"""test-result.intoto.json: the outcome as an in-toto statement, for whoever lets a release pass by policy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from checks._outcome import Verdict
from reports.pages.ctrf import STATUSES
from reports.record.events import plain
from reports.record.facts import Attested, Event, Row
from reports.record.reading import named
from reports.verdict.readiness import Readiness, Standing

FILE_NAME = "test-result.intoto.json"
STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://in-toto.io/attestation/test-result/v0.1"
RESULTS = {Standing.READY: "PASSED", Standing.WITH_CONDITIONS: "WARNED"}
"""Everything else is FAILED: a policy knows no INCOMPLETE."""


def statement(readiness: Readiness, events: Sequence[Event], seen: Mapping[str, str]) -> str:
    """
    What the checklist came to, about the files that hold what was seen, and of which files of configuration.

    ``seen`` are those files, by name and text. A check that was not run, or does not apply, stands in no list.
    """
    tests: dict[str, list[str]] = {"passedTests": [], "warnedTests": [], "failedTests": []}
    for name, where in _sorted(readiness):
        tests[where].append(name)
    result = RESULTS.get(readiness.standing, "FAILED")
    data = {
        "_type": STATEMENT,
        "subject": [{"name": name, **_digest(text), "annotations": _about(readiness)} for name, text in seen.items()],
        "predicateType": PREDICATE,
        "predicate": {"result": result, "configuration": _configuration(events), **tests},
    }
    return json.dumps(plain(data), ensure_ascii=False, indent=1) + "\n"


def _sorted(readiness: Readiness) -> Iterator[tuple[str, str]]:
    """Each check and attestation that came to something, and the list that it belongs in."""
    for row in readiness.rows:
        if STATUSES[row.verdict] in ("passed", "failed"):
            yield f"{row.check}@{row.place}", _list(row)
    for one in readiness.attestations:
        yield f"{one.line}@{one.place}", _list(one)


def _list(one: Row | Attested) -> str:
    if one.verdict in (Verdict.PASSED, Verdict.ATTESTED):
        return "passedTests"
    is_condition = isinstance(one, Row) and one.verdict in (Verdict.FAILED, Verdict.UNSTEADY) and not one.stops
    return "warnedTests" if is_condition else "failedTests"


def _about(readiness: Readiness) -> dict[str, str]:
    run = readiness.run
    return {"run": run.id, "environment": run.environment, "verdict": readiness.standing, "suite": run.suite}


def _configuration(events: Sequence[Event]) -> list[dict[str, Any]]:
    """The files that it was judged against, each once; of several runs, all of theirs."""
    files = {item for event in named(events, "configuration") for item in (event.get("files") or {}).items()}
    return [{"name": name, "digest": {"sha256": digest}} for name, digest in sorted(files) if digest]


def _digest(text: str) -> dict[str, Any]:
    return {"digest": {"sha256": sha256(text.encode()).hexdigest()}}
