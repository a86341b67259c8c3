"""`golive verify` of a document of several runs derives the verdict from what each of them saw."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports.record.events import read
from reports.run.merge import merge
from reports.verdict.readiness import Standing
from tests.suite.record.test_verify import said
from tests.suite.reports.in_parts import parts, write
from tests.suite.vacuity.records import numbered

Event = dict[str, Any]


def shares(run: Path, of: int) -> list[list[Event]]:
    """The run, made as parts; each looks for itself at what all of them need."""
    whole = json.loads(json.dumps(read(run / "events.jsonl")))
    seen = [event for event in whole if event["event"] == "observation"]
    made = [[one for one in part if one["event"] != "observation"] for part in parts(whole, of)]
    for part in made:
        part[1:1] = json.loads(json.dumps(seen))
        numbered(part)
    return made


def merged(records: list[list[Event]], folder: Path) -> tuple[Path, Standing]:
    """The document of several records, and its verdict."""
    runs = [write(record, folder / f"run-{number}") for number, record in enumerate(records)]
    target, found = merge(runs, folder / "out")
    return target, found.standing


@pytest.mark.parametrize("of", [2, 3, 7])
def test_a_merged_document_is_true(of: int, run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The parts of a healthy run come to the verdict of the whole."""
    target, standing = merged(shares(run, of), tmp_path)
    code, told = said(target, capsys)
    assert (standing, code, "VALMIS." in told) == (Standing.READY, 0, True), told


def test_a_missing_part_is_found_missing_again(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not ready by the report, and not ready by what was seen."""
    target, standing = merged(shares(run, 3)[:2], tmp_path)
    assert (standing, said(target, capsys)[0]) == (Standing.INCOMPLETE, 0)


def test_runs_against_other_configurations_are_derived_each_for_itself(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And are no whole."""
    records = shares(run, 2)
    records[1][0]["configuration"] = "another"
    configuration = next(one for one in records[1] if one["event"] == "configuration")
    configuration["environment"]["contact"] = "other@golive.example"
    target, standing = merged(records, tmp_path)
    assert (standing, said(target, capsys)[0]) == (Standing.INCOMPLETE, 0)


def test_what_two_runs_judged_stands_as_the_worse(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when the better one comes last."""
    records = shares(run, 1) * 2
    first = json.loads(json.dumps(records[0]))
    for event in first:
        if event["event"] == "observation" and event["name"] == "first_alert":
            event["seen"] |= {"found": [], "delay_s": None}
        if event["event"] == "outcome" and event["check"] == "ALERT-N1":
            event["verdict"] = "failed"
    target, standing = merged([first, records[1]], tmp_path)
    code, told = said(target, capsys)
    assert (standing, code) == (Standing.NOT_READY, 0), told


def test_a_report_that_says_something_else_is_told(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was judged too well in one of the runs comes to light."""
    records = shares(run, 2)
    for event in records[0]:
        if event["event"] == "observation" and event["name"] == "first_alert":
            event["seen"] |= {"found": [], "delay_s": None}
    target, _ = merged(records, tmp_path)
    code, told = said(target, capsys)
    assert (code, "ALERT-N1@" in told, "EI VALMIS" in told) == (1, True, True)


def test_a_changed_file_is_told(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A merged document has a manifest as any run has."""
    target, _ = merged(shares(run, 2), tmp_path)
    (target / "summary.md").write_text("READY", "utf-8")
    assert (said(target, capsys)[0], (target / "manifest.json").is_file()) == (1, True)
