"""A virtual environment, usually `.venv`, with exactly the packages that a lock names."""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from start.causes import cause_of
from start.place import LOG, python_of
from start.stamp import NAME, stamp_of
from start.trouble import SPACE, SetUpError
from start.waiting import run

NEEDED_BYTES = 600_000_000


def install(lock: Path, venv: Path) -> None:
    """Make it anew with what this lock names."""
    if shutil.disk_usage(venv.parent).free < NEEDED_BYTES:
        raise SPACE
    _announce(venv)
    if venv.exists():
        shutil.rmtree(venv)
    uv = shutil.which("uv")
    if not (uv and _install_with_uv(uv, lock, venv)):
        _install_with_pip(lock, venv)
    (venv / NAME).write_text(stamp_of(lock, venv), encoding="utf-8")


def _announce(venv: Path) -> None:
    print(f"Setting up {venv} (once; half a minute to two minutes, full log in {LOG})", flush=True)
    if (venv / NAME).exists():
        print("  it belongs to other versions, another Python or another folder: made anew", flush=True)
    elif venv.exists():
        print("  an earlier set-up was not finished: begun again", flush=True)


def _install_with_uv(uv: str, lock: Path, venv: Path) -> bool:
    _make(venv, without_pip=True)
    command = [uv, "pip", "install", "--python", str(python_of(venv)), "--require-hashes", "-r", str(lock)]
    return run(f"Installing {_count(lock)} packages with uv", command).well


def _install_with_pip(lock: Path, venv: Path) -> None:
    _make(venv, without_pip=False)
    command = [str(python_of(venv)), "-m", "pip", "install", "--require-hashes", "--disable-pip-version-check",
               "--no-input", "-r", str(lock)]  # fmt: skip
    ended = run(f"Installing {_count(lock)} packages with pip", command)
    if not ended.well:
        raise cause_of(ended.output)


def _make(venv: Path, *, without_pip: bool) -> None:
    if find_spec("venv") is None or (not without_pip and find_spec("ensurepip") is None):
        raise SetUpError(
            "This Python has no module for virtual environments.",
            "on Debian and Ubuntu: sudo apt-get install python3-venv; elsewhere install Python from its own packages.",
        )
    options = ["--clear", *(["--without-pip"] if without_pip else [])]
    ended = run(f"Making {venv.name}", [_python(), "-m", "venv", *options, str(venv)])
    if not ended.well:
        raise cause_of(ended.output)


def _count(lock: Path) -> int:
    return sum(line[:1].isalnum() for line in lock.read_text(encoding="utf-8").splitlines())


def _python() -> str:
    # Started from an activated .venv, sys.executable is a file that has just been deleted.
    return str(getattr(sys, "_base_executable", sys.executable))
