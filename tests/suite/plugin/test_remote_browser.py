"""The browser may be another machine's: it is started with this run's walls, or not used."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from fixtures.systems.browser_binary import browser
from tests.suite.plugin.running import HERE, Ran, run

CHOSEN = ("--env=sandbox", "--connection", HERE, "-k", "ROUTE-01")


@contextmanager
def _server(*arguments: str) -> Iterator[str]:
    """A Playwright server in a process of its own; its address."""
    command = [*compute_driver_executable(), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        try:
            said = process.stdout.readline() if process.stdout else ""
            yield said.strip().rpartition(" ")[2]
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def with_walls(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A server that starts a browser as its client asks for it."""
    with pytest.MonkeyPatch.context() as patch, _server("run-server", "--unsafe", "--port", str(_free_port())) as there:
        patch.setenv("GOLIVE_BROWSER", str(browser()))
        return run(tmp_path_factory.mktemp("farm"), *CHOSEN, "--browser-endpoint", there)


@pytest.fixture(scope="module")
def without_walls(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A server that starts a browser in its own way."""
    folder = tmp_path_factory.mktemp("bare")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    options = {"executablePath": str(browser()), "args": ["--no-sandbox"] if as_root else []}
    (folder / "options.json").write_text(json.dumps(options), "utf-8")
    with _server("launch-server", "--browser", "chromium", "--config", str(folder / "options.json")) as there:
        return run(folder, *CHOSEN, "--browser-endpoint", there)


def _checked(ran: Ran) -> tuple[str, str]:
    (row,) = (one for one in ran.results["checks"] if one["id"] == "ROUTE-01" and one["connection"] == HERE)
    return row["verdict"], str(row.get("cause") or "")


def test_a_check_passes_in_it(with_walls: Ran) -> None:
    """Pages are opened and looked at over there."""
    assert _checked(with_walls) == ("passed", "")


def test_one_without_its_walls_is_not_used(without_walls: Ran) -> None:
    """It could go anywhere, so it goes nowhere, and what was missing is told."""
    verdict, cause = _checked(without_walls)
    assert (verdict, "was not started as it must be: --" in cause) == ("blocked", True)


def test_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With what to do."""
    verdict, cause = _checked(run(tmp_path, *CHOSEN, "--browser-endpoint", f"ws://127.0.0.1:{_free_port()}/"))
    assert (verdict, "no browser came from ws://127.0.0.1" in cause) == ("blocked", True)
