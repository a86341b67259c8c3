"""A sandbox of yesterday that still holds the ports is not taken for the one that the file is about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checks._outcome import Verdict
from tests.suite.plugin.running import HERE, Ran, run
from tests.suite.sandbox.running import started


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """A run by the file of a new sandbox, at whose ports an old one answers, in the same words and as well."""
    folder = tmp_path_factory.mktemp("stale")
    with started(folder / "old") as old, started(folder / "new") as new:
        text = (new.directory / "environment.yaml").read_text("utf-8")
        for name, origin in new.origins.items():
            text = text.replace(origin, old.origins[name])
        file = new.directory / "stale.yaml"
        file.write_text(text, "utf-8")
        yield run(folder, f"--env={file}", f"--ledger={folder / 'ledger'}", "--connection", HERE, "-k", "PTV or COMM")


def test_nothing_of_it_passes(ran: Ran) -> None:
    """It answers 200 and says what it should; but it has not the key that was made for this run."""
    left_out = (Verdict.NOT_RUN, Verdict.NOT_APPLICABLE)
    made = [one["verdict"] for one in ran.results["checks"] if one["verdict"] not in left_out]
    assert (set(made), len(made) > 5) == ({Verdict.BLOCKED}, True)


def test_it_is_told_that_its_certificate_is_not_the_right_one(ran: Ran) -> None:
    """Once, as the cause of everything."""
    causes = {one["cause"]["sentence"] for one in ran.results["checks"] if one["cause"]}
    assert ["certificate" in one.lower() for one in causes] == [True]
