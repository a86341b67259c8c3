"""Mistakes in configuration, told so that a person can mend them without reading code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

SHOWN_CHARACTERS = 80
_SECRET_KEY = re.compile(
    r"pass|pwd|salasana|lösen|secret|token|credential|private|totp|otp$|api.?key|access.?key|_key$|^pin$|_pin$", re.I
)
_USER_INFO = re.compile(r"[^\s/:@]+:[^\s/@]+@")
_QUERY = re.compile(r"\?\S+")


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing to mend: where it is, what was found there and what would be accepted."""

    file: str
    line: int
    key: str
    found: str
    expected: str
    nearest: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f" {self.key}:" if self.key else ""
        hint = f"; did you mean {self.nearest}?" if self.nearest else ""
        return f"{place}:{key} found {self.found}; expected {self.expected}{hint}"


class ConfigurationError(Exception):
    """All mistakes of the configuration at once; its text is the finished message for the terminal."""

    def __init__(self, mistakes: Iterable[Mistake] = (), advice: str = "") -> None:
        # Of several complaints about one key the first is the cause: reading, then types, then rules across the file.
        first = {(one.file, one.line, one.key): one for one in reversed(tuple(mistakes))}
        self.mistakes = tuple(first[place] for place in sorted(first))
        self.advice = advice
        super().__init__(str(self))

    def __str__(self) -> str:
        lines = [str(mistake) for mistake in self.mistakes]
        if lines:
            lines.insert(0, f"The configuration has {_count(len(lines))}:")
        return "\n".join([*lines, self.advice] if self.advice else lines)


def _count(number: int) -> str:
    return "one mistake" if number == 1 else f"{number} mistakes"


def nearest(word: object, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known word that was probably meant, or None; names that all end alike need a greater likeness."""
    matches = get_close_matches(str(word), list(known), n=1, cutoff=likeness)
    return matches[0] if matches and matches[0] != word else None


def one_of(words: Iterable[str]) -> str:
    """A choice of words, as it is told to a person."""
    choice = sorted(set(words))
    if len(choice) < 2:
        return choice[0] if choice else "none is there yet"
    return f"one of {', '.join(choice)}"


def is_secret(keys: Iterable[object]) -> bool:
    """Whether what stands under this key may be a secret, so that it must never be printed."""
    return any(isinstance(key, str) and _SECRET_KEY.search(key) for key in keys)


def shown(value: object) -> str:
    """A value as it may be printed: short, on one line, without what stands in an address for a password."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list | tuple):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = _QUERY.sub("?…", _USER_INFO.sub("…@", str(value)))
    short = text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…"
    return json.dumps(short, ensure_ascii=False) if isinstance(value, str) else short


def shown_key(key: object) -> str:
    """A key as it may be printed: `password:abc` with its space forgotten is one key for YAML, and hides a secret."""
    name, separator, _ = (
        re.split(r"([:=\s])", str(key), maxsplit=1) if re.search(r"[:=\s]", str(key)) else (key, "", "")
    )
    return f"{name}{separator.strip()}…" if separator else str(name)[:SHOWN_CHARACTERS]


def shown_path(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
