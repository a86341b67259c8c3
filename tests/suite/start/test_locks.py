"""The locks: exact versions with hashes, and no word of where they came from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.suite.start.checkout import ROOT

RUN, TEST, BENCH = (ROOT / f"requirements{kind}.lock" for kind in ("", "-test", "-bench"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _entries(lock: Path) -> list[str]:
    text = re.sub(r"\s*\\\n\s*", " ", lock.read_text(encoding="utf-8"))
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _versions(lock: Path) -> dict[str, Version]:
    pairs = (re.match(r"([a-z0-9-]+)==(\S+)", entry) for entry in _entries(lock))
    return {pair[1]: Version(pair[2]) for pair in pairs if pair}


@pytest.mark.parametrize("lock", [RUN, TEST, BENCH], ids=["run", "test", "bench"])
def test_every_package_is_pinned_with_hashes(lock: Path) -> None:
    """An entry is a name, one version, perhaps a marker, and SHA-256 hashes; nothing else, so no address."""
    entry = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^:]+?)?( --hash=sha256:[0-9a-f]{64})+")
    assert [line for line in _entries(lock) if not entry.fullmatch(line)] == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (RUN, PROJECT["project"]["dependencies"]),
        (TEST, PROJECT["dependency-groups"]["test"]),
        (BENCH, PROJECT["dependency-groups"]["bench"]),
    ],
    ids=["run", "test", "bench"],
)
def test_the_lock_satisfies_the_project(lock: Path, wanted: list[str]) -> None:
    """Whoever changes pyproject.toml renews the lock."""
    versions = _versions(lock)
    requirements = [Requirement(text) for text in wanted]
    assert [str(r) for r in requirements if r.name not in versions or versions[r.name] not in r.specifier] == []


def test_the_test_lock_is_the_run_lock_and_more() -> None:
    """The suite is tested with exactly the versions that it runs with."""
    assert _versions(RUN).items() <= _versions(TEST).items()


def test_peers_are_measured_with_the_suites_own_tools() -> None:
    """Where both use a package it is the same version, so that nothing but the way of working differs."""
    run, bench = _versions(RUN), _versions(BENCH)
    assert {name: run[name] for name in bench.keys() & run} == {name: bench[name] for name in bench.keys() & run}


def test_neither_a_run_nor_its_tests_bring_the_measurements_tools() -> None:
    """pytest-playwright's fixtures act in every pytest that can see it."""
    assert not {"pytest-playwright", "matplotlib"} & (set(_versions(RUN)) | set(_versions(TEST)))


def test_a_production_run_brings_no_test_tools() -> None:
    """What only tests need is not installed on go-live day."""
    assert not {"ruff", "mypy", "hypothesis"} & set(_versions(RUN))
