"""The exchange: transport, provider and contract faults can be told apart."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from fixtures.sandbox.process import Sandbox
from tests.suite.sandbox.inside import opened, sent
from tests.suite.sandbox.running import RunningSandbox

CLIENT = {"X-Road-Client": "FI-TEST/GOV/0000001-9/golive"}
HELSINKI = "FI-TEST/MUN/0000002-7/permits/applications"


def _call(sandbox: RunningSandbox, path: str, headers: dict[str, str]) -> httpx.Response:
    with sandbox.client() as client:
        return client.get(f"{sandbox.origins['exchange']}/r1/{path}", headers=headers)


def test_health_reaches_the_provider(sandbox: RunningSandbox) -> None:
    """The answer is the provider's, with the ids that X-Road adds."""
    answer = _call(sandbox, f"{HELSINKI}/health", CLIENT)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert {"x-road-id", "x-road-request-id"} <= set(answer.headers)


@pytest.mark.parametrize(
    ("path", "headers", "status", "error"),
    [
        (f"{HELSINKI}/health", {}, 400, "Client.BadRequest"),
        ("FI-TEST/MUN", CLIENT, 400, "Client.BadRequest"),
        ("FI-TEST/MUN/9999999-9/permits/applications", CLIENT, 500, "Server.ClientProxy.UnknownMember"),
        (f"{HELSINKI}/health", {"X-Road-Client": "FI-TEST/COM/1/x"}, 500, "Server.ServerProxy.AccessDenied"),
    ],
)
def test_own_error_is_marked(
    sandbox: RunningSandbox, path: str, headers: dict[str, str], status: int, error: str
) -> None:
    """X-Road-Error and a body of type, message, detail."""
    answer = _call(sandbox, path, headers)
    assert (answer.status_code, answer.headers["x-road-error"]) == (status, error)
    assert set(answer.json()) == {"type", "message", "detail"}


def test_error_of_the_provider_is_not_marked(sandbox: RunningSandbox) -> None:
    """Its 404 passes through."""
    answer = _call(sandbox, f"{HELSINKI}/nothing-here", CLIENT)
    assert (answer.status_code, "x-road-error" in answer.headers) == (404, False)


async def _arrived(sandbox: Sandbox) -> list[dict[str, object]]:
    world = sandbox.world
    case = await sent(world, "helsinki-environmental-permit", "Helsinki")
    headers = {"Authorization": f"Bearer {world.secrets.service_token}"}
    address = f"{world.origins['helsinki-service']}/api/cases"
    answer = await world.http.get(address, params={"reference": case.reference}, headers=headers)
    found: list[dict[str, object]] = answer.json()["cases"]
    return found


async def _sent_with(directory: Path, *faults: str) -> list[dict[str, object]]:
    async with opened(directory, *faults) as sandbox:
        return await _arrived(sandbox)


def test_application_arrives_once_and_unchanged(empty: Path) -> None:
    """With its fields and its attachment."""
    (case,) = asyncio.run(_sent_with(empty))
    assert (case["fields"]["address"], len(case["attachments"])) == ("Mallitie 1 Ä", 1)  # type: ignore[index, arg-type]


@pytest.mark.parametrize(
    ("fault", "arrivals"), [("exchange.application-lost", 0), ("exchange.route-down", 0), ("exchange.twice", 2)]
)
def test_fault_changes_how_often_an_application_arrives(empty: Path, fault: str, arrivals: int) -> None:
    """As often as the fault's sentence says."""
    assert len(asyncio.run(_sent_with(empty, fault))) == arrivals


@pytest.mark.parametrize("fault", ["exchange.text-garbled", "exchange.field-swapped", "exchange.attachments-dropped"])
def test_fault_changes_what_arrives(empty: Path, fault: str) -> None:
    """Not what was sent."""
    (case,) = asyncio.run(_sent_with(empty, fault))
    assert (case["fields"]["address"], len(case["attachments"])) != ("Mallitie 1 Ä", 1)  # type: ignore[index, arg-type]


async def _health_with(directory: Path, path: str, *faults: str) -> httpx.Response:
    async with opened(directory, *faults) as sandbox:
        address = f"{sandbox.world.origins['exchange']}/r1/{path}"
        return await sandbox.world.http.get(address, headers=CLIENT)


@pytest.mark.parametrize(
    ("fault", "path", "status", "marked"),
    [
        ("exchange.down", f"{HELSINKI}/health", 502, False),
        ("exchange.error-page-200", f"{HELSINKI}/health", 200, False),
        ("exchange.errors-unmarked", "FI-TEST/MUN/9999999-9/permits/applications", 500, False),
        ("exchange.provider-errors-claimed", f"{HELSINKI}/nothing-here", 404, True),
    ],
)
def test_fault_blurs_whose_error_it_is(empty: Path, fault: str, path: str, status: int, marked: bool) -> None:
    """The answer is wrong in the way of the fault."""
    answer = asyncio.run(_health_with(empty, path, fault))
    assert (answer.status_code, "x-road-error" in answer.headers) == (status, marked)
