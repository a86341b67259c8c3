"""What can be wrong with status information, the simplified service and messages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.suite.checks.breaking import Change, broken, fields, first, inside, with_key

LED, TRANSFER = "conditional", "interface"
FIRST = "Hei, onko vielä jotain? Åäö (4)"


def on(side: str, **values: Any) -> Change:
    """One side of a step sees other values."""
    return inside(side, fields(**values))


def both(**values: Any) -> Change:
    """Both sides of a step see other values."""
    return lambda step: on("authority", **values)(on("customer", **values)(step))


def reversed_view(seen: Any) -> Any:
    """A third message stands between the two that were written first."""
    return (*seen[1:], seen[0])


BROKEN = (
    broken("STATUS-01", "the authority does not see it", also=("STATUS-02",), pending=on("authority", status=None)),
    broken("STATUS-01", "both see a draft", pending=both(status="Luonnos")),
    broken("STATUS-01", "the customer sees it late", pending={"customer_s": 5.5}),
    broken("STATUS-02", "the diary number on one side only", handled=on("customer", identifier=None)),
    broken("STATUS-02", "another handler on one side", completion_sent=on("authority", handler="Åsa Björklund")),
    broken("STATUS-02", "no handler on either side", completion_requested=both(handler=None)),
    broken("STATUS-02", "another matter on both sides", pending=both(matter="Kaivulupa, Oulu")),
    broken("STATUS-03", "no handler", also=("STATUS-02",), in_handling=both(handler=None)),
    broken("STATUS-03", "somebody else", in_handling=both(handler="Åsa Björklund")),
    broken("STATUS-03", "yesterday's start", also=("STATUS-06",), in_handling=both(handling_started="22.11.2026")),
    broken("STATUS-03", "a start that is no date", in_handling=both(handling_started="eilen")),
    broken("STATUS-04", "the request is not seen", also=("SIMPLE-03",), completion={"shown_text": None}),
    broken("STATUS-04", "the request is cut", also=("SIMPLE-03",), completion={"shown_text": "Lisätkää"}),
    broken("STATUS-04", "the request stays", completion={"still_shown": True}),
    broken("STATUS-04", "the status does not change", completion_sent=both(
        status="Täydennystä pyydetty")),
    broken("STATUS-05", "another kind's label", handled=both(status="Myönnetty")),
    broken("STATUS-05", "one side only", also=("STATUS-02",), handled=on("authority", status="Käsittelyssä")),
    broken("STATUS-05", "the label in Swedish", where="raseborg-building-permit", also=("XFER-05",),
           handled=both(status="Hyväksytty")),
    broken("STATUS-05", "the label in one language only", handled=inside("labels", with_key("sv", "Tarkastettu"))),
    broken("STATUS-06", "an earlier status comes again", also=("STATUS-04",), completion_sent=both(
        status="Käsittelyssä")),
    broken("STATUS-06", "a date before the earlier one", completion_sent=both(status_date="21.11.2026")),
    broken("STATUS-06", "a date to come", handled=both(status_date="24.12.2026")),
    broken("STATUS-06", "a date that cannot be read", pending=both(status_date="32.13.2026")),
    broken("STATUS-06", "handling starts before it is taken", pending=both(handling_started="23.11.2026")),
    broken("STATUS-06", "another start later on", handled=both(handling_started="20.11.2026")),
    broken("STATUS-07", "the customer sees it late", in_handling={"customer_s": 5.5}),
    broken("STATUS-07", "the authority never sees it", where=LED, completion_sent={"authority_s": None}),
    broken("STATUS-07", "a sent matter comes late", pending={"authority_s": 60.0}),
    broken("STATUS-08", "no count", where=LED, deadline={"shown": None, "days": None}),
    broken("STATUS-08", "no number", where=LED, deadline={"shown": "pian", "days": None}),
    broken("STATUS-08", "a deadline that has passed", where=LED, deadline={"shown": "-3 päivää", "days": -3}),
    broken("SIMPLE-01", "the receipt lacks the id", application={"receipt": "Kiitos."}),
    broken("SIMPLE-01", "the receipt names another matter", application={
        "receipt": "Vastaanotettu: Ympäristölupa. Tunnus LV-2026-000123"}),
    broken("SIMPLE-01", "no attachment is offered", form={"attachment_offered": False}),
    broken("SIMPLE-01", "no attachment was taken", also=("USE-03",), application={"attachment": None}),
    broken("SIMPLE-02", "the desk refuses", taken={"accepted": False}),
    broken("SIMPLE-02", "success is shown before it is stored", also=("STATUS-02", "STATUS-03"),
           in_handling=on("authority", status="Vireillä")),
    broken("SIMPLE-03", "the handler does not see it", completion={"seen_by_authority": False}),
    broken("SIMPLE-03", "the attachment has changed", completion={"attachment_unchanged": False}),
    broken("SIMPLE-04", "another status stays", hand_status={"shown": "Vireillä"}),
    broken("SIMPLE-04", "nothing was set", where=LED, hand_status={"set_to": "", "shown": ""}),
    broken("SIMPLE-05", "no outcome", outcome={"outcome": None}),
    broken("SIMPLE-05", "another outcome", outcome={"outcome": "Hakemus on peruttu"}),
    broken("SIMPLE-05", "yesterday's status", outcome={"status": "Käsittelyssä"}),
    broken("SIMPLE-06", "sent anyway", refused_input={"sent_anyway": True}),
    broken("SIMPLE-06", "an unclear message", refused_input={"told": "Virhe."}),
    broken("SIMPLE-06", "what was typed is lost", refused_input=inside("kept", with_key("address", ""))),
    broken("SIMPLE-06", "nothing was typed", refused_input={"entered": {}}),
    broken("SIMPLE-07", "the second is not told", conflict={"told": ""}),
    broken("SIMPLE-07", "the status is overwritten", conflict={"status_after": "Täydennys lähetetty"}),
    broken("SIMPLE-07", "the address is overwritten", conflict={"later_alerts_kept": False}),
    broken("SIMPLE-07", "nothing was read", conflict={"status_before": None, "status_after": None}),
    broken("MSG-01", "it does not arrive", conversation=inside("authority_view", lambda _: _[1:])),
    broken("MSG-01", "it is garbled", conversation=inside(
        "authority_view", first(text="Hei, onko vielÃ¤ jotain? (4)"))),
    broken("MSG-01", "it comes late", conversation={"delays_s": (9.0, 0.3)}),
    broken("MSG-01", "nothing was written", also=("ALERT-13", "MSG-02", "MSG-04", "MSG-05", "MSG-06"),
           conversation={"sent": ()}),
    broken("MSG-02", "it does not arrive", conversation=inside("customer_view", lambda _: _[:1])),
    broken("MSG-02", "it was not seen in time", where=LED, conversation={"delays_s": (0.3, None)}),
    broken("MSG-03", "it does not arrive", where=TRANSFER, conversation={"second_authority_view": ()}),
    broken("MSG-03", "the second authority has no view", where=TRANSFER, conversation={"second_authority_view": None}),
    broken("MSG-03", "it comes late", where=TRANSFER, conversation={"delays_s": (0.3, 0.3, 7.0)}),
    broken("MSG-04", "the attachment has changed", conversation=inside("attachment_read", fields(sha256="ef" * 32))),
    broken("MSG-04", "the attachment is lost", conversation={"attachment_read": None}),
    broken("MSG-04", "no attachment was sent", conversation=inside("sent", first(attachment=None))),
    broken("MSG-05", "an outsider reads a message", foreign_look={"text": f"Ei oikeutta. {FIRST}"}),
    broken("MSG-05", "an outsider gets the attachment", foreign_file={"is_file": True, "status": 0}),
    broken("MSG-05", "nothing was looked at", foreign_look={"text": ""}),
    broken("MSG-06", "nothing is shown", also=("MSG-02",), conversation={"customer_view": ()}),
    broken("MSG-06", "a message stands twice", conversation=inside("customer_view", lambda seen: (seen[0], *seen))),
    broken("MSG-06", "the order is lost", where=TRANSFER, conversation=inside("authority_view", reversed_view)),
    broken("MSG-06", "no sender", conversation=inside("authority_view", first(sender=""))),
    broken("MSG-06", "no time", conversation=inside("customer_view", first(time=""))),
    broken("MSG-06", "the other's name", conversation=inside("customer_view", lambda seen: tuple(
        replace(one, sender="Jörgen Hyvönen") for one in seen))),
)  # fmt: skip
