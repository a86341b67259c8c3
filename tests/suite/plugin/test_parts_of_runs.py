"""A checklist that several runs share, for real: two parts, one without a share of its own, and the document of all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports.run.merge import merge
from tests.suite.plugin.running import Ran, run

READING = ("-k", "PTV-01 or DESC-01 or COMM-01 or COMM-02", "--fault", "ptv.draft-only")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Some checks that only read, in one run."""
    return run(tmp_path_factory.mktemp("whole"), *READING)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[Ran]:
    """The same in two runs."""
    return [run(tmp_path_factory.mktemp(f"part-{one}"), *READING, "--shard", f"{one}/2") for one in (1, 2)]


@pytest.fixture(scope="module")
def merged(parts: list[Ran], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the document of both."""
    return merge([part.latest for part in parts], tmp_path_factory.mktemp("merged"))[0]


def told(folder: Path) -> list[tuple[Any, ...]]:
    """What the results say of each check, apart from times."""
    rows = json.loads((folder / "results.json").read_text("utf-8"))["checks"]
    keys = ("id", "connection", "verdict", "owner", "reason")
    return [(*(row[key] for key in keys), [one for one in row["findings"] if one["unit"] != "s"]) for row in rows]


def test_both_parts_together_tell_what_one_run_tells(whole: Ran, merged: Path) -> None:
    """Every check in its place, with the same findings."""
    assert told(merged) == told(whole.latest)


def test_the_verdict_and_why_are_the_same(whole: Ran, merged: Path) -> None:
    """Nothing is missing, nothing is there twice."""
    found = json.loads((merged / "results.json").read_text("utf-8"))
    assert [found[key] for key in ("verdict", "why", "gaps")] == [
        whole.results[key] for key in ("verdict", "why", "gaps")
    ]


def test_the_engineers_reports_of_both_are_kept(merged: Path) -> None:
    """And one page leads to them."""
    page = (merged / "technical.html").read_text("utf-8")
    assert [name in page and (merged / name).is_file() for name in ("technical-1.html", "technical-2.html")] == [
        True
    ] * 2


def test_a_part_without_a_share_of_its_own_is_no_failure(tmp_path: Path) -> None:
    """It is still a run: who merges the parts looks for it."""
    ran = run(tmp_path, "-k", "PTV-01", "--shard", "9/9")
    assert (ran.code, [event["shard"] for event in ran.events if event["event"] == "run"]) == (0, [[9, 9]])


def test_a_part_that_is_none_is_told(tmp_path: Path) -> None:
    """Before anything is begun."""
    ran = run(tmp_path, "--shard", "3/2", "--co", "-q")
    assert (ran.code, 'found "3/2"; expected a part and the number of parts' in ran.said) == (4, True)


def test_a_revision_that_is_none_is_told(tmp_path: Path) -> None:
    """And nothing is begun."""
    ran = run(tmp_path, "--changed-since", "no-such-revision", "--co", "-q")
    assert (ran.code, "git knows no such revision" in ran.said, ran.folders) == (4, True, [])
