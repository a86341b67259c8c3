"""The checklist is the go-live stage's own, in its order and in three languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.checklist import CHECKLIST, load_checklist

LINES = [
    "communication.audiences",
    "communication.matters",
    "communication.templates",
    "communication.customers",
    "staff.login",
    "staff.use",
    "connection.change_support",
    "connection.descriptions",
    "connection.steering_data",
    "connection.transfer",
    "connection.guidance",
    "assurance.routing",
    "assurance.alerts",
    "assurance.content",
    "assurance.status",
    "assurance.simplified",
    "assurance.messaging",
    "assurance.chain",
]


def test_the_lines_are_those_of_the_stage_in_its_order() -> None:
    """The checklist has the lines of the go-live stage, in order, and the foundations of the chain."""
    assert [line.id for line in load_checklist().lines] == LINES


def test_attested_lines_say_what_is_attested() -> None:
    """Exactly the lines that a person vouches for carry the words to vouch for."""
    assert [line.id for line in load_checklist().lines if line.attest] == [*LINES[:4], LINES[5], LINES[6], LINES[10]]


def test_a_line_is_found_by_its_id() -> None:
    """A line is had by its id, with its Swedish title as the stage has it."""
    assert load_checklist().line("assurance.routing").title.sv.startswith("Dirigering (från tjänsten Tillstånd")


def test_a_check_settles_one_line() -> None:
    """Its id stands in the list of one line and of no other."""
    checks = [check for line in load_checklist().lines for check in line.checks]
    assert len(checks) == len(set(checks)) > 80


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: staff.use", "id: staff.login", "expected an id of its own that begins with staff."),
        ("id: staff.use", "id: stuff.use", "expected an id of its own that begins with staff."),
        (
            "settled_by: checks\n        checks: [DESC-01, DESC-02, DESC-03]",
            "settled_by: checks",
            "expected what settled_by: checks asks",
        ),
        ("checks: [USE-01,", "checks: [USE-,", "expected the id of a check, such as LOGIN-01"),
        ("settled_by: attestation", "settled_by: attestations", "did you mean attestation?"),
        ("fi: Henkilöstö, ", "", "found nothing; expected a text"),
    ],
)
def test_a_wrong_checklist_is_told(
    old: str, new: str, message: str, tmp_path: Path, told: Callable[..., list[str]]
) -> None:
    """A wrong checklist is told by line, key, what was found and what is accepted."""
    text = CHECKLIST.read_text("utf-8")
    assert old in text
    (tmp_path / "trial.yaml").write_text(text.replace(old, new, 1), "utf-8")
    assert message in "\n".join(told(load_checklist, tmp_path / "trial.yaml"))
