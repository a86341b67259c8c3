"""Content: the matter's own pages say the right thing, in the right language, and everything on them works."""

from __future__ import annotations

from collections.abc import Sequence

from checks._addresses import in_text, is_of_test, is_under
from checks._check import ADVISORY, check
from checks._finding import Findings, expect
from checks._pages import declares
from checks._text import placeholders
from config.authority import Authority
from config.connection import Connection
from config.environment import Environment
from config.owners import Owner
from fixtures.seen.application import FormSeen
from fixtures.seen.content import ContentPage, ContentSeen, Link

LINE = "assurance.content"


def _all_pages(connection: Connection, content: ContentSeen) -> Findings:
    for language in connection.languages:
        yield expect("page is there", content.page(language) is not None, of=language).equals(True)


@check("CONTENT-01", line=LINE, owner=Owner.PORTAL)
def name_and_description_are_there_in_every_language(connection: Connection, content: ContentSeen) -> Findings:
    """
    Name and description of the matter are there in every configured language, as configured.

    Fails:   a page is missing, its name differs, or its description is missing or lacks the configured passage.
    Source:  domain, the service.
    Next:    Send the correct text in each language to the portal's service manager.
    """
    yield from _all_pages(connection, content)
    for language in connection.languages:
        page = content.page(language)
        if page:
            yield expect("name", page.title, of=language).equals(connection.matter.get(language)).shown_by(page.picture)
            description = expect("description", page.description, of=language)
            passage = connection.content.description.get(language)
            yield (description.says(passage) if passage else description.is_given()).shown_by(page.picture)


@check("CONTENT-02", line=LINE, owner=Owner.PORTAL)
def content_is_free_of_placeholders_and_trial_addresses(
    connection: Connection, environment: Environment, content: ContentSeen
) -> Findings:
    """
    No placeholder, test text or test environment's address stands in the content.

    Fails:   words such as lorem ipsum or TODO, an unfilled template, or an address of a test environment.
    Source:  domain, the go-live stage.
    Next:    Ask the portal's service manager to replace the text or address.
    """
    yield from _all_pages(connection, content)
    for page in content.pages:
        text = "\n".join((page.title or "", page.description or "", page.text))
        left = expect("placeholders", placeholders(text), of=page.language)
        yield left.is_empty().shown_by(page.picture)
        found = expect("addresses of a test environment", _test_addresses(page, text, environment), of=page.language)
        yield found.is_empty().shown_by(page.picture)


def _test_addresses(page: ContentPage, text: str, environment: Environment) -> tuple[str, ...]:
    addresses = dict.fromkeys((*(link.address for link in page.links), *in_text(text)))
    sandbox = environment.kind == "sandbox"
    return tuple(one for one in addresses if is_of_test(one, loopback_is_fine=sandbox))


@check("CONTENT-03", line=LINE, owner=Owner.PORTAL)
def each_page_is_in_the_language_that_it_says(connection: Connection, content: ContentSeen) -> Findings:
    """
    Each page of the matter is in the language that it says.

    Fails:   a page declares another language than it is offered in, or its text is in another language, or too short
             to tell.
    Source:  domain, the service.
    Next:    Report the page and the language that it says to the portal's service manager; send the text that is
             missing.
    """
    yield from _all_pages(connection, content)
    for page in content.pages:
        yield declares(page.declared_language, page.language).shown_by(page.picture)
        text = expect("language of the text", page.detected_language, of=page.language)
        yield text.equals(page.language).shown_by(page.picture)


@check("CONTENT-04", line=LINE, owner=Owner.PORTAL)
def every_link_in_the_content_answers(connection: Connection, authority: Authority, content: ContentSeen) -> Findings:
    """
    Every link in the service content answers.

    Fails:   a link gives an error or nothing, or leads to an error page that claims to be fine.
    Source:  domain, the service.
    Next:    Ask the portal's service manager to correct or remove the link.
    """
    yield from _all_pages(connection, content)
    for page in content.pages:
        yield expect("links", len(page.links), of=page.language).at_least(1)
        broken = [link for link in page.links if link.problem or not 200 <= link.status < 400]
        told = tuple(f"{link.address}: {link.problem or link.status}" for link in broken)
        finding = expect("links that do not answer", told, of=page.language).is_empty().shown_by(page.picture)
        yield finding.of(Owner.AUTHORITY_SERVICE) if _all_at_service(broken, authority) else finding


def _all_at_service(links: Sequence[Link], authority: Authority) -> bool:
    """Whether links lead to nowhere but the authority's own service."""
    service = authority.service.address if authority.service else None
    return bool(links) and all(is_under(link.address, service) for link in links)


@check("CONTENT-05", line=LINE, owner=Owner.PORTAL, modes=("interface", "simplified"))
def form_has_the_fields_agreed(connection: Connection, form: FormSeen) -> Findings:
    """
    The form has the fields agreed, and the required ones are marked.

    Fails:   a field is missing or called otherwise, a required one is not marked, or an optional one is.
    Source:  domain, simplified service.
    Next:    Compare the form with what was agreed and ask the portal's service manager to correct it.
    """
    yield expect("fields in the environment file", len(connection.form)).at_least(1).of(Owner.OWN_SIDE)
    for field in connection.form:
        label = field.label.get(connection.customer_language)
        yield expect("fields of the form", form.labels).contains(label).shown_by(form.picture)
        marked = expect("field is marked as required", label in form.required, of=label)
        yield marked.equals(field.required).shown_by(form.picture)


@check("CONTENT-06", line=LINE, owner=Owner.PORTAL, gate=ADVISORY)
def pages_have_no_serious_accessibility_violation(connection: Connection, content: ContentSeen) -> Findings:
    """
    The matter's pages have no serious accessibility violation.

    Fails:   axe finds a violation of serious or critical impact on a page.
    Source:  domain, the service.
    Next:    Send the rule and the page to the portal's service manager.
    """
    yield from _all_pages(connection, content)
    for page in content.pages:
        serious = tuple(
            f"{violation.rule} × {violation.places}"
            for violation in page.violations
            if violation.impact in ("serious", "critical")
        )
        yield expect("serious violations", serious, of=page.language).is_empty().shown_by(page.picture)
