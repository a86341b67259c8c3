"""The wide sandbox holds every way in, and every check concerns something in it."""

from __future__ import annotations

import pytest

from checks._check import all_checks
from config.environment import Environment
from config.load import load_environment
from reports.record.items import checks_at

LED_ELSEWHERE = {f"SIMPLE-0{number}" for number in range(1, 8)} | {"USE-01", "ALERT-12", "STATUS-08"}


@pytest.fixture(scope="module")
def wide() -> Environment:
    """As its file says it."""
    return load_environment("sandbox-wide")


def test_it_has_every_mode_sign_in_and_language(wide: Environment) -> None:
    """Each used by a connection, customers reading their mail in a mailbox of their own language."""
    connections = wide.connections
    ways = {wide.identity_providers[wide.authorities[one.authority].sign_in].kind for one in connections}
    assert {one.mode for one in connections} == {"interface", "simplified", "conditional"}
    assert ways == {"suomifi", "virtu", "portti"}
    assert {one.customer_language: one.customer_mailbox for one in connections} == {
        "fi": "aino@asiakas.example",
        "sv": "bjorn@kund.example",
        "en": "emma@customer.example",
    }


def test_it_has_both_authorities_with_an_interface(wide: Environment) -> None:
    """One of them writes to the other; one has its applications sent after the hand-over."""
    interfaces = [one for one in wide.connections if one.mode == "interface"]
    assert {one.authority for one in interfaces} == {"helsinki", "raseborg"}
    assert {(one.message_to, one.send) for one in interfaces} == {
        ("raseborg", "before_hand_over"),
        (None, "after_hand_over"),
        (None, "before_hand_over"),
    }


def test_every_check_concerns_something_in_it(wide: Environment) -> None:
    """None is left out everywhere."""
    assert {one.check.id for one in checks_at(wide) if one.not_applicable is None} == {one.id for one in all_checks()}


def test_where_the_simplified_service_is_not_in_use_its_checks_say_so(wide: Environment) -> None:
    """The reason is the connection's mode; what matters there, that it is not offered, is judged."""
    found = {one.check.id: one.not_applicable for one in checks_at(wide) if one.place.name.endswith("-notification")}
    because_of_mode = {id_ for id_, reason in found.items() if reason == "not for connections of the mode interface"}
    assert (because_of_mode, found["SIMPLE-08"], found["USE-02"]) == (LED_ELSEWHERE, None, None)
