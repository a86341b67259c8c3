"""Faults of network, identity providers, public pages and our own side act where the real thing would break."""

from __future__ import annotations

import asyncio
import base64
import re
import ssl
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
import yaml
from cryptography import x509

from fixtures.sandbox import network
from fixtures.sandbox.faults import load_faults
from fixtures.sandbox.identity.answer import answer
from fixtures.sandbox.loopback import port_of
from fixtures.sandbox.process import Sandbox
from tests.suite.sandbox.inside import opened
from tests.suite.sandbox.running import ROOT

SERVICE = "5e2b1c9a-0000-4000-8000-000000000001"
Seen = TypeVar("Seen")


def _seen(directory: Path, fault: str, look: Callable[[Sandbox], Awaitable[Seen]]) -> Seen:
    async def inside() -> Seen:
        async with opened(directory, fault) as sandbox:
            return await look(sandbox)

    return asyncio.run(inside())


def _page(directory: Path, fault: str, origin: str, path: str) -> httpx.Response:
    return _seen(directory, fault, lambda s: s.world.http.get(f"{s.world.origins[origin]}{path}"))


@pytest.mark.parametrize(
    ("fault", "path", "status"),
    [
        ("web.swedish-missing", f"/sv/{SERVICE}", 404),
        ("web.soft-404", f"/en/{SERVICE}", 200),
        ("ptv.swedish-missing", f"/sv/{SERVICE}", 404),
        ("web.link-missing", f"/fi/{SERVICE}", 200),
        ("web.link-to-old-form", f"/fi/{SERVICE}", 200),
    ],
)
def test_suomifi_page_no_longer_leads_to_the_portal(empty: Path, fault: str, path: str, status: int) -> None:
    """With the right status or a wrong one."""
    page = _page(empty, fault, "suomifi-web", path)
    assert (page.status_code, "portal.localhost" in page.text) == (status, False)


@pytest.mark.parametrize("fault", ["web.stale", "web.english-in-finnish"])
def test_suomifi_page_says_something_else(empty: Path, fault: str) -> None:
    """Not the end of the repository's English description."""
    page = _page(empty, fault, "suomifi-web", f"/en/{SERVICE}")
    assert "subject to a fee" not in page.text


def test_hidden_description_is_in_the_page_but_not_to_be_seen(empty: Path) -> None:
    """Only the style hides it."""
    page = _page(empty, "web.description-hidden", "suomifi-web", f"/fi/{SERVICE}")
    assert 'class="panel hidden"' in page.text


@pytest.mark.parametrize(
    ("fault", "path", "status"),
    [
        ("guidance.swedish-missing", "/sv/miljotillstand", 404),
        ("guidance.swedish-link-old", "/sv/miljotillstand", 200),
        ("guidance.link-missing", "/fi/ymparistolupa", 200),
        ("guidance.announcement-missing", "/fi/uutiset/kayttoonotto", 404),
        ("guidance.announcement-soft-404", "/fi/uutiset/kayttoonotto", 200),
        ("guidance.form-still-open", "/lomakkeet/ymparistolupa", 200),
        ("network.guidance-down", "/fi/ymparistolupa", 502),
    ],
)
def test_guidance_no_longer_leads_to_the_portal(empty: Path, fault: str, path: str, status: int) -> None:
    """With the right status or a wrong one."""
    page = _page(empty, fault, "guidance", path)
    assert (page.status_code, "portal.localhost" in page.text) == (status, False)


async def _certificate(sandbox: Sandbox, origin: str) -> str:
    port = int(sandbox.world.origins[origin].rpartition(":")[2])
    context, name = sandbox.client_context(), f"{origin}.localhost"
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname=name)
    except ssl.SSLCertVerificationError as error:
        return error.verify_message
    ends = x509.load_der_x509_certificate(writer.get_extra_info("ssl_object").getpeercert(True)).not_valid_after_utc
    writer.close()
    return "ends soon" if ends - datetime.now(UTC) < timedelta(days=30) else ""


@pytest.mark.parametrize(
    ("fault", "origin", "sign"),
    [
        ("network.certificate-expired", "guidance", "expired"),
        ("network.certificate-other-name", "guidance", "mismatch"),
        ("network.certificate-ends-soon", "portal", "ends soon"),
    ],
)
def test_certificate_is_not_good(empty: Path, fault: str, origin: str, sign: str) -> None:
    """TLS itself tells."""
    assert sign in _seen(empty, fault, lambda sandbox: _certificate(sandbox, origin))


async def _plain(sandbox: Sandbox) -> int:
    async with httpx.AsyncClient() as client:
        return (await client.get(f"http://127.0.0.1:{port_of(sandbox.http['portal'])}/")).status_code


def test_plain_http_answers(empty: Path) -> None:
    """With a page in place of the way to HTTPS."""
    assert _seen(empty, "network.plain-http-answers", _plain) == 200


@pytest.mark.parametrize("fault", ["network.pages-slow", "network.pages-trickle"])
def test_front_page_is_slow(empty: Path, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Later than without the fault, by as much as the network module says."""
    monkeypatch.setattr(network, "SLOW_S", 0.6)
    monkeypatch.setattr(network, "TRICKLE_S", 0.05)
    started = time.monotonic()
    _page(empty, fault, "portal", "/en/")
    assert time.monotonic() - started > 0.6


@pytest.mark.parametrize(
    ("fault", "days"),
    [("identity.signing-certificate-expired", -1), ("identity.signing-certificate-ends-soon", 10)],
)
def test_signing_certificate_is_not_good_for_long(empty: Path, fault: str, days: int) -> None:
    """The metadata is well formed all the same."""
    found = re.search(r"X509Certificate>([^<]+)<", _page(empty, fault, "virtu", "/metadata").text)
    assert found
    ends = x509.load_der_x509_certificate(base64.b64decode(found[1])).not_valid_after_utc
    assert round((ends - datetime.now(UTC)) / timedelta(days=1)) == days


def test_metadata_is_a_page_for_people(empty: Path) -> None:
    """Answered with 200."""
    page = _page(empty, "identity.metadata-error-page", "virtu", "/metadata")
    assert (page.status_code, "EntityDescriptor" in page.text) == (200, False)


async def _told(sandbox: Sandbox, person: str) -> tuple[str, list[str]]:
    told = answer(sandbox.world, sandbox.world.data.people[person], None)
    return told["name"], [mandate["kind"] for mandate in told["mandates"]]


@pytest.mark.parametrize(
    ("fault", "person", "expected"),
    [
        ("identity.mandates-dropped", "handler-agency", ("Matti Väänänen", [])),
        ("identity.mandate-invented", "no-mandate-rescue", ("Niilo Nieminen", ["edustamisvaltuus"])),
        ("identity.mandate-invented", "customer-eeva", ("Eeva Naapuri", [])),
        ("identity.kind-upgraded", "wrong-mandate", ("Venla Väärämäki", ["edustamisvaltuus"])),
        ("identity.name-garbled", "handler-agency-2", ("GÃ¶ran Ã\x85kerblom", ["edustamisvaltuus"])),
    ],
)
def test_identity_provider_tells_something_else(
    empty: Path, fault: str, person: str, expected: tuple[str, list[str]]
) -> None:
    """As the fault's sentence says."""
    assert _seen(empty, fault, lambda sandbox: _told(sandbox, person)) == expected


async def _plan(sandbox: Sandbox) -> dict[str, Any]:
    return _told_of_plan(sandbox.environment.with_name("communication.yaml"))


def _told_of_plan(path: Path) -> dict[str, Any]:
    """Everything but the addresses, which have other ports in each sandbox."""
    plan: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return {key: value for key, value in plan.items() if key != "published"}


@pytest.mark.parametrize("fault", sorted(fault for fault in load_faults() if fault.startswith("own.plan-")))
def test_communication_plan_is_not_complete(empty: Path, fault: str) -> None:
    """It differs from the good one, which is written as it is."""
    good = _told_of_plan(ROOT / "config/communication/sandbox.yaml")
    assert _seen(empty, "alerts.twice", _plan) == good
    assert _seen(empty, fault, _plan) != good


async def _environment(sandbox: Sandbox) -> str:
    return sandbox.environment.read_text("utf-8")


def test_writing_is_not_allowed(empty: Path) -> None:
    """The environment file says so."""
    assert "allowed: false" in _seen(empty, "own.writes-not-allowed", _environment)


@pytest.mark.parametrize(
    ("fault", "name"), [("own.password-wrong", "password"), ("own.service-data-key-wrong", "ptv-key")]
)
def test_secret_is_outdated(empty: Path, fault: str, name: str) -> None:
    """The systems know another one."""

    async def differs(sandbox: Sandbox) -> bool:
        written = (sandbox.environment.parent / "secrets" / name).read_text("utf-8")
        return written not in (sandbox.world.secrets.password, sandbox.world.secrets.ptv_key)

    assert _seen(empty, fault, differs)


@pytest.mark.parametrize(
    ("fault", "name", "named"),
    [
        ("target.parked-page", "sandbox", False),
        ("target.test-portal", "test", True),
        ("portal.form-forgets", "sandbox", True),
    ],
)
def test_somebody_else_answers_at_the_portals_address(empty: Path, fault: str, name: str, named: bool) -> None:
    """Another installation says so in its header; a parked page says something else altogether."""
    page = _page(empty, fault, "portal", "/fi/")
    assert (page.status_code, page.headers["X-Environment"], "Luvat ja valvonta" in page.text) == (200, name, named)


def test_the_organisation_is_another(empty: Path) -> None:
    """The id is there, and so is an organisation."""
    path = "/api/v11/Organization/0b6f8d0e-0000-4000-8000-000000000001"
    found = _page(empty, "target.other-organisation", "ptv", path)
    assert (found.status_code, "Esimerkki-Helsingin" in found.text) == (200, False)
