"""Staff sign in: those who may come in, nobody else, and out again."""

from __future__ import annotations

from checks._addresses import host
from checks._check import check
from checks._finding import Finding, Findings, expect
from checks._limits import most_certificate_days, most_mandate_days
from checks._names import in_all_languages
from checks._text import garbled, named_in
from config.authority import Authority
from config.environment import Environment
from config.owners import Owner
from fixtures.seen.login import (
    AnonymousDesk,
    ForeignLook,
    OrganisationMandate,
    ProviderMetadata,
    Refusal,
    SignIn,
    SignOut,
)

LINE = "staff.login"
_ABOUT_MANDATES = ("valtuu", "valtuut", "oikeu", "fullmakt", "behörig", "rättighet", "mandate", "authori", "permission")


@check("LOGIN-01", line=LINE, owner=Owner.PORTAL, per="authority")
def handler_signs_in_and_reaches_the_own_desk(
    authority: Authority, environment: Environment, sign_in: SignIn
) -> Findings:
    """
    A handler signs in the configured way and reaches the desk of the own organisation.

    Fails:   another way of signing in, an address away from the desk, another organisation's desk, or no work list.
    Source:  domain, staff login.
    Next:    Ask the portal's service manager to check how the organisation's sign-in and its desk are set up.
    """
    provider = environment.identity_providers[authority.sign_in]
    yield expect("way of signing in", sign_in.way).is_one_of((authority.sign_in, provider.kind))
    yield (
        expect("host of the desk", host(sign_in.address))
        .equals(host(environment.portal.desk))
        .shown_by(sign_in.picture)
    )
    yield (
        expect("organisation", sign_in.organisation)
        .is_one_of(in_all_languages(authority.name))
        .shown_by(sign_in.picture)
    )
    yield expect("complaint of the desk", sign_in.told).equals("").shown_by(sign_in.picture)
    yield expect("work list is shown", sign_in.work_list_shown).equals(True).shown_by(sign_in.picture)


@check("LOGIN-02", line=LINE, owner=Owner.PORTAL, per="authority")
def desk_shows_the_handler_and_the_organisation(authority: Authority, sign_in: SignIn) -> Findings:
    """
    The desk shows the handler's name and organisation.

    Fails:   no name, somebody else's name, no organisation, or another one.
    Source:  domain, staff login.
    Next:    Report to the portal's service manager whom the desk takes the handler for.
    """
    handler = expect("handler", sign_in.user).equals(authority.handler_name).shown_by(sign_in.picture)
    # Where the desk writes everything else readably, the garbled name came so from where the handler signed in.
    came_so = garbled(sign_in.user or "") and not garbled(sign_in.organisation or "")
    yield handler.of(Owner.IDENTITY_PROVIDER) if came_so else handler
    yield (
        expect("organisation", sign_in.organisation)
        .is_one_of(in_all_languages(authority.name))
        .shown_by(sign_in.picture)
    )


@check("LOGIN-03", line=LINE, owner=Owner.PORTAL, per="authority")
def person_without_a_mandate_is_refused(refused_without_mandate: Refusal) -> Findings:
    """
    A person without a mandate is refused and told why.

    Fails:   the person comes in, or is told nothing, or something that does not speak of mandates or rights.
    Source:  domain, staff login.
    Next:    Report to the portal's service manager at once whether the desk let the person in or refused without a
             reason.
    """
    yield from _refused(refused_without_mandate)


@check("LOGIN-04", line=LINE, owner=Owner.PORTAL, per="authority")
def mandate_of_the_wrong_kind_is_refused(refused_wrong_mandate: Refusal) -> Findings:
    """
    A mandate of the wrong kind is refused.

    Fails:   the person comes in with a right to mandate others alone, or is not told that the mandate is the reason.
    Source:  domain, staff login.
    Next:    Report to the portal's service manager at once whether the desk let the person in or refused without a
             reason.
    """
    yield from _refused(refused_wrong_mandate)


def _refused(refusal: Refusal) -> Findings:
    yield expect("person came in", refusal.came_in).equals(False).shown_by(refusal.picture)
    yield expect("reason that the person was told", refusal.told).is_given().shown_by(refusal.picture)
    yield _speaks_of_rights(refusal.told).shown_by(refusal.picture)


def _speaks_of_rights(told: str) -> Finding:
    return expect("reason speaks of mandates or rights", bool(named_in(told, _ABOUT_MANDATES)), of=told).equals(True)


@check("LOGIN-05", line=LINE, owner=Owner.PORTAL)
def official_of_another_organisation_cannot_open_the_matter(foreign_look: ForeignLook) -> Findings:
    """
    An official of another organisation cannot open this authority's matter, not even by its link.

    Fails:   the matter's id or anything of its content is on the page, or the official gets an error, or a page that
             speaks of something else, instead of a refusal.
    Source:  domain, staff login.
    Next:    Stop the go-live of the matter and report the leak to the portal's service manager at once.
    """
    yield expect("content shown to the outsider", foreign_look.content_shown).is_empty()
    yield expect("matter's id is shown to the outsider", foreign_look.reference_shown).equals(False)
    yield expect("answer to the outsider", foreign_look.status).is_one_of((200, 401, 403, 404))
    yield expect("what the outsider was told", foreign_look.told).is_given()
    if foreign_look.status == 200:  # it may be any page, also one that asks to sign in
        yield _speaks_of_rights(foreign_look.told)


@check("LOGIN-06", line=LINE, owner=Owner.PORTAL, per="authority")
def signing_out_ends_the_session_everywhere(sign_out: SignOut) -> Findings:
    """
    Signing out ends the session at the portal and at the identity provider.

    Fails:   the desk opens again without signing in, or the identity provider lets the handler in without asking.
    Source:  domain, staff login.
    Next:    Ask the portal's service manager and the identity provider to mend single logout together.
    """
    yield expect("desk asks to sign in again", sign_out.desk_asks_again).equals(True).shown_by(sign_out.picture)
    if sign_out.desk_asks_again:  # else nobody comes to the identity provider
        asks = expect("identity provider asks to identify again", sign_out.provider_asks_again).equals(True)
        yield asks.of(Owner.IDENTITY_PROVIDER).shown_by(sign_out.picture)


@check("LOGIN-07", line=LINE, owner=Owner.PORTAL, per="authority")
def desk_shows_nothing_without_signing_in(anonymous_desk: AnonymousDesk) -> Findings:
    """
    Without signing in, the desk shows nothing and asks to sign in.

    Fails:   a page of the desk does not ask to sign in, or shows a stranger any detail of any matter.
    Source:  domain, staff login.
    Next:    Stop the go-live and report the open page to the portal's service manager at once.
    """
    pages = anonymous_desk.addresses
    yield expect("pages of the desk tried", len(pages)).at_least(1)
    asked = dict(zip(pages, anonymous_desk.asked_to_sign_in, strict=False))
    for page in pages:
        yield expect("page asks to sign in", asked.get(page), of=page).equals(True)
    yield expect("details shown to a stranger", tuple(dict.fromkeys(anonymous_desk.terms_shown))).is_empty()


@check("LOGIN-08", line=LINE, owner=Owner.IDENTITY_PROVIDER, per="authority")
def metadata_of_the_identity_provider_is_valid(
    environment: Environment, provider_metadata: ProviderMetadata
) -> Findings:
    """
    The identity provider's metadata is valid and its signing certificate stays valid for the days asked.

    Fails:   no metadata, broken metadata, no way to sign on, no logout where it is mandatory, or a certificate that
             is missing or expires too soon.
    Limit:   limits.certificate_days, the most that any connection asks.
    Source:  domain, staff login.
    Next:    Ask the identity provider when the new metadata comes, and tell the portal's service manager.
    """
    seen = provider_metadata
    yield expect("answer with the metadata", seen.status).equals(200)
    yield expect("metadata is well formed", seen.well_formed).equals(True)
    yield expect("entity in the metadata", seen.entity).is_given()
    yield expect("addresses for signing on", seen.sign_on).is_given()
    provider = environment.identity_providers.get(seen.provider)
    if (provider.kind if provider else seen.provider) == "suomifi":
        yield expect("addresses for signing out", seen.logout).is_given()
    days = expect("signing certificate stays valid", seen.certificate_days, "days")
    yield days.at_least(most_certificate_days(environment))


@check("LOGIN-09", line=LINE, owner=Owner.OWN_SIDE, per="authority")
def mandate_of_the_organisation_stays_in_force(
    environment: Environment, organisation_mandate: OrganisationMandate
) -> Findings:
    """
    The organisation's own mandate stays in force for the days asked.

    Fails:   no mandate, no date until which it is in force, or a date too near.
    Limit:   limits.mandate_days, the most that any connection asks.
    Source:  domain, staff login.
    Next:    Ask the giver of mandates for a new mandate for the organisation before the old one ends.
    """
    yield expect("last day of the mandate", organisation_mandate.until).is_given()
    days = expect("mandate stays in force", organisation_mandate.days, "days")
    yield days.at_least(most_mandate_days(environment))
