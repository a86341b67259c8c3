"""The proofs that the suite itself is sound: style, types, its own tests. All are run, whatever fails."""

import json
import os
import subprocess
import time
from dataclasses import dataclass

from start.place import PYTHON, ROOT

STEPS = (
    ("style (ruff check)", ("ruff", "check", ".", "golive")),
    ("layout (ruff format)", ("ruff", "format", "--check", ".", "golive")),
    ("types (mypy --strict)", ("mypy", "--strict")),
)
RESULTS = "GOLIVE_PROOFS"
WHOLE = ("tests/suite", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
"""
All of the suite's own tests, shared by the processors; those of one file share what they have made ready.

In the order of the files: sorted by number, those with few and long tests would come last, one after the other.
"""


@dataclass(frozen=True)
class Step:
    """One proof and how it went."""

    name: str
    code: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.name}: {'passed' if self.code == 0 else 'FAILED'} in {self.seconds:.1f} s"


def prove(arguments: list[str]) -> int:
    """Run every step, pytest last, so that its closing line is the last one on the screen."""
    steps = [_run(name, command) for name, command in STEPS]
    os.environ[RESULTS] = json.dumps([str(step) for step in steps])
    tests = _run("the suite's own tests (pytest)", ("pytest", *_with_target(arguments), "-p", "start.closing"))
    return tests.code or max(step.code for step in steps)


def _run(name: str, command: tuple[str, ...]) -> Step:
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    code = subprocess.call([str(PYTHON), "-m", *command], cwd=ROOT)
    step = Step(name, code, time.monotonic() - begun)
    if command[0] != "pytest":
        print(f"-- {step}", flush=True)
    return step


def _with_target(arguments: list[str]) -> list[str]:
    return arguments if any(argument.startswith("tests/") for argument in arguments) else [*WHOLE, *arguments]
