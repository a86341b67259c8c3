"""What was seen is kept as data and comes back as what it was."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.cause import Cause
from fixtures.observation import Catalogue
from reports.pages.documents import write_documents
from reports.record.events import plain
from reports.record.givens import everything_observable
from reports.verdict.kept import NotKept, kept_of_run, read_kept
from reports.verdict.restored import environment_of, is_hidden, plan_of, restored
from tests.suite.checks.any_seen import anything
from tests.suite.checks.healthy import GIVEN
from tests.suite.checks.places import environment, plan
from tests.suite.record.whole_run import seen_at


@cache
def catalogue() -> Catalogue:
    """Every observation there is."""
    return everything_observable()


def through_a_file(name: str, value: Any) -> Any:
    """The value as it is after having been written and read."""
    return restored(catalogue()[name], {"place": "here", "seen": json.loads(json.dumps(plain(value)))})


KEPT = [name for name in catalogue().names if not catalogue()[name].is_live and name not in ("target", "guard")]
HEALTHY = {name: value for name, value in seen_at(environment().environment).items() if name not in GIVEN}


@pytest.mark.parametrize("name", KEPT)
@settings(max_examples=15, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_anything_that_is_observed_comes_back(name: str, data: Any) -> None:
    """Whatever its values: no number, name, moment or nothing becomes another."""
    value = data.draw(anything(get_type_hints(catalogue()[name].make)["return"]))
    again = through_a_file(name, value)
    assert (type(again), plain(again)) == (type(value), plain(value))


@pytest.mark.parametrize(("name", "value"), HEALTHY.items(), ids=HEALTHY.keys())
def test_a_healthy_observation_is_equal_when_it_comes_back(name: str, value: Any) -> None:
    """Of the same types through and through."""
    assert through_a_file(name, value) == value


def test_nothing_that_checks_are_judged_from_is_missing(whole: Path) -> None:
    """Every observation of every connection is in the file."""
    names = {name for name, _ in read_kept(whole).observations}
    assert set(HEALTHY) - names == set()


def test_the_configuration_comes_back(whole: Path) -> None:
    """All of it but the references to secrets, at which no check looks."""
    found = read_kept(whole)
    assert (environment_of(found).connections[0].limits, plan_of(found)) == (
        environment().connections[0].limits,
        plan(),
    )


def test_no_reference_to_a_secret_is_kept(whole: Path) -> None:
    """Nor where it can be found."""
    assert "file:" not in (whole / "observations.json").read_text("utf-8")


@pytest.mark.parametrize("seen", [None, {}, {"pages": 3}, "a text", [1]])
def test_another_shape_is_a_cause(seen: object) -> None:
    """A version that kept something else is named, and nothing is judged from half of it."""
    found = restored(catalogue()["content"], {"place": "here", "seen": seen})
    assert isinstance(found, Cause)
    assert "a shape that this version of the suite does not read" in found.sentence


@pytest.mark.parametrize(
    ("data", "expected"),
    [("a [hidden] b", True), ({"a": [{"b": "[personal identity code]"}]}, True), (["x", 1], False)],
)
def test_what_is_hidden_is_known_by_its_mark(data: object, expected: bool) -> None:
    """Wherever in an observation it stands."""
    assert is_hidden(data) is expected


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 2}', '{"schema": 1}', '{"schema": 1, "run": 5}'])
def test_what_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    """With the file's name, and no traceback."""
    (tmp_path / "observations.json").write_text(text, "utf-8")
    with pytest.raises(NotKept, match=r"observations\.json cannot be read"):
        read_kept(tmp_path)


def test_a_folder_without_observations_is_told(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(NotKept, match="golive report"):
        read_kept(tmp_path)


def test_of_a_killed_run_the_record_counts(run: Path) -> None:
    """Its documents are as old as its beginning, and its facts are not."""
    lines = (run / "events.jsonl").read_bytes().splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if b'"event":"observation"' in line.replace(b" ", b""))
    (run / "events.jsonl").write_bytes(b"".join(lines[: first + 1]))
    write_documents(run)
    (run / "events.jsonl").write_bytes(b"".join(lines[:-1]))
    assert len(kept_of_run(run).observations) > len(read_kept(run).observations) == 1
