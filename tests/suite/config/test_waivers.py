"""A waiver is read from a file of its own, and what is wrong with it is told with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.environment import Environment
from config.mistakes import ConfigurationError
from config.waivers import load_waivers

GOOD = """check: ALERT-N1
connection: {place}
environment: trial
reason: Postilaatikko vaihtuu joulukuussa; viestit välitetään siihen asti.
accepted_by: Päivi Mäkelä
role: ympäristöpäällikkö
date: 2026-11-20
until: 2026-12-31
"""


@pytest.fixture
def trial(good: str, load: Callable[[str], Environment], tmp_path: Path) -> Environment:
    """An environment with a folder of waivers."""
    folder = tmp_path / "waivers"
    folder.mkdir()
    return load(good.replace("kind: test", f"kind: test\nwaivers: {folder.as_posix()}"))


def told(trial: Environment, text: str) -> str:
    """What is said of a waiver."""
    (trial.waivers_folder / "one.yaml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as error:
        load_waivers(trial)
    return str(error.value)


def test_a_waiver_is_read(trial: Environment) -> None:
    """Whoever accepts a failure is known by name and role."""
    text = GOOD.format(place=trial.connections[0].id)
    (trial.waivers_folder / "one.yaml").write_text(text, "utf-8")
    assert [(one.check, one.accepted_by) for one in load_waivers(trial)] == [("ALERT-N1", "Päivi Mäkelä")]


def test_without_a_folder_there_is_none(good: str, load: Callable[[str], Environment]) -> None:
    """Nobody has to accept anything."""
    assert load_waivers(load(good)) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "ALERT-N1",
            "ALERT-N9",
            'one.yaml:1: check: found "ALERT-N9"; expected a check of the checklist; did you mean',
        ),
        ("ALERT-N1", "alerts", 'one.yaml:1: check: found "alerts"; expected the id of a check, such as LOGIN-01'),
        ("{place}", "nowhere", 'one.yaml:2: connection: found "nowhere"; expected one of '),
        ("trial", "prod", 'one.yaml:3: environment: found "prod"; expected trial, because the word'),
        ("until: 2026-12-31", "until: 2026-11-19", "expected 2026-11-20 (the day on which it was accepted) or later"),
        ("until: 2026-12-31\n", "", "until: found nothing; expected a date such as 2026-09-01"),
        ("accepted_by: Päivi Mäkelä", 'accepted_by: " "', "one.yaml:5: accepted_by: found"),
        ("role:", "rôle:", "found an unknown key"),
    ],
)
def test_a_mistake_is_told_with_its_line(trial: Environment, old: str, new: str, said: str) -> None:
    """Wrong check, place, environment, date, or nobody's name."""
    assert said in told(trial, GOOD.replace(old, new).replace("{place}", trial.connections[0].id))
