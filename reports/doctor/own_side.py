"""Our own side: secrets, permission to write, the ledger and what earlier runs left, and a browser."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile

from config.document import Keys
from config.environment import Account, Environment, Writes
from config.secrets import SecretError, references, reveal
from config.texts import texts_in
from fixtures.ledger import Ledger
from fixtures.systems.browser_binary import browser
from reports.doctor.trial import Bag, Found, Trial, fine, missing, remark
from reports.givens import ledger_file
from reports.phrase import Phrase, say


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
    return say("Set it with: .venv/bin/python -m keyring set {service} {name}", service=service, name=name)


def sign_ins(bag: Bag) -> Iterator[Trial]:
    """Everybody who has to sign in and has no password to do it with."""
    for keys, account in _accounts(bag.environment):
        if account.password is None:
            name = say("Sign-in of {user}", user=account.user)
            yield Trial(name, keys, _no_password)


async def _no_password() -> Found:
    said = say("no password, so nobody can sign in: whatever needs this person will be blocked")
    return missing(said, say("Add a reference to the password, or name somebody who may sign in by one."))


def _accounts(environment: Environment) -> Iterator[tuple[Keys, Account]]:
    for key, authority in environment.authorities.items():
        yield ("authorities", key, "handler"), authority.handler
    for number, connection in enumerate(environment.connections):
        yield ("connections", number, "customer"), connection.customer


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
