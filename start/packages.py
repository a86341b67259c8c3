"""The virtual environment `.venv`, with exactly the packages that a lock names."""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from start.causes import cause_of
from start.place import LOG, PYTHON, VENV
from start.stamp import STAMP, stamp_of
from start.trouble import SPACE, SetUpError
from start.waiting import run

NEEDED_BYTES = 600_000_000


def install(lock: Path) -> None:
    """Make `.venv` anew with what this lock names."""
    if shutil.disk_usage(VENV.parent).free < NEEDED_BYTES:
        raise SPACE
    _announce()
    if VENV.exists():
        shutil.rmtree(VENV)
    uv = shutil.which("uv")
    if not (uv and _install_with_uv(uv, lock)):
        _install_with_pip(lock)
    STAMP.write_text(stamp_of(lock), encoding="utf-8")


def _announce() -> None:
    print(f"Setting up {VENV} (once; half a minute to two minutes, full log in {LOG})", flush=True)
    if STAMP.exists():
        print("  it belongs to other versions, another Python or another folder: made anew", flush=True)
    elif VENV.exists():
        print("  an earlier set-up was not finished: begun again", flush=True)


def _install_with_uv(uv: str, lock: Path) -> bool:
    _make(without_pip=True)
    command = [uv, "pip", "install", "--python", str(PYTHON), "--require-hashes", "-r", str(lock)]
    return run(f"Installing {_count(lock)} packages with uv", command).well


def _install_with_pip(lock: Path) -> None:
    _make(without_pip=False)
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--disable-pip-version-check",
               "--no-input", "-r", str(lock)]  # fmt: skip
    ended = run(f"Installing {_count(lock)} packages with pip", command)
    if not ended.well:
        raise cause_of(ended.output)


def _make(*, without_pip: bool) -> None:
    if find_spec("venv") is None or (not without_pip and find_spec("ensurepip") is None):
        raise SetUpError(
            "This Python has no module for virtual environments.",
            "on Debian and Ubuntu: sudo apt-get install python3-venv; elsewhere install Python from its own packages.",
        )
    options = ["--clear", *(["--without-pip"] if without_pip else [])]
    ended = run("Making .venv", [_python(), "-m", "venv", *options, str(VENV)])
    if not ended.well:
        raise cause_of(ended.output)


def _count(lock: Path) -> int:
    return sum(line[:1].isalnum() for line in lock.read_text(encoding="utf-8").splitlines())


def _python() -> str:
    # Started from an activated .venv, sys.executable is a file that has just been deleted.
    return str(getattr(sys, "_base_executable", sys.executable))
