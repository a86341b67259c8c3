"""
Where the time of a run went: ``python -m reports.pages.gantt DIRECTORY`` prints a table and draws ``gantt.svg``.

Both are made of ``events.jsonl`` alone, so a killed run has them too.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from reports.record.events import FILE_NAME, read
from reports.record.visible import visible

Event = Mapping[str, Any]
PICTURE = "gantt.svg"
ROW, NAMES, SCALE = 12, 300, 900
COLOURS = {"ok": "#2a5caa"}
NOT_SEEN = "#b3261e"


@dataclass(frozen=True)
class Span:
    """One observation on the clock of its run: seconds after the run's first fact."""

    name: str
    place: str
    status: str
    began_s: float
    duration_s: float


@dataclass(frozen=True)
class Share:
    """All observations of one name: how many, how long together (they overlap), and the longest."""

    name: str
    count: int
    total_s: float
    longest_s: float


def spans(events: Sequence[Event]) -> tuple[Span, ...]:
    """Every observation in the order of beginning; a fact without a readable time is left out."""
    zero = next((moment for one in events if (moment := _moment(one.get("time"))) is not None), 0.0)
    found = [
        Span(str(one["name"]), str(one["place"]), str(one["status"]), began - zero, float(one["duration_s"]))
        for one in events
        if one.get("event") == "observation" and (began := _moment(one.get("started"))) is not None
    ]
    return tuple(sorted(found, key=lambda span: (span.began_s, span.place, span.name)))


def shares(found: Sequence[Span]) -> tuple[Share, ...]:
    """What took longest altogether comes first."""
    named: dict[str, list[float]] = {}
    for span in found:
        named.setdefault(span.name, []).append(span.duration_s)
    rows = [Share(name, len(all_s), sum(all_s), max(all_s)) for name, all_s in named.items()]
    return tuple(sorted(rows, key=lambda row: (-row.total_s, row.name)))


def table(rows: Sequence[Share]) -> str:
    """The shares in columns, in seconds."""
    lines = [f"{'observation':28} {'times':>5} {'together':>9} {'longest':>8}"]
    lines += [f"{visible(r.name):28} {r.count:5} {r.total_s:7.2f} s {r.longest_s:6.2f} s" for r in rows]
    return "\n".join(lines)


def picture(found: Sequence[Span]) -> str:
    """A bar for every observation on one scale, as SVG; red where it could not be made."""
    length_s = max((span.began_s + span.duration_s for span in found), default=0.0) or 1.0
    height = ROW * (len(found) + 2)
    seconds = range(0, int(length_s) + 1, max(1, round(length_s / 10)))
    marks = "".join(_mark(second, length_s, height) for second in seconds)
    bars = "".join(_bar(number, span, length_s) for number, span in enumerate(found, start=1))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{NAMES + SCALE + 60}" height="{height}" font-size="9"'
    return f'{head} font-family="sans-serif">{marks}{bars}</svg>\n'


def _mark(second: int, length_s: float, height: int) -> str:
    left = NAMES + SCALE * second / length_s
    line = f'<line x1="{left:.1f}" x2="{left:.1f}" y1="{ROW}" y2="{height}" stroke="#ddd"/>'
    return f'{line}<text x="{left:.1f}" y="{ROW - 3}">{second} s</text>'


def _bar(number: int, span: Span, length_s: float) -> str:
    left, width = NAMES + SCALE * span.began_s / length_s, max(1.0, SCALE * span.duration_s / length_s)
    name = escape(visible(f"{span.name}@{span.place}"))
    label = f'<text x="{NAMES - 6}" y="{ROW * (number + 1) - 3}" text-anchor="end">{name}</text>'
    told = f"<title>{name}: {span.duration_s:.2f} s from {span.began_s:.2f} s</title>"
    box = f'x="{left:.1f}" y="{ROW * number + 1}" width="{width:.1f}" height="{ROW - 2}"'
    return f'{label}<rect {box} fill="{COLOURS.get(span.status, NOT_SEEN)}">{told}</rect>'


def _moment(iso: object) -> float | None:
    try:
        return datetime.fromisoformat(str(iso)).timestamp()
    except ValueError:
        return None


def main(arguments: list[str]) -> int:
    """Draw one run; 0 when its picture was written, 4 when there is no run to draw."""
    if len(arguments) != 1 or not (Path(arguments[0]) / FILE_NAME).is_file():
        sys.stderr.write(
            f"usage: python -m reports.pages.gantt DIRECTORY, where DIRECTORY holds the {FILE_NAME} of a run\n"
        )
        return 4
    directory = Path(arguments[0])
    found = spans(read(directory / FILE_NAME))
    (directory / PICTURE).write_text(picture(found), encoding="utf-8")
    sys.stdout.write(f"{table(shares(found))}\nPicture: {directory / PICTURE}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
