"""Without permission to write, everything that only reads is still checked, and all else says why it is not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from checks._check import Check, all_checks
from checks._outcome import Verdict
from fixtures.observation import Catalogue, Observation
from reports.record.givens import everything_observable
from tests.suite.plugin.running import HERE, ROOT, Ran, run

WHY = "the environment file does not allow writing"


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A whole connection, with `writes:` taken out of the file."""
    folder, config = tmp_path_factory.mktemp("reading"), ROOT / "config"
    text = (config / "environments" / "sandbox.yaml").read_text("utf-8")
    text = re.sub(r"^writes:\n(  .*\n)+", "", text, flags=re.MULTILINE).replace("../", f"{config}/")
    (folder / "reading.yaml").write_text(text, "utf-8")
    return run(folder, f"--env={folder / 'reading.yaml'}", "--connection", HERE, "--latency=instant")


@pytest.fixture(scope="module")
def judged(reading: Ran) -> dict[bool, list[dict[str, Any]]]:
    """What was judged: whether it stands on something written -> its rows."""
    catalogue = everything_observable()
    writing = {one.id for one in all_checks() if any(each.writes for each in _stands_on(one, catalogue))}
    rows = [one for one in reading.results["checks"] if one["verdict"] not in (Verdict.NOT_RUN, Verdict.NOT_APPLICABLE)]
    return {kind: [one for one in rows if (one["id"] in writing) is kind] for kind in (True, False)}


def _stands_on(one: Check, catalogue: Catalogue) -> list[Observation]:
    names = catalogue.closure(frozenset(need for need in one.needs if need in catalogue))
    return [catalogue[name] for name in names if name in catalogue]


def test_what_only_reads_is_checked_and_passes(judged: dict[bool, list[dict[str, Any]]]) -> None:
    """Signing in, refusals and signing out among it."""
    read = {one["id"]: one["verdict"] for one in judged[False]}
    assert (set(read.values()), len(read) > 30, {"LOGIN-01", "LOGIN-04", "LOGIN-06", "CHAIN-05"} - set(read)) == (
        {Verdict.PASSED}, True, set(),
    )  # fmt: skip


def test_what_would_write_is_blocked_and_says_why(judged: dict[bool, list[dict[str, Any]]]) -> None:
    """The same one cause for all of them."""
    told = {(one["verdict"], one["cause"]["sentence"]) for one in judged[True]}
    assert (told, len(judged[True]) > 30) == ({(Verdict.BLOCKED, WHY)}, True)


def test_nothing_was_written(reading: Ran) -> None:
    """Nothing was even begun, and the run is incomplete."""
    assert ([one for one in reading.events if one["event"] == "write"], reading.code) == ([], 1)
