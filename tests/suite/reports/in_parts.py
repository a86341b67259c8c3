"""The record of a run taken apart, as if several runs had shared its checklist."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reports.run.selecting import Shard

Event = dict[str, Any]
RUN = r"20261123-070211-prod(-\d+)?((, | \+ )(20261123-070211-prod(-\d+)?|\d+))*"
"""What the runs of the parts, and of the whole, are called."""


def parts(events: Sequence[Event], of: int) -> list[list[Event]]:
    """The records of the parts, each with its own run and its lines numbered anew."""
    return [_part(events, Shard(number, of)) for number in range(1, of + 1)]


def write(events: Sequence[Event], folder: Path) -> Path:
    """Write a record into a folder."""
    folder.mkdir(parents=True)
    lines = [json.dumps(event, ensure_ascii=False) for event in events]
    (folder / "events.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def _part(events: Sequence[Event], part: Shard) -> list[Event]:
    run = next(event for event in events if event["event"] == "run")
    keys = {name: key for key, name in ((key, str(name)) for key, name in run["authorities"].items())}
    connections = [(one["id"], keys[str(one["authority"])]) for one in run["connections"]]
    kinds = {one["place"]: one["place_kind"] for one in run["expected"]} | {one: "connection" for one, _ in connections}
    kept = [
        copy.deepcopy(event)
        for event in events
        if "place" not in event or part.takes(kinds.get(event["place"], "environment"), event["place"], connections)
    ]
    takes = {place: part.takes(kind, place, connections) for place, kind in kinds.items()}
    kept[0] |= {
        "run": f"{run['run']}-{part.number}", "shard": [part.number, part.of],
        "selected": [one for one in run["selected"] if takes[one.partition("@")[2]]],
    }  # fmt: skip
    return [event | {"n": number} for number, event in enumerate(kept, 1)]
