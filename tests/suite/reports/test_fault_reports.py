"""Fault reports: one letter for each party and root cause, in its language, and with nobody's name in it."""

import re

import pytest

from config.owners import Owner
from reports.pages.fault_reports import fault_reports
from tests.suite.reports.fake_run import BLOCKED, DISTURBED, FAILED, FINDING, HEALTHY, RECIPIENTS, FakeRun
from tests.suite.reports.with_letters import by_name, told

ALERTS = HEALTHY.but(outcomes=(("ALERT-N1", "*", FAILED), ("ALERT-06", "*", FAILED)))
LATE = FINDING | {"seen": 314, "held": False}
SEEN_LATE = HEALTHY.but(outcomes=(("ALERT-N1", "rescue-event-notice", {"verdict": "failed", "findings": [LATE]}),))


def failed_at(owner: Owner, *places: str) -> FakeRun:
    """A run in which a check fails, and this party has to mend it."""
    finding = RECIPIENTS | {"owner": owner}
    outcome = {"verdict": "failed", "findings": [finding], "owner": owner}
    return HEALTHY.but(outcomes=tuple(("ALERT-N1", place, outcome) for place in places or ("agency-wind-power",)))


def body(run: FakeRun) -> str:
    """The only fault report of a run."""
    (found,) = (one.body for name, one in by_name(run).items() if name.startswith("fault"))
    return found


def test_a_healthy_run_has_none() -> None:
    """Nothing is reported that is not a fault."""
    assert fault_reports(told(HEALTHY)) == ()


def test_red_lines_of_one_cause_are_one_letter() -> None:
    """Eight results of two checks, and one reader."""
    assert [(owner, letter.name) for owner, letter in fault_reports(told(ALERTS))] == [
        (Owner.PORTAL, "fault-01-portal-assurance-alerts")
    ]


def test_what_is_blocked_is_told_with_its_cause() -> None:
    """Three checks wait for one sign-in page: one letter, to whom it belongs."""
    run = HEALTHY.but(outcomes=(("LOGIN-01", "helsinki", BLOCKED), ("USE-01", "*", BLOCKED)))
    assert [(owner, letter.name) for owner, letter in fault_reports(told(run))] == [
        (Owner.IDENTITY_PROVIDER, "fault-01-identity-provider-handler-session")
    ]


@pytest.mark.parametrize("owner", Owner)
def test_every_party_gets_its_letter(owner: Owner) -> None:
    """In the language and at the address of the environment file."""
    letter = next(one for _, one in fault_reports(told(failed_at(owner))))
    expected = {
        Owner.PORTAL: ("palvelupaallikko@portal.example", "fi"), Owner.MAIL: ("posti@esimerkki.example", "fi"),
        Owner.IDENTITY_PROVIDER: ("tuki@suomifi.example", "fi"), Owner.NETWORK: ("noc@verkko.example", "en"),
        Owner.SERVICE_DATA: ("ptv-tuki@suomifi.example", "sv"), Owner.AUTHORITY_SERVICE: ("tuki@virasto.example", "fi"),
        Owner.OWN_SIDE: ("kayttoonotto@esimerkki.example", "fi"),
    }  # fmt: skip
    assert (letter.to, letter.language) == expected[owner]


def test_each_authority_hears_only_of_its_own_service() -> None:
    """Two authorities, two letters, each in its own language."""
    run = failed_at(Owner.AUTHORITY_SERVICE, "raseborg-building-permit", "agency-wind-power")
    assert {(one.to, one.language) for _, one in fault_reports(told(run))} == {
        ("stod@raseborg.example", "sv"), ("tuki@virasto.example", "fi"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "part",
    [
        "Odotettu: enintään 120 s", "Havaittu: 314 s", "Raja: 120 s",
        "Yleisötilaisuuden pelastussuunnitelma", "ALERT-N1",
        "20261123-070211-prod", "LV-2026-000019", "23.11.2026 klo 7.02", "pytest --env=prod -k 'ALERT-N1'",
        "kayttoonotto@esimerkki.example",
    ],
)  # fmt: skip
def test_a_letter_has_what_its_reader_needs(part: str) -> None:
    """What, expected, seen, limit, where, ids, times, how to see it again, and whom to answer."""
    assert part in body(SEEN_LATE)


def test_a_letter_tells_when_which_step_was_made() -> None:
    """To the second, so that it is found in a log."""
    run = HEALTHY.but(
        outcomes=(("ALERT-N1", "rescue-event-notice", {**FAILED, "needs": ["first_alert", "application"]}),)
    )
    steps = re.findall(r"\d\. (7\.02\.\d\d \w+)", body(run))
    assert steps == ["7.02.13 Hakemus", "7.02.16 Ensimmäinen"]


@pytest.mark.parametrize("secret", ["Jörgen Hyvönen", "jörgen hyvönen", "handler-rescue", "aino@asiakas.example"])
def test_a_letter_names_no_person(secret: str) -> None:
    """Neither an official nor the customer, by name, account or address."""
    finding = RECIPIENTS | {"seen": [f"{secret}, a role: kirjaamo@virasto.example"]}
    run = HEALTHY.but(outcomes=(("ALERT-N1", "agency-wind-power", {"verdict": "failed", "findings": [finding]}),))
    found = body(run)
    assert (secret.lower() in found.lower(), "kirjaamo@virasto.example" in found) == (False, True)


def test_a_party_without_an_address_still_has_its_letter() -> None:
    """Whoever sends it fills the address in."""
    letters = by_name(ALERTS, parties={})
    assert letters["fault-01-portal-assurance-alerts"].to == ""


def test_what_was_seen_in_very_many_places_is_cut_short() -> None:
    """A letter is read by a person."""
    many = [RECIPIENTS | {"subject": f"recipients ({number})"} for number in range(40)]
    run = HEALTHY.but(outcomes=(("ALERT-N1", "agency-wind-power", {"verdict": "failed", "findings": many}),))
    assert "Lisäksi 28 samanlaista, jotka ovat raportissa." in body(run)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_letter_is_in_one_language(language: str) -> None:
    """Finnish has no English in it, nor Swedish."""
    parties = {"portal": ["a@b.example", language], "identity-provider": ["a@b.example", language]}
    found = "\n".join(one.body for name, one in by_name(DISTURBED, parties=parties).items() if "portal" in name)
    assert ("Expected" in found, "Odotettu" in found, "Väntat" in found) == tuple(
        one == language for one in ("en", "fi", "sv")
    )
