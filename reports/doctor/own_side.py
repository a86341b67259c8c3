"""Our own side: secrets, permission to write, the ledger and what earlier runs left, and a browser."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile

from config.account import Account
from config.environment import Environment, Writes
from config.people import assisted
from config.secrets import SecretError, references, reveal
from config.texts import texts_in
from fixtures.ledger import Ledger
from fixtures.sessions import Sessions
from fixtures.systems.browser_binary import browser
from reports.doctor.trial import Bag, Found, Trial, fine, missing, remark
from reports.record.givens import ledger_file
from reports.record.phrase import Phrase, say


def secrets_at_hand(bag: Bag) -> Iterator[Trial]:
    """Every reference to a secret."""
    for reference in references(bag.environment):
        keys = next(keys for keys, text in texts_in(bag.environment) if text == reference)
        name = say("Secret {reference}", reference=reference)
        yield Trial(name, keys, lambda reference=reference: _secret(bag.environment, reference))  # type: ignore[misc]


async def _secret(environment: Environment, reference: str) -> Found:
    try:
        reveal(reference, environment.folder)
    except SecretError:
        return missing(say("it is missing, empty, or cannot be read"), _where_to_put(environment, reference))
    return fine(say("at hand"))


def _where_to_put(environment: Environment, reference: str) -> Phrase:
    kind, _, rest = reference.partition(":")
    if kind == "env":
        return say("Set the environment variable {name}.", name=rest)
    if kind == "file":
        return say("Write the secret into the file {file}.", file=environment.folder / Path(rest).expanduser())
    service, _, name = rest.partition("/")
    return say("Set it with: .venv/bin/keyring set {service} {name}", service=service, name=name)


def sign_ins(environment: Environment, ledgers: Path) -> Iterator[Trial]:
    """Everybody who signs in themselves, once, for the runs."""
    sessions = Sessions(environment, ledgers)
    for part in assisted(environment).values():
        if part.account.password is None:
            name = say("Sign-in of {user}", user=part.account.user)
            yield Trial(name, part.keys, lambda part=part: _kept(sessions, part.account))  # type: ignore[misc]


async def _kept(sessions: Sessions, account: Account) -> Found:
    until = sessions.of(account).until.astimezone()
    return fine(say("a session is kept until {until}", until=f"{until:%Y-%m-%d %H:%M}"))


def permission(environment: Environment) -> Found:
    """Whether a run may write today."""
    writes, step = environment.writes, say("Give permission under writes when this is the day.")
    if not writes.allowed:
        return remark(say("not given: whatever needs a synthetic matter will be blocked"), step)
    if writes.until is not None and writes.until < date.today():
        return remark(say("ended on {day}: whatever needs a synthetic matter will be blocked", day=writes.until), step)
    return fine(say("given until {day}, by change {change}", day=writes.until or "–", change=writes.change or "–"))


def ledger_folder(ledgers: Path) -> Found:
    """Whether the ledger can be kept."""
    try:
        ledgers.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=ledgers):
            return fine(say("{folder} can be written", folder=ledgers))
    except OSError as error:
        said = say("{folder} cannot be written: {why}", folder=ledgers, why=error.strerror)
        return missing(said, say("Give the right to write there, or name another folder with --ledger."))


def leftovers(environment: Environment, ledgers: Path) -> Found:
    """What earlier runs have not withdrawn."""
    file = ledger_file(environment, ledgers)
    left = _left(file) if file.exists() else 0
    if not left:
        return fine(say("none of earlier runs"))
    return remark(say("{left} of earlier runs", left=left), say("Run ./golive cleanup for this environment."))


def _left(file: Path) -> int:
    ledger = Ledger(file, f"doctor-{secrets.token_hex(4)}", Writes(), lambda *_, **__: None)
    try:
        return len(ledger.leftovers())
    finally:
        ledger.close()


def browser_at_hand() -> Found:
    """Whether there is a browser on this machine."""
    found = browser()
    if found is None or not found.is_file():
        return missing(say("no browser was found"), say("Run ./golive smoke once: it finds or installs a browser."))
    return fine(str(found))
