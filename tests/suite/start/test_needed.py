"""A package that is missing is told in one message, before anything stumbles over it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from start.needed import missing
from start.trouble import EXIT_CODE
from tests.suite.start.checkout import ROOT


def test_all_that_the_project_names_is_here() -> None:
    """Else this test would not run."""
    assert missing(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]) == ()


def test_what_is_not_installed_is_named() -> None:
    """Without its version."""
    assert missing(["pytest>=9", "no-such-package>=1; python_version > '3'", "Nor.this_one"]) == (
        "no-such-package",
        "Nor.this_one",
    )


def test_pytest_says_so_and_nothing_else(tmp_path: Path) -> None:
    """Which package, and what to do; no traceback, and no test was started."""
    shutil.copytree(ROOT / "start", tmp_path / "start")
    shutil.copy(ROOT / "conftest.py", tmp_path)
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (tmp_path / "pyproject.toml").write_text(project.replace('"pytest>=9"', '"pytest>=9", "no-such-package"'), "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--env=prod"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (EXIT_CODE, "", 2)
    assert "no-such-package" in ended.stderr
    assert "./golive smoke" in ended.stderr
