"""What has changed since the last run of the same environment."""

import os
from pathlib import Path
from typing import Any

import pytest

from reports.pages.documents import write_documents
from reports.record.previous import previous
from reports.verdict.change import Change
from reports.verdict.readiness import readiness
from tests.suite.reports.fake_run import BLOCKED, CHECKS, FAILED, HEALTHY, LATE, FakeRun

PLACE = "agency-wind-power"


def after(before: FakeRun, now: FakeRun, out: Path) -> Change | None:
    """What the document of a run says of the one before it."""
    write_documents(before.write(out / "prod-1"))
    first, *rest = now.events()
    told = previous(out, "prod", out / "prod-2")
    return readiness([first, {"event": "previous", "time": first["time"], **told}, *rest]).change


def run(verdict: dict[str, Any] | None) -> FakeRun:
    """A run in which one check has this outcome; None is passed."""
    return HEALTHY.but(outcomes=(("MSG-01", PLACE, verdict),)) if verdict else HEALTHY


@pytest.mark.parametrize(
    ("before", "now", "worse", "better"),
    [
        (None, FAILED, 1, 0), (None, BLOCKED, 1, 0), (LATE, FAILED, 1, 0),
        (FAILED, None, 0, 1), (BLOCKED, LATE, 0, 1),
        (FAILED, BLOCKED, 0, 0), (FAILED, FAILED, 0, 0), (None, None, 0, 0), (None, LATE, 0, 0),
    ],
)  # fmt: skip
def test_what_turned_is_told(tmp_path: Path, before: Any, now: Any, worse: int, better: int) -> None:
    """Red is what was seen to be wrong, or could no longer be seen."""
    found = after(run(before), run(now), tmp_path)
    assert found is not None
    assert (len(found.worse), len(found.better)) == (worse, better)


def test_new_and_gone_checks_are_told(tmp_path: Path) -> None:
    """Another version of the suite looks at other things."""
    found = after(HEALTHY.but(checks=CHECKS[1:]), HEALTHY.but(checks=CHECKS[:-1]), tmp_path)
    assert found is not None
    assert (found.new, found.gone) == ((("COMM-01", ("prod",)),), (("CHAIN-04", ("prod",)),))


def test_the_last_run_of_the_environment_is_found(tmp_path: Path) -> None:
    """Not the own folder, not an older one, not another environment's, not one that cannot be read."""
    for number, name in enumerate(("old", "last", "other", "broken", "own")):
        ids = (("run", name),) if name != "other" else (("environment", {"name": "test"}),)
        write_documents(HEALTHY.but(run_change=ids).write(tmp_path / name))
        os.utime(tmp_path / name, (number, number))
    (tmp_path / "broken" / "results.json").write_text("{", "utf-8")
    os.utime(tmp_path / "broken", (3, 3))
    assert previous(tmp_path, "prod", tmp_path / "own")["run"] == "last"


@pytest.mark.parametrize(
    ("part", "before"),
    [((), "whole"), ((1, 3), "whole"), ((2, 3), "2/3"), ((3, 3), "3/3"), ((3, 4), "whole")],
)  # fmt: skip
def test_a_part_is_compared_with_its_like(tmp_path: Path, part: tuple[int, ...], before: str) -> None:
    """With the last whole run or the last one of the same part, never with another part that ran before it."""
    for number, (name, shard) in enumerate((("1/3", [1, 3]), ("whole", None), ("2/3", [2, 3]), ("3/3", [3, 3]))):
        folder = tmp_path / str(number)
        write_documents(HEALTHY.but(run_change=(("run", name), ("shard", shard))).write(folder))
        os.utime(folder, (number, number))
    assert previous(tmp_path, "prod", tmp_path / "own", part)["run"] == before


def test_parts_that_are_merged_know_of_each_other() -> None:
    """What one part before did not run, another one did; both are named."""
    first, *rest = run(FAILED).events()
    one = {"event": "previous", "time": "", "run": "a", "verdicts": {"passed": [f"MSG-01@{PLACE}"]}}
    other = {"event": "previous", "time": "", "run": "b", "verdicts": {"not run": [f"MSG-01@{PLACE}"]}}
    found = readiness([first, one, other, *rest]).change
    assert found is not None
    assert (found.run, found.worse) == ("a + b", (("MSG-01", (PLACE,)),))


def test_without_an_earlier_run_there_is_no_change(tmp_path: Path) -> None:
    """The document says so."""
    assert (previous(tmp_path / "nothing", "prod", tmp_path), readiness(HEALTHY.events()).change) == ({}, None)


def test_a_record_that_says_nonsense_of_the_run_before_is_read(tmp_path: Path) -> None:
    """Nothing is concluded from what is not known."""
    told = {"event": "previous", "time": "", "verdicts": {"splendid": ["A@b"], "passed": ["MSG-01"]}}
    found = readiness([*HEALTHY.events(), told]).change
    assert found is not None
    assert (found.worse, found.better) == ((), ())
