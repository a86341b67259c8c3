"""`golive merge RUN…`: one document of several runs, parts of one checklist or authorities of many."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from reports.pages.documents import write_documents
from reports.pages.evidence import FOLDER
from reports.pages.summary import closing_lines
from reports.record.events import FILE_NAME, read
from reports.record.facts import Event, text
from reports.record.latest import OUT, point_latest_to
from reports.record.manifest import write_manifest
from reports.record.reading import named
from reports.run.engineers import TECHNICAL
from reports.verdict.readiness import Readiness, Standing

WRONG_USAGE = 4
FINE = (Standing.READY, Standing.WITH_CONDITIONS)


class NotMergeable(Exception):
    """What was named is not several runs; the message says which, and what to do."""


@dataclass(frozen=True)
class Part:
    """One of the runs: its folder and its facts."""

    folder: Path
    run: Event

    @property
    def order(self) -> tuple[int, str, str]:
        """Parts by their numbers, whole runs by when they began: the order of naming them says nothing."""
        number, *_ = self.run.get("shard") or (0,)
        return int(number), text(self.run, "time"), text(self.run, "run")


def main(arguments: Sequence[str] | None = None) -> int:
    """Merge; 0 if the go-live is ready, also on conditions, 1 if it is not, 4 if there is nothing to merge."""
    chosen = _parser().parse_args(arguments)
    try:
        folder, found = merge(chosen.runs, chosen.out)
    except NotMergeable as error:
        sys.stderr.write(f"golive merge: {error}\n")
        return WRONG_USAGE
    sys.stdout.write("\n".join(closing_lines(found, folder)) + "\n")
    return 0 if found.standing in FINE else 1


def merge(folders: Sequence[Path], out: Path) -> tuple[Path, Readiness]:
    """One folder with the facts, the evidence and the documents of all runs; NotMergeable says what is no run."""
    parts = sorted((part_in(folder) for folder in _each_once(folders)), key=lambda part: part.order)
    target = _new_folder(parts[0], out)
    for part in parts:
        _take_technical(part, target)
    join(parts, target)
    point_latest_to(target, out)
    found = write_documents(target)
    write_manifest(target)
    return target, found


def join(parts: Sequence[Part], target: Path, other_names: Mapping[str, str] = MappingProxyType({})) -> None:
    """The facts and the evidence of all runs in one folder; ``other_names``: what is called otherwise there."""
    with (target / FILE_NAME).open("wb") as facts:
        for part in parts:
            renamed = _take_evidence(part.folder, target)
            for line in (part.folder / FILE_NAME).read_bytes().split(b"\n"):
                if line.strip():
                    facts.write(_with_names(line, {**renamed, **other_names}) + b"\n")


def _each_once(folders: Sequence[Path]) -> list[Path]:
    found = [folder.resolve() for folder in folders]
    if twice := {folder for folder in found if found.count(folder) > 1}:
        raise NotMergeable(f"named twice: {', '.join(map(str, sorted(twice)))}. Name each run once.")
    return found


def part_in(folder: Path) -> Part:
    """The run in a folder; raises NotMergeable where there is none."""
    runs = named(read(folder / FILE_NAME), "run")
    if not runs:
        raise NotMergeable(
            f"{folder} is no run: expected a folder with the {FILE_NAME} of one, such as reports/out/latest."
        )
    return Part(folder, runs[0])


def _new_folder(first: Part, out: Path) -> Path:
    name = text(first.run.get("environment") or {}, "name") or "run"
    began = text(first.run, "run")[:15]
    folder, number = out / f"{name}-{began}-merged", 1
    while folder.exists():
        number += 1
        folder = out / f"{name}-{began}-merged-{number}"
    folder.mkdir(parents=True)
    return folder


def _take_evidence(source: Path, target: Path) -> dict[str, str]:
    """Copy what a run has kept; where another run has something else by the same name it gets a name of its own."""
    renamed = {}
    for file in sorted((source / FOLDER).glob("*")):
        place = target / FOLDER / file.name
        place.parent.mkdir(exist_ok=True)
        number = 1
        while place.exists() and place.read_bytes() != file.read_bytes():
            number += 1
            place = place.with_name(f"{file.stem}-{number}{file.suffix}")
        shutil.copyfile(file, place)
        if place.name != file.name:
            renamed[f"{FOLDER}/{file.name}"] = f"{FOLDER}/{place.name}"
    return renamed


def _take_technical(part: Part, target: Path) -> None:
    """Pytest's own report of each run, under a name of its own, and one page that leads to them all."""
    source = part.folder / TECHNICAL
    if not source.is_file():
        return
    names = [file.name for file in sorted(target.glob("technical-*.html"))]
    names.append(f"technical-{len(names) + 1}.html")
    shutil.copyfile(source, target / names[-1])
    items = "".join(f'<li><a href="{name}">{name}</a></li>' for name in names)
    (target / TECHNICAL).write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{TECHNICAL}</title>'
        f'<p><a href="readiness.html">Readiness report</a></p><ul>{items}</ul></html>\n',
        "utf-8",
    )


def _with_names(line: bytes, renamed: Mapping[str, str]) -> bytes:
    for before, after in renamed.items():
        line = line.replace(f'"{before}"'.encode(), f'"{after}"'.encode())
    return line


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="golive merge", description="Make one document of several runs.")
    parser.add_argument(
        "runs",
        nargs="+",
        type=Path,
        metavar="RUN",
        help="the folder of a run, such as reports/out/prod-20261123-0702",
    )
    parser.add_argument(
        "--out", type=Path, default=OUT, metavar="DIR", help="where the document goes (default: reports/out)"
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
