"""A healthy go-live, as observations: one place that says what everything looks like when all is well."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from config.connection import Connection
from fixtures.seen.application import Application, Attachment, FormSeen, RefusedInput
from fixtures.seen.chain import Endpoint, LeftBehind, PageTime, PlainHttp, Published, SessionCookie, StoppedSeen
from fixtures.seen.handling import Arrival, ExchangeAnswer, GatewayProbe, MatterOpened, Taken, WorkList
from fixtures.seen.login import (
    AnonymousDesk,
    ForeignFile,
    ForeignLook,
    OrganisationMandate,
    ProviderMetadata,
    Refusal,
    SignIn,
    SignOut,
)
from fixtures.seen.routing import Attempt, Destination, ForgedHandOvers, Landing, Offer, Offers, WayBack
from fixtures.seen.status import CompletionSeen, Conflict, Deadline, HandStatus, OutcomeSeen
from tests.suite.checks.healthy_content import pages, service_data
from tests.suite.checks.healthy_matter import STARTED, alerts, conversation, steps
from tests.suite.checks.places import connection, entered, environment, plan

Observed = Mapping[str, Any]
GIVEN = ("connection", "authority", "environment", "plan")
"""What is not observed but configured."""
REFERENCE = "LV-2026-000123"
FILE = Attachment("liite.txt", 120, "ab" * 32)
LAST = timedelta(days=400)


def observed(id_: str) -> dict[str, Any]:
    """Everything that is observed for one connection, its authority and its environment."""
    one = connection(id_)
    return {
        "connection": one,
        "authority": environment().authorities[one.authority],
        "environment": environment(),
        "plan": plan(),
        **_chain(),
        **_staff(one),
        **_routing(one),
        **_transfer(one),
        **_matter(one),
        **pages(one),
        **service_data(one),
    }


def _chain() -> Observed:
    hosts = [host.name for host in environment().hosts]
    web = [host for host in hosts if host not in environment().mail.servers]
    addresses = {language: plan().published.get(language) or "" for language in ("fi", "sv", "en")}
    return {
        "endpoints": tuple(Endpoint(host, True, 400.0, "TLSv1.3") for host in hosts),
        "plain_http": tuple(PlainHttp(host, 301, f"https://{host}/") for host in web),
        "session_cookies": (SessionCookie("desk.localhost", "session", True, True, "Lax"),),
        "page_times": (PageTime("front", 0.2), PageTime("permit_need", 0.3)),
        "left_behind": LeftBehind(4, 4, 4, ()),
        "stopped": StoppedSeen(2, ()),
        "published": tuple(Published(key, address, 200, key, True) for key, address in addresses.items()),
    }


def _staff(one: Connection) -> Observed:
    authority = environment().authorities[one.authority]
    desk, kind = f"{environment().portal.desk}/fi/work-list", environment().identity_providers[authority.sign_in].kind
    told = "Sinulla ei ole valtuutta toimia organisaation puolesta."
    idp = environment().identity_providers[authority.sign_in].address
    return {
        "sign_in": SignIn(kind, desk, authority.handler_name, authority.name.fi, True, 1.2),
        "refused_without_mandate": Refusal("no-mandate", False, told),
        "refused_wrong_mandate": Refusal("wrong-mandate", False, told),
        "foreign_look": ForeignLook("other", f"{desk}/x", 403, False, (), "Ei oikeutta.", "Ei oikeutta avata asiaa."),
        "foreign_file": ForeignFile(f"{desk}/x/messages/1/0", 403, False),
        "sign_out": SignOut(True, True),
        "anonymous_desk": AnonymousDesk((desk, f"{desk}/organisation"), (True, True), ()),
        "provider_metadata": ProviderMetadata(
            authority.sign_in, 200, True, idp, (f"{idp}/sso",), (f"{idp}/slo",), float(LAST.days)
        ),
        "organisation_mandate": OrganisationMandate(date(2027, 12, 31), LAST.days, "31.12.2027"),
    }


def _routing(one: Connection) -> Observed:
    authority, portal = environment().authorities[one.authority], environment().portal.address
    name, language = one.matter.get(one.customer_language) or "", one.customer_language
    address = authority.service.address if authority.service and one.mode != "simplified" else None
    fields = {key: value if one.mode == "interface" else "" for key, value in entered(one).items()}
    refused = "Siirtoa ei hyväksytty."
    return {
        "offers": Offers(
            tuple(
                Offer(place, (name, "Kaivulupa"), address=f"{portal}/{language}/matters/{one.id}?municipality={place}")
                for place in one.area or ("Helsinki", "Oulu")
            ),
            Offer(one.outside, ("Kaivulupa",)) if one.outside else None,
        ),
        "destination": Destination(authority.name.get(language), address, True),
        "landing": Landing(
            f"{address}/apply", "Meikäläinen Aino", False, language, fields, True, customer="Aino Meikäläinen"
        ),
        "way_back": WayBack(f"{portal}/{language}/projects", True, True),
        "forged_hand_overs": ForgedHandOvers(
            Attempt("reused", 403, False, refused), Attempt("tampered", 403, False, refused)
        ),
    }


def _transfer(one: Connection) -> Observed:
    transport, type_ = "Server.ClientProxy.UnknownMember", "Client.BadRequest"
    return {
        "arrival": Arrival(True, 1.5, 1, entered(one), (FILE,)),
        "gateway_probe": GatewayProbe(
            ExchangeAnswer("service/health", 200, "req-1", None, None, ""),
            ExchangeAnswer("unknown/health", 500, "req-2", transport, transport, ""),
            ExchangeAnswer("service/no-such-path", 404, "req-3", None, None, ""),
            ExchangeAnswer("service/health", 400, "req-4", type_, type_, ""),
        ),
    }


def _matter(one: Connection) -> Observed:
    portal = environment().portal.address
    language, final = one.customer_language, one.final_status.get(one.customer_language) or ""
    labels = tuple(field.label.get(language) or "" for field in one.form)
    required = tuple(field.label.get(language) or "" for field in one.form if field.required)
    typed = {key: value for key, value in entered(one).items() if key != "project"}
    seen: dict[str, Any] = {
        "form": FormSeen(labels, required, True, f"{portal}/{language}/apply"),
        "refused_input": RefusedInput(False, f"Täytä kenttä {labels[0]}.", {**typed, "project": ""}, typed, labels[0]),
        "application": Application(
            reference=REFERENCE, project="H-000041", sent=STARTED, marker="TESTI",
            entered=entered(one), attachment=FILE,
            receipt=f"Vastaanotettu: {one.matter.get(language)}. Tunnus {REFERENCE}",
            receipt_address=f"{portal}/{language}/receipt/{REFERENCE}", customer="Aino Meikäläinen",
        ),
        "work_list": WorkList(("LV-2026-000007", REFERENCE)),
        "opened": MatterOpened(REFERENCE, entered(one), (FILE,)),
        "taken": Taken(
            STARTED, environment().authorities[one.authority].handler_name, True, later_alerts=one.later_alert_mailbox
        ),
        "completion": CompletionSeen("Lisätkää pohjapiirros.", "Lisätkää pohjapiirros.", False, "Tässä.", True, True),
        "outcome": OutcomeSeen(final, "Ratkaisu liitteessä 1", "Ratkaisu liitteessä 1"),
        "deadline": Deadline("80 päivää", 80),
        "conflict": Conflict("Toinen käsittelijä muutti asiaa.", "Käsittelyssä", "Käsittelyssä", True),
        "hand_status": HandStatus("Käsittelyssä", "Käsittelyssä"),
        "conversation": conversation(one),
    }  # fmt: skip
    return {**seen, **steps(one, environment()), **alerts(one, environment(), REFERENCE)}
