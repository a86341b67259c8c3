"""The whole chain, once: every check of every connection of the healthy wide sandbox, in one run as by a person."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from config.load import load_environment
from config.people import parts

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    """One run of the checklist, and its results."""
    out = tmp_path_factory.mktemp("out")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:hypothesispytest",
        "-p",
        "no:cacheprovider",
        "-q",
        "--env=sandbox-wide",
        f"--out={out}",
    ]
    done = subprocess.run(  # noqa: S603 our own command
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    results = [path for path in out.glob("*/results.json") if not path.parent.is_symlink()]
    assert results, done.stdout[-2000:] + done.stderr[-2000:]
    return done, json.loads(results[0].read_text("utf-8"))


def test_the_healthy_sandbox_is_ready(run: tuple[subprocess.CompletedProcess[str], dict[str, Any]]) -> None:
    """Nothing is broken, so every check holds and the verdict says so."""
    done, results = run
    red = [f"{one['id']}@{one['connection']}" for one in results["checks"] if one["verdict"] in ("failed", "blocked")]
    assert (red, results["verdict"], done.returncode) == ([], "READY", 0), done.stdout[-2000:]


def test_everything_written_is_withdrawn(run: tuple[subprocess.CompletedProcess[str], dict[str, Any]]) -> None:
    """One matter per connection and all that belongs to it; nothing is left."""
    _, results = run
    matters = [one for one in results["written"] if one["kind"] == "matter"]
    assert (len(matters), results["withdrawn"], results["left"]) == (6, len(results["written"]), [])


def test_everybody_signs_in_once(run: tuple[subprocess.CompletedProcess[str], dict[str, Any]]) -> None:
    """However many connections they take part in: as often as there are people, and no more."""
    people = {part.account.user for part in parts(load_environment("sandbox-wide"))}
    assert run[1]["courtesy"]["sign_ins"] == len(people)
