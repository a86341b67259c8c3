"""The stamp in `.venv`: written last, so that an interrupted set-up has none."""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from start.place import PYTHON, VENV

STAMP = VENV / "golive-stamp"


def ready(locks: Sequence[Path]) -> bool:
    """True if `.venv` was completed from one of these locks, by this Python, in this folder."""
    try:
        written = STAMP.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return PYTHON.exists() and any(written == stamp_of(lock) for lock in locks)


def stamp_of(lock: Path) -> str:
    """What the stamp says when this lock is installed."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{lock.name} {digest}\nPython {sys.version_info[0]}.{sys.version_info[1]}\n{VENV}\n"
