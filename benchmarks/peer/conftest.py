"""Fixtures: by default one journey for each connection, walked once; `--naive`: each test walks its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser

import town as towns
from journey import Journey
from mailbox import Mail
from network import client as new_client
from people import People

Town = towns.Town


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a run is told."""
    parser.addoption("--environment", type=Path, required=True, help="the environment file of a running sandbox")
    parser.addoption("--naive", action="store_true", help="each test does its own journey")


def scope(fixture_name: str, config: pytest.Config) -> Any:
    """How long a journey is kept."""
    return "function" if config.getoption("--naive") else "session"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of a journey is there for each connection, a test of staff for each authority."""
    one = towns.town(metafunc.config.getoption("--environment"))
    if "connection" in metafunc.fixturenames:
        _over(metafunc, "connection", one.connections, [one["id"] for one in one.connections])
    if "authority" in metafunc.fixturenames:
        keys = list(dict.fromkeys(one["authority"] for one in one.connections))
        _over(metafunc, "authority", keys, keys)


def _over(metafunc: pytest.Metafunc, name: str, values: list[Any], ids: list[str]) -> None:
    """The tests of one value stay together, in one process and on one worker."""
    marked = [
        pytest.param(value, id=id_, marks=pytest.mark.xdist_group(id_)) for value, id_ in zip(values, ids, strict=True)
    ]
    metafunc.parametrize(name, marked, scope=scope(name, metafunc.config))


@pytest.fixture(scope="session")
def town(pytestconfig: pytest.Config) -> Town:
    """The environment."""
    return towns.town(pytestconfig.getoption("--environment"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser that the suite uses; Playwright's own where none is named."""
    named = {"executable_path": path} if (path := os.environ.get("GOLIVE_BROWSER")) else {}
    return {**browser_type_launch_args, **named, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def people(
    browser: Browser, town: Town, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> People:
    """Everybody; the states of those who signed in lie where all workers find them."""
    base = tmp_path_factory.getbasetemp()
    kept = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    return People(browser, {"ignore_https_errors": True}, town, None if pytestconfig.getoption("--naive") else kept)


@pytest.fixture(scope="session")
def client(town: Town) -> Iterator[httpx.Client]:
    """Interfaces without a browser."""
    with new_client(town) as client:
        yield client


@pytest.fixture(scope="session")
def mail(town: Town) -> Iterator[Mail]:
    """Every mailbox."""
    mail = Mail(town)
    yield mail
    mail.close()


@pytest.fixture(scope=scope)
def journey(town: Town, people: People, client: httpx.Client, connection: dict[str, Any]) -> Iterator[Journey]:
    """The matter of a connection, withdrawn at the end."""
    journey = Journey(town, people, client, connection)
    yield journey
    journey.close()
