"""The clean-up tells what became of each matter, and ends well only where nothing is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.environment import Writes
from config.owners import Owner
from fixtures.cause import Cause
from fixtures.ledger import Entry, Ledger
from fixtures.seen.application import Leftover
from reports.cleanup import clean_up, lines, main
from reports.pages.catalogue import catalogue
from tests.suite.checks.places import environment

HERE = environment().connections[0].id
ENTRY = Entry(7, "matter", "portal", HERE, "TESTI", "LV-1", "run-1")
SENTENCE = "its page does not carry the marker of that run, so nothing was touched"
Wrote = Callable[[str], Ledger]


@pytest.fixture
def wrote(tmp_path: Path) -> Iterator[Wrote]:
    """Another run that wrote a matter at a place."""
    made: list[Ledger] = []

    def writing(place: str) -> Ledger:
        file = tmp_path / f"{environment().environment}.sqlite"
        made.append(Ledger(file, "run-1", Writes(allowed=True), lambda *_, **__: None))
        with made[-1].writing("matter", "portal", place, "TESTI") as entry:
            entry.identifier = "LV-1"
        return made[-1]

    yield writing
    for one in made:
        one.close()


def _told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_where_nothing_is_left_it_ends_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And contacts nobody."""
    assert clean_up(environment(), tmp_path, tmp_path / "out") == 0
    assert [line.partition(";")[0] for line in _told(capsys)] == ["Luotu 0, peruutettu 0, jäljellä 0"]


def test_a_connection_that_is_gone_is_told(wrote: Wrote, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody can sign in for it any more."""
    wrote("gone").close()
    assert clean_up(environment(), tmp_path, tmp_path / "out") == 1
    told = _told(capsys)
    assert "gone, ajo run-1: jäi jäljelle, koska ympäristötiedostossa" in told[0]
    assert told[1].startswith("Luotu 1, peruutettu 0, jäljellä 1;")


def test_a_run_that_is_going_on_is_left_alone(wrote: Wrote, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it wrote is its own to withdraw; the clean-up does not end well, for something is there."""
    wrote(HERE)
    assert clean_up(environment(), tmp_path, tmp_path / "out") == 1
    assert _told(capsys)[0] == f"{HERE}, ajo run-1: jäi jäljelle, koska ajo on yhä käynnissä."


@pytest.mark.parametrize(
    ("outcome", "line"),
    [
        (Leftover(7, "run-1", "LV-1", ""), "LV-1 peruutettu."),
        (Leftover(7, "run-1", None, ""), "ei koskaan mennyt perille; sitä ei ole asiakkaan asioiden joukossa."),
        (
            Leftover(7, "run-1", "LV-1", SENTENCE),
            "LV-1 jäi jäljelle: sivulla ei ole kyseisen ajon merkintää, joten mihinkään ei koskettu.",
        ),
    ],
)
def test_each_matter_has_its_line(outcome: Leftover, line: str) -> None:
    """In the language of the report."""
    found = lines(environment(), [ENTRY], {HERE: (outcome,)}, catalogue("fi"))
    assert [catalogue("fi").phrase(one) for one in found] == [f"{HERE}, ajo run-1: {line}"]


def test_where_nobody_could_sign_in_the_cause_is_told() -> None:
    """For each matter of the connection."""
    cause = Cause("customer", HERE, "the browser did not start: no", Owner.OWN_SIDE)
    (line,) = lines(environment(), [ENTRY], {HERE: cause}, catalogue("en"))
    assert str(line) == f"{HERE}, run run-1: LV-1 left: the browser did not start: no."


def test_the_embedded_sandbox_needs_no_clean_up(capsys: pytest.CaptureFixture[str]) -> None:
    """It ends with its run."""
    assert main(["--env=sandbox"]) == 0
    assert "ends with its run" in capsys.readouterr().out


def test_a_wrong_environment_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """As everywhere: with status 4, and what would be right."""
    assert main(["--env=sandbx"]) == 4
    assert "Did you mean sandbox?" in capsys.readouterr().err
