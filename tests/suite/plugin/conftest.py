"""Runs that several tests look at, each made once."""

from __future__ import annotations

import signal

import pytest

from tests.suite.plugin.running import HERE, Ran, run, run_until_signalled

ONE = ("-k", "PTV-01", "--connection", HERE)


@pytest.fixture(scope="session")
def passed(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """One check that passes; all others were not asked for."""
    return run(tmp_path_factory.mktemp("passed"), *ONE)


@pytest.fixture(scope="session")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Six checks against a fault that the first of them notices, stopped at the first failure."""
    return run(tmp_path_factory.mktemp("stopped"), "-x", "-k", "PTV", "--connection", HERE, "--fault", "ptv.draft-only")


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The whole checklist, only listed."""
    return run(tmp_path_factory.mktemp("collected"), "--co", "-q")


@pytest.fixture(scope="session")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The plan of one connection."""
    return run(tmp_path_factory.mktemp("planned"), "--plan", "--connection", HERE)


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A selection that selects nothing."""
    return run(tmp_path_factory.mktemp("nothing"), "-k", "no-such-check")


@pytest.fixture(scope="session")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A run that was killed while it waited."""
    return run_until_signalled(tmp_path_factory.mktemp("killed"), signal.SIGKILL)


@pytest.fixture(scope="session")
def interrupted(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A run that somebody stopped with Ctrl-C while it waited."""
    return run_until_signalled(tmp_path_factory.mktemp("interrupted"), signal.SIGINT)
