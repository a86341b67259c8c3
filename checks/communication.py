"""Communication: everybody whom the go-live concerns can be told, in every situation, in each language."""

from __future__ import annotations

from collections.abc import Mapping

from checks._check import check
from checks._finding import Findings, expect
from checks._pages import answers, declares
from checks._text import placeholders
from config.communication import Plan, Sending, fill
from config.environment import Environment
from config.owners import Owner
from config.values import Language
from fixtures.seen.chain import Published

SITUATIONS = ("as_planned", "deviates", "postponed", "withdrawn", "done")
# Known only when the run is over; what matters here is that the message asks for nothing else.
_KNOWN_LATER = ("date", "report", "situation", "verdict")


def _which(sending: Sending) -> str:
    return f"{sending.situation}, {sending.audience}, {sending.language}"


@check("COMM-01", line="communication.audiences", owner=Owner.OWN_SIDE, per="environment")
def every_audience_has_a_role_and_a_contact(plan: Plan) -> Findings:
    """
    Every audience of the communication plan has a role and a contact.

    Fails:   the plan names no audience, or one lacks its role in a language or the address of its contact.
    Source:  domain, the go-live stage.
    Next:    Add the role or the contact to the communication plan.
    """
    yield expect("audiences", len(plan.audiences)).at_least(1)
    for name, audience in plan.audiences.items():
        for language in audience.languages:
            yield expect("role of the audience", audience.role.get(language), of=f"{name}, {language}").is_given()
        yield expect("contact of the audience", audience.contact, of=name).is_given()


@check("COMM-02", line="communication.matters", owner=Owner.OWN_SIDE, per="environment")
def every_situation_has_its_messages(plan: Plan) -> Findings:
    """
    Every situation has a message for every audience that it concerns, in each language.

    Fails:   a situation is missing or concerns nobody, or a message is missing in a language.
    Source:  domain, the go-live stage.
    Next:    Write the missing message into the communication plan.
    """
    for name in SITUATIONS:
        situation = plan.situations.get(name)
        yield expect("audiences of the situation", situation and situation.audiences, of=name).is_given()
    for sending in plan.needed():
        message = plan.message(sending)
        yield expect("message", message and message.subject, of=_which(sending)).is_given()


@check("COMM-03", line="communication.templates", owner=Owner.OWN_SIDE, per="environment")
def every_template_fills_without_a_hole(environment: Environment, plan: Plan) -> Findings:
    """
    Every message of the plan fills from this run without a hole.

    Fails:   a message asks for something that the run does not know, or still holds a placeholder when it is filled.
    Source:  domain, the go-live stage.
    Next:    Correct the placeholder in the communication plan, or add the name that it asks for.
    """
    messages = [(sending, message) for sending in plan.needed() if (message := plan.message(sending))]
    yield expect("messages of the plan", len(messages)).at_least(1)
    for sending, message in messages:
        filled = fill(message, _values(environment, sending.language))
        yield expect("holes in the message", filled.holes, of=_which(sending)).is_empty()
        left = placeholders(f"{filled.subject}\n{filled.body}")
        yield expect("placeholders", left, of=_which(sending)).is_empty()


def _values(environment: Environment, language: Language) -> Mapping[str, str]:
    authorities = [one.name.get(language) or "" for one in environment.authorities.values()]
    matters = [one.matter.get(language) or "" for one in environment.connections if language in one.languages]
    known = {
        "authority": ", ".join(authorities) if all(authorities) else "",
        "connection": ", ".join(matters) if all(matters) else "",
        "contact": environment.contact,
    }
    return known | dict.fromkeys(_KNOWN_LATER, "…")


@check("COMM-04", line="communication.customers", owner=Owner.OWN_SIDE, per="environment")
def customers_are_told_where_the_plan_says(
    environment: Environment, plan: Plan, published: tuple[Published, ...]
) -> Findings:
    """
    What customers are told of the change is published where the communication plan says.

    Fails:   the plan names no address in a language of the connections, or the page there does not answer, declares
             another language or does not name the portal.
    Source:  domain, the go-live stage.
    Next:    Publish the news in the missing language, or correct its address in the communication plan.
    """
    pages = {page.language: page for page in published}
    for language in dict.fromkeys(one for connection in environment.connections for one in connection.languages):
        yield expect("address in the plan", plan.published.get(language), of=language).is_given()
        page = pages.get(language)
        yield answers(page.status if page else None, language)
        if page:
            yield declares(page.declared_language, language)
            yield expect("page names the portal", page.names_portal, of=language).equals(True)
