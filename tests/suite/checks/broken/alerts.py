"""What can be wrong with alerts: missing, wrong, late, twice, garbled, leaking, in one language only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.suite.checks.breaking import Broken, Change, broken, fields, first, inside, without_any

C = "conditional"
CODE = "010190-900P"


def mailbox(address: str) -> Change:
    """The alert that was waited for lies in another mailbox."""
    return inside("found", first(mailbox=address))


def of_kind(kind: str, **values: Any) -> Change:
    """Fields of one kind of alert, among all mail at the end."""
    return inside("alerts", lambda all_: tuple(replace(one, **values) if one.kind == kind else one for one in all_))


def twice(kind: str) -> Change:
    """One kind of alert came twice."""
    return inside("alerts", lambda all_: (*all_, *(one for one in all_ if one.kind == kind)))


def arrival(check: str, name: str, elsewhere: str, *, also: tuple[str, ...] = ()) -> tuple[Broken, ...]:
    """The ways in which each of the five can fail to reach its mailbox."""
    return (
        Broken(check, "no alert", (), "simplified", {name: fields(found=(), delay_s=None)}),
        Broken(check, "too late", (), "simplified", {name: fields(delay_s=6.1)}),
        Broken(check, "in another mailbox", also, "simplified", {name: mailbox(elsewhere)}),
    )


BROKEN = (
    *arrival("ALERT-N1", "first_alert", "muu@helsinki.example"),
    *arrival("ALERT-N2", "completion_alert", "muu@helsinki.example", also=("ALERT-12",)),
    *arrival("ALERT-N3", "message_alert", "muu@helsinki.example", also=("ALERT-12",)),
    *arrival("ALERT-N4", "completion_request_alert", "bjorn@kund.example"),
    *arrival("ALERT-N5", "outcome_alert", "bjorn@kund.example"),
    broken("ALERT-06", "another mailbox gets it", mail_after_taking=of_kind("N1", mailbox="muu@helsinki.example")),
    broken(
        "ALERT-06",
        "somebody is copied in",
        mail_after_taking=of_kind("N5", recipients=("aino@asiakas.example", "utomstaende@example.org")),
    ),
    broken("ALERT-06", "the right mailbox is not watched", mail_after_taking={"watched": ("muu@helsinki.example",)}),
    broken(
        "ALERT-06",
        "no mail was read",
        also=("ALERT-08", "ALERT-09", "ALERT-10", "ALERT-11", "ALERT-13"),
        mail_at_end=inside("alerts", without_any),
        mail_after_taking=inside("alerts", without_any),
    ),
    broken("ALERT-07", "another matter", alert_link={"reference_shown": False}),
    broken("ALERT-07", "a link away from the desk", alert_link={"link": "https://desk.localhost.example/fi/matters/1"}),
    broken("ALERT-07", "the link leads to the portal", where=C, alert_link={"address": "https://portal.localhost/fi/"}),
    broken("ALERT-08", "the status in the subject", mail_at_end=of_kind("N5", subject="Asia: TARKASTETTU")),
    broken("ALERT-08", "the status in Swedish", mail_at_end=of_kind("N5", text="Ärendet är nu granskad.")),
    broken("ALERT-08", "the decision's text", mail_at_end=of_kind("N4", text="Ratkaisu\nliitteessä 1")),
    broken("ALERT-09", "a personal identity code", mail_at_end=of_kind("N1", text=f"Hakija: {CODE}.")),
    broken("ALERT-09", "a code of this century", mail_at_end=of_kind("N4", text="Hakija: 010101A900R")),
    broken("ALERT-09", "the site's address", mail_at_end=of_kind("N2", text="Kohde: mallitie  1 ä")),
    broken(
        "ALERT-09", "the project's name", where=C, mail_at_end=of_kind("N3", subject="Hanke: TESTI 2026-11-23-0700")
    ),
    broken("ALERT-10", "another sender", mail_at_end=of_kind("N1", sender="portal@evil.example")),
    broken(
        "ALERT-10",
        "the configured sender as a name only",
        mail_at_end=of_kind("N1", sender="ala-vastaa@portal.example <portal@evil.example>"),
    ),
    broken(
        "ALERT-10",
        "SPF fails",
        mail_at_end=of_kind("N1", authentication={"spf": "fail", "dkim": "pass", "dmarc": "pass"}),
    ),
    broken(
        "ALERT-10", "DKIM is not recorded", mail_at_end=of_kind("N4", authentication={"spf": "pass", "dmarc": "pass"})
    ),
    broken(
        "ALERT-10",
        "DMARC fails softly",
        mail_at_end=of_kind("N5", authentication={"spf": "pass", "dkim": "pass", "dmarc": "softfail"}),
    ),
    broken("ALERT-11", "Finnish only", mail_at_end=of_kind("N1", languages=("fi",))),
    broken("ALERT-11", "not in the customer's language", mail_at_end=of_kind("N5", languages=("sv", "en"))),
    broken("ALERT-11", "letters are not readable", mail_at_end=of_kind("N2", readable=False)),
    broken("ALERT-11", "a garbled subject", mail_at_end=of_kind("N3", subject="HerÃ¤teviesti")),
    broken(
        "ALERT-11", "a subject that was never decoded", mail_at_end=of_kind("N3", subject="=?utf-8?q?Her=C3=A4te?=")
    ),
    broken(
        "ALERT-12",
        "a completion goes to the first mailbox",
        also=("ALERT-N2",),
        completion_alert=mailbox("valvonta@pelastus.example"),
    ),
    broken(
        "ALERT-12",
        "a message goes to the first mailbox",
        also=("ALERT-N3",),
        where=C,
        message_alert=mailbox("kirjaamo@virasto.example"),
    ),
    broken(
        "ALERT-12",
        "a completion goes to both",
        completion_alert=inside(
            "found", lambda found: (*found, replace(found[0], mailbox="valvonta@pelastus.example"))
        ),
    ),
    broken("ALERT-13", "the first alert comes twice", mail_at_end=twice("N1")),
    broken("ALERT-13", "a message tells twice", mail_at_end=twice("N3")),
    broken("ALERT-13", "an alert too many for the messages", where="interface", mail_at_end=twice("N3")),
)
