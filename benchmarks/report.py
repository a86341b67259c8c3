"""What a measurement leaves: one JSON file, from which table, plot and document are made again at any time."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.table import Comparison, comparisons

if TYPE_CHECKING:
    from benchmarks.rounds import Plan, Record

FILE = "bench.json"


@dataclass
class Report:
    """All runs of a plan, written after each of them."""

    folder: Path
    plan: Plan
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    records: list[Record] = field(default_factory=list)
    gave_up: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Keep a run."""
        self.records.append(record)
        self.write()

    def write(self) -> None:
        """The file as it is now."""
        gave_up = [{"contender": c, "latency": lat, "connections": n} for (c, lat), n in self.gave_up.items()]
        content = {
            "schema": 1, "began": self.began.isoformat(), "machine": machine(), "plan": asdict(self.plan),
            "gave_up": gave_up, "records": [asdict(one) for one in self.records],
        }  # fmt: skip
        (self.folder / FILE).write_text(json.dumps(content, indent=1, ensure_ascii=False), "utf-8")


def machine() -> dict[str, Any]:
    """On what it was measured."""
    return {"system": platform.platform(), "python": platform.python_version(), "processors": os.cpu_count()}


def read(file: Path) -> tuple[Mapping[str, Any], Sequence[Comparison]]:
    """A file and the comparisons in it."""
    content = json.loads(file.read_text("utf-8"))
    plan = content["plan"]
    found = comparisons(content["records"], plan["contenders"], content["gave_up"], plan["budget_s"])
    return content, found
