"""Runs that never took place: events as the plugin writes them, healthy and broken in every way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from reports.record.events import Journal

START = datetime(2026, 11, 23, 7, 2, 11, tzinfo=timezone(timedelta(hours=2)))
ENVIRONMENT = {
    "name": "prod", "kind": "production", "title": {"fi": "Tuotanto", "sv": "Produktion", "en": "Production"},
    "report_language": "fi",
}  # fmt: skip
AUTHORITIES = {
    "helsinki": {"fi": "Esimerkki-Helsingin ympäristövirasto", "sv": "Exempel-Helsingfors miljöverk",
                 "en": "Example Helsinki Environment Office"},
    "raseborg": {"fi": "Esimerkki-Raaseporin rakennusvalvonta", "sv": "Exempel-Raseborgs byggnadstillsyn",
                 "en": "Example Raseborg Building Control"},
    "rescue": {"fi": "Esimerkkirannikon pelastuslaitos", "sv": "Exempelkustens räddningsverk",
               "en": "Example Coast Rescue Department"},
    "agency": {"fi": "Esimerkkivirasto", "sv": "Exempelverket", "en": "Example Agency"},
}  # fmt: skip
CONNECTIONS = (
    ("helsinki-environmental-permit", "helsinki", "interface",
     {"fi": "Ympäristölupa", "sv": "Miljötillstånd", "en": "Environmental permit"}),
    ("raseborg-building-permit", "raseborg", "interface",
     {"fi": "Rakentamislupa", "sv": "Bygglov", "en": "Building permit"}),
    ("rescue-event-notice", "rescue", "simplified",
     {"fi": "Yleisötilaisuuden pelastussuunnitelma", "sv": "Räddningsplan för publikevenemang",
      "en": "Rescue plan of a public event"}),
    ("agency-wind-power", "agency", "conditional",
     {"fi": "Tuulivoimalan lupa", "sv": "Tillstånd för vindkraftverk", "en": "Wind power permit"}),
)  # fmt: skip
ATTESTED = ("communication.audiences", "staff.use")
STEPS = (
    ("offer", 0.0, 0.8), ("handler_session", 0.1, 2.4), ("customer_session", 0.2, 1.9),
    ("service_description", 0.4, 0.6),
    ("application", 2.1, 3.2), ("arrival", 5.3, 2.9), ("first_alert", 5.3, 6.1), ("in_handling", 11.6, 1.4),
    ("completion", 13.1, 2.2), ("conversation", 15.4, 4.0), ("handled", 19.5, 1.1), ("withdrawal", 20.7, 0.7),
)  # fmt: skip
MAIL = {
    "mailbox": "valvonta@pelastus.example", "recipients": ["valvonta@pelastus.example"],
    "sender": "ala-vastaa@portal.example", "subject": "Uusi asia vireillä", "text": "Avaa asia työpöydällä.",
    "links": [], "arrived": "2026-11-23T07:02:20.500+02:00", "languages": ["fi"], "readable": True, "kind": "N1",
    "authentication": {"spf": "pass", "dkim": "pass", "dmarc": "pass"},
}  # fmt: skip
EXCHANGE = {
    "asked": "FI/GOV/0000001-1/permits/applications", "status": 200, "request_id": "85752a92", "error": None,
    "error_type": None, "detail": "accepted",
}  # fmt: skip
SEEN: dict[str, Any] = {
    "arrival": {"arrived": True, "delay_s": 2.75, "answer": EXCHANGE},
    "first_alert": {"kind": "N1", "delay_s": 4.218, "waited_s": 4.218, "found": [MAIL]},
    "in_handling": {"customer_s": 0.0, "customer_picture": "evidence/in-handling.png"},
    "handled": {"customer_s": None},
}
"""What the steps saw, where a document shows it."""
NEEDS = {
    "XFER-02": ("connection", "arrival"), "ALERT-N1": ("connection", "first_alert"),
    "ALERT-06": ("connection", "first_alert"), "STATUS-02": ("connection", "in_handling", "handled"),
}  # fmt: skip


@dataclass(frozen=True)
class FakeCheck:
    """A check as the expected list names it."""

    id: str
    line: str
    sentence: str
    kind: str = "connection"
    gate: str = "blocking"
    owner: str = "portal"


CHECKS = (
    FakeCheck("COMM-01", "communication.audiences", "Every audience of the plan has a role and a contact.",
              "environment", owner="own-side"),
    FakeCheck("LOGIN-01", "staff.login",
              "A handler signs in the configured way and reaches the desk of the own organisation.", "authority",
              owner="identity-provider"),
    FakeCheck("LOGIN-03", "staff.login", "A person without a mandate is refused and told why.", "authority"),
    FakeCheck("USE-01", "staff.use", "The handler finds the matter in the work list."),
    FakeCheck("DESC-01", "connection.descriptions",
              "The Suomi.fi page of the service is there in every language version.", owner="service-data"),
    FakeCheck("PTV-01", "connection.steering_data", "The service is published in every configured language.",
              owner="service-data"),
    FakeCheck("PTV-06", "connection.steering_data", "v11 and v12 tell the same.", gate="advisory",
              owner="service-data"),
    FakeCheck("XFER-02", "connection.transfer", "A sent application arrives at the authority within the limit.",
              owner="authority-service"),
    FakeCheck("GUIDE-01", "connection.guidance", "Our own guidance pages lead to the portal in each language.",
              owner="own-side"),
    FakeCheck("ROUTE-01", "assurance.routing", "The matter is offered in every municipality of its area."),
    FakeCheck("ROUTE-02", "assurance.routing", "The matter is not offered outside its area."),
    FakeCheck("ALERT-N1", "assurance.alerts",
              "The authority's first alert about a matter reaches the mailbox fixed for that matter."),
    FakeCheck("ALERT-06", "assurance.alerts", "No other watched mailbox gets them."),
    FakeCheck("CONTENT-06", "assurance.content", "No serious accessibility violation is on the matter's pages.",
              gate="advisory"),
    FakeCheck("STATUS-02", "assurance.status", "Customer and authority see the same six fields, at every step."),
    FakeCheck("SIMPLE-08", "assurance.simplified", "Where it is not activated, it is not offered."),
    FakeCheck("MSG-01", "assurance.messaging", "A message from the customer to the authority arrives intact."),
    FakeCheck("CHAIN-01", "assurance.chain",
              "Every host answers over valid TLS whose certificate stays valid for the days asked.", "environment",
              owner="network"),
    FakeCheck("CHAIN-04", "assurance.chain",
              "The suite left nothing behind: all that it created has been withdrawn.", "environment",
              owner="own-side"),
)  # fmt: skip
FINDING: dict[str, Any] = {
    "subject": "delay", "relation": "at most", "expected": 120, "seen": 4.218, "unit": "s", "held": True, "owner": None,
    "evidence": [],
}  # fmt: skip
PAGES = FINDING | {"subject": "pages", "relation": "equal to", "expected": 3, "seen": 3, "unit": ""}
RECIPIENTS = FINDING | {
    "subject": "recipients", "relation": "equal to", "expected": ["valvonta@pelastus.example"],
    "seen": ["kirjaamo@virasto.example"], "unit": "", "held": False, "evidence": ["alert.png"],
}  # fmt: skip
CAUSE = {
    "observation": "handler_session", "place": "helsinki", "sentence": "no answer from suomifi-id.example in 30 s",
    "owner": "identity-provider", "next": "Ask the identity provider whether its sign-in page is up.", "evidence": [],
    "is_bug": False,
}  # fmt: skip


@dataclass(frozen=True)
class FakeRun:
    """A run to be written: healthy unless told otherwise."""

    connections: tuple[tuple[str, str, str, dict[str, str]], ...] = CONNECTIONS
    checks: tuple[FakeCheck, ...] = CHECKS
    outcomes: tuple[tuple[str, str, dict[str, Any]], ...] = ()
    """Check id and place ("*" is any), and what its outcome says differently."""
    without_outcome: frozenset[str] = frozenset()
    attested: bool = True
    left_behind: bool = False
    end: str | None = "finished"
    run_change: tuple[tuple[str, Any], ...] = ()

    def events(self) -> list[dict[str, Any]]:
        """The events in the order a run writes them."""
        return [{"time": START.isoformat(), **event} for event in self._events()]

    def write(self, directory: Path) -> Path:
        """Write the run into a folder as the plugin would."""
        times = iter(range(100_000))
        journal = Journal(directory / "events.jsonl", lambda: START + timedelta(milliseconds=20 * next(times)))
        for event in self._events():
            journal.write(event.pop("event"), **event)
        journal.close()
        return directory

    def but(self, **changes: Any) -> FakeRun:
        """The same run with something changed."""
        return replace(self, **changes)

    def expected(self) -> list[dict[str, Any]]:
        """The whole expected list."""
        return [self._expected(check, place) for check in self.checks for place in self._places(check)]

    def _events(self) -> Iterator[dict[str, Any]]:
        yield self._run()
        for connection, *_ in self.connections:
            yield from _observations(connection)
            yield from _writes(connection, self.left_behind)
        for expected in self.expected():
            if not expected["applies"] and expected["check"] not in self.without_outcome:
                yield self._outcome(expected)
        yield from _attestations(self.attested)
        if self.end:
            yield {"event": "end", "reason": self.end, "detail": ""}

    def _run(self) -> dict[str, Any]:
        connections = [
            {"id": id_, "matter": matter, "authority": AUTHORITIES[key], "mode": mode}
            for id_, key, mode, matter in self.connections
        ]
        return {
            "event": "run", "schema": 1, "run": "20261123-070211-prod", "suite": "0.1.0", "environment": ENVIRONMENT,
            "connections": connections, "authorities": AUTHORITIES, "expected": self.expected(),
            "attestation_lines": [{"line": line, "places": ["prod"]} for line in ATTESTED],
            "lines": list(dict.fromkeys(check.line for check in self.checks)),
            "checks": [check.id for check in self.checks],
            "selected": [f"{one['check']}@{one['place']}" for one in self.expected()],
        } | dict(self.run_change)  # fmt: skip

    def _places(self, check: FakeCheck) -> list[str]:
        if check.kind == "environment":
            return ["prod"]
        return list(dict.fromkeys(one[1] if check.kind == "authority" else one[0] for one in self.connections))

    def _expected(self, check: FakeCheck, place: str) -> dict[str, Any]:
        mode = next((mode for id_, _, mode, _ in self.connections if id_ == place), "interface")
        outside = check.id in {"XFER-02", "SIMPLE-08"} and mode != "interface"
        return {
            "check": check.id, "line": check.line, "place": place, "place_kind": check.kind, "gate": check.gate,
            "owner": check.owner, "sentence": check.sentence, "next": "Ask the portal's support to look at it.",
            "applies": "The connection is of another mode." if outside else None,
        }  # fmt: skip

    def _outcome(self, expected: dict[str, Any]) -> dict[str, Any]:
        outcome = {
            "event": "outcome", "check": expected["check"], "line": expected["line"], "place": expected["place"],
            "verdict": "passed", "findings": [FINDING, PAGES],
            "cause": None, "owner": expected["owner"], "reason": "", "duration_s": 0.012,
            "needs": NEEDS.get(expected["check"], ()),
        }  # fmt: skip
        for check, place, change in self.outcomes:
            if check in ("*", expected["check"]) and place in ("*", expected["place"]):
                outcome |= change
        return outcome


def _observations(connection: str) -> Iterator[dict[str, Any]]:
    for name, began, took in STEPS:
        started = START + timedelta(seconds=began)
        yield {
            "event": "observation", "name": name, "place": connection, "started": started.isoformat(),
            "ended": (started + timedelta(seconds=took)).isoformat(), "duration_s": took, "status": "ok", "needs": [],
            "cause": None, "seen": SEEN.get(name),
        }  # fmt: skip


def _writes(connection: str, left_behind: bool) -> Iterator[dict[str, Any]]:
    for state in ("intended", "done") if left_behind else ("intended", "done", "withdrawn", "proved"):
        yield {
            "event": "write", "id": f"matter-{connection}", "kind": "matter", "system": "portal", "place": connection,
            "identifier": None if state == "intended" else f"LV-2026-{len(connection):06}", "state": state,
        }  # fmt: skip


def _attestations(attested: bool) -> Iterator[dict[str, Any]]:
    given = {
        "reason": "", "statement": "Käsittelijät on koulutettu 3.9.2026.", "name": "Päivi Mäkelä",
        "role": "Ympäristöpäällikkö", "date": "2026-09-15", "evidence": "koulutusluettelo.pdf",
        "valid_until": "2027-03-31",
    }  # fmt: skip
    missing = dict.fromkeys(given, "") | {"reason": "Nobody has attested it."}
    for line in ATTESTED:
        verdict = "attested" if attested else "not attested"
        yield {
            "event": "attestation",
            "line": line,
            "place": "prod",
            "verdict": verdict,
            **(given if attested else missing),
        }


HEALTHY = FakeRun()
FAILED = {"verdict": "failed", "findings": [FINDING, RECIPIENTS]}
BLOCKED = {"verdict": "blocked", "findings": [], "cause": CAUSE, "owner": "identity-provider"}
ATTEMPTS = [
    {"number": 1, "most": 3, "target": "portal.example/fi/", "at": "2026-11-23T07:02:05+02:00", "met": "answered 502"},
    {"number": 2, "most": 3, "target": "portal.example/fi/", "at": "2026-11-23T07:02:06+02:00", "met": "succeeded"},
]
LATE = {"verdict": "unsteady", "attempts": ATTEMPTS}
DISTURBED = HEALTHY.but(
    attested=False,
    outcomes=(
        ("ALERT-N1", "rescue-event-notice", FAILED), ("ALERT-N1", "agency-wind-power", FAILED),
        ("ALERT-06", "agency-wind-power", FAILED), ("PTV-06", "raseborg-building-permit", FAILED),
        ("LOGIN-01", "helsinki", BLOCKED), ("USE-01", "helsinki-environmental-permit", BLOCKED),
        ("STATUS-02", "helsinki-environmental-permit", BLOCKED), ("DESC-01", "agency-wind-power", LATE),
    ),
    without_outcome=frozenset({"MSG-01"}),
)  # fmt: skip
KILLED = HEALTHY.but(end=None, left_behind=True, without_outcome=frozenset({"MSG-01", "CHAIN-01", "CHAIN-04"}))
HUNDRED = HEALTHY.but(
    connections=tuple(
        (f"{id_}-{number}", key, mode, {language: f"{name} {number}" for language, name in matter.items()})
        for number in range(1, 26)
        for id_, key, mode, matter in CONNECTIONS
    )
)
