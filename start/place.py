"""Where things lie in the checkout."""

import os
import sys
from pathlib import Path

from start.trouble import SetUpError

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STATE = ROOT / ".golive"
LOG = STATE / "setup.log"
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"

WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def hand_over(arguments: list[str]) -> int:
    """Become `.venv`'s Python with these arguments, started from the repository's root."""
    command = [str(PYTHON), *arguments]
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
            f"{command[0]} does not start: {error.strerror}.", "delete the folder .venv and start again."
        ) from error
