"""Judging again gives what was given then, says that it is no new look, and touches nothing."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from config.environment import Environment
from reports.pages.summary import closing_lines
from reports.record.items import attested_lines, checks_at
from reports.run.replay import Replay
from reports.verdict.kept import NotKept
from reports.verdict.readiness import Readiness
from tests.suite.checks.places import environment


def judged(run: Path, today: Environment | None = None) -> tuple[Replay, Readiness]:
    """The whole checklist on what a run saw."""
    replay = Replay(today or environment(), run, run.parent)
    items, lines = checks_at(replay.environment), attested_lines(replay.environment)
    replay.begin(items, lines)
    for one in items:
        replay.settle(one)
    for line in lines:
        replay.attest(line)
    return replay, replay.end("finished")


@pytest.fixture(scope="module")
def then(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The healthy run, in a folder where nothing else is."""
    return Path(shutil.copytree(whole, tmp_path_factory.mktemp("out") / whole.name))


@pytest.fixture(scope="module")
def again(then: Path) -> Replay:
    """The same, judged again on a machine without any network."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", None)
        return judged(then)[0]


def verdicts(folder: Path) -> dict[str, Any]:
    """The verdict of a run and of each of its checks."""
    results = json.loads((folder / "results.json").read_text("utf-8"))
    rows = {f"{one['id']}@{one['connection']}": (one["verdict"], one["findings"]) for one in results["checks"]}
    return rows | {"whole": results["verdict"]}


def test_an_untouched_run_has_the_same_outcomes(then: Path, again: Replay) -> None:
    """Verdict by verdict and finding by finding; no address was opened."""
    assert verdicts(again.folder) == verdicts(then)


def test_it_has_a_folder_of_its_own(then: Path, again: Replay) -> None:
    """What it judges stays as it is, and the latest look stays the latest."""
    assert (again.folder.parent, again.folder.name[-6:], (then.parent / "latest").exists()) == (
        then.parent, "-again", False,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["readiness.en.html", "summary.md", "results.json"])
def test_it_is_never_taken_for_a_new_look(again: Replay, name: str) -> None:
    """Every document says that it was judged again, and from which run."""
    text = (again.folder / name).read_text("utf-8").casefold().replace("_", " ")
    assert ("judged again" in text, again.kept.id in text) == (True, True)


def test_the_terminal_says_it_first(again: Replay) -> None:
    """In the line with the verdict."""
    assert again.readiness is not None
    assert closing_lines(again.readiness, again.folder)[0] == "READY (judged again)"


def test_nothing_is_written_but_its_documents(again: Replay) -> None:
    """It has no ledger and starts no engine."""
    assert (again.run, again.courtesy, hasattr(again, "ledger")) == (None, None, False)


def test_pictures_stay_beside_what_they_show(again: Replay) -> None:
    """The folder can be read alone."""
    assert (again.folder / "evidence" / "desk.png").is_file()


def test_the_configuration_of_today_counts(run: Path) -> None:
    """A limit that has become stricter turns red what was green."""
    strict = [
        one.model_copy(update={"limits": one.limits.model_copy(update={"alert_s": 0.5})})
        for one in environment().connections
    ]
    today = environment().model_copy(update={"connections": tuple(strict), "kind": "test", "environment": "sandbox"})
    _, readiness = judged(run, today)
    assert {row.check for row in readiness.failures} >= {"ALERT-N1", "ALERT-N5"}


def test_another_environment_is_refused(run: Path) -> None:
    """With the words to type instead."""
    other = environment().model_copy(update={"environment": "prod"})
    with pytest.raises(NotKept, match=r"--env=sandbox --replay="):
        Replay(other, run, run.parent)


@pytest.mark.parametrize("keep", [1, 2, 4, 40, -1])
def test_a_run_that_did_not_end_is_not_finished_by_judging_it(run: Path, keep: int) -> None:
    """What it did not see is not looked at now."""
    lines = (run / "events.jsonl").read_bytes().splitlines(keepends=True)
    (run / "events.jsonl").write_bytes(b"".join(lines[:keep]))
    if keep == 1:
        with pytest.raises(NotKept, match="not on record"):
            judged(run)
    else:
        assert judged(run)[1].standing == "INCOMPLETE"
