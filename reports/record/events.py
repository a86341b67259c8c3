"""The run's facts: one JSON object a line, written as they happen, so that a killed run still has its report."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic import BaseModel

from reports.record.redaction import cleaned

FILE_NAME = "events.jsonl"
UNREADABLE = "unreadable"
_AS_IT_IS = (str, int, bool, type(None))
_PLAIN = (str, int, bool, type(None))


def _now() -> datetime:
    return datetime.now().astimezone()


class Journal:
    """
    Writes facts, each on its way to disk at once; may be used from several threads.

    Where the disk takes no more, the run goes on, because it has to withdraw what it wrote: ``trouble`` says why the
    record is not whole, and the numbers of its lines show that some are missing.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = _now) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab", buffering=0)
        self.trouble: OSError | None = None
        self._clock = clock
        self._lock = Lock()
        self._number = 0
        if _is_cut_off(path):
            self._file.write(b"\n")

    def write(self, event: str, /, **data: Any) -> None:
        """Add one fact, with the time it was written and its number, by which a lost line is noticed."""
        said = {"event": event, "time": plain(self._clock())} | cleaned(plain(data))
        with self._lock:
            self._number += 1
            line = json.dumps(said | {"n": self._number}, ensure_ascii=False)
            self._put((b"\n" if self.trouble else b"") + line.encode("utf-8", "replace") + b"\n")

    def _put(self, line: bytes) -> None:
        try:
            while line:  # a disk that is all but full takes a part
                line = line[self._file.write(line) or 0 :]
        except OSError as error:
            self.trouble = self.trouble or error

    def __enter__(self) -> Journal:
        """The journal itself; leaving closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; what was written is on it already."""
        with self._lock:
            self._file.close()


def read(path: Path) -> tuple[dict[str, Any], ...]:
    """Every fact of a run; a line that a kill cut off becomes an ``unreadable`` event, and never stops the reading."""
    if not path.exists():
        return ()
    lines = path.read_bytes().split(b"\n")
    return tuple(_event(number, line) for number, line in enumerate(lines, 1) if line.strip())


def plain(value: Any) -> Any:
    """A value as JSON can carry it: enumerations, dataclasses, models, dates and paths included."""
    if type(value) in _AS_IT_IS:  # most are, and a long checklist has a million of them
        return value
    if type(value) in _PLAIN:  # asked first: there are a hundred of them to one of anything else
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, date):
        return _day_or_moment(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return value if isinstance(value, (int, str)) else _plain_collection(value)


def _day_or_moment(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    # Moments are judged again from here, and two within a millisecond must not become one.
    exact = "microseconds" if value.microsecond % 1000 else "milliseconds"
    return (value if value.tzinfo else value.astimezone()).isoformat(timespec=exact)


def _plain_collection(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return plain(value.model_dump())
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return str(value)


def _event(number: int, line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    return found if isinstance(found, dict) and "event" in found else {"event": UNREADABLE, "line": number}


def _is_cut_off(path: Path) -> bool:
    with path.open("rb") as file:
        if file.seek(0, 2) == 0:
            return False
        file.seek(-1, 2)
        return file.read(1) != b"\n"
