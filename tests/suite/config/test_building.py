"""A sandbox that builds on another has all that the other has, but for what only a file itself can say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.load import ENVIRONMENTS, load_environment

WIDE = """\
environment: wide
kind: sandbox
title: {fi: Laaja}
builds_on: narrow
"""
CONNECTION = """\
connections:
  - {id: another, matter: {fi: Muu}, authority: helsinki, mode: simplified, alert_mailbox: muu@helsinki.example,
     languages: [fi], final_status: {fi: Valmis}, service: 5e2b1c9a-0000-4000-8000-000000000099,
     channel: 5e2b1c9a-0000-4000-8000-000000000098}
"""
Told = Callable[..., list[str]]


@pytest.fixture
def narrow(tmp_path: Path) -> str:
    """The text of the sandbox that another builds on."""
    text = (ENVIRONMENTS / "sandbox.yaml").read_text("utf-8").replace("../", f"{ENVIRONMENTS.parent}/")
    (tmp_path / "narrow.yaml").write_text(text, "utf-8")
    return text


@pytest.fixture
def wide(tmp_path: Path, narrow: str) -> Callable[[str], str]:
    """Writes the file that builds on the other; its path."""

    def written(text: str) -> str:
        (tmp_path / "trial.yaml").write_text(text, "utf-8")
        return str(tmp_path / "trial.yaml")

    assert narrow
    return written


def test_it_has_the_connections_of_the_other_and_then_its_own(wide: Callable[[str], str]) -> None:
    """Lists go on where those of the other file end, and what connections share is shared by its own too."""
    built = load_environment(wide(WIDE + CONNECTION)).connections
    assert [one.id for one in built[3:]] == ["agency-wind-power", "another"]
    assert built[-1].customer_mailbox == built[0].customer_mailbox


def test_its_own_value_counts(wide: Callable[[str], str]) -> None:
    """A single value takes the place of the other's; what stands beside it stays."""
    built = load_environment(wide(WIDE + "mail: {poll_s: 0.5}\n"))
    assert (built.environment, built.mail.poll_s, built.mail.port) == ("wide", 0.5, 993)


def test_permission_to_write_is_never_taken_over(wide: Callable[[str], str]) -> None:
    """The other file allows writes; this one does not, because it does not say so itself."""
    assert load_environment(wide(WIDE)).writes.allowed is False


@pytest.mark.parametrize("kind", ["test", "production"])
def test_only_a_sandbox_builds_on_another(kind: str, wide: Callable[[str], str], told: Told) -> None:
    """What goes live stands whole in one file."""
    mistakes = told(load_environment, wide(WIDE.replace("sandbox", kind)))
    assert mistakes == [
        '4: builds_on: found "narrow"; expected no such key, because only a file of the kind sandbox builds on another'
    ]


@pytest.mark.parametrize("kind", ["test", "production"])
def test_nothing_builds_on_what_is_no_sandbox(
    kind: str, narrow: str, wide: Callable[[str], str], told: Told, tmp_path: Path
) -> None:
    """The addresses and accounts of a real system stay in its own file."""
    (tmp_path / "narrow.yaml").write_text(narrow.replace("kind: sandbox", f"kind: {kind}"), "utf-8")
    expected = "expected an environment of the kind sandbox that itself builds on no other"
    assert told(load_environment, wide(WIDE)) == [f'4: builds_on: found "narrow"; {expected}']


@pytest.mark.parametrize("name", ["missing", "trial", "../narrow", "[narrow]", "''"])
def test_what_it_builds_on_is_there(name: str, wide: Callable[[str], str], told: Told) -> None:
    """Beside it, by its name, and not the file itself."""
    mistakes = told(load_environment, wide(WIDE.replace("narrow", name)))
    assert [one.startswith("4: builds_on: found ") for one in mistakes] == [True]


def test_a_mistake_is_told_in_the_file_where_it_is(
    narrow: str, wide: Callable[[str], str], told: Told, tmp_path: Path
) -> None:
    """By its line there, whichever of the two it is."""
    (tmp_path / "narrow.yaml").write_text(narrow.replace("port: 993", "port: x"), "utf-8")
    line = 1 + narrow[: narrow.index("port: 993")].count("\n")
    assert told(load_environment, wide(WIDE + CONNECTION.replace("mode: simplified", "mode: simple"))) == [
        f'FOLDER/narrow.yaml:{line}: mail.port: found "x"; expected a port from 1 to 65535',
        '6: connections[another].mode: found "simple"; expected one of conditional, interface, simplified;'
        " did you mean simplified?",
    ]
