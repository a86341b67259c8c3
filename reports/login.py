"""`golive login --env=NAME --as WHO`: a person identifies in a visible browser, and the runs go on from there."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from config.environment import Environment
from config.load import ConfigurationError, load_environment
from config.people import Part, assisted
from config.profile import load_profile
from config.secrets import SecretError, hide
from fixtures.cause import Cause, Unobservable
from fixtures.engine import Engine
from fixtures.place import of_environment
from fixtures.sessions import KeptSession, Sessions
from fixtures.systems.browser import opened
from fixtures.systems.courtesy import Courtesy
from fixtures.systems.evidence import Evidence
from fixtures.systems.guard import Guard
from fixtures.systems.login import Login, door
from fixtures.systems.screen import Workplace
from reports.pages.catalogue import Catalogue, catalogue
from reports.record.facts import TARGET
from reports.record.givens import LEDGERS, always, everything_observable
from reports.record.phrase import Phrase, say
from reports.record.redaction import redacted

WRONG_USAGE = 4
INTERRUPTED = 130
LOUD_S = 15
"""Off a terminal, a wait is told again after this many seconds."""


@dataclass(frozen=True)
class Asked:
    """What was asked for on the command line."""

    environment: Environment
    part: Part
    limit_s: float
    is_visible: bool
    sessions: Sessions


def main(arguments: Sequence[str] | None = None) -> int:
    """Keep the session of somebody, or forget it; 0 if that was done, 1 if not, 4 for wrong usage, 130 for Ctrl-C."""
    chosen = _parser().parse_args(arguments)
    try:
        environment = load_environment(chosen.env)
        hide(environment)
    except (ConfigurationError, SecretError) as error:
        print(error, file=sys.stderr)  # noqa: T201 the message is this command's answer
        return WRONG_USAGE
    said, known = catalogue(environment.report_language), assisted(environment)
    if chosen.who not in known:
        return _tell(said, _unknown(chosen.who, known), WRONG_USAGE)
    sessions = Sessions(environment, chosen.ledger)
    part = known[chosen.who]
    if chosen.forget:
        is_kept = sessions.forget(part.account)
        gone = say("The session of {who} has been forgotten.", who=part.account.user)
        return _tell(said, gone if is_kept else say("There is no kept session of {who}.", who=part.account.user))
    return log_in(Asked(environment, part, chosen.minutes * 60, not chosen.headless, sessions), said)


def log_in(asked: Asked, said: Catalogue) -> int:
    """Wait for the person, keep the session, and tell until when; nothing is kept of one who did not come in."""
    try:
        kept = asyncio.run(_kept(asked, said))
    except KeyboardInterrupt:
        return _tell(said, say("Interrupted. Nothing has been kept."), INTERRUPTED)
    except SecretError as error:
        return _tell(said, say("Nothing has been kept: {why}", why=error), 1)
    except Unobservable as error:
        why = " ".join(filter(None, (said.told(error.sentence) + ".", said.told(error.next))))
        return _tell(said, say("Nothing has been kept: {why}", why=why), 1)
    until = f"{kept.until.astimezone():%Y-%m-%d %H:%M}"
    done = say("The session of {who} is kept, sealed, until {until}.", who=asked.part.account.user, until=until)
    return _tell(said, done)


async def _kept(asked: Asked, said: Catalogue) -> KeptSession:
    environment = asked.environment
    asked.sessions.key()  # whoever has identified themselves must not learn then that it was in vain
    with TemporaryDirectory(prefix="golive-login-") as folder:
        givens = _givens(environment, Path(folder))
        await _target_is_right(environment, givens)
        guard = Guard(environment)
        place = Workplace(givens["profile"], guard, givens["evidence"], givens["courtesy"])
        async with AsyncExitStack() as stack:
            browser = opened(environment, guard, place, is_visible=asked.is_visible)
            login = Login(await stack.enter_async_context(browser), door(environment, asked.part))
            teller = asyncio.create_task(_tell_each_second(asked, login, said))
            stack.callback(teller.cancel)
            state = await login.state(asked.limit_s)
        return asked.sessions.keep(asked.part.account, state)


async def _target_is_right(environment: Environment, givens: Mapping[str, Any]) -> None:
    """Nobody identifies themselves to somebody else than the environment file says."""
    values = {name: always(value) for name, value in givens.items()}
    engine = Engine(environment, everything_observable(), values, lambda *_, **__: None, first=TARGET)
    engine.start([])
    try:
        target = await engine.result(TARGET, of_environment(environment))
    finally:
        await engine.close()
    if isinstance(target, Cause):
        raise Unobservable(target.sentence, target.owner, target.next)


def _givens(environment: Environment, folder: Path) -> dict[str, Any]:
    return {
        "environment": environment,
        "profile": load_profile(environment.portal.profile),
        "evidence": Evidence(folder, redacted),
        "courtesy": Courtesy(environment.courtesy),
    }


async def _tell_each_second(asked: Asked, login: Login, said: Catalogue) -> None:
    began, told_s = monotonic(), -float(LOUD_S)
    while True:
        waited_s = monotonic() - began
        waiting = say(
            "Waiting for {who} to sign in in the browser window: {waited} s of {limit} s. Ctrl-C ends it.",
            who=asked.part.account.user, waited=round(waited_s), limit=round(asked.limit_s),
        )  # fmt: skip
        if sys.stdout.isatty():
            print(f"\r\033[K{said.phrase(waiting)}", end="", flush=True)  # noqa: T201 overwritten each second
        elif waited_s - told_s >= LOUD_S:
            told_s = waited_s
            _tell(said, waiting)
        _tell_stopped(login, said)
        await asyncio.sleep(1)


def _tell_stopped(login: Login, said: Catalogue) -> None:
    stopped = list(login.stopped)
    login.stopped.clear()
    for host in stopped:
        unnamed = say(
            "The way led to {host}, which the environment file does not name. Add it to hosts if it belongs there.",
            host=host,
        )
        _tell(said, unnamed)


def _unknown(who: str, known: Mapping[str, Part]) -> Phrase:
    if not known:
        return say("Nobody signs in themselves here: every account of the environment file has a password.")
    return say("There is no {who} who signs in themselves; there is: {known}.", who=who, known=", ".join(known))


def _tell(said: Catalogue, phrase: Phrase, code: int = 0) -> int:
    start = "\r\033[K" if sys.stdout.isatty() else ""
    print(start + redacted(said.phrase(phrase)), flush=True)  # noqa: T201 the lines are this command's answer
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="golive login", description=__doc__)
    parser.add_argument("--env", required=True, help="environment: a name in config/environments or a YAML file")
    parser.add_argument("--as", dest="who", required=True, metavar="WHO", help="who signs in, such as handler")
    parser.add_argument("--minutes", type=float, default=5, metavar="N", help="how long to wait (default: 5)")
    parser.add_argument("--forget", action="store_true", help="forget the kept session instead")
    parser.add_argument("--ledger", type=Path, default=LEDGERS, metavar="DIR", help="where the ledgers are kept")
    parser.add_argument("--headless", action="store_true", help="no window: only for tests of the suite")
    return parser


if __name__ == "__main__":
    sys.exit(main())
