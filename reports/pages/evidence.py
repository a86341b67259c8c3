"""Evidence: pictures from the run's own folder, put into the document so that it stays one file."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = "evidence"
_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}


@dataclass
class Evidence:
    """The evidence of one document: each picture once, as long as the document stays below a megabyte."""

    directory: Path
    room_bytes: int = 350_000
    shown: set[str] = field(default_factory=set)
    _found: dict[str, Path | None] = field(default_factory=dict)

    def picture(self, name: str) -> str | None:
        """A picture as a data address the first time it is asked for; None where it is no picture of this run."""
        path = self._path(name)
        if path is None or name in self.shown or path.suffix.lower() not in _KINDS:
            return None
        data = path.read_bytes()
        if len(data) > self.room_bytes:
            return None
        self.room_bytes -= len(data)
        self.shown.add(name)
        return f"data:{_KINDS[path.suffix.lower()]};base64,{b64encode(data).decode()}"

    def link(self, name: str) -> str | None:
        """The address of a file of this run beside the document, or None."""
        path = self._path(name)
        return path.relative_to(self.directory.resolve()).as_posix() if path else None

    def _path(self, name: str) -> Path | None:
        if name not in self._found:  # the same picture stands beside many a row
            self._found[name] = self._look_for(name)
        return self._found[name]

    def _look_for(self, name: str) -> Path | None:
        """The file, if it is one and lies in the run's own evidence folder."""
        folder = (self.directory / FOLDER).resolve()
        for candidate in (self.directory / name, folder / name):
            found = candidate.resolve()
            if found.is_relative_to(folder) and found.is_file():
                return found
        return None
