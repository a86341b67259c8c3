"""The run as data for other programs: results.json, whose shape has a number."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from reports.pages.critical_path import Timing
from reports.record.events import plain
from reports.record.facts import Event, Row
from reports.record.lined import lined
from reports.verdict.readiness import Readiness

SCHEMA = 1


def results(readiness: Readiness, timing: Timing | None = None, courtesy: Event | None = None) -> str:
    """The verdict and everything that it rests on, as JSON."""
    run = readiness.run
    data = {
        "schema": SCHEMA,
        "verdict": readiness.standing,
        "why": [str(phrase) for phrase in readiness.why],
        "gaps": [str(phrase) for phrase in readiness.gaps],
        "run": run.id,
        "shard": run.shard or None,
        "judged_again": dict(run.judged_again) or None,
        "environment": {"name": run.environment, "kind": run.kind, "title": run.title},
        "started": run.started,
        "ended": readiness.ended,
        "duration_s": duration_s(readiness),
        "timing": timing,
        "courtesy": courtesy,
        "suite": run.suite,
        "by": run.by,
        "configuration": run.configuration,
        "checklist": run.checklist,
        "proof": run.proof,
        "checks": [_check(row) for row in readiness.rows],
        "causes": [{"cause": one.cause, "blocks": [_key(row) for row in one.blocks]} for one in readiness.causes],
        "turns": readiness.turns,
        "attestations": readiness.attestations,
        "waivers": [{"effect": one.effect.name.lower(), **vars(one.waiver)} for one in readiness.waivers],
        "change": readiness.change,
        "written": readiness.written,
        "withdrawn": sum(not one.is_left for one in readiness.written),
        "left": readiness.left,
    }
    return lined(plain(data), 2) + "\n"


def duration_s(readiness: Readiness) -> float | None:
    """How long the run has lasted, as far as it is known."""
    try:
        start, end = map(datetime.fromisoformat, (readiness.run.started, readiness.ended))
    except ValueError:
        return None
    return round((end - start).total_seconds(), 3)


def _check(row: Row) -> dict[str, Any]:
    return {
        "id": row.check, "line": row.line, "connection": row.place, "place_kind": row.place_kind, "gate": row.gate,
        "verdict": row.verdict, "findings": row.findings, "cause": row.cause, "owner": row.owner, "reason": row.reason,
        "duration_s": row.duration_s, "attempts": row.attempts, "waived": row.waiver is not None,
    }  # fmt: skip


def _key(row: Row) -> str:
    return f"{row.check}@{row.place}"
