"""What a run tells of itself before anything has been seen: what it is, of what, and what is expected of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from config.checklist import load_checklist
from config.environment import Environment
from config.fingerprint import fingerprint
from config.version import suite_version
from reports.record import proof
from reports.record.items import CheckAt, attested_lines, checks_at
from reports.record.origin import checklist_fingerprint

SCHEMA = 1


def opening(environment: Environment, selected: Sequence[str], **of_the_run: Any) -> Mapping[str, Any]:
    """The first fact of a run: everything that the whole checklist expects there, whatever of it was selected."""
    return {
        "schema": SCHEMA, **of_the_run, "suite": suite_version(),
        "environment": {
            "name": environment.environment, "kind": environment.kind, "title": environment.title,
            "report_language": environment.report_language,
        },
        "authorities": {key: one.name for key, one in environment.authorities.items()},
        "connections": [
            {"id": one.id, "matter": one.matter, "authority": environment.authorities[one.authority].name,
             "authority_key": one.authority, "mode": one.mode}
            for one in environment.connections
        ],
        "expected": [_expected(one) for one in checks_at(environment)],
        "attestation_lines": [{"line": one.line, "places": [one.place.name]} for one in attested_lines(environment)],
        "lines": [line.id for line in load_checklist().lines],
        "checks": [check for line in load_checklist().lines for check in line.checks],
        "checklist": checklist_fingerprint(), "configuration": fingerprint(environment), "proof": proof.kept(),
        "selected": selected,
    }  # fmt: skip


def _expected(one: CheckAt) -> Mapping[str, Any]:
    check = one.check
    return {
        "check": check.id, "line": check.line, "place": one.place.name, "place_kind": one.place.reach,
        "gate": check.gate, "owner": check.owner, "sentence": check.sentence, "next": check.next,
        "applies": one.not_applicable,
    }  # fmt: skip
