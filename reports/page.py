"""The sign-off document: one HTML page per language, rendered from the readiness."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from config.owners import Owner
from reports import words
from reports.announcements import announcements, situation
from reports.catalogue import Catalogue, catalogue
from reports.chain import chains
from reports.evidence import Evidence
from reports.facts import Attested, Row
from reports.fault_reports import fault_reports
from reports.figures import checks, duration, more, pictures, size, traces, waiting
from reports.glossary import GLOSSARY
from reports.grid import CONDITION, Cell, cell, grids, sign
from reports.letters import Letter
from reports.patterns import MARKS
from reports.places import Places
from reports.readiness import Readiness
from reports.spine import Section, spine
from reports.todo import by_party, command
from reports.uncovered import uncovered
from reports.unsteady import hitches

_TEMPLATES = Path(__file__).parent / "templates"


def page(readiness: Readiness, language: str, directory: Path, checklist: tuple[Section, ...]) -> str:
    """The document in one language; everything that came from outside is escaped by the template engine."""
    said = catalogue(language)
    places = Places(readiness.run, said)
    settled = [row.line for row in readiness.rows] + [one.line for one in readiness.attestations]
    sections = spine(settled, checklist)
    rendered: str = _template().render(
        r=readiness, run=readiness.run, lang=language, places=places, sections=sections,
        grids=grids(readiness, places, sections), todo=by_party(readiness), chains=chains(readiness),
        annex=_annex(readiness, sections), uncovered=uncovered(readiness), unsteady=hitches(readiness),
        evidence=Evidence(directory), reports=_reports(readiness), announcements=announcements(readiness),
        situation=_situation(readiness),
        rerun=partial(command, readiness.run.environment), sign=sign, cell=cell, verdicts=words.VERDICTS,
        owners=words.OWNERS, zone=words.zone, modes=words.MODES, reasons=words.REASONS, glossary=GLOSSARY,
        size=size(readiness), traces=traces(readiness), duration=duration(readiness),
        waiting=waiting, pictures=pictures, checks=checks, more=more, where=places.names,
        sentence={row.check: row.sentence for row in readiness.rows},
        title={line.id: line.title for section in sections for line in section.lines}, **_said(said),
    )  # fmt: skip
    for mark in MARKS:
        rendered = rendered.replace(mark, said(mark))
    return rendered


def _reports(readiness: Readiness) -> dict[Owner, list[Letter]]:
    found: dict[Owner, list[Letter]] = {owner: [] for owner in Owner}
    for owner, letter in fault_reports(readiness):
        found[owner].append(letter)
    return found


def _situation(readiness: Readiness) -> dict[str, str | None]:
    plan, name = readiness.correspondence.plan, situation(readiness)
    return plan.situations[name].title.model_dump() if plan and name in plan.situations else {}


def _said(said: Catalogue) -> dict[str, Any]:
    """Everything that writes words or figures in the language."""
    names = ("moment", "day", "number", "value", "step", "attempt", "expected", "subject", "opening")
    formats = {name: partial(getattr(words, name), said) for name in names}
    texts = {"_": said, "phrase": said.phrase, "pick": said.pick, "told": said.told, "word": partial(_word, said)}
    return texts | formats


def _word(said: Catalogue, cell: Cell) -> str:
    return said("Condition" if cell.sign == CONDITION else words.VERDICTS[cell.verdict])


def _annex(readiness: Readiness, sections: Sequence[Section]) -> list[tuple[Any, list[list[Row]], list[Attested]]]:
    """Each line with its checks, each check with its rows, and its attestations."""
    return [
        (
            line,
            _by_check([row for row in readiness.rows if row.line == line.id]),
            [one for one in readiness.attestations if one.line == line.id],
        )
        for section in sections
        for line in section.lines
    ]


def _by_check(rows: Sequence[Row]) -> list[list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.check, []).append(row)
    return [found[check] for check in sorted(found)]


@cache
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 nothing waits for it at the start

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("page.html")
