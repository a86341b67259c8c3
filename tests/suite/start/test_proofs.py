"""`golive test`: every step is run, any failure counts, and pytest has the last word."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from start import proofs
from start.sandbox import described
from tests.suite.start.checkout import ROOT


def _codes(monkeypatch: pytest.MonkeyPatch, **codes: int) -> list[str]:
    ran: list[str] = []

    def call(command: Sequence[str], **_: object) -> int:
        ran.append(command[2])
        return codes.get(command[2], 0)

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setenv(proofs.RESULTS, "")
    return ran


def test_all_steps_run_whatever_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style fault does not hide a test failure."""
    ran = _codes(monkeypatch, ruff=1, mypy=1)
    proofs.prove([])
    assert ran == ["ruff", "ruff", "mypy", "pytest"]


@pytest.mark.parametrize(("codes", "code"), [({}, 0), ({"mypy": 1}, 1), ({"pytest": 2}, 2), ({"ruff": 1}, 1)])
def test_any_failure_is_a_failure(monkeypatch: pytest.MonkeyPatch, codes: dict[str, int], code: int) -> None:
    """The exit code is pytest's, or that of the step that failed."""
    _codes(monkeypatch, **codes)
    assert proofs.prove([]) == code


def test_the_steps_before_are_told_above_pytests_closing_line(tmp_path: Path) -> None:
    """Whoever looks at the end of the log sees all results, pytest's own closing line last."""
    (tmp_path / "test_a.py").write_text("def test_nothing(): pass")
    told = {**os.environ, proofs.RESULTS: '["style (ruff check): FAILED in 0.1 s"]', "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-p", "start.closing"]
    ended = subprocess.run(  # noqa: S603 - our own command
        command, cwd=tmp_path, env=told, capture_output=True, text=True, check=True
    )
    *_, before, last = ended.stdout.splitlines()
    assert (before, "1 passed in" in last) == ("style (ruff check): FAILED in 0.1 s", True)


def test_the_sandboxs_line_becomes_a_list_of_addresses() -> None:
    """A person who starts the sandbox sees where to click."""
    line = '{"ready": true, "environment": "e.yaml", "origins": {"portal": "https://portal.localhost:1"}}'
    assert "  portal  https://portal.localhost:1" in described(line).splitlines()


def test_other_lines_of_the_sandbox_stay_as_they_are() -> None:
    """Nothing that the sandbox says is swallowed."""
    assert described("listening\n") == "listening"
