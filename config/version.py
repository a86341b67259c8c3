"""The suite's own version, as pyproject.toml says it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def suite_version() -> str:
    """Such as 0.1.0."""
    project = Path(__file__).resolve().parents[1] / "pyproject.toml"
    return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
