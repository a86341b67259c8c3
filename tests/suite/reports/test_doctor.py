"""The doctor, trial by trial: what is in order, what is missing, and what it says about it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from config.environment import Environment, Writes
from config.load import environment_document
from config.owners import Owner
from config.revealed import REVEALED
from fixtures.cause import Unobservable, Unreachable
from fixtures.ledger import Ledger
from fixtures.systems.guard import Guard
from reports.doctor import hosts, own_side
from reports.doctor.examination import Examination
from reports.doctor.telling import Teller
from reports.doctor.trial import Bag, Found, State, Trial, fine, missing
from reports.pages.catalogue import catalogue
from reports.record.givens import ledger_file
from reports.record.phrase import say
from tests.suite.checks.places import environment

MISSING = missing("somebody else is there")


def _bag(changed: Environment | None = None, apart_s: dict[str, float] | None = None) -> Bag:
    placed = changed or environment()
    unused: Any = None
    return Bag(placed, environment_document("sandbox"), Guard(placed), unused, apart_s or {})


def _told(found: Found, capsys: pytest.CaptureFixture[str], trial: Trial | None = None, language: str = "en") -> str:
    shown = trial or Trial(say("Ledger"), ("mail", "mailboxes", 0), partial(_give, found))
    Teller(catalogue(language)).result(_bag(), shown, found)
    return capsys.readouterr().out


async def _give(found: Found) -> Found:
    return found


def _made(make: Callable[[], Awaitable[Found]], limit_s: float = 5) -> Found:
    told: list[Found] = []
    examination = Examination(_bag(), Path(), lambda _bag, _trial, found: told.append(found))
    asyncio.run(examination.made(Trial(say("Ledger"), (), make, limit_s=limit_s)))
    return told[0]


@pytest.mark.parametrize(
    ("apart_s", "state"),
    [({}, "missing"), ({"a": 1}, "fine"), ({"a": -31}, "missing"), ({"a": 40, "b": 0, "c": 0}, "fine")],
    ids=str,
)
def test_the_clock_is_held_against_those_of_the_hosts(apart_s: dict[str, float], state: str) -> None:
    """Where one host goes wrong and the others agree, it is not our clock."""
    assert hosts.clock(_bag(apart_s=apart_s)).state == state


@pytest.mark.parametrize(
    ("writes", "state"),
    [
        (Writes(), "remark"),
        (Writes(allowed=True, until="2001-01-01"), "remark"),
        (Writes(allowed=True, until="2099-01-01"), "fine"),
    ],
    ids=["not given", "ended", "given"],
)
def test_a_permission_is_no_must(writes: Writes, state: str) -> None:
    """Without it a run reads all the same, and the doctor says what that means."""
    assert own_side.permission(environment().model_copy(update={"writes": writes})).state == state


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file stands in its place."""
    (tmp_path / "ledger").write_text("", "utf-8")
    assert own_side.ledger_folder(tmp_path / "ledger").state is State.MISSING


def test_leftovers_are_counted_and_kept(tmp_path: Path) -> None:
    """The doctor says how many there are, and withdraws none."""
    run = Ledger(ledger_file(environment(), tmp_path), "run-1", Writes(allowed=True), lambda *_, **__: None)
    with run.writing("matter", "portal", "here", "marker"):
        pass
    run.close()
    found = [str(own_side.leftovers(environment(), tmp_path).said) for _ in range(2)]
    assert found == ["1 of earlier runs"] * 2


def test_looking_for_leftovers_makes_no_ledger(tmp_path: Path) -> None:
    """Where none is, none is made."""
    own_side.leftovers(environment(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("reference", "step"),
    [
        ("env:GOLIVE_NOT_THERE", "Set the environment variable GOLIVE_NOT_THERE."),
        ("file:not-there", "Write the secret into the file"),
        ("keyring:golive/no-such", ".venv/bin/keyring set golive no-such"),
    ],
)
@pytest.mark.usefixtures("password_store")
def test_a_missing_secret_says_where_to_put_it(reference: str, step: str) -> None:
    """By the kind of its reference."""
    placed = environment().model_copy(update={"private": (reference,)})
    trial = next(one for one in own_side.secrets_at_hand(_bag(placed)) if reference in str(one.name))
    assert step in str(asyncio.run(_await(trial.make)).next)


async def _await(make: Callable[[], Awaitable[Found]]) -> Found:
    return await make()


def _unsigned(ledgers: Path) -> Trial:
    authority = environment().authorities["rescue"]
    nobody = authority.model_copy(update={"handler": authority.handler.model_copy(update={"password": None})})
    placed = environment().model_copy(update={"authorities": {**environment().authorities, "rescue": nobody}})
    (trial,) = own_side.sign_ins(placed, ledgers)
    return trial


def test_somebody_who_signs_in_themselves_is_told_with_the_command(tmp_path: Path) -> None:
    """And with the line of the environment file."""
    trial = _unsigned(tmp_path)
    with pytest.raises(Unobservable, match="handler-rescue has not signed in") as told:
        asyncio.run(_await(trial.make))
    assert (trial.keys, "golive login" in told.value.next) == (("authorities", "rescue", "handler"), True)


async def _late() -> Found:
    await asyncio.Event().wait()
    return fine("never")


async def _unreachable() -> Found:
    raise Unreachable("nobody is there", Owner.MAIL, "Ring them up.")


async def _bug() -> Found:
    raise KeyError("surprise")


@pytest.mark.parametrize(
    ("make", "said", "step"),
    [
        (
            _late,
            "nothing came within 0.01 s",
            "Send what is written here, with the time, to the keepers of the network",
        ),
        (_unreachable, "nobody is there", "Ring them up."),
        (_bug, "the suite itself failed here: KeyError: 'surprise'", "Report this to the keepers of the suite."),
    ],
)
def test_a_trial_that_breaks_is_told_like_any_other(make: Callable[[], Awaitable[Found]], said: str, step: str) -> None:
    """Never by a traceback, and never without end."""
    found = _made(make, limit_s=0.01)
    assert (found.state, str(found.said), str(found.next)[: len(step)]) == (State.MISSING, said, step)


@pytest.mark.parametrize(("target", "carried"), [(fine("it is"), True), (MISSING, False)], ids=["right", "wrong"])
def test_a_secret_goes_to_the_target_alone(target: Found, carried: bool) -> None:
    """Where somebody else may be at the other end, no password and no key is sent."""
    sent: list[Found] = []

    async def inside() -> None:
        task = asyncio.create_task(_give(target))
        examination = Examination(_bag(), Path(), lambda *_: None)
        await examination.after(task, Trial(say("Ledger"), (), _send, carries_secrets=True))

    async def _send() -> Found:
        sent.append(fine("sent"))
        return sent[-1]

    asyncio.run(inside())
    assert bool(sent) is carried


def test_what_is_missing_is_told_with_its_line_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    """In the language of the environment."""
    said = _told(missing(say("nothing came within {limit} s", limit=5), say("at hand")), capsys, language="sv")
    line = _bag().document.place(("mail", "mailboxes", 0)).line
    assert said.splitlines() == [
        "✗ inte i ordning: Bokföring: ingenting kom inom 5 s",
        f"    config/environments/sandbox.yaml:{line} mail.mailboxes[0]",
        "    → finns",
    ]


def test_what_is_told_moves_no_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    """A system's answer cannot write over what stands on the screen."""
    said = _told(missing("\x1b[2J\x1b]0;title\x07gone\r\nsecond"), capsys)
    assert not any(letter in said for letter in "\x1b\x07\r")


def test_a_secret_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Not even where a system says it back to us."""
    REVEALED.secret("s3cr3t-of-the-doctor", "env:TEST")
    assert "s3cr3t" not in _told(missing("refused s3cr3t-of-the-doctor"), capsys)
