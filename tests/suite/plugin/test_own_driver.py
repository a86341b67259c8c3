"""A driver of an authority's own, as the documents show it, carries a whole run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
import yaml

from tests.suite.plugin.running import HERE, ROOT, Ran, run
from tests.suite.sandbox.running import started

EXAMPLE = ROOT / "docs" / "examples" / "own_service.py"
MOST_LINES = 60


@pytest.fixture(scope="module")
def driven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """The whole checklist of one connection, whose authority's service is reached by the example alone."""
    folder = tmp_path_factory.mktemp("driven")
    with started(folder / "sandbox") as sandbox:
        shutil.copy(EXAMPLE, sandbox.directory)
        environment = sandbox.environment
        here = next(one for one in environment["connections"] if one["id"] == HERE)
        environment["connections"] = [{key: value for key, value in here.items() if key != "message_to"}]
        environment["authorities"]["helsinki"]["service"]["driver"] = "own_service:OwnService"
        file = sandbox.directory / "driven.yaml"
        file.write_text(yaml.safe_dump(environment, allow_unicode=True), "utf-8")
        yield run(folder, f"--env={file}", f"--ledger={folder / 'ledger'}", "-q")


def test_a_run_by_a_driver_of_one_s_own_is_ready(driven: Ran) -> None:
    """Every check of the connection is settled by what the example reads and does."""
    assert driven.results["verdict"] == "READY", driven.said


def test_the_example_is_short() -> None:
    """It is meant to be copied."""
    assert len(EXAMPLE.read_text("utf-8").splitlines()) <= MOST_LINES


def test_the_document_shows_the_example_as_it_is() -> None:
    """What a reader copies is what was run."""
    text = (ROOT / "docs" / "own-service.md").read_text("utf-8")
    shown = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert shown == [EXAMPLE.read_text("utf-8")]
