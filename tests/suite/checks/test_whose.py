"""What was seen tells whose a fault is, where the same symptom can have several owners."""

from __future__ import annotations

from typing import Any

import pytest

from checks._check import all_checks
from checks._judge import judge
from config.owners import Owner
from fixtures.seen.content import Link
from tests.suite.checks.breaking import Change, fields, first, inside
from tests.suite.checks.healthy import observed

CHECKS = {one.id: one for one in all_checks()}
STILL = fields(stands_still=True, customer_s=None, authority_s=None)


def _owners(check: str, where: str, **changes: Change) -> set[Owner | None]:
    seen: dict[str, Any] = observed(where)
    outcome = judge(CHECKS[check], where, seen | {name: change(seen[name]) for name, change in changes.items()})
    assert outcome.failures
    return {finding.owner for finding in outcome.failures}


@pytest.mark.parametrize(("where", "owner"), [("interface", Owner.AUTHORITY_SERVICE), ("simplified", Owner.PORTAL)])
def test_a_status_that_no_side_shows_never_reached_the_portal(where: str, owner: Owner) -> None:
    """Where it was set in the authority's own service; at the desk it was set in the portal itself."""
    assert _owners("STATUS-07", where, in_handling=STILL) == {owner}


def test_a_status_that_one_side_shows_has_reached_the_portal() -> None:
    """What is still missing then is the portal's to show."""
    assert _owners("STATUS-07", "interface", in_handling=fields(customer_s=None)) == {Owner.PORTAL}


def test_a_status_that_only_the_desk_shows_came_back() -> None:
    """The authority's service did its part."""
    seen = inside("customer", fields(status="Vireillä"))
    assert _owners("XFER-05", "interface", in_handling=seen) == {Owner.PORTAL}


def test_a_name_that_alone_is_garbled_came_so_from_the_sign_in() -> None:
    """The desk writes everything else readably."""
    assert _owners("LOGIN-02", "simplified", sign_in=fields(user="JÃ¶rgen HyvÃ¶nen")) == {Owner.IDENTITY_PROVIDER}


def test_a_page_that_is_garbled_altogether_is_the_portals() -> None:
    """Then the name is no worse than the rest."""
    seen = fields(user="JÃ¶rgen HyvÃ¶nen", organisation="RÃ¤ddningsverk")
    assert _owners("LOGIN-02", "simplified", sign_in=seen) == {None}


@pytest.mark.parametrize(
    ("host", "owner"), [("helsinki-service.localhost", Owner.AUTHORITY_SERVICE), ("portal.localhost", None)]
)
def test_a_link_that_breaks_at_the_authority_s_service_is_its(host: str, owner: Owner | None) -> None:
    """The portal can do nothing about it."""
    links = (Link(f"https://{host}/x", 404),)
    assert _owners("CONTENT-04", "interface", content=inside("pages", first(links=links))) == {owner}


@pytest.mark.parametrize(("status", "owner"), [(502, Owner.NETWORK), (500, None)])
def test_what_a_gateway_answers_is_not_the_fault_of_whom_it_stands_before(status: int, owner: Owner | None) -> None:
    """Only what the system itself answers is."""
    assert _owners("GUIDE-01", "simplified", guidance_pages=first(status=status)) == {owner}
    assert _owners("GUIDE-02", "interface", replaced_form=fields(status=status)) == {owner}
