"""The run before this one: what it settled, found among the documents and put on record, so that change can be told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

FILE = "results.json"
_NEWEST = 20
"""So many folders are looked into; what lies further back is no news."""


def previous(out: Path, environment: str, own: Path, part: Sequence[int] = ()) -> dict[str, Any]:
    """
    Which run of the environment ended last before this one, and each verdict by check and place; empty if none.

    ``part`` is which part of the checklist this one is: it is compared with a whole run or the same part, never with
    another part, and a whole run only with a whole one.
    """
    looked = (one for one in map(_results, _folders(out, own)) if not one.get("judged_again"))
    alike = (one for one in looked if one.get("shard") in (None, [*part]))
    return next((found for one in alike if (found := _of(one, environment))), {})


def settled_in(folder: Path, environment: str) -> dict[str, Any]:
    """The same of the run in one folder."""
    return _of(_results(folder), environment)


def _folders(out: Path, own: Path) -> Iterator[Path]:
    """Other runs' folders, the newest first: their names end in the time at which they began."""
    folders = (one for one in out.glob("*/") if one.name != own.name and not one.is_symlink())
    return iter(sorted(folders, key=lambda one: one.stat().st_mtime, reverse=True)[:_NEWEST])


def _results(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _of(results: dict[str, Any], environment: str) -> dict[str, Any]:
    """What a run's results say, in short; what cannot be read, or is of another environment, is no run before."""
    try:
        if results["environment"]["name"] != environment:
            return {}
        verdicts: dict[str, list[str]] = {}
        for one in results["checks"]:
            verdicts.setdefault(one["verdict"], []).append(f"{one['id']}@{one['connection']}")
        told = {key: results[key] for key in ("run", "started", "verdict")}
        return told | {"verdicts": verdicts}
    except (KeyError, TypeError):
        return {}
