"""Configuration stands on nothing else of the suite."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from config.environment import CONFIG


@pytest.mark.parametrize("file", sorted(CONFIG.rglob("*.py")), ids=lambda file: file.relative_to(CONFIG).as_posix())
def test_configuration_imports_nothing_above_it(file: Path) -> None:
    """No module of the configuration imports pytest, observations, checks or reports."""
    above = {"pytest", "fixtures", "checks", "reports", "tests"}
    assert not above & {name.partition(".")[0] for name in imported(file)}


def imported(file: Path) -> list[str]:
    """The modules that a file imports."""
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
