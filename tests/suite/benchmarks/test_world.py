"""The worlds of the measurements are the sandbox's own, as large as wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sandbox import sandbox
from benchmarks.world import write_world
from config.environment import Environment
from config.load import load_environment
from fixtures.sandbox.world_data import load_world_data

SIZES = (1, 4, 12, 50, 100, 300)


def _environment(folder: Path, connections: int, authority: str | None = None) -> Environment:
    return load_environment(str(write_world(folder, connections, authority).template))


@pytest.mark.parametrize("connections", SIZES)
def test_its_environment_is_valid(tmp_path: Path, connections: int) -> None:
    """It is read as any environment file is, with so many connections."""
    assert len(_environment(tmp_path, connections).connections) == connections


def test_the_mix_of_modes_is_the_sandboxs(tmp_path: Path) -> None:
    """Every fourth connection is one of the same kind."""
    modes = [one.mode for one in _environment(tmp_path, 12).connections]
    assert modes == [one.mode for one in load_environment("sandbox").connections] * 3


def test_each_connection_is_a_matter_of_its_own_in_the_world(tmp_path: Path) -> None:
    """The portal offers it, under its own name and with a service of its own."""
    written = write_world(tmp_path, 50)
    matters = load_world_data(written.world).matters
    own = [matters[one.id] for one in load_environment(str(written.template)).connections]
    assert [len({one.name["fi"] for one in own}), len({one.service for one in own})] == [50, 50]


def test_the_ceilings_of_courtesy_are_lifted(tmp_path: Path) -> None:
    """As high as an environment file may set them."""
    courtesy = _environment(tmp_path, 1).courtesy
    assert (courtesy.requests_per_s, courtesy.page_loads, courtesy.sign_ins) == (1000, 16, 16)


def test_one_authority_can_stand_alone(tmp_path: Path) -> None:
    """No other authority's people or hosts are needed for it."""
    environment = _environment(tmp_path, 4, "rescue")
    assert list(environment.authorities) == ["rescue"]
    assert [one.name for one in environment.hosts if "-service." in one.name] == []


def test_a_sandbox_of_it_counts_what_it_is_asked() -> None:
    """Nothing, where nobody asks."""
    with sandbox(1, "instant") as running:
        assert running.environment.is_file()
    assert running.asked == 0
