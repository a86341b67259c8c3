"""The run before this one: what it settled, found among the documents and put on record, so that change can be told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILE = "results.json"
_NEWEST = 20
"""So many folders are looked into; what lies further back is no news."""


def previous(out: Path, environment: str, own: Path) -> dict[str, Any]:
    """Which run of the environment ended last before this one, and each verdict by check and place; empty if none."""
    return next((found for one in _folders(out, own) if (found := _of(one / FILE, environment))), {})


def _folders(out: Path, own: Path) -> Iterator[Path]:
    """Other runs' folders, the newest first: their names end in the time at which they began."""
    folders = (one for one in out.glob("*/") if one.name != own.name and not one.is_symlink())
    return iter(sorted(folders, key=lambda one: one.stat().st_mtime, reverse=True)[:_NEWEST])


def _of(file: Path, environment: str) -> dict[str, Any]:
    """What a run's results say, in short; what cannot be read, or is of another environment, is no run before."""
    try:
        data = json.loads(file.read_text("utf-8"))
        if data["environment"]["name"] != environment or data.get("replay"):
            return {}
        verdicts: dict[str, list[str]] = {}
        for one in data["checks"]:
            verdicts.setdefault(one["verdict"], []).append(f"{one['id']}@{one['connection']}")
        return {"run": data["run"], "started": data["started"], "verdict": data["verdict"], "verdicts": verdicts}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
