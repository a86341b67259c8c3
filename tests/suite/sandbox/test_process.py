"""The sandbox as a process: it starts, says so, answers, and ends with its parent."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import httpx
import pytest

from config.environment import Environment
from fixtures.sandbox.latency import PROFILES
from reports.run import options
from tests.suite.sandbox.running import ROOT, RunningSandbox, command, started


def test_every_origin_answers_over_tls(sandbox: RunningSandbox) -> None:
    """Each system has its own host name and certificate."""
    with sandbox.client() as client:
        answers = {name: client.get(f"{origin}/").status_code for name, origin in sandbox.origins.items()}
    assert set(answers.values()) == {200}


def test_plain_http_leads_to_https(sandbox: RunningSandbox) -> None:
    """The port of plain HTTP answers with the way to HTTPS."""
    port = sandbox.environment["hosts"][0]["http_port"]
    answer = httpx.get(f"http://127.0.0.1:{port}/fi/permit-need")
    assert (answer.status_code, answer.headers["location"]) == (301, f"{sandbox.origins['portal']}/fi/permit-need")


def test_secrets_are_for_the_owner_alone(sandbox: RunningSandbox) -> None:
    """Nobody else on the machine can read them."""
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (sandbox.directory / "secrets").iterdir()}
    assert modes == {0o600}


def test_environment_names_every_origin_with_its_port(sandbox: RunningSandbox) -> None:
    """No address is left without a port."""
    text = (sandbox.directory / "environment.yaml").read_text(encoding="utf-8")
    assert "localhost/" not in text


def test_environment_has_a_pin_for_every_certificate(sandbox: RunningSandbox) -> None:
    """The browser trusts exactly these keys."""
    assert len(sandbox.environment["key_pins"]) == len(sandbox.origins) + 1


def test_sandbox_ends_when_its_parent_is_gone(empty: Path) -> None:
    """Closing its standard input ends it, with exit code 0."""
    with started(empty) as running:
        pass
    assert running.process.returncode == 0


def test_ports_can_be_chosen(empty: Path) -> None:
    """One after the other from the first one, in the order of the origins."""
    with started(empty, "--port-base", "28400") as running:
        ports = [int(origin.rpartition(":")[2]) for origin in running.origins.values()]
    assert ports == list(range(28400, 28400 + len(ports)))


def test_unknown_fault_is_refused_with_the_nearest_one(empty: Path) -> None:
    """A misspelt fault must not pass as a healthy sandbox."""
    misspelt = command(empty, "--fault", "ptv.archivd")
    ended = subprocess.run(misspelt, capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S603 our own command
    assert (ended.returncode, "ptv.archived" in ended.stderr) == (4, True)


def test_lifelike_sandbox_has_limits_that_fit(empty: Path) -> None:
    """Mail that takes eight seconds is not late."""
    with started(empty, "--latency", "lifelike") as running:
        limits = running.environment["defaults"]["limits"]
    assert limits["alert_s"] == 20


def test_every_speed_that_a_run_may_ask_for_is_one_of_the_sandbox() -> None:
    """Neither imports the other, so both lists are compared here."""
    assert options.PROFILES == PROFILES


@pytest.mark.parametrize("key", ["hosts", "portal", "mail", "service_data"])
def test_environment_keeps_the_shape_of_the_template(sandbox: RunningSandbox, key: str) -> None:
    """What is filled in is what the suite reads."""
    assert key in Environment.model_fields
    assert key in sandbox.environment
