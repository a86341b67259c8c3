"""The stamp in a virtual environment: written last, so that an interrupted set-up has none."""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from start.place import VENV, python_of

NAME = "golive-stamp"


def ready(locks: Sequence[Path], venv: Path = VENV) -> bool:
    """True if the virtual environment was completed from one of these locks, by this Python, in this folder."""
    try:
        written = (venv / NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return python_of(venv).exists() and any(written == stamp_of(lock, venv) for lock in locks)


def stamp_of(lock: Path, venv: Path = VENV) -> str:
    """What the stamp says when this lock is installed."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{lock.name} {digest}\nPython {sys.version_info[0]}.{sys.version_info[1]}\n{venv}\n"
