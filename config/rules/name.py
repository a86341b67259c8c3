"""An environment's name does not stand for another kind."""

from __future__ import annotations

from collections.abc import Iterator

from config.environment import Environment
from config.rules.contradiction import Contradiction


def only_a_sandbox_is_called_so(environment: Environment) -> Iterator[Contradiction]:
    """What is given for the sandbox, such as a person's word, must not come to count elsewhere by the name alone."""
    if environment.environment.startswith("sandbox") and environment.kind != "sandbox":
        yield Contradiction(("environment",), "a name of its own, because this is no sandbox")
