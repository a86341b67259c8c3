"""The sandbox's world, its faults and its tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.load import load_environment
from fixtures.sandbox.faults import FOLDER, Faults, UnknownFault, load_faults
from fixtures.sandbox.store import Store
from fixtures.sandbox.tokens import Refused, Tokens
from fixtures.sandbox.world_data import load_world_data
from tests.suite.sandbox.running import ROOT

WORLD = load_world_data()
TEMPLATE = load_environment("sandbox-wide")
CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
OWNERS = {"portal", "authority-service", "identity-provider", "mail", "service-data", "network", "own-side"}


@pytest.mark.parametrize("code", [person.identity_code for person in WORLD.people.values() if person.identity_code])
def test_identity_code_is_valid_and_nobodys(code: str) -> None:
    """The check character is right and the individual number is one of the test range."""
    found = re.fullmatch(r"(\d{6})[-+A-FU-Y](\d{3})(.)", code)
    assert found
    assert CHECK_CHARACTERS[int(found[1] + found[2]) % 31] == found[3]
    assert int(found[2]) >= 900


def test_matters_are_the_connections_of_the_template() -> None:
    """The same ids, authorities and modes."""
    told = {c.id: (c.authority, c.mode, c.service, c.alert_mailbox) for c in TEMPLATE.connections}
    assert {m.id: (m.authority, m.mode, m.service, m.alert_mailbox) for m in WORLD.matters.values()} == told


def test_everybody_whom_the_template_names_exists() -> None:
    """Handlers, refused people and customers."""
    files = (ROOT / "config" / "environments").glob("sandbox*.yaml")
    named = {user for file in files for user in re.findall(r"user: ([a-z0-9-]+),", file.read_text("utf-8"))}
    assert named <= set(WORLD.people)


def test_every_fault_names_checks_and_an_owner() -> None:
    """Checks by their ids; owners are those of the chain."""
    faults = load_faults().values()
    assert not [fault.id for fault in faults if not fault.expected or fault.owner not in OWNERS]
    assert not [fault.id for fault in faults for check in fault.expected if not re.fullmatch(r"[A-Z]+-N?\d+", check)]


def test_every_fault_acts_somewhere() -> None:
    """A fault that no code asks about would prove nothing."""
    sources = "".join(path.read_text("utf-8") for path in FOLDER.parent.rglob("*.py"))
    alerts = re.compile(r"alerts\.n\d-(missing|late)")
    assert not [fault for fault in load_faults() if f'"{fault}"' not in sources and not alerts.fullmatch(fault)]


def test_unknown_fault_is_a_mistake() -> None:
    """Asked for, or asked about."""
    with pytest.raises(UnknownFault, match=r"ptv\.archived"):
        Faults(["ptv.archive"])
    with pytest.raises(UnknownFault):
        Faults().on("no.such-fault")


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    """Tokens with a store of their own."""
    return Tokens(Store(tmp_path / "state.sqlite"))


def test_token_is_good_once(tokens: Tokens) -> None:
    """A second use is refused."""
    token = tokens.issue("portal", "hand-over", {"reference": "LV-1"})
    assert tokens.redeem("portal", "hand-over", token, 60)["reference"] == "LV-1"
    with pytest.raises(Refused):
        tokens.redeem("portal", "hand-over", token, 60)


@pytest.mark.parametrize(("issuer", "purpose"), [("desk", "hand-over"), ("portal", "sso")])
def test_token_is_good_for_its_issuer_and_purpose_only(tokens: Tokens, issuer: str, purpose: str) -> None:
    """Another key or another purpose refuses it."""
    token = tokens.issue("portal", "hand-over", {})
    with pytest.raises(Refused):
        tokens.redeem(issuer, purpose, token, 60)


def test_changed_token_is_refused(tokens: Tokens) -> None:
    """One letter is enough."""
    token = tokens.issue("portal", "hand-over", {"reference": "LV-1"})
    with pytest.raises(Refused):
        tokens.redeem("portal", "hand-over", ("A" if token[0] != "A" else "B") + token[1:], 60)


def test_old_token_is_refused(tokens: Tokens) -> None:
    """Its age limit has passed."""
    token = tokens.issue("portal", "hand-over", {})
    with pytest.raises(Refused):
        tokens.redeem("portal", "hand-over", token, -1)
