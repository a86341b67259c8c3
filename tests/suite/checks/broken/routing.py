"""What can be wrong with routing and with data transfer."""

from __future__ import annotations

from dataclasses import replace

from tests.suite.checks.breaking import Change, broken, fields, first, inside, with_key, without_any, without_first

TRANSFER, LED = "interface", "conditional"


def both(**values: object) -> Change:
    """Both sides of a step see other values."""
    return lambda step: inside("authority", fields(**values))(inside("customer", fields(**values))(step))


BROKEN = (
    broken("ROUTE-01", "one municipality lacks it", offers=inside("inside", first(matters=("Kaivulupa",)))),
    broken(
        "ROUTE-01",
        "one municipality leads elsewhere",
        offers=inside(
            "inside", lambda seen: (seen[0], replace(seen[1], address="https://portal.localhost/fi/matters/kaivulupa"))
        ),
    ),
    broken("ROUTE-01", "one municipality was not looked at", offers=inside("inside", without_first)),
    broken("ROUTE-01", "the whole country lacks it", where=LED, offers=inside("inside", first(matters=()))),
    broken("ROUTE-01", "nothing was looked at", where=LED, offers=inside("inside", without_any)),
    broken(
        "ROUTE-02",
        "it is offered outside",
        offers=inside("outside", fields(matters=("Yleisötilaisuuden pelastussuunnitelma",))),
    ),
    broken("ROUTE-02", "an empty page passes for no offer", offers=inside("outside", fields(matters=()))),
    broken("ROUTE-02", "another municipality was looked at", offers=inside("outside", fields(municipality="Porvoo"))),
    broken("ROUTE-02", "nothing was looked at", offers={"outside": None}),
    broken("ROUTE-03", "another authority", destination={"authority": "Toinen virasto"}),
    broken(
        "ROUTE-03", "another service", where=TRANSFER, destination={"address": "https://raseborg-service.localhost/"}
    ),
    broken(
        "ROUTE-03",
        "a look-alike address",
        where=TRANSFER,
        destination={"address": "https://helsinki-service.localhost.example/"},
    ),
    broken("ROUTE-03", "a simplified matter leads away", destination={"address": "https://agency-service.localhost"}),
    broken("ROUTE-03", "the address does not answer", where=LED, destination={"answers": False}),
    broken("ROUTE-04", "a second sign-in", where=TRANSFER, landing={"asked_to_sign_in": True}),
    broken("ROUTE-04", "nobody is identified", where=LED, landing={"identified_as": None}),
    broken("ROUTE-04", "somebody else is identified", where=TRANSFER, landing={"identified_as": "Björn Meikäläinen"}),
    broken("ROUTE-05", "a field is empty", where=TRANSFER, landing=inside("fields", with_key("address", ""))),
    broken(
        "ROUTE-05", "a field is garbled", where=TRANSFER, landing=inside("fields", with_key("address", "Mallitie 1 ?"))
    ),
    broken("ROUTE-05", "a field is filled already", where=LED, landing=inside("fields", with_key("project", "Vanha"))),
    broken("ROUTE-05", "not that matter's start page", where=LED, landing={"matter_shown": False}),
    broken("ROUTE-06", "Finnish becomes Swedish", where=TRANSFER, landing={"language": "sv"}),
    broken("ROUTE-06", "Swedish becomes Finnish", where="raseborg-building-permit", landing={"language": "fi"}),
    broken("ROUTE-07", "another site", where=TRANSFER, way_back={"address": "https://desk.localhost/fi/"}),
    broken("ROUTE-07", "another project", where=TRANSFER, way_back={"project_shown": False}),
    broken("ROUTE-07", "the customer is forgotten", where=LED, way_back={"signed_in": False}),
    broken(
        "ROUTE-08", "a reused hand-over opens", where=TRANSFER, forged_hand_overs=inside("reused", fields(let_in=True))
    ),
    broken("ROUTE-08", "a tampered one opens", where=LED, forged_hand_overs=inside("tampered", fields(let_in=True))),
    broken(
        "ROUTE-08", "the forger is told nothing", where=TRANSFER, forged_hand_overs=inside("tampered", fields(told=""))
    ),
    broken(
        "ROUTE-08",
        "a crash passes for a refusal",
        where=TRANSFER,
        forged_hand_overs=inside("reused", fields(status=500)),
    ),
    broken("XFER-01", "the gateway is half down", where=TRANSFER, gateway_probe=inside("healthy", fields(status=502))),
    broken(
        "XFER-01",
        "the provider is down",
        where=TRANSFER,
        gateway_probe=inside(
            "healthy",
            fields(status=500, error="Server.ServerProxy.ServiceFailed", error_type="Server.ServerProxy.ServiceFailed"),
        ),
    ),
    broken(
        "XFER-01",
        "a transport fault is not marked",
        where=TRANSFER,
        gateway_probe=inside("unknown_service", fields(error=None, error_type=None)),
    ),
    broken(
        "XFER-01",
        "a provider's fault is marked as transport",
        where=TRANSFER,
        gateway_probe=inside("unknown_path", fields(error="Server.ServerProxy.ServiceFailed")),
    ),
    broken(
        "XFER-01", "an error page answers 200", where=TRANSFER, gateway_probe=inside("unknown_path", fields(status=200))
    ),
    broken(
        "XFER-01",
        "a caller without a name is served",
        where=TRANSFER,
        gateway_probe=inside("without_client", fields(status=200, error=None, error_type=None)),
    ),
    broken(
        "XFER-02",
        "it never arrives",
        also=("XFER-03", "XFER-04"),
        where=TRANSFER,
        arrival={"arrived": False, "delay_s": None, "cases": 0, "entered": {}, "attachments": ()},
    ),
    broken("XFER-02", "it arrives late", where=TRANSFER, arrival={"delay_s": 5.1}),
    broken("XFER-03", "a field is cut", where=TRANSFER, arrival=inside("entered", with_key("project", "Käyttö"))),
    broken("XFER-03", "a field is empty", where=TRANSFER, arrival=inside("entered", with_key("address", ""))),
    broken("XFER-03", "the attachment is lost", where=TRANSFER, arrival=inside("attachments", without_any)),
    broken(
        "XFER-03", "the attachment has changed", where=TRANSFER, arrival=inside("attachments", first(size_bytes=119))
    ),
    broken("XFER-04", "it arrives twice", where=TRANSFER, arrival={"cases": 2}),
    broken("XFER-04", "it arrives three times", where=TRANSFER, arrival={"cases": 3}),
    broken("XFER-05", "the outcome is garbled", where=TRANSFER, outcome={"outcome": "Ratkaisu liitteessÃ¤ 1"}),
    broken("XFER-05", "the status comes late", also=("STATUS-07",), where=TRANSFER, in_handling={"customer_s": 9.0}),
    broken("XFER-05", "the last status never comes", also=("STATUS-07",), where=TRANSFER, handled={"customer_s": None}),
    broken(
        "XFER-05",
        "yesterday's status stays",
        also=("STATUS-03",),
        where=TRANSFER,
        in_handling=both(status="Vireillä"),
    ),
)
