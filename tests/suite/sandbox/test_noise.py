"""A bad day is bad, is the same at each start, and stays within what a healthy system may do."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from fixtures.sandbox.bad_gateway import BadGateway
from fixtures.sandbox.environment_file import LIFELIKE_LIMITS
from fixtures.sandbox.faults import Faults
from fixtures.sandbox.forgetting import Forgetting
from fixtures.sandbox.latency import UNPLEASANT, Latency
from fixtures.sandbox.noise import CROWD, Noise
from fixtures.sandbox.world import ORIGINS, World, new_world
from fixtures.sandbox.world_data import load_world_data

LIMITS = {"transfer": "transfer_s", "mail": "alert_s", "status": "status_s"}
COOKIE = (b"cookie", b"portal_session=s1")
OPENED, LED = (b"sec-fetch-site", b"none"), (b"sec-fetch-site", b"same-origin")


class Wire:
    """A connection that can be cut off; keeps what the server sends."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.transport = self
        self._body: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    def abort(self) -> None:
        """Cut it off."""
        self.statuses.append(0)

    async def send(self, message: Message) -> None:
        """Take what the server says."""
        if message["type"] == "http.response.start":
            self.statuses.append(message["status"])

    async def receive(self) -> Message:
        """The request's body, once; then nothing more comes from the other side."""
        return self._body.pop() if self._body else {"type": "http.disconnect"}


def _scope(path: str, *headers: tuple[bytes, bytes], method: str = "GET", query: bytes = b"") -> Scope:
    return {"type": "http", "method": method, "path": path, "query_string": query, "headers": list(headers)}


class System:
    """A system behind the gateway, which keeps what reaches it."""

    def __init__(self, seed: int = 1, *, reads_body: bool = False) -> None:
        self.asked: list[Scope] = []
        self._reads_body = reads_body
        noise = Noise(seed)
        self._gateway = BadGateway(self._answer, noise, "portal", Forgetting(noise, "portal"))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope)
        if self._reads_body:
            assert (await receive())["type"] == "http.request"
        await PlainTextResponse("fine")(scope, receive, send)

    def answers(self, *scopes: Scope) -> list[int]:
        """The status of each request, one after the other; 0 for none."""
        return asyncio.run(self._answers(scopes))

    async def _answers(self, scopes: tuple[Scope, ...]) -> list[int]:
        wires = [Wire() for _ in scopes]
        for scope, wire in zip(scopes, wires, strict=True):
            await self._gateway(scope, wire.receive, wire.send)
        return [status for wire in wires for status in wire.statuses]


def _pages(number: int, **more: str) -> list[Scope]:
    return [_scope(f"/fi/{place}", method=more.get("method", "GET")) for place in range(number)]


def test_some_reads_are_lost_in_every_way() -> None:
    """About one in fifty, by 502, by 503 and without an answer."""
    answers = System().answers(*_pages(2000))
    lost = [answer for answer in answers if answer != 200]
    assert (set(lost), 20 <= len(lost) <= 60) == ({0, 502, 503}, True)


def test_the_same_seed_loses_the_same_reads() -> None:
    """Whatever else is asked for in between."""
    pages = _pages(300)
    assert System(7).answers(*pages) == System(7).answers(*pages[::-1])[::-1]


def test_another_seed_is_another_day() -> None:
    """Or a hundred runs would be one."""
    assert System(7).answers(*_pages(300)) != System(8).answers(*_pages(300))


def test_a_read_is_never_lost_twice_in_a_row() -> None:
    """So that whoever tries again, gets through."""
    answers = System().answers(*[_scope("/fi/")] * 3000)
    assert [pair for pair in pairwise(answers) if 200 not in pair] == []


@pytest.mark.parametrize(
    "asked",
    [
        _scope("/fi/send", method="POST"),
        _scope("/hand-over", query=b"token=1"),
        _scope("/r1/health", (b"user-agent", b"python-httpx/0.28")),
    ],
    ids=["a write", "a one-time address", "among themselves"],
)
def test_what_cannot_be_made_again_gets_through_once(asked: Scope) -> None:
    """Neither lost nor doubled."""
    system = System()
    assert (set(system.answers(*[asked] * 500)), len(system.asked)) == ({200}, 500)


def test_some_pages_are_asked_for_twice() -> None:
    """And only one answer is seen."""
    system = System()
    answers = system.answers(*_pages(500))
    assert len(system.asked) > answers.count(200)


def test_a_page_that_is_asked_for_twice_can_be_read_whole_both_times() -> None:
    """A system that reads the body of what it passes on must not wait for one that the other answer has had."""
    system = System(reads_body=True)
    system.answers(*_pages(500))
    assert len(system.asked) > 500


def _known(system: System) -> list[bool]:
    return [any(name == b"cookie" for name, _ in scope["headers"]) for scope in system.asked]


def test_a_session_ends_when_an_address_is_opened_and_stays_so() -> None:
    """After four to nine pages."""
    system = System()
    system.answers(*[_scope("/fi/", COOKIE, OPENED)] * 12)
    known = _known(system)
    assert (known[:3], known[-2:]) == ([True] * 3, [False] * 2)


def test_a_form_that_is_open_can_still_be_sent() -> None:
    """Nobody loses what they are writing."""
    system = System()
    system.answers(*[_scope("/fi/", COOKIE, OPENED)] * 12, _scope("/fi/", COOKIE, LED))
    assert _known(system)[-1]


def test_only_one_session_ends() -> None:
    """Whoever has signed in again stays signed in, and so does everybody else."""
    system = System()
    new = (b"cookie", b"portal_session=s2")
    system.answers(*[_scope("/fi/", COOKIE, OPENED)] * 12)
    system.asked.clear()
    system.answers(*[_scope("/sv/", new, OPENED)] * 12)
    assert all(_known(system))


@pytest.mark.parametrize("work", LIMITS)
def test_the_longest_wait_is_within_the_limit(work: str) -> None:
    """With time to spare for being noticed."""
    assert UNPLEASANT[work][1] <= 0.75 * LIFELIKE_LIMITS[LIMITS[work]]


def test_an_alert_after_a_status_is_within_the_limit_too() -> None:
    """A matter handled in the authority's own service: its alert leaves when its status has come."""
    assert UNPLEASANT["status"][1] + UNPLEASANT["mail"][1] <= 0.75 * LIFELIKE_LIMITS[LIMITS["mail"]]


def test_waits_have_a_heavy_tail() -> None:
    """Most are short, and some take ten times as long as those."""
    latency = Latency("unpleasant", 1)
    waits = sorted(latency.seconds("page") for _ in range(1000))
    assert (waits[500] < 0.2, waits[985] > 1, waits[-1] <= 2.5) == (True, True, True)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world on a bad day."""
    origins = {name: f"https://{name}.localhost" for name in ORIGINS}
    return new_world(tmp_path, origins, load_world_data(), Faults(), Latency(), Noise(1))


def test_the_clock_is_slow(world: World) -> None:
    """By a minute and a half."""
    theirs, ours = world.now(), datetime.now(UTC)
    assert timedelta(seconds=90) <= ours - theirs < timedelta(seconds=95)


def test_the_desk_is_crowded(world: World) -> None:
    """With the matters of other people, whom nobody of the run is."""
    cases = world.store.cases("1 = 1")
    assert (len(cases) >= CROWD, {case.customer_id for case in cases}) == (True, {"customer-eeva"})
