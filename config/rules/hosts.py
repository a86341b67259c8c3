"""Nothing goes to a host that the environment file does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from config.document import Keys
from config.environment import Environment
from config.mistakes import nearest, one_of
from config.numbers import is_nobodys
from config.rules.contradiction import Contradiction
from config.texts import addresses_in

TEST_MARKS = {"localhost", "test", "testi", "qa", "dev", "staging", "sandbox", "demo", "example", "trn", "apro"}
"""How hosts of test systems are called; the service data repository's has trn in it, e-Identification's apro."""
NATIONAL = re.compile(r"(^|\.)(suomi|tunnistus)\.fi$")
"""Where the shared services are: the service data repository, Suomi.fi, e-Identification."""


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
        if marks := _marks(host.name):
            expected = f"a host without {', '.join(sorted(marks))} in its name, because kind is production"
            yield Contradiction(("hosts", index, "name"), expected)


def a_test_has_no_production_hosts(environment: Environment) -> Iterator[Contradiction]:
    """A test environment names no host of the shared services' production."""
    for index, host in enumerate(environment.hosts):
        if environment.kind == "test" and NATIONAL.search(host.name.lower()) and not _marks(host.name):
            expected = "a host of the service's test environment, because kind is test"
            yield Contradiction(("hosts", index, "name"), expected)


def production_is_not_on_this_machine(environment: Environment) -> Iterator[Contradiction]:
    """A production environment pins no host to this machine or to a number that belongs to nobody."""
    for index, host in enumerate(environment.hosts):
        if environment.kind == "production" and host.address and is_nobodys(host.address):
            expected = "the address of the host itself, because kind is production"
            yield Contradiction(("hosts", index, "address"), expected)


def the_sandbox_stays_on_this_machine(environment: Environment) -> Iterator[Contradiction]:
    """A sandbox names only hosts of this machine: its permission to write must never reach a real system."""
    for index, host in enumerate(environment.hosts):
        if environment.kind == "sandbox" and not host.name.lower().endswith(".localhost"):
            yield Contradiction(("hosts", index, "name"), "a host under .localhost, because kind is sandbox")


def production_trusts_no_other_keys(environment: Environment) -> Iterator[Contradiction]:
    """In production the browser trusts what the computer trusts, and no key besides."""
    if environment.kind == "production" and environment.key_pins:
        yield Contradiction(("key_pins",), "no key_pins, because kind is production")


def _marks(host: str) -> set[str]:
    return TEST_MARKS.intersection(re.split(r"[.-]", host.lower()))


def addressed_hosts(environment: Environment) -> Iterator[tuple[Keys, str]]:
    """Every host that an address of the environment leads to, with its key."""
    if environment.mail.host:
        yield ("mail", "host"), environment.mail.host
    for index, one in enumerate(environment.mail.mailboxes):
        if one.host:
            yield ("mail", "mailboxes", index, "host"), one.host
    for keys, address in addresses_in(environment):
        if host := urlsplit(address).hostname:
            yield keys, host
