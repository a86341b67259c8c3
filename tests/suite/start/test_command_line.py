"""The command line: short, forgiving, readable by any Python 3."""

import ast
import subprocess
import sys

import pytest

from start.commands import COMMANDS, joined
from tests.suite.start.checkout import ROOT, Checkout


def test_help_names_every_command(checkout: Checkout) -> None:
    """The table of commands is the help."""
    shown = checkout.start("--help").stdout
    assert all(f"./golive {name}" in shown for name in COMMANDS)


def test_no_command_shows_the_help(checkout: Checkout) -> None:
    """golive alone never starts anything."""
    assert checkout.start().stdout == checkout.start("--help").stdout


def test_the_version_is_the_projects(checkout: Checkout) -> None:
    """The version is stated in one place."""
    assert checkout.start("--version").stdout.startswith("golive 0.")


def test_a_misspelt_command_is_answered_with_the_nearest(checkout: Checkout) -> None:
    """A slip of the finger costs one look."""
    ended = checkout.start("smkoe")
    assert ended.returncode == 4
    assert "Did you mean `./golive smoke`?" in ended.stderr


def test_an_old_python_can_read_the_script() -> None:
    """golive itself has no syntax that an old Python 3 would trip over before it can say so."""
    tree = ast.parse((ROOT / "golive").read_text(encoding="utf-8"), feature_version=(3, 4))
    newer = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]


@pytest.mark.parametrize(
    ("typed", "handed_on"),
    [
        (["--out", "..", "-k", "alerts"], ["--out=..", "-k", "alerts"]),
        (["-x", "--env", "prod", "--fault=a", "--fault", "b"], ["-x", "--env=prod", "--fault=a", "--fault=b"]),
        (["-k", "routing", "--out"], ["-k", "routing", "--out"]),
        (["--out=here", "tests"], ["--out=here", "tests"]),
    ],
)  # fmt: skip
def test_an_option_and_its_value_may_be_two_words(typed: list[str], handed_on: list[str]) -> None:
    """Pytest, which does not know them yet when it looks for its settings, would look in the folder that is named."""
    assert joined(typed) == handed_on


@pytest.mark.parametrize("argument", ["--help", "--version", "smkoe"])
def test_the_start_needs_the_standard_library_only(argument: str) -> None:
    """Without any installed package the start script still runs."""
    command = [sys.executable, "-S", str(ROOT / "golive"), argument]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the command is ours
    assert "Traceback" not in ended.stderr
