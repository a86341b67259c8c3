"""Nothing goes to a host that the environment file does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from config.document import Keys
from config.environment import Environment
from config.mistakes import nearest, one_of
from config.rules.contradiction import Contradiction
from config.texts import texts_in

TEST_MARKS = {"localhost", "test", "testi", "qa", "dev", "staging", "sandbox", "demo", "example"}
_ADDRESS_TYPES = ("http://", "https://")
_NO_ADDRESSES = {"scope"}
"""What may look like an address and is only a name: nothing is sent there."""


def addresses_stay_among_the_hosts(environment: Environment) -> Iterator[Contradiction]:
    """The host of every address is in `hosts`, so that the guard lets the suite reach it."""
    known = {host.name.lower(): host.name for host in environment.hosts}
    for keys, host in addressed_hosts(environment):
        if host.lower() not in known:
            expected = f"a host of `hosts`: {one_of(known.values())}"
            yield Contradiction(keys, expected, f'host "{host}"', nearest(host.lower(), known, likeness=0.85))


def production_has_no_test_hosts(environment: Environment) -> Iterator[Contradiction]:
    """A production environment names no host that looks like a test system."""
    if environment.kind != "production":
        return
    for index, host in enumerate(environment.hosts):
        marks = TEST_MARKS.intersection(re.split(r"[.-]", host.name.lower()))
        if marks:
            expected = f"a host without {', '.join(sorted(marks))} in its name, because kind is production"
            yield Contradiction(("hosts", index, "name"), expected)


def the_sandbox_stays_on_this_machine(environment: Environment) -> Iterator[Contradiction]:
    """A sandbox names only hosts of this machine: its permission to write must never reach a real system."""
    for index, host in enumerate(environment.hosts):
        if environment.kind == "sandbox" and not host.name.lower().endswith(".localhost"):
            yield Contradiction(("hosts", index, "name"), "a host under .localhost, because kind is sandbox")


def production_trusts_no_other_keys(environment: Environment) -> Iterator[Contradiction]:
    """In production the browser trusts what the computer trusts, and no key besides."""
    if environment.kind == "production" and environment.key_pins:
        yield Contradiction(("key_pins",), "no key_pins, because kind is production")


def addressed_hosts(environment: Environment) -> Iterator[tuple[Keys, str]]:
    """Every host that an address of the environment leads to, with its key."""
    if environment.mail.host:
        yield ("mail", "host"), environment.mail.host
    for index, one in enumerate(environment.mail.mailboxes):
        if one.host:
            yield ("mail", "mailboxes", index, "host"), one.host
    for keys, text in texts_in(environment):
        if keys[-1] not in _NO_ADDRESSES and text.startswith(_ADDRESS_TYPES) and (host := urlsplit(text).hostname):
            yield keys, host
