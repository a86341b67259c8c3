"""The schemas that editors use are those of the typed configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from config.environment import CONFIG
from config.schema import FOLDER, schemas


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_up_to_date(name: str) -> None:
    """A schema file says what the types say; `python -m config.schema` writes it."""
    assert (FOLDER / name).read_text("utf-8") == schemas()[name]


def test_editors_know_the_defaults() -> None:
    """The schema of an environment file has `defaults:`, with a connection's keys but its id."""
    schema = json.loads(schemas()["environment.schema.json"])
    assert "alert_mailbox" in schema["properties"]["defaults"]["properties"]
    assert "id" not in schema["properties"]["defaults"]["properties"]


@pytest.mark.parametrize("file", sorted(CONFIG.glob("environments/*.yaml")), ids=lambda file: file.name)
def test_an_environment_file_names_its_schema(file: Path) -> None:
    """An editor finds the schema by the first line of an environment file."""
    first = file.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/environment.schema.json"
