"""Where nothing may be written, no page writes, however it goes about it; reading, identifying and leaving go on."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.async_api import Error as PlaywrightError

from fixtures.systems.browser import Person
from tests.suite.guard.conftest import Visited
from tests.suite.guard.recorders import Recorders
from tests.suite.guard.tables import Way, ways
from tests.suite.guard.visits import in_browser, missed

SAFE = {"GET", "HEAD", "OPTIONS"}
FORM = """(address) => {
    const form = document.createElement("form");
    Object.assign(form, {method: "post", action: address});
    form.innerHTML = "<input name=SAMLResponse value=x>";
    document.documentElement.append(form);
    form.submit();
}"""

each_way = pytest.mark.parametrize("way", ways("writes"), ids=lambda way: way.id)


@each_way
def test_nothing_is_written(way: Way, reading: Visited) -> None:
    """By no form, script, worker, window, socket or redirect."""
    assert not reading[0].left(way)


@each_way
def test_with_permission_it_would_be(way: Way, writing: Visited) -> None:
    """The case is hostile: the same page in the same browser does write where that is allowed."""
    assert writing[0].left(way)


def test_every_page_was_open(reading: Visited) -> None:
    """A page that was not would have proved nothing."""
    assert missed(reading[0], "writes") == set()


def test_only_safe_methods_came_to_the_portal(reading: Visited) -> None:
    """Whatever it was that was asked for."""
    assert [one for one in reading[0].asked if one.method not in SAFE and not one.host.startswith("id.")] == []


def test_what_was_stopped_is_told_by_method_and_host(reading: Visited) -> None:
    """A portal that writes by itself is a finding."""
    told = reading[1].stopped
    kinds = ("POST", "PUT", "PATCH", "DELETE", "MOVE", "WebSocket")
    assert [kind for kind in kinds if not told[f"{kind} portal.example"]] == []


FORMS = {
    ("ID/blank", "ID/identify"): True,
    ("ID/blank", "PORTAL/acs"): True,
    ("PORTAL/blank", "PORTAL/fi/sign-out"): True,
    ("PORTAL/blank", "PORTAL/acs-by-itself"): False,
    ("PORTAL/blank", "PORTAL/fi/sign-out/now"): False,
}
"""A page and where its form leads -> whether it arrives."""


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Recorders:
    """Each form sent, where nothing may be written."""

    async def act(person: Person, found: Recorders) -> None:
        for page, to in FORMS:
            tab = await person.context.new_page()
            await tab.goto(found.places.origin(page))
            with suppress(PlaywrightError):
                async with tab.expect_navigation():
                    await tab.evaluate(FORM, found.places.origin(to))

    return in_browser(tmp_path_factory.mktemp("sent"), act)


@pytest.mark.parametrize(("page", "to"), FORMS)
def test_who_identifies_may_send_what_that_needs(page: str, to: str, sent: Recorders) -> None:
    """To the provider, from it to the service that asked, and to the end of the session; nothing else."""
    arrived = [one.method for one in sent.asked if sent.places.origin(to).endswith(f"{one.host}{one.path}")]
    assert ("POST" in arrived) is FORMS[page, to]
