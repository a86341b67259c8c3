"""Where things lie in the checkout."""

import os
import sys
from pathlib import Path

from start.trouble import SetUpError

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BENCH_VENV = ROOT / ".venv-bench"
"""Of the measurements, whose tools neither a run nor its tests see."""
STATE = ROOT / ".golive"
LOG = STATE / "setup.log"
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
BENCH_LOCK = ROOT / "requirements-bench.lock"

WINDOWS = sys.platform == "win32"


def python_of(venv: Path) -> Path:
    """The Python of a virtual environment."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


PYTHON = python_of(VENV)


def hand_over(arguments: list[str], python: Path = PYTHON) -> int:
    """Become a Python, usually that of `.venv`, with these arguments, started from the repository's root."""
    command = [str(python), *arguments]
    os.chdir(ROOT)
    # Containers are often told to keep no compiled modules; here that costs every start a second, on both processors.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.stdout.flush()
    if WINDOWS:  # has no exec: the shell would get its prompt back while the program still runs
        import subprocess

        return subprocess.call(command)
    try:
        os.execv(command[0], command)
    except OSError as error:
        raise SetUpError(
            f"{command[0]} does not start: {error.strerror}.",
            f"delete the folder {python.parents[1].name} and start again.",
        ) from error
