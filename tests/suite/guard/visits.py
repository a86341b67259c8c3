"""The hostile pages visited: by the suite's own browser, and as a control by one without walls or with permission."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from playwright.async_api import BrowserContext, Page
from playwright.async_api import Error as PlaywrightError

from config.environment import Environment, Writes
from config.profile import load_profile
from config.systems import Host, IdentityProvider
from fixtures.systems.browser import Person, browser
from fixtures.systems.courtesy import Courtesy
from fixtures.systems.evidence import Evidence
from fixtures.systems.guard import Guard
from tests.suite.checks.places import environment
from tests.suite.guard.recorders import PIN, Recorders, recorders
from tests.suite.guard.tables import Places, addresses, ways

NAMED = ("portal.example", "desk.example", "id.example", "mail.example")
LIMIT_S = 20
TRIES = 3
ONLY_GONE_TO = ("another protocol", "names before the host")


def named(places: Places, *, may_write: bool) -> Environment:
    """An environment whose systems are the recording portal and nothing else."""
    sandbox = environment()
    portal = {"address": places.portal, "desk": f"https://desk.example:{places.port}"}
    changed = {
        "hosts": tuple(Host(name=name, address="127.0.0.1") for name in NAMED),
        "portal": sandbox.portal.model_copy(update=portal),
        "identity_providers": {"suomifi": IdentityProvider(kind="suomifi", address=places.provider)},
        "mail": sandbox.mail.model_copy(update={"host": "mail.example"}),
        "key_pins": (PIN,),
        "writes": Writes(allowed=may_write),
    }
    return sandbox.model_copy(update=changed)


class Crash(Exception):
    """A page crashed while hostile pages were visited."""


@asynccontextmanager
async def somebody(places: Places, folder: Path, guard: Guard, *, may_write: bool) -> AsyncIterator[Person]:
    """A person in the suite's own browser."""
    here, profile = named(places, may_write=may_write), load_profile("sandbox")
    opened = asynccontextmanager(browser)
    evidence, courtesy = Evidence(folder, str), Courtesy(here.courtesy)
    async with opened(here, profile, guard, evidence, courtesy) as found, found.person("fi", LIMIT_S) as person:
        yield person


def visited(
    folder: Path, table: str, *, may_write: bool, expected: Callable[[Recorders], bool]
) -> tuple[Recorders, Guard]:
    """What came to the recorders when every page of a table was open, and what the guard says that it stopped."""
    for _ in range(TRIES):
        with suppress(Crash):
            return asyncio.run(_visiting(folder, table, may_write=may_write, expected=expected))
    raise AssertionError(f"the browser crashed {TRIES} times")


async def _visiting(
    folder: Path, table: str, *, may_write: bool, expected: Callable[[Recorders], bool]
) -> tuple[Recorders, Guard]:
    """Raises Crash: what the page that crashed would have tried was not tried."""
    async with recorders() as found:
        guard = Guard(named(found.places, may_write=may_write))
        async with somebody(found.places, folder, guard, may_write=may_write) as person:
            crashes = _crashes(person.context)
            try:
                await _open(await person.context.new_page(), f"{found.places.portal}/all/{table}")
                # This browser crashes now and then where a window comes up while many frames are loading.
                await found.until(lambda: any(one.path == "/end/frames" for one in found.asked), LIMIT_S)
                for path in (*(f"page/{way.key}" for way in ways(table) if way.top), "addresses"):
                    await _open(await person.context.new_page(), f"{found.places.portal}/{path}")
                await _go_to_each(person, found.places)
                await found.until(lambda: bool(crashes) or (not missed(found, table) and expected(found)), LIMIT_S)
            except PlaywrightError as error:
                raise Crash from error
        if crashes:
            raise Crash
        return found, guard


def _crashes(context: BrowserContext) -> list[Page]:
    """The pages of a person that crash from now on."""
    crashed: list[Page] = []

    def crash(page: Page) -> None:  # Playwright marks its listeners, and a list's own method takes no mark
        crashed.append(page)

    context.on("page", lambda page: page.on("crash", crash))
    return crashed


def in_browser(folder: Path, act: Callable[[Person, Recorders], Awaitable[None]]) -> Recorders:
    """What came when a person did something where nothing may be written."""

    async def acting() -> Recorders:
        async with recorders() as found:
            guard = Guard(named(found.places, may_write=False))
            async with somebody(found.places, folder, guard, may_write=False) as person:
                await act(person, found)
            return found

    return asyncio.run(acting())


def all_left(found: Recorders, table: str) -> bool:
    """Whether every way of a table has come to a recorder."""
    return all(found.left(way) for way in ways(table))


def none_expected(_: Recorders) -> bool:
    """There is nothing to wait for but the pages' own end."""
    return True


def missed(found: Recorders, table: str) -> set[str]:
    """The pages of a table that have not been opened, and the ends that have not been reached."""
    pages = {f"/page/{way.key}" for way in ways(table)}
    return (pages | {"/end/frames", "/end/addresses"}) - {one.path for one in found.asked}


async def _go_to_each(person: Person, places: Places) -> None:
    """Some addresses are refused to a script by every browser, and not to somebody who goes there."""
    tab = await person.context.new_page()
    for one in addresses():
        if one.family in ONLY_GONE_TO:
            await _open(tab, places.address(one))


async def _open(page: Page, address: str) -> None:
    with suppress(PlaywrightError):  # the page leads away by itself, and may be stopped
        await page.goto(address, wait_until="commit")
