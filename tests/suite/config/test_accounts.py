"""Who signs in themselves, and by what they are called on the command line."""

from __future__ import annotations

from typing import Any

from config.account import Account
from config.environment import Environment
from config.load import load_environment
from config.people import assisted, login_command, parts


def _without_passwords(*users: str) -> Environment:
    """The sandbox, where some people have no password."""

    def changed(value: Any) -> Any:
        if isinstance(value, Account) and value.user in users:
            return value.model_copy(update={"password": None})
        if isinstance(value, tuple):
            return tuple(changed(one) for one in value)
        if isinstance(value, dict):
            return {key: changed(one) for key, one in value.items()}
        if hasattr(value, "model_fields_set"):
            return value.model_copy(update={name: changed(one) for name, one in value})
        return value

    environment: Environment = changed(load_environment("sandbox"))
    return environment


def test_everybody_of_the_file_plays_a_part() -> None:
    """Four handlers, two seconds, four of each that are refused, and a customer for each connection."""
    played = [part.role for part in parts(load_environment("sandbox"))]
    assert {role: played.count(role) for role in played} == {
        "handler": 4, "no-mandate": 4, "wrong-mandate": 4, "other-organisation": 4, "second-handler": 2, "customer": 4
    }  # fmt: skip


def test_whoever_has_a_password_does_not_sign_in_themselves() -> None:
    """The sandbox's people are all test identities."""
    assert assisted(load_environment("sandbox")) == {}


def test_who_plays_a_part_alone_is_called_by_it() -> None:
    """Also where they are another authority's stranger, and the customer of several connections."""
    assert list(assisted(_without_passwords("handler-rescue", "customer-aino"))) == ["handler", "customer"]


def test_where_several_play_a_part_it_is_said_where() -> None:
    """By the authority or the connection."""
    known = assisted(_without_passwords("handler-rescue", "handler-agency", "customer-aino"))
    assert list(known) == ["handler@rescue", "handler@agency", "customer"]


def test_who_must_be_refused_cannot_be_kept() -> None:
    """There is nothing behind the door to come back to."""
    assert assisted(_without_passwords("no-mandate", "wrong-mandate")) == {}


def test_the_command_names_the_environment_as_it_was_named() -> None:
    """It can be copied from the report."""
    environment = _without_passwords("handler-rescue")
    command = login_command(environment, environment.authorities["rescue"].handler)
    assert command == "./golive login --env=sandbox --as handler"
