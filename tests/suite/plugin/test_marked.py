"""Whatever a run writes says of itself that it is a test, of which run, and whom to ask; looked up where it lies."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from fixtures.marking import NO_ACTION
from tests.suite.plugin.killing import Scene, asked
from tests.suite.sandbox.running import started

CONNECTIONS = ("helsinki-environmental-permit", "raseborg-building-permit", "rescue-event-notice")
CONTACT = "kayttoonotto@esimerkki.example"
MARKERS = {"fi": "TESTI, ei toimenpiteitä", "sv": "TEST, inga åtgärder"}


@dataclass(frozen=True)
class Written:
    """What the sandbox keeps of a run: its matters and messages, and those that were there before."""

    cases: list[Any]
    messages: list[Any]
    before: frozenset[str]
    ledger: list[Any]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """A whole run at connections of both kinds and in two languages."""
    folder = tmp_path_factory.mktemp("marked")
    with started(folder / "sandbox") as sandbox:
        scene = Scene(sandbox, folder)
        before = frozenset(row["reference"] for row in asked(scene.state, "select reference from cases"))
        with scene.run(*(word for one in CONNECTIONS for word in ("--connection", one))) as process:
            process.communicate(timeout=120)
        kept = [
            [pickle.loads(row["record"]) for row in asked(scene.state, f"select record from {table}")]  # noqa: S301, S608 - our own sandbox wrote it
            for table in ("cases", "messages")
        ]
        ledger = scene.rows()
    yield Written([case for case in kept[0] if case.reference not in before], kept[1], before, ledger)


def _is_marked(text: str, language: str) -> bool:
    return MARKERS[language] in text and CONTACT in text


def test_every_matter_carries_the_marker(written: Written) -> None:
    """In the customer's language, for whoever opens it."""
    marked = [_is_marked(" ".join(case.entered.values()), case.language) for case in written.cases]
    assert (len(marked) >= len(CONNECTIONS), all(marked)) == (True, True)


def test_every_message_carries_the_marker(written: Written) -> None:
    """Those of the customer, of the authority, and between authorities; and they belong to the suite's own matters."""
    language = {case.reference: case.language for case in written.cases}
    found = [(one.reference in language, _is_marked(one.text, language[one.reference])) for one in written.messages]
    parties = {one.sender.partition(":")[0] for one in written.messages}
    assert (parties, set(found)) == ({"customer", "authority"}, {(True, True)})


def test_what_is_answered_and_decided_carries_the_marker(written: Written) -> None:
    """Completions and outcomes are read by people too; there is at least one of each."""
    completions = [_is_marked(one.text, case.language) for case in written.cases for one in case.completions]
    outcomes = [_is_marked(case.outcome, case.language) for case in written.cases if case.outcome]
    assert [bool(kind) and all(kind) for kind in (completions, outcomes)] == [True, True]


def test_what_was_asked_for_carried_the_marker(written: Written) -> None:
    """A completion request is gone once it is answered; the ledger knows how it read."""
    requests = [row["marker"] for row in written.ledger if row["kind"] == "completion request"]
    marked = [any(_is_marked(text, language) for language in MARKERS) for text in requests]
    assert (len(marked), all(marked)) == (len(CONNECTIONS), True)


def test_every_attachment_says_by_its_name_that_it_is_a_test(written: Written) -> None:
    """A file goes its own way: nobody has to do anything about it, wherever it turns up."""
    files = [
        file.name
        for owner in (*written.cases, *written.messages, *(done for case in written.cases for done in case.completions))
        for file in owner.attachments
    ]
    assert (len(files) > len(CONNECTIONS), [name for name in files if NO_ACTION not in name]) == (True, [])


def test_nobody_elses_matter_was_touched(written: Written) -> None:
    """No message went to a matter that was there before."""
    assert {one.reference for one in written.messages} & written.before == set()
