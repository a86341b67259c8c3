"""The documents of a run: written from its events, whole or not at all, at any time of its life."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reports.pages import ctrf, in_toto
from reports.pages.announcements import announcements
from reports.pages.catalogue import LANGUAGES
from reports.pages.checklist import checklist
from reports.pages.courtesy import courtesy
from reports.pages.critical_path import timing
from reports.pages.fault_reports import fault_reports
from reports.pages.letters import Letter, write_letters
from reports.pages.page import page
from reports.pages.results import results
from reports.pages.summary import summary
from reports.record.events import FILE_NAME, read
from reports.record.reading import named
from reports.record.whole import write_whole
from reports.verdict import kept
from reports.verdict.readiness import Readiness, readiness


def write_documents(directory: Path) -> Readiness:
    """Write every document of the run in a folder, and give back the readiness that they show."""
    with _not_looking_for_garbage():
        return _written(directory)


def _written(directory: Path) -> Readiness:
    events = read(directory / FILE_NAME)
    found = readiness(events)
    pages = {language: page(found, language, directory, checklist()) for language in LANGUAGES}
    texts = {f"readiness.{language}.html": text for language, text in pages.items()} | {
        "readiness.html": pages.get(found.run.report_language, pages["fi"]),
        "results.json": results(found, timing(events), courtesy(events)),
        "summary.md": summary(found),
    }
    if len(named(events, "run")) == 1:  # of several, each keeps what it saw: there it is judged again and verified
        texts[kept.FILE_NAME] = kept.observations(events)
    seen = {name: texts[name] for name in ("results.json", kept.FILE_NAME) if name in texts}
    texts |= {ctrf.FILE_NAME: ctrf.ctrf(found), in_toto.FILE_NAME: in_toto.statement(found, events, seen)}
    write_letters(directory, letters(found), found.ended)
    for name, text in texts.items():  # when all are rendered, so that they do not tell of different moments
        write_whole(directory / name, text)
    return found


@contextmanager
def _not_looking_for_garbage() -> Iterator[None]:
    """A million small things are made and nearly all are kept: looking through them would take a fifth of the time."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def letters(readiness: Readiness) -> tuple[Letter, ...]:
    """Every letter that is ready to send; one with a hole is not."""
    ready = tuple(one.letter for one in announcements(readiness) if not one.holes)
    return (*(letter for _, letter in fault_reports(readiness)), *ready)
