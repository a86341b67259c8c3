"""Routing: the matter is offered where it should be, and the customer is led to the right place and back."""

from __future__ import annotations

from checks._addresses import path
from checks._check import check
from checks._fields import label, same_fields
from checks._finding import Findings, expect
from checks._names import in_all_languages
from config.authority import Authority
from config.connection import Connection
from config.environment import Environment
from config.owners import Owner
from config.values import Mode
from fixtures.seen.application import Application
from fixtures.seen.routing import Destination, ForgedHandOvers, Landing, Offers, WayBack

LINE = "assurance.routing"
LED_ON: tuple[Mode, ...] = ("interface", "conditional")


def _whole_country(connection: Connection) -> str | None:
    return None if connection.area else "The matter is offered in the whole country: there is no outside."


@check("ROUTE-01", line=LINE, owner=Owner.PORTAL)
def matter_is_offered_in_all_its_area(connection: Connection, offers: Offers) -> Findings:
    """
    The matter is offered in every municipality of its area.

    Fails:   one municipality of the area does not offer it, or leads to another page than the others; for a matter of
             the whole country, one of those looked at.
    Source:  domain, the service.
    Next:    Ask the portal's service manager to correct the area of the connection, or the page that the finding names.
    """
    offered = {offer.municipality: offer for offer in offers.inside}
    places = connection.area or tuple(offered)
    yield expect("municipalities looked at", len(offered)).at_least(max(1, len(places)))
    for place in places:
        offer = offered.get(place)
        matters = expect("matters on offer", offer and offer.matters, of=place)
        yield matters.contains(_matter(connection)).shown_by(offer.picture if offer else None)
        if offer and offer.address:
            yield expect("page of the matter", path(offer.address), of=place).equals(path(offers.address))


@check("ROUTE-02", line=LINE, owner=Owner.PORTAL, unless=_whole_country)
def matter_is_not_offered_outside_its_area(connection: Connection, offers: Offers) -> Findings:
    """
    The matter is not offered outside its area.

    Fails:   the municipality outside offers the matter, or shows no matters at all, so that nothing is known.
    Source:  domain, the service.
    Next:    Ask the portal's service manager to correct the area of the connection, or the page that the finding names.
    """
    offer = offers.outside
    yield expect("municipality outside the area", offer and offer.municipality).equals(connection.outside)
    matters = expect("matters on offer", offer and offer.matters, of=connection.outside)
    yield matters.is_given().shown_by(offer.picture if offer else None)
    yield matters.lacks(_matter(connection)).shown_by(offer.picture if offer else None)


def _matter(connection: Connection) -> str | None:
    return connection.matter.get(connection.customer_language)


@check("ROUTE-03", line=LINE, owner=Owner.PORTAL)
def choosing_the_matter_leads_to_the_right_address(
    connection: Connection, authority: Authority, environment: Environment, destination: Destination
) -> Findings:
    """
    Choosing the matter leads to the right authority's right address.

    Fails:   another authority, another service's address, or an address that does not answer with that matter.
    Source:  domain, connection modes.
    Next:    Compare the address with the connection form and ask the portal's service manager to correct it.
    """
    yield expect("responsible authority", destination.authority).is_one_of(in_all_languages(authority.name))
    if connection.mode in LED_ON:
        service = authority.service.address if authority.service else None
        yield expect("address of the service", destination.address).leads_to(service)
    elif destination.address:
        yield expect("address of the service", destination.address).leads_to(environment.portal.address)
    answers = expect("address answers with the matter", destination.answers, of=destination.address).equals(True)
    yield answers.of(Owner.AUTHORITY_SERVICE if connection.mode in LED_ON else Owner.PORTAL)


@check("ROUTE-04", line=LINE, owner=Owner.AUTHORITY_SERVICE, modes=LED_ON)
def customer_arrives_identified(landing: Landing) -> Findings:
    """
    The customer arrives in the authority's service identified, without a second sign-in.

    Fails:   the service asks to sign in, or knows the customer as nobody or as somebody else.
    Source:  domain, connection modes.
    Next:    Ask the authority's service to check how it reads the portal's hand-over.
    """
    yield expect("service asks to sign in", landing.asked_to_sign_in).equals(False).shown_by(landing.picture)
    yield expect("identified customer", landing.identified_as).is_person(landing.customer).shown_by(landing.picture)


@check("ROUTE-05", line=LINE, owner=Owner.AUTHORITY_SERVICE, modes=LED_ON)
def application_arrives_as_prefilled_as_agreed(
    connection: Connection, application: Application, landing: Landing
) -> Findings:
    """
    The application arrives prefilled with what was entered (interface), or starts empty (conditional).

    Fails:   over an interface a field is empty or differs; in the conditional mode a field is filled already, or the
             page is not that matter's start page.
    Source:  domain, connection modes.
    Next:    Ask the authority's service to compare the fields that it takes over with those that the portal sends.
    """
    if connection.mode == "interface":
        for finding in same_fields(connection, application.entered, landing.fields):
            yield finding.shown_by(landing.picture)
        return
    filled = tuple(label(connection, key) for key, value in landing.fields.items() if value.strip())
    yield expect("start page of the matter is shown", landing.matter_shown).equals(True).shown_by(landing.picture)
    yield expect("fields filled already", filled).is_empty().shown_by(landing.picture)


@check("ROUTE-06", line=LINE, owner=Owner.AUTHORITY_SERVICE, modes=LED_ON)
def language_of_the_customer_goes_along(connection: Connection, landing: Landing) -> Findings:
    """
    The customer's language goes along to the authority's service.

    Fails:   the authority's service opens in another language than the portal had.
    Source:  domain, connection modes.
    Next:    Ask the authority's service to read the language from the hand-over.
    """
    language = expect("language of the service", landing.language)
    yield language.equals(connection.customer_language).shown_by(landing.picture)


@check("ROUTE-07", line=LINE, owner=Owner.AUTHORITY_SERVICE, modes=LED_ON)
def way_back_leads_to_the_same_project(environment: Environment, way_back: WayBack) -> Findings:
    """
    The way back leads to the same project in the portal.

    Fails:   the link leads elsewhere, to another project, or to a portal that has forgotten the customer.
    Source:  domain, the service.
    Next:    Ask the authority's service to correct the address of its link back to the portal.
    """
    yield expect("address of the way back", way_back.address).leads_to(environment.portal.address)
    project = expect("same project is shown", way_back.project_shown, of=way_back.address)
    yield project.equals(True).shown_by(way_back.picture)
    signed_in = expect("customer is still signed in", way_back.signed_in, of=way_back.address).equals(True)
    yield signed_in.of(Owner.PORTAL).shown_by(way_back.picture)


@check("ROUTE-08", line=LINE, owner=Owner.AUTHORITY_SERVICE, modes=LED_ON)
def forged_hand_over_is_refused(forged_hand_overs: ForgedHandOvers) -> Findings:
    """
    A tampered or reused hand-over is refused.

    Fails:   somebody comes in with it, is told nothing, or meets a server error instead of a refusal.
    Source:  domain, connection modes.
    Next:    Stop the go-live of the matter until the authority's service refuses hand-overs that it cannot trust.
    """
    reused, tampered = forged_hand_overs.reused, forged_hand_overs.tampered
    yield expect("reused hand-over is let in", reused.let_in).equals(False)
    yield expect("what the user of a reused hand-over was told", reused.told).is_given()
    yield expect("answer to a reused hand-over", reused.status).at_most(499)
    yield expect("tampered hand-over is let in", tampered.let_in).equals(False)
    yield expect("what the user of a tampered hand-over was told", tampered.told).is_given()
    yield expect("answer to a tampered hand-over", tampered.status).at_most(499)
