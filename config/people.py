"""Everybody who signs in, by the part that they play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from config.account import Account
from config.authority import Authority
from config.document import Keys
from config.environment import Environment


@dataclass(frozen=True)
class Part:
    """The part that somebody plays somewhere: the handler of an authority, the customer of a connection."""

    role: str
    """handler, second-handler, no-mandate, wrong-mandate, other-organisation or customer."""
    where: str
    """The authority's name in the file, or the connection's id."""
    account: Account
    way: str
    """The identity provider's name in the file."""
    keys: Keys
    """Where the file says so."""


def parts(environment: Environment) -> Iterator[Part]:
    """Every part in the order of the file; one person may play several."""
    for name, authority in environment.authorities.items():
        yield from _staff(name, authority)
    for index, one in enumerate(environment.connections):
        way = environment.portal.customer_sign_in
        yield Part("customer", one.id, one.customer, way, ("connections", index, "customer"))


KEPT = ("handler", "second-handler", "customer", "other-organisation")
"""Whose session can be kept; of the others it is to be seen how they are refused."""


def assisted(environment: Environment) -> dict[str, Part]:
    """Whoever signs in themselves, having no password: what they are called on the command line, and the part."""
    found = [one for role in KEPT for one in parts(environment) if one.role == role and one.account.password is None]
    first = {one.account.user: one for one in reversed(found)}
    return {_called(one, first.values()): one for one in sorted(first.values(), key=found.index)}


def _called(part: Part, others: Iterable[Part]) -> str:
    is_alone = sum(one.role == part.role for one in others) == 1
    return part.role if is_alone else f"{part.role}@{part.where}"


def login_command(environment: Environment, account: Account) -> str:
    """The command by which somebody signs in themselves."""
    called = next((name for name, one in assisted(environment).items() if one.account.user == account.user), "")
    return f"./golive login --env={environment.called} --as {called}".rstrip()


def _staff(name: str, authority: Authority) -> Iterator[Part]:
    refused = authority.refused
    accounts: dict[str, tuple[Account | None, Keys]] = {
        "handler": (authority.handler, ("handler",)),
        "second-handler": (authority.second_handler, ("second_handler",)),
        "no-mandate": (refused.none, ("refused", "none")),
        "wrong-mandate": (refused.wrong_kind, ("refused", "wrong_kind")),
        "other-organisation": (refused.other_organisation, ("refused", "other_organisation")),
    }
    for role, (account, keys) in accounts.items():
        if account is not None:
            yield Part(role, name, account, authority.sign_in, ("authorities", name, *keys))
