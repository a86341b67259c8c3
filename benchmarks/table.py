"""Medians and ratios of what was measured, as rows and as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

Records = Sequence[Mapping[str, Any]]
PEERS = ("peer", "peer-n2", "peer-n4")
MIB = 1024 * 1024


@dataclass(frozen=True)
class Row:
    """One contender at one size: the medians of the runs that count, or why there are none."""

    contender: str
    runs: int
    did_not_count: int
    wall_s: float | None
    least_s: float | None
    most_s: float | None
    cpu_s: float | None
    sandbox_cpu_s: float | None
    peak_mib: float | None
    requests: float | None
    checks: float | None
    why: str = ""


@dataclass(frozen=True)
class Comparison:
    """All contenders at one latency and size."""

    latency: str
    connections: int
    rows: tuple[Row, ...]

    def wall_s(self, contender: str) -> float | None:
        """The median of a contender."""
        return next((row.wall_s for row in self.rows if row.contender == contender), None)

    @property
    def ours_to_floor(self) -> float | None:
        """How many times the floor's time ours takes."""
        return ratio(self.wall_s("ours"), self.wall_s("floor"))

    @property
    def peer_to_ours(self) -> float | None:
        """How many times our time the best peer takes."""
        known = [wall_s for name in PEERS if (wall_s := self.wall_s(name)) is not None]
        return ratio(min(known, default=None), self.wall_s("ours"))


def ratio(one: float | None, other: float | None) -> float | None:
    """Nothing where one of them is not known."""
    return None if one is None or not other else one / other


def share(values: Sequence[float], part: float) -> float | None:
    """The value that this part of all values does not exceed (nearest rank); nothing where there are none."""
    ordered = sorted(values)
    return ordered[max(0, -int(-part * len(ordered) // 1) - 1)] if ordered else None


def comparisons(
    records: Records, contenders: Sequence[str], gave_up: Records = (), budget_s: float = 0
) -> tuple[Comparison, ...]:
    """By latency and size, contenders in their order."""
    cells = sorted({(str(one["latency"]), int(one["connections"])) for one in records})
    return tuple(
        Comparison(latency, n, tuple(_row(name, latency, n, records, gave_up, budget_s) for name in contenders))
        for latency, n in cells
    )


def _row(name: str, latency: str, n: int, records: Records, gave_up: Records, budget_s: float) -> Row:
    here = [one for one in records if (one["contender"], one["latency"], one["connections"]) == (name, latency, n)]
    good = [one for one in here if one["counts"]]
    return Row(
        name, len(good), len(here) - len(good), _median(good, "wall_s"),
        min((one["wall_s"] for one in good), default=None), max((one["wall_s"] for one in good), default=None),
        _median(good, "cpu_s"), _median(good, "sandbox_cpu_s"),
        None if (peak := _median(good, "peak_bytes")) is None else peak / MIB,
        _median(good, "requests"), _median(good, "checks"),
        "" if good else _why(name, latency, here, gave_up, budget_s),
    )  # fmt: skip


def _median(records: Records, key: str) -> float | None:
    values = [one[key] for one in records if one[key] is not None]
    return median(values) if values else None


def _why(name: str, latency: str, here: Records, gave_up: Records, budget_s: float) -> str:
    size = next((one["connections"] for one in gave_up if (one["contender"], one["latency"]) == (name, latency)), None)
    if size is not None:
        return f"not run: over {budget_s:.0f} s at {size}" if not here else f"over {budget_s:.0f} s"
    return f"did not count: {here[0]['verdict']}" if here else "not run"


def text(found: Sequence[Comparison]) -> str:
    """The tables as Markdown, one for each latency."""
    latencies = dict.fromkeys(one.latency for one in found)
    return "\n\n".join(_of_latency(name, [one for one in found if one.latency == name]) for name in latencies)


COLUMNS = (
    "connections", "contender", "time, s (least–most)", "× floor", "CPU, s", "CPU of the sandbox, s", "memory, MiB",
    "requests", "checks", "runs",
)  # fmt: skip
HEAD = f"| {' | '.join(COLUMNS)} |\n|---:|---|{'---:|' * (len(COLUMNS) - 2)}"


def _of_latency(latency: str, found: Sequence[Comparison]) -> str:
    lines = [_line(one, row) for one in found for row in one.rows]
    ratios = [
        f"{one.connections} connections: ours is {_number(one.ours_to_floor, 2)} × the floor, "
        f"the best peer {_number(one.peer_to_ours, 1)} × ours."
        for one in found
    ]
    return "\n".join([f"### `{latency}`", "", HEAD, *lines, "", *(f"- {line}" for line in ratios)])


def _line(one: Comparison, row: Row) -> str:
    if row.wall_s is None:
        return f"| {one.connections} | {row.contender} | {row.why} | | | | | | | {row.runs} |"
    span = f"{_number(row.wall_s, 1)} ({_number(row.least_s, 1)}–{_number(row.most_s, 1)})"
    cells = [
        span, _number(ratio(row.wall_s, one.wall_s("floor")), 2), _number(row.cpu_s, 1), _number(row.sandbox_cpu_s, 1),
        _number(row.peak_mib), _number(row.requests), _number(row.checks),
        f"{row.runs}" + (f" (+{row.did_not_count} that did not count)" if row.did_not_count else ""),
    ]  # fmt: skip
    return f"| {one.connections} | {row.contender} | " + " | ".join(cells) + " |"


def _number(value: float | None, digits: int = 0) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
