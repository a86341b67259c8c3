"""The plan tells what would be written, and does nothing."""

from __future__ import annotations

from pathlib import Path

from reports.record.latest import point_latest_to
from tests.suite.plugin.running import HERE, Ran, run


def test_the_plan_names_permission_place_and_kind_of_every_write(planned: Ran) -> None:
    """In which system, and how it would be undone."""
    undone = "undone by the customer, who withdraws it and reads it again"
    assert "writing is allowed by Demo Hyväksyjä, DEMO-1, until 2099-12-31" in planned.said
    assert f"  {HERE}: matter, in the portal (application); {undone}" in planned.said
    assert f"  {HERE}: outcome, in the authority service (decision); goes with the matter" in planned.said


def test_the_plan_is_about_what_is_selected(planned: Ran) -> None:
    """Another connection's writes are not in it."""
    assert "rescue-event-notice" not in planned.said


def test_the_plan_starts_and_writes_nothing(planned: Ran) -> None:
    """No sandbox, no documents."""
    assert (planned.out.exists(), list((planned.out.parent / "temporary").iterdir())) == (False, [])


def test_the_plan_ends_well(planned: Ran) -> None:
    """Having looked is no failure."""
    assert (planned.code, "INTERNALERROR" in planned.said) == (0, False)


def test_an_old_report_is_not_taken_for_that_of_a_refused_start(tmp_path: Path) -> None:
    """The last line says whose the report is that still stands there."""
    (tmp_path / "out" / "prod-1").mkdir(parents=True)
    point_latest_to(tmp_path / "out" / "prod-1", tmp_path / "out")
    ran = run(tmp_path, "--env=nowhere")
    assert (ran.code, ran.said.strip().endswith("latest is still that of prod-1.")) == (4, True)
