"""Each way in which an environment file can be wrong is told by line, key, what was found and what is accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "wrong_environments.yaml").read_text("utf-8"))
SECRETS = ("Salainen1!", "12345,", "hunter2", "salainen@", "hun\\", "qter2")


@pytest.mark.parametrize("row", ROWS, ids=[row["what"].replace(" ", "_") for row in ROWS])
def test_a_wrong_environment_file_is_told_exactly(
    row: dict[str, Any], good: str, load: Callable[[str], object], told: Callable[..., list[str]]
) -> None:
    """One edit of a good file is told by exactly these mistakes."""
    assert row["old"] in good
    assert told(load, good.replace(row["old"], row["new"], 1)) == row["told"]


@pytest.mark.parametrize("row", [row for row in ROWS if "not shown" in row["what"]], ids=lambda row: row["what"][:20])
def test_a_secret_is_never_printed(
    row: dict[str, Any], good: str, load: Callable[[str], object], told: Callable[..., list[str]]
) -> None:
    """Whatever is wrong about a secret, its value does not reach the terminal."""
    message = "\n".join(told(load, good.replace(row["old"], row["new"], 1)))
    assert not [secret for secret in SECRETS if secret in message]


def test_all_mistakes_are_told_at_once(
    good: str, load: Callable[[str], object], told: Callable[..., list[str]]
) -> None:
    """Mistakes of every kind in one file come in one message, in the order of the lines."""
    wrong = good.replace("kind: test", "kind: tset").replace("port: 993", "port: x").replace("Espoo", "Hanko")
    lines = [int(one.split(":")[0]) for one in told(load, wrong.replace("authority: kunta", "authority: kutna"))]
    assert lines == [2, 25, 64, 67]


@pytest.mark.parametrize("host", ["portal.localhost", "lupa-qa.kunta.fi", "test.kunta.fi", "dev.kunta.fi"])
def test_production_does_not_go_to_a_test_system(
    host: str, good: str, load: Callable[[str], object], told: Callable[..., list[str]]
) -> None:
    """A host that looks like a test system is refused where the kind is production."""
    wrong = good.replace("kind: test", "kind: production").replace("hosts:\n", f"hosts:\n  - {{name: {host}}}\n")
    assert [one for one in told(load, wrong) if "because kind is production" in one and host in one]


def test_a_host_is_not_suspected_for_a_part_of_a_word(good: str, load: Callable[[str], object]) -> None:
    """The marks of test systems are looked for as whole words: latest.kunta.fi is no test system."""
    load(good.replace("kind: test", "kind: production").replace("hosts:\n", "hosts:\n  - {name: latest.kunta.fi}\n"))
