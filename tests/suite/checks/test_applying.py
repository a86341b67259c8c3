"""Where each check applies, and what it says where it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checks._check import all_checks
from checks._outcome import Verdict
from config.owners import Owner
from fixtures.cause import Cause
from tests.suite.checks.breaking import inside, model
from tests.suite.checks.healthy import observed
from tests.suite.checks.judging import outcomes, red, told
from tests.suite.checks.places import connection

CHECKS = {one.id: one for one in all_checks()}
LETTERS = {"interface": "I", "simplified": "S", "conditional": "C"}
PER_AUTHORITY = {f"LOGIN-0{number}" for number in (1, 2, 3, 4, 6, 7, 8, 9)}
MODES = {
    "SC": ("USE-01", "ALERT-12", "SIMPLE-04"),
    "IS": ("USE-03", "CONTENT-05"),
    "IC": ("ROUTE-04", "ROUTE-05", "ROUTE-06", "ROUTE-07", "ROUTE-08"),
    "I": ("XFER-01", "XFER-02", "XFER-03", "XFER-04", "XFER-05", "SIMPLE-08"),
    "S": ("SIMPLE-01", "SIMPLE-02", "SIMPLE-03", "SIMPLE-05", "SIMPLE-06", "SIMPLE-07"),
    "C": ("STATUS-08",),
}


@pytest.mark.parametrize("id_", CHECKS)
def test_a_check_applies_to_its_modes(id_: str) -> None:
    """As the list of checks has it; to all three where it says nothing else."""
    letters = next((letters for letters, ids in MODES.items() if id_ in ids), "ISC")
    assert {LETTERS[mode] for mode in CHECKS[id_].modes} == set(letters)


@pytest.mark.parametrize("id_", CHECKS)
def test_a_check_is_judged_for_its_place(id_: str) -> None:
    """The plan and the chain once, sign-in once for each authority, the rest for each connection."""
    expected = "authority" if id_ in PER_AUTHORITY else "environment" if id_[:5] in ("COMM-", "CHAIN") else "connection"
    assert CHECKS[id_].per == expected


@pytest.mark.parametrize(
    ("id_", "place", "change"),
    [
        ("ROUTE-02", "simplified", {"area": ()}),
        ("MSG-03", "interface", {"message_to": None}),
        ("ALERT-12", "simplified", {"later_alert_mailbox": None}),
        ("GUIDE-02", "interface", {"replaced_form": None}),
        ("GUIDE-01", "interface", {"guidance": connection("interface").guidance.model_copy(update=dict.fromkeys(
            ("fi", "sv", "en")))}),
    ],
)  # fmt: skip
def test_a_check_that_does_not_apply_says_why(id_: str, place: str, change: dict[str, Any]) -> None:
    """It applies where it is configured, and otherwise gives its reason as a sentence."""
    one = connection(place)
    assert CHECKS[id_].not_applicable(one) is None
    assert str(CHECKS[id_].not_applicable(model(**change)(one))).endswith(".")


def test_single_logout_is_asked_only_where_it_is_mandatory() -> None:
    """The shared smart card of rescue departments has no single logout."""
    seen = observed("simplified")
    assert told(seen | {"provider_metadata": replace(seen["provider_metadata"], logout=())}) == []


def test_a_message_to_a_second_authority_is_no_stray_alert() -> None:
    """Its mailbox is told of the message, and nobody takes that for a leak."""
    boxes = {alert.mailbox for alert in observed("interface")["mail_at_end"].of("N3")}
    assert boxes == {"ymparisto@helsinki.example", "byggnad@raseborg.example"}


def test_a_second_authority_without_a_connection_has_a_mailbox_too() -> None:
    """It is named with the authority, so that the alert to it is no stray one."""
    seen = observed("interface")
    alone = [one for one in seen["environment"].connections if one.authority != "raseborg"]
    assert len(alone) < len(seen["environment"].connections)
    authorities = dict(seen["environment"].authorities)
    for mailbox, failed in (("byggnad@raseborg.example", []), (None, ["ALERT-06"])):
        authorities["raseborg"] = authorities["raseborg"].model_copy(update={"alert_mailbox": mailbox})
        environment = seen["environment"].model_copy(update={"connections": alone, "authorities": authorities})
        assert list(red(seen | {"environment": environment})) == failed


def test_newest_first_is_an_order_too() -> None:
    """A portal may show the newest message on top."""
    seen = observed("simplified")
    assert told(seen | {"conversation": inside("customer_view", lambda view: view[::-1])(seen["conversation"])}) == []


@pytest.mark.parametrize(
    ("answer", "owner"),
    [
        ({"status": 502}, Owner.AUTHORITY_SERVICE),
        ({"status": 0}, Owner.NETWORK),
        ({"status": 500, "error": "x", "error_type": "Server.ServerProxy.ServiceFailed"}, Owner.AUTHORITY_SERVICE),
        ({"status": 500, "error": "x", "error_type": "Server.ClientProxy.NetworkError"}, Owner.NETWORK),
        ({"status": 400, "error": "x", "error_type": "Client.BadRequest"}, Owner.OWN_SIDE),
        ({"status": 500, "error": "Server.ServerProxy.ServiceFailed"}, Owner.AUTHORITY_SERVICE),
    ],
)
def test_a_fault_of_the_exchange_points_at_its_side(answer: dict[str, Any], owner: Owner) -> None:
    """Transport, provider and contract are told apart by what X-Road says."""
    seen = observed("interface")
    probe = inside("healthy", lambda healthy: replace(healthy, **answer))(seen["gateway_probe"])
    failures = outcomes(seen | {"gateway_probe": probe})["XFER-01"].failures
    assert {failure.owner for failure in failures} == {owner}


def test_a_leaked_identity_code_is_not_leaked_on() -> None:
    """The report says that there is one, never which."""
    seen, code = observed("simplified"), "010190-900P"
    mail = inside("alerts", lambda all_: (replace(all_[0], text=code), *all_[1:]))(seen["mail_at_end"])
    (failure,) = outcomes(seen | {"mail_at_end": mail})["ALERT-09"].failures
    assert code not in str(failure)


def test_what_could_not_be_observed_blocks_its_checks_and_no_others() -> None:
    """One cause, named once for everything that stands on it."""
    cause = Cause("outcome", "rescue", "the portal did not answer", Owner.PORTAL)
    found = outcomes(observed("simplified") | {"outcome": cause})
    blocked = {key for key, outcome in found.items() if outcome.verdict is Verdict.BLOCKED}
    assert blocked == {"ALERT-08", "SIMPLE-05"}
