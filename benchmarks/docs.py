"""`python -m benchmarks.docs [DIR ...]` writes docs/performance.md, with table and picture, from what was measured."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.contenders import CONTENDERS
from benchmarks.place import ROOT
from benchmarks.report import FILE, read
from benchmarks.table import Comparison, text

DOCUMENT = ROOT / "docs" / "performance.md"
KEPT = ROOT / "docs" / "performance"
"""What the document is made of: the JSON files and the picture."""
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PICTURE = "time-over-connections"
MODES = ("authority", "terminal", "evidence", "profile")
QUIET = 0.15
"""The share of the processors that others may have: the measuring itself, and what ended between two looks."""


def main(folders: Sequence[Path]) -> int:
    """Take over what lies in the folders, then write the part of the document between the two marks."""
    KEPT.mkdir(exist_ok=True)
    for file in (folder / f"{mode}.json" for folder in folders for mode in MODES):
        if file.exists():
            shutil.copy2(file, KEPT / file.name)
    if files := [folder / FILE for folder in folders if (folder / FILE).exists()]:
        (KEPT / FILE).write_text(json.dumps(merged(files), indent=1, ensure_ascii=False), "utf-8")
    from benchmarks.plot import draw  # noqa: PLC0415 the rest of it does without matplotlib

    draw(read(KEPT / FILE)[1], KEPT, PICTURE)
    before, _, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{measured(KEPT)}\n\n{END}{rest.partition(END)[2]}", "utf-8")
    print(DOCUMENT)
    return 0


def merged(files: Sequence[Path]) -> dict[str, Any]:
    """The runs of several folders as one measurement: it may be done in pieces, on the same machine."""
    first, *others = (json.loads(file.read_text("utf-8")) for file in files)
    whole: dict[str, Any] = first
    for one in others:
        for key in ("records", "gave_up"):
            whole[key] += one[key]
        contenders = [*whole["plan"]["contenders"], *one["plan"]["contenders"]]
        whole["plan"]["contenders"] = [name for name in CONTENDERS if name in contenders]
    return whole


def measured(folder: Path) -> str:
    """The measured part of the document."""
    content, found = read(folder / FILE)
    further = [json.loads(file.read_text("utf-8")) for mode in MODES if (file := folder / f"{mode}.json").exists()]
    return "\n\n".join([_circumstances(content), _wanted(found), _picture(folder), text(found), _further(further)])


def _circumstances(content: Mapping[str, Any]) -> str:
    machine, plan = content["machine"], content["plan"]
    others = max(one["others_cpu_s"] / one["wall_s"] / machine["processors"] for one in content["records"])
    told = (
        f"Measured {content['began'][:10]} on {machine['processors']} processors, {machine['system']}, "
        f"Python {machine['python']}; {plan['rounds']} rounds, at most {plan['budget_s']:.0f} s for a run."
    )
    if others > QUIET:
        told += (
            f"\n\n**The machine was busy with other things** (at most {others:.0%} of its processors): these figures "
            "are of a trial, and no measurement of anything."
        )
    return told


def _picture(folder: Path) -> str:
    shown = f"![Time over connections, a line for each contender]({folder.name}/{PICTURE}.svg)"
    return shown if (folder / f"{PICTURE}.svg").exists() else ""


def _wanted(found: Sequence[Comparison]) -> str:
    """What was set as a goal, and what was found."""
    at = {(one.latency, one.connections): one for one in found}
    twelve = at.get(("lifelike", 12))
    rows = [
        ("`lifelike`, 12 connections, times the floor", "at most 1.25", twelve.ours_to_floor if twelve else None),
        (
            "`lifelike`, 12 connections, best peer in times of ours",
            "at least 5",
            twelve.peer_to_ours if twelve else None,
        ),
        ("`lifelike`, 100 connections in times of 12", "at most 2", _growth(at, 12, 100)),
        ("`lifelike`, 300 connections in times of 100", "at most 3", _growth(at, 100, 300)),
        ("300 connections, memory of all processes, MiB", "at most 1536", _memory(found)),
    ]
    lines = [f"| {what} | {wanted} | {'not measured' if got is None else f'{got:.2f}'} |" for what, wanted, got in rows]
    return "\n".join(["| what | wanted | measured |", "|---|---|---:|", *lines])


def _growth(at: Mapping[tuple[str, int], Comparison], small: int, large: int) -> float | None:
    one, other = at.get(("lifelike", small)), at.get(("lifelike", large))
    times = [cell.wall_s("ours") if cell else None for cell in (one, other)]
    return times[1] / times[0] if times[0] and times[1] else None


def _memory(found: Sequence[Comparison]) -> float | None:
    rows = [row for one in found if one.connections == 300 for row in one.rows if row.contender == "ours"]
    return max((row.peak_mib for row in rows if row.peak_mib is not None), default=None)


def _further(all_found: Sequence[Mapping[str, Any]]) -> str:
    lines = [
        f"| `{one['mode']}` | {key} | {_told(value)} |"
        for one in all_found
        for key, value in one.items()
        if key not in ("schema", "mode") and not isinstance(value, list)
    ]
    return (
        "\n".join(["### Further measurements", "", "| mode | what | value |", "|---|---|---|", *lines]) if lines else ""
    )


def _told(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_told(one)}" for key, one in value.items())
    return f"{value:.2f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main([Path(word) for word in sys.argv[1:]]))
