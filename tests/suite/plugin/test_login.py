"""A person signs in once, in a browser; the runs go on from there, and say so where they cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

import reports.login
from config.account import Account
from config.environment import Environment
from config.load import load_environment
from fixtures.sessions import Sessions
from fixtures.systems.identity import IdentityPages
from fixtures.systems.login import Login
from fixtures.systems.screen import Screen
from tests.suite.plugin.running import Ran, run
from tests.suite.sandbox.running import started

WHO = "handler-rescue"
CHECKS = ("--connection", "rescue-event-notice", "-k", "LOGIN-01 or LOGIN-02 or LOGIN-07")


class Identifying(Login):
    """A window in which somebody identifies themselves, as a person would."""

    environment: Environment

    async def _arrival(self, screen: Screen, limit_s: float) -> None:
        await screen.submit("ways_in", "portti")
        provider = self.environment.identity_providers["portti"]
        account = Account(user=WHO, password="file:secrets/password")
        await IdentityPages(screen, provider, self.environment).identify(account)
        await super()._arrival(screen, limit_s)


@dataclass(frozen=True)
class Day:
    """Runs before somebody signs in, after it, and after the session's end; and a sign-in to which nobody came."""

    before: Ran
    nobody: tuple[int, tuple[Path, ...]]
    somebody: tuple[int, tuple[Path, ...]]
    after: Ran
    ended: Ran


def _without_a_password(file: Path) -> Path:
    """The sandbox's own file, but that the handler signs in themselves."""
    filled: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    for authority in filled["authorities"].values():
        for account in (authority["handler"], authority["refused"]["other_organisation"]):
            if account["user"] == WHO:
                del account["password"]
    filled["sessions"] = {"key": "file:secrets/password", "hours": 1}
    changed = file.with_name("assisted.yaml")
    changed.write_text(yaml.safe_dump(filled, allow_unicode=True), "utf-8")
    return changed


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """In a sandbox that outlives the runs."""
    folder = tmp_path_factory.mktemp("login")
    with started(folder / "sandbox") as sandbox, pytest.MonkeyPatch.context() as patch:
        file, ledger = _without_a_password(sandbox.directory / "environment.yaml"), folder / "ledger"
        where = (f"--env={file}", f"--ledger={ledger}")
        environment = load_environment(str(file))
        before = _run(folder / "before", *where)
        nobody = _login(ledger, *where, "--minutes=0.01")
        patch.setattr(Identifying, "environment", environment, raising=False)
        patch.setattr(reports.login, "Login", Identifying)
        somebody = _login(ledger, *where)
        after = _run(folder / "after", *where)
        Sessions(environment, ledger).keep(environment.authorities["rescue"].handler, {"cookies": [], "origins": []})
        yield Day(before, nobody, somebody, after, _run(folder / "ended", *where))


def _run(folder: Path, *where: str) -> Ran:
    folder.mkdir()
    return run(folder, *where, *CHECKS)


def _login(ledger: Path, *options: str) -> tuple[int, tuple[Path, ...]]:
    """The exit code, and the files of sessions that are there then."""
    code = reports.login.main([*options, "--as", "handler", "--headless"])
    return code, tuple(ledger.glob("*.sessions/*"))


def _verdicts(ran: Ran) -> dict[str, str]:
    wanted = ("LOGIN-01", "LOGIN-02", "LOGIN-07")
    return {
        one["id"]: one["verdict"]
        for one in ran.results["checks"]
        if one["id"] in wanted and one["verdict"] != "not run"
    }


def test_without_a_session_what_needs_it_is_blocked_and_nothing_else(day: Day) -> None:
    """Blocked, and never failed."""
    assert _verdicts(day.before) == {"LOGIN-01": "blocked", "LOGIN-02": "blocked", "LOGIN-07": "passed"}


def test_the_run_says_which_command_is_missing(day: Day) -> None:
    """With the environment as the person named it."""
    facts = (day.before.latest / "events.jsonl").read_text("utf-8")
    assert "assisted.yaml --as handler and identify yourself" in facts


def test_of_nobody_nothing_is_kept(day: Day) -> None:
    """Who has not come in when the time is over has to begin again."""
    assert day.nobody == (1, ())


def test_a_session_is_kept(day: Day) -> None:
    """One file, next to the ledger."""
    code, kept = day.somebody
    assert (code, len(kept)) == (0, 1)


def test_a_session_that_the_desk_no_longer_takes_blocks(day: Day) -> None:
    """As if there were none; and the report says that it has ended."""
    facts = (day.ended.latest / "events.jsonl").read_text("utf-8")
    assert (_verdicts(day.ended), "is no longer in force" in facts) == (_verdicts(day.before), True)


def test_the_run_goes_on_from_the_session(day: Day) -> None:
    """Nobody signs in again."""
    assert (_verdicts(day.after), day.after.results["courtesy"]["sign_ins"]) == (
        {"LOGIN-01": "passed", "LOGIN-02": "passed", "LOGIN-07": "passed"},
        0,
    )
