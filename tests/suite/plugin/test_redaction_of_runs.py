"""A secret that a fault brings to light reaches no artefact of the run, and not the terminal either."""

from __future__ import annotations

import pytest

from tests.suite.plugin.running import ROOT, Ran, run, silent_environment

SECRET = "talvikki2026"
HOLE = f"{{{SECRET}}}"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A run that finds a secret in a message of the communication plan."""
    folder = tmp_path_factory.mktemp("leaking")
    file = silent_environment(folder, 9)
    (folder / "secrets" / "ptv-key").write_text(SECRET, "utf-8")
    own = ROOT / "config" / "communication" / "sandbox.yaml"
    (folder / "plan.yaml").write_text(own.read_text("utf-8").replace("{contact}", f"{{contact}} {HOLE}"), "utf-8")
    file.write_text(file.read_text("utf-8").replace(str(own), str(folder / "plan.yaml")), "utf-8")
    return run(folder, f"--env={file}", "-k", "COMM-03", "-rA")


def test_the_finding_is_told_without_it(ran: Ran) -> None:
    """Who reads it knows that something was hidden there."""
    (row,) = (one for one in ran.results["checks"] if one["id"] == "COMM-03")
    seen = next(one["seen"] for one in row["findings"] if not one["held"])
    assert (row["verdict"], seen) == ("failed", ["[hidden]"])


def test_it_stands_nowhere(ran: Ran) -> None:
    """Not in a fact, a document, JUnit, the technical report or the terminal."""
    files = [file for file in ran.folders[-1].rglob("*") if file.is_file()]
    assert len(files) >= 9
    assert [file.name for file in files if SECRET in file.read_text("utf-8", "replace")] + [SECRET] * (
        SECRET in ran.said
    ) == []


@pytest.mark.parametrize("name", ["junit.xml", "technical.html", "events.jsonl", "readiness.fi.html"])
def test_each_report_tells_the_failure_itself(ran: Ran, name: str) -> None:
    """What was hidden is the secret, and not what went wrong."""
    hidden = "[peitetty]" if name.startswith("readiness") else "[hidden]"
    assert hidden in (ran.folders[-1] / name).read_text("utf-8")
