"""What can be wrong with the service chain's ground and with the communication plan."""

from __future__ import annotations

from typing import Any

from config.authority import Authority
from config.communication import Message, Plan
from config.values import Localized
from tests.suite.checks.breaking import Change, broken, first, model, without_any, without_first

PLANNED = "as_planned"


def audience(**values: Any) -> Change:
    """Fields of the plan's first audience take other values."""

    def change(plan: Plan) -> Plan:
        name, one = next(iter(plan.audiences.items()))
        return plan.model_copy(update={"audiences": {**plan.audiences, name: one.model_copy(update=values)}})

    return change


def message(**texts: Message | None) -> Change:
    """The message to the first audience when all goes as planned is another."""

    def change(plan: Plan) -> Plan:
        name = plan.situations[PLANNED].audiences[0]
        messages = plan.templates[PLANNED][name].model_copy(update=texts)
        templates = {**plan.templates, PLANNED: {**plan.templates[PLANNED], name: messages}}
        return plan.model_copy(update={"templates": templates})

    return change


def published(**addresses: str | None) -> Change:
    """The plan names other addresses."""
    return lambda plan: plan.model_copy(update={"published": plan.published.model_copy(update=addresses)})


def without_situation(name: str) -> Change:
    """The plan lacks a situation."""
    return lambda plan: plan.model_copy(
        update={"situations": {key: one for key, one in plan.situations.items() if key != name}}
    )


def nameless(environment: Any) -> Any:
    """One authority has no Swedish name."""
    key, one = next(iter(environment.authorities.items()))
    named: Authority = one.model_copy(update={"name": Localized(fi=one.name.fi, en=one.name.en)})
    return environment.model_copy(update={"authorities": {**environment.authorities, key: named}})


BROKEN = (
    broken("CHAIN-01", "a certificate expires too soon", endpoints=first(days=29.9)),
    broken("CHAIN-01", "a certificate is not trusted", endpoints=first(valid=False, days=None, problem="self-signed")),
    broken("CHAIN-01", "a host was not looked at", endpoints=without_first),
    broken("CHAIN-02", "a page over plain HTTP", plain_http=first(status=200, location=None)),
    broken("CHAIN-02", "a redirect to plain HTTP", plain_http=first(location="http://portal.localhost/")),
    broken("CHAIN-02", "a redirect to another site", plain_http=first(location="https://portal.example/")),
    broken("CHAIN-02", "a host was not looked at", plain_http=without_first),
    broken("CHAIN-02", "a cookie is not Secure", session_cookies=first(secure=False)),
    broken("CHAIN-02", "a cookie is open to scripts", session_cookies=first(http_only=False)),
    broken("CHAIN-02", "a cookie goes along everywhere", session_cookies=first(same_site="None")),
    broken("CHAIN-02", "no cookie was seen", session_cookies=without_any),
    broken("CHAIN-03", "a page is slow", page_times=first(duration_s=5.1)),
    broken("CHAIN-03", "no page was timed", page_times=without_any),
    broken("CHAIN-04", "a matter is left", left_behind={"withdrawn": 3, "proved": 3, "left": ("matter LV-1",)}),
    broken("CHAIN-04", "a withdrawal was not proved", left_behind={"proved": 3}),
    broken("CHAIN-05", "a page asked another host", stopped={"stopped": ("statistics.example (3 times)",)}),
    broken("CHAIN-05", "no page was opened", stopped={"pages": 0}),
    broken("COMM-01", "no contact", plan=audience(contact=None)),
    broken("COMM-01", "no role in Swedish", plan=audience(role=Localized(fi="Henkilöstö", en="Staff"))),
    broken("COMM-01", "no audience", also=("COMM-02", "COMM-03"), plan=model(audiences={}, situations={})),
    broken("COMM-02", "a message is missing in Swedish", plan=message(sv=None)),
    broken("COMM-02", "nobody planned for a postponement", plan=without_situation("postponed")),
    broken("COMM-03", "a message asks for the unknown", plan=message(
        fi=Message(subject="Käyttöönotto", body="Soita numeroon {phone}."))),
    broken("COMM-03", "a placeholder stays", plan=message(fi=Message(subject="Tiedote", body="TODO: kirjoita."))),
    broken("COMM-03", "an authority has no Swedish name", environment=nameless),
    broken("COMM-04", "a page does not answer", published=first(status=404)),
    broken("COMM-04", "a page says nothing of the portal", published=first(names_portal=False)),
    broken("COMM-04", "a language is missing", published=without_first),
    broken("COMM-04", "another language is declared", published=first(declared_language="en")),
    broken("COMM-04", "the plan names no address", plan=published(fi=None)),
)  # fmt: skip
