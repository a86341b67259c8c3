"""A configuration file as plain data, with the line of every key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.mistakes import Mistake, is_secret, shown, shown_key, shown_path

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """Where a value stands: its line, the key under which the file has it, and the file where it is another one."""

    line: int
    keys: Keys
    file: Path | None = None


@dataclass(frozen=True)
class Document:
    """The data of one file, where each value stands, and what was wrong already while reading."""

    file: Path
    data: dict[str, Any]
    places: Mapping[Keys, Place]
    mistakes: tuple[Mistake, ...] = ()

    def place(self, keys: Keys) -> Place:
        """Where a key stands, or, if the file does not have it, the nearest block around it."""
        for length in range(len(keys), -1, -1):
            known = self.places.get(keys[:length])
            if known:
                return Place(known.line, known.keys + keys[length:], known.file)
        return Place(1, keys)

    def value(self, keys: Keys) -> Any:
        """The value at a key, or None."""
        value: Any = self.data
        for key in keys:
            value = item_of(value, key)
        return value

    def found(self, keys: Keys) -> str:
        """What stands at a key, as it may be printed."""
        value = self.value(keys)
        return "a value (not shown)" if value is not None and is_secret(keys) else shown(value)

    def mistake(self, keys: Keys, expected: str, *, found: str | None = None, nearest: str | None = None) -> Mistake:
        """A mistake at a key."""
        place = self.place(keys)
        found = self.found(keys) if found is None else found
        return Mistake(
            shown_path(place.file or self.file), place.line, self.dotted(place.keys), found, expected, nearest
        )

    def dotted(self, keys: Keys) -> str:
        """The key as a person says it: items of a list by their id where they have one."""
        words = ""
        for depth, key in enumerate(keys):
            if isinstance(key, int):
                words += f"[{self._item(keys[: depth + 1])}]"
            else:
                words += f".{shown_key(key)}" if words else shown_key(key)
        return words

    def _item(self, keys: Keys) -> str:
        item = self.value(keys)
        name = item.get("id") if isinstance(item, dict) else None
        return name if isinstance(name, str) else str(keys[-1])


def item_of(value: Any, key: str | int) -> Any:
    """What a mapping or a list has at a key; None where it has nothing, or is neither."""
    if isinstance(value, dict):
        return value.get(key)
    return value[key] if isinstance(value, list) and isinstance(key, int) and key < len(value) else None
