"""However pytest is asked to leave something out, the run does not say that the go-live is ready."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.suite.plugin.running import Ran, run

RUNS: dict[str, tuple[str, ...]] = {
    "by a name": ("-k", "COMM-01"),
    "by what is not its name": ("-k", "not ALERT and COMM-01"),
    "by a marker": ("-m", "connection.change_support"),
    "by its own name": ("tests/test_go_live.py::test_attestation",),
    "only listed": ("--co", "-q"),
    "only planned": ("--plan",),
    "nothing by that name": ("-k", "no-such-check"),
    "no plugin": ("-p", "no:reports.run.plugin"),
    "no conftest": ("--noconftest",),
    "no run in the plugin": ("-p", "no:golive-run"),
    "no function is a test": ("-o", "python_functions=nothing"),
}


@pytest.mark.parametrize("arguments", RUNS.values(), ids=RUNS.keys())
def test_what_was_left_out_is_missed(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """The verdict is INCOMPLETE, or there is none."""
    assert verdict(run(tmp_path, *arguments)) in ("INCOMPLETE", None)


def test_what_was_left_out_by_the_surroundings_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Arguments that nobody typed."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k COMM-01 -p no:terminal")
    assert verdict(run(tmp_path)) == "INCOMPLETE"


@pytest.mark.parametrize("mark", ["skip(reason='later')", "xfail(reason='known')"])
def test_what_a_plugin_skips_or_excuses_is_missed(mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pytest itself then ends well."""
    code = f"def pytest_collection_modifyitems(items):\n    [one.add_marker(pytest.mark.{mark}) for one in items]\n"
    (tmp_path / "excuses.py").write_text(f"import pytest\n{code}", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert verdict(run(tmp_path, "-p", "excuses", "-k", "PTV", "--fault", "ptv.draft-only")) in (
        "INCOMPLETE",
        "NOT READY",
    )


def test_python_without_assertions_judges_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No judgement rests on an assert statement."""
    monkeypatch.setenv("PYTHONOPTIMIZE", "1")
    ran = run(tmp_path, "-k", "PTV-01", "-W", "ignore", "--fault", "ptv.draft-only")
    assert (verdict(ran), ran.code) == ("NOT READY", 1)


def verdict(ran: Ran) -> str | None:
    """What the run says to other programs, if it says anything."""
    return ran.results["verdict"] if (ran.latest / "results.json").exists() else None
