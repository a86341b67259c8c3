"""No way of writing an address leads anywhere else than to a door that the environment file names."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import suppress

import pytest

from fixtures import attempts
from fixtures.cause import Unobservable
from fixtures.systems.courtesy import Courtesy
from fixtures.systems.guard import Guard, Stopped
from fixtures.systems.web import GuardedTransport, Web
from tests.suite.checks.places import environment
from tests.suite.guard.conftest import Visited
from tests.suite.guard.recorders import Asked, Recorders, recorders
from tests.suite.guard.tables import Address, Places, addresses
from tests.suite.guard.visits import missed, named

PLACES = Places(4431, 4432, 8080, {})
EVERY = addresses()
each_address = pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.number}")
each_family = pytest.mark.parametrize("family", sorted({one.family for one in EVERY}))


def strays(found: Recorders) -> list[Asked]:
    """What came under another name than the portal's own, or elsewhere."""
    own = {f"{name}.example:{found.places.port}" for name in ("portal", "desk", "id")}
    return [one for one in found.asked if one.host not in own or one.at != "portal"]


def number(asked: Asked) -> int | None:
    """The number of the address by which somebody came."""
    _, _, found = asked.path.partition("asked/address/")
    return int(found) if found.isdigit() else None


@pytest.fixture(scope="session")
def followed() -> Recorders:
    """The suite's client, led by redirects to every address, one after another."""

    async def following() -> Recorders:
        async with recorders() as found:
            here = named(found.places, may_write=True)
            trusting = ssl.create_default_context()
            trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
            async with GuardedTransport(Guard(here), trusting, Courtesy(here.courtesy)) as transport:
                web = Web(transport, Guard(here), "x", 5)
                for one in EVERY:
                    with suppress(Unobservable):  # some are read as another page of the portal
                        await web.get(f"{found.places.portal}/redirect/{one.number}")
            return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(attempts, "PAUSE_S", 0)
        return asyncio.run(following())


@each_address
def test_an_address_is_refused(one: Address) -> None:
    """Before anybody is asked for anything."""
    assert isinstance(Guard(named(PLACES, may_write=True)).objection(PLACES.address(one)), Stopped)


def test_no_redirect_leads_the_client_there(followed: Recorders) -> None:
    """Nobody but the portal hears of it, and it only of its own pages."""
    assert (strays(followed), set(followed.connections)) == ([], {"portal"})


def test_the_browser_was_led_by_all_of_them(guarded: Visited, unguarded: Visited) -> None:
    """A page that did not come to its end would have proved nothing."""
    assert (missed(guarded[0], "ways_out"), missed(unguarded[0], "ways_out")) == (set(), set())


def test_nor_the_browser(guarded: Visited) -> None:
    """By script or by redirect, in whatever way it reads them."""
    assert strays(guarded[0]) == []


@each_family
def test_without_walls_the_browser_would_be_led(family: str, unguarded: Visited) -> None:
    """Each family has addresses that do arrive elsewhere."""
    arrived = {number(asked) for asked in strays(unguarded[0])}
    assert [one.text for one in EVERY if one.family == family and one.number in arrived]


def test_there_are_many_cases() -> None:
    """A guard is as good as what it has been tried with."""
    assert len(EVERY) > 120 and environment().hosts
