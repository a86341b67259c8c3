"""The sign-off document: one HTML page per language, rendered from the readiness."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from config.owners import Owner
from reports.pages import words
from reports.pages.announcements import announcements, situation
from reports.pages.catalogue import Catalogue, catalogue
from reports.pages.chain import Link, chains
from reports.pages.evidence import Evidence
from reports.pages.fault_reports import fault_reports
from reports.pages.figures import checks, drawn, duration, left_out, more, pictures, size, traces, waiting
from reports.pages.glossary import GLOSSARY
from reports.pages.grid import COLUMNS, CONDITION, Cell, cell, grids, sign
from reports.pages.hops import NAMES
from reports.pages.letters import Letter
from reports.pages.places import Places
from reports.pages.rows import Rows
from reports.pages.sights import Sights
from reports.pages.whole_run import whole_run
from reports.record.patterns import MARKS
from reports.record.phrase import say
from reports.verdict.account import parts
from reports.verdict.readiness import Readiness
from reports.verdict.spine import Section, spine
from reports.verdict.todo import by_party, command
from reports.verdict.uncovered import uncovered
from reports.verdict.unsteady import hitches

_AT_ONCE_S = 0.005
_TEMPLATES = Path(__file__).parents[1] / "templates"
FULL = 2_000
"""Of more rows than this only what did not pass has its evidence in the document, so that a browser can open it."""


def page(readiness: Readiness, language: str, directory: Path, checklist: tuple[Section, ...]) -> str:
    """The document in one language; everything that came from outside is escaped by the template engine."""
    said = catalogue(language)
    places = Places(readiness.run, said)
    settled = [row.line for row in readiness.rows] + [one.line for one in readiness.attestations]
    sections = spine(settled, checklist)
    rendered: str = _template().render(
        r=readiness, run=readiness.run, lang=language, places=places, sections=sections,
        grids=grids(readiness, places, sections), columns=COLUMNS,
        todo=by_party(readiness), uncovered=uncovered(readiness),
        unsteady=hitches(readiness), evidence=Evidence(directory), reports=_reports(readiness),
        announcements=announcements(readiness), situation=_situation(readiness),
        rerun=partial(command, readiness.run.environment), sign=sign, cell=cell, verdicts=words.VERDICTS,
        owners=words.OWNERS, zone=words.zone, modes=words.MODES, reasons=words.REASONS, glossary=GLOSSARY,
        size=size(readiness), traces=traces(readiness), duration=duration(readiness),
        waiting=waiting, pictures=pictures, checks=checks, more=more, where=places.names,
        sentence={row.check: row.sentence for row in readiness.rows},
        title={line.id: line.title for section in sections for line in section.lines},
        **_account(readiness, said, places, sections), **_said(said),
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
    names = (
        "moment", "exactly", "day", "clock_of", "number", "value", "step", "attempt", "expected", "subject", "opening",
    )  # fmt: skip
    formats = {name: partial(getattr(words, name), said) for name in names}
    texts = {"_": said, "phrase": said.phrase, "pick": said.pick, "told": said.told, "word": partial(_word, said)}
    return texts | formats


def _word(said: Catalogue, cell: Cell) -> str:
    return said("Condition" if cell.sign == CONDITION else words.VERDICTS[cell.verdict])


def _account(readiness: Readiness, said: Catalogue, places: Places, sections: Sequence[Section]) -> dict[str, Any]:
    """What tells of every place in turn, and of the run in time."""
    told, is_full = parts(readiness, sections), len(readiness.rows) <= FULL
    return {
        "parts": told, "part_of": {part.place: part.id for part in told if part.connection},
        "is_full": is_full, "rows": Rows(said, places, is_brief=not is_full), "sights": Sights(readiness),
        "chains": chains(readiness), "lanes": NAMES, "took": partial(_took, said), "state": partial(_state, said),
        "whole_run": whole_run(readiness), "left_out": left_out, "drawn": drawn,
    }  # fmt: skip


def _took(said: Catalogue, link: Link) -> str:
    if link.took_s is not None and link.took_s < _AT_ONCE_S:
        return said.phrase(say("at once"))
    return words.value(said, link.took_s, "s") if link.is_measured else "–"


def _state(said: Catalogue, link: Link) -> str:
    """What its check says of a hop; of one that no check judges, whether it was seen."""
    return said("Seen") if link.is_only_seen else _word(said, Cell(link.sign, link.verdict, 1, 1))


@cache
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 nothing waits for it at the start

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("page.html")
