"""The checklist is selected as pytest selects anything."""

from __future__ import annotations

import re
from pathlib import Path

from checks._check import all_checks
from config.checklist import load_checklist
from tests.suite.checks.places import environment
from tests.suite.plugin.running import HERE, Ran, run

CONNECTIONS = environment().connections


def test_every_item_is_named_by_its_check_and_place(collected: Ran) -> None:
    """In plain ASCII, so that -k finds it and every log shows it."""
    assert f"ALERT-N1@{HERE}" in collected.ids
    assert [one for one in collected.ids if not re.fullmatch(r"[A-Za-z0-9._-]+@[a-z0-9-]+", one)] == []


def test_every_check_is_there_at_every_place(collected: Ran) -> None:
    """Also where it does not apply: the report says why."""
    wanted = {f"{check.id}@{one.id}" for check in all_checks() if check.per == "connection" for one in CONNECTIONS}
    assert {one for one in collected.ids if one.rpartition("@")[2] in {place.id for place in CONNECTIONS}} == wanted


def test_an_id_is_there_once(collected: Ran) -> None:
    """So that an outcome can be told by it."""
    assert len(collected.ids) == len(set(collected.ids))


def test_listing_leaves_nothing_behind(collected: Ran) -> None:
    """Neither documents nor a sandbox."""
    assert (collected.code, collected.out.exists(), list((collected.out.parent / "temporary").iterdir())) == (
        0, False, [],
    )  # fmt: skip


def test_lines_and_sections_of_the_checklist_are_markers(tmp_path: Path) -> None:
    """The integration developer runs what concerns one line, or a section without one of its lines."""
    expression = "connection.steering_data or (communication and not communication.customers)"
    sections = {line.id for line in load_checklist().lines if line.id.startswith("communication.")}
    lines = {"connection.steering_data", *sections} - {"communication.customers"}
    found = {one.partition("@")[0] for one in run(tmp_path, "-m", expression, "--co", "-q").ids}
    assert {one for one in found if one.isupper()} == {one.id for one in all_checks() if one.line in lines}


def test_a_misspelt_marker_is_not_quietly_nothing(tmp_path: Path) -> None:
    """It is a mistake of use."""
    ran = run(tmp_path, "-m", "connection.steering", "--co", "-q")
    assert (ran.code, "Unknown marker(s)" in ran.said) == (4, True)


def test_the_last_failures_are_found_again(stopped: Ran) -> None:
    """After a correction only they are run."""
    ran = run(stopped.out.parent, "--lf", "--co", "-q")
    assert ran.ids == [f"PTV-01@{HERE}"]


def test_a_name_that_nothing_bears_is_told(nothing: Ran) -> None:
    """Nothing ran, so nothing is ready."""
    assert (nothing.code, "READY" in nothing.said, nothing.latest.exists()) == (5, False, False)


def test_a_run_of_nothing_leaves_no_folder(nothing: Ran) -> None:
    """And names no document that is not there."""
    assert (nothing.folders, "technical.html" in nothing.said, "junit.xml" in nothing.said) == ([], False, False)


def test_an_unknown_connection_is_told_with_the_known_ones(tmp_path: Path) -> None:
    """Before anything starts."""
    ran = run(tmp_path, "--connection", "helsinki-building-permit")
    assert (ran.code, "helsinki-building-permit: not in this environment" in ran.said) == (4, True)
    assert all(one.id in ran.said for one in CONNECTIONS)


def test_an_environment_without_a_file_is_told_with_how_to_make_it(tmp_path: Path) -> None:
    """Production is never guessed."""
    ran = run(tmp_path, "--env=no-such-environment")
    assert (ran.code, ran.out.exists()) == (4, False)
    assert "copy config/environments/prod.example.yaml to config/environments/no-such-environment.yaml" in ran.said


def test_an_unknown_fault_is_told_with_the_nearest(tmp_path: Path) -> None:
    """A misspelt one never passes for a sandbox that is well."""
    ran = run(tmp_path, "-k", "COMM-01", "--fault", "ptv.draft-onli")
    assert (ran.code, "the nearest known one is ptv.draft-only" in ran.said) == (4, True)
