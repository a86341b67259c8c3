"""What an environment file says of its target can be looked up, and says something."""

from __future__ import annotations

from collections.abc import Iterator

from config.environment import Environment
from config.rules.contradiction import Contradiction, unknown


def target_says_something(environment: Environment) -> Iterator[Contradiction]:
    """A target without anything to look for would be anybody."""
    target = environment.target
    if target is None:
        return
    if not target.is_named:
        yield Contradiction(("target",), "at least one of certificates, front_page, headers, organisations")
    for index, one in enumerate(target.certificates):
        if not one.is_named:
            yield Contradiction(("target", "certificates", index), "at least one of subject, issuer, fingerprint")


def target_is_among_the_hosts(environment: Environment) -> Iterator[Contradiction]:
    """A certificate that is looked at belongs to a host of this file."""
    hosts = [host.name for host in environment.hosts]
    for index, one in enumerate(environment.target.certificates if environment.target else ()):
        if one.host not in hosts:
            yield unknown(("target", "certificates", index, "host"), one.host, hosts, "a host of `hosts`")
