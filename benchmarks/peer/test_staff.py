"""Signing in: whoever may, and whoever may not."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from people import People
from screens import SignIn
from town import Town


def test_handler_reaches_the_own_desk(town: Town, people: People, authority: str) -> None:
    """LOGIN-01, LOGIN-02."""
    page = people.handler(authority)
    page.goto(f"{town.desk}/fi/work-list")
    screen = SignIn(page, town, "fi")
    seen = screen.named("sign_in", "user").inner_text(), screen.named("sign_in", "organisation").inner_text()
    page.context.close()
    assert seen == (town.authority(authority)["handler_name"], town.authority(authority)["name"]["fi"])


@pytest.mark.parametrize("who", ["none", "wrong_kind"])
def test_others_are_refused(town: Town, people: People, authority: str, who: str) -> None:
    """LOGIN-03, LOGIN-04."""
    one, page = town.authority(authority), people.visitor()
    screen = SignIn(page, town, "fi")
    screen.as_official(one["sign_in"], one["refused"][who])
    expect(screen.at("sign_in", "refused")).to_be_visible()
    page.context.close()


def test_nothing_is_shown_without_signing_in(town: Town, people: People, authority: str) -> None:
    """LOGIN-07."""
    page = people.visitor()
    page.goto(f"{town.desk}/fi/work-list")
    shown = SignIn(page, town, "fi").at("desk", "work_list").count()
    page.context.close()
    assert shown == 0
