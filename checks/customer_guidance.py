"""Guidance of customers: the authority's own pages lead to the portal, and the old way is closed."""

from __future__ import annotations

from checks._check import check
from checks._finding import Findings, expect
from checks._names import in_all_languages
from checks._pages import GATEWAY_FAULTS, answers, declares
from config.connection import Connection
from config.environment import Environment
from config.owners import Owner
from fixtures.seen.content import GuidancePage, ReplacedForm

LINE = "connection.guidance"


def _no_pages(connection: Connection) -> str | None:
    return None if in_all_languages(connection.guidance) else "No guidance page of the authority's own is configured."


def _nothing_replaced(connection: Connection) -> str | None:
    return None if connection.replaced_form else "The portal replaces no form or address of this matter."


@check("GUIDE-01", line=LINE, owner=Owner.OWN_SIDE, unless=_no_pages)
def own_guidance_leads_to_the_portal(
    connection: Connection, environment: Environment, guidance_pages: tuple[GuidancePage, ...]
) -> Findings:
    """
    Our own guidance pages lead to the portal in each language.

    Fails:   a language has no guidance page, or the page does not answer, declares another language or has no link to
             the portal.
    Source:  domain, the go-live stage.
    Next:    Ask the keepers of the authority's own pages to add the page or the link.
    """
    pages = {page.language: page for page in guidance_pages}
    for language in connection.languages:
        page = pages.get(language)
        yield answers(page.status if page else None, language)
        if page:
            yield declares(page.declared_language, language)
            yield expect("links of the page", page.leads_to, of=language).leads_to(environment.portal.address)


@check("GUIDE-02", line=LINE, owner=Owner.OWN_SIDE, unless=_nothing_replaced)
def replaced_form_takes_no_applications(replaced_form: ReplacedForm) -> Findings:
    """
    The replaced form or address no longer takes applications.

    Fails:   a form that can be sent still stands there, the page that stands there does not lead to the portal, or
             the address gives a server error, so that nothing is known.
    Source:  domain, the go-live stage.
    Next:    Ask the keepers of the old form to close it and to lead its visitors to the portal.
    """
    yield expect("old form takes input", replaced_form.takes_input).equals(False)
    yield expect("answer at the old address", replaced_form.status).at_least(200)
    answer = expect("answer at the old address", replaced_form.status).at_most(499)
    yield answer.of(Owner.NETWORK) if replaced_form.status in GATEWAY_FAULTS else answer
    if replaced_form.status < 400:
        yield expect("page at the old address leads to the portal", replaced_form.leads_to_portal).equals(True)
