"""Service descriptions: the Suomi.fi web service shows what the repository says, and leads to the portal."""

from __future__ import annotations

from checks._check import check
from checks._finding import Findings, expect
from checks._pages import answers, declares
from config.connection import Connection
from config.environment import Environment
from config.owners import Owner
from fixtures.seen.services import ServicePage, ServiceRecord

LINE = "connection.descriptions"
Pages = tuple[ServicePage, ...]


def _in(language: str, pages: Pages) -> ServicePage | None:
    return next((page for page in pages if page.language == language), None)


@check("DESC-01", line=LINE, owner=Owner.SERVICE_DATA)
def page_of_the_service_is_there_in_every_language(connection: Connection, service_pages: Pages) -> Findings:
    """
    The Suomi.fi page of the service is there in every language version.

    Fails:   a page does not answer, is an error page that answers well, has no title, or declares another language.
    Source:  domain, Suomi.fi service data.
    Next:    Check that the service is published in the language; then report the page to Suomi.fi support.
    """
    for language in connection.languages:
        page = _in(language, service_pages)
        yield answers(page.status if page else None, language)
        if page:
            yield expect("fault of the page", page.problem, of=language).equals("").shown_by(page.picture)
            yield expect("title", page.title, of=language).is_given().shown_by(page.picture)
            yield declares(page.declared_language, language).shown_by(page.picture)


@check("DESC-02", line=LINE, owner=Owner.SERVICE_DATA)
def page_says_what_the_repository_says(
    connection: Connection, service_v11: ServiceRecord, service_pages: Pages
) -> Findings:
    """
    The Suomi.fi page says in each language what the service data repository says.

    Fails:   the repository has no name, summary or description, or it is not on the page of that language.
    Source:  domain, Suomi.fi service data.
    Next:    Fill what the repository lacks; else wait for the next publishing of Suomi.fi, then report the page to
             its support.
    """
    for language in connection.languages:
        page = _in(language, service_pages)
        picture = page.picture if page else None
        told = (service_v11.names, service_v11.summaries, service_v11.descriptions)
        name, *texts = ((each.get(language) or "").strip() for each in told)
        for text in (name, *texts):
            yield expect("text in the service data repository", text, of=language).is_given()
        if name:
            yield expect("title", page.title if page else None, of=language).says(name).shown_by(picture)
        for text in filter(None, texts):
            yield expect("text of the page", page.text if page else None, of=language).says(text).shown_by(picture)


@check("DESC-03", line=LINE, owner=Owner.SERVICE_DATA)
def page_leads_to_the_portal(connection: Connection, environment: Environment, service_pages: Pages) -> Findings:
    """
    The Suomi.fi page of the service leads to the portal.

    Fails:   the page of a language has no link to the portal.
    Source:  domain, Suomi.fi service data.
    Next:    Check the channel of the service in the repository; then report the page to Suomi.fi support.
    """
    for language in connection.languages:
        page = _in(language, service_pages)
        links = expect("links of the page", page.links if page else None, of=language)
        yield links.leads_to(environment.portal.address).shown_by(page.picture if page else None)
