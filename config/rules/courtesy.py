"""Only the sandbox, which is our own machine, is asked without restraint."""

from __future__ import annotations

from collections.abc import Iterator

from config.environment import Environment
from config.rules.contradiction import Contradiction

MOST_PER_S = 20
"""More requests a second than this are a load test, and no smoke test."""


def real_systems_are_asked_little(environment: Environment) -> Iterator[Contradiction]:
    """Systems that serve people are asked no more than a few people would ask."""
    if environment.kind != "sandbox" and environment.courtesy.requests_per_s > MOST_PER_S:
        expected = f"at most {MOST_PER_S}, because kind is {environment.kind}"
        yield Contradiction(("courtesy", "requests_per_s"), expected)
