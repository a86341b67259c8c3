"""What has changed since a revision: the connections whose block is another, or all where anything else is."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from config import changed
from config.changed import changed_connections
from config.mistakes import ConfigurationError

TEXT = """
environment: prod
contact: a@b.example
connections:
  - {id: first, area: [Helsinki]}
  - {id: second, area: [Espoo]}
"""
Edit = Callable[[Path], object]


def git(folder: Path, *arguments: str) -> None:
    """Run git without anything of the machine's own settings."""
    own = ["-c", "user.name=x", "-c", "user.email=x@example.fi", "-c", "commit.gpgsign=false"]
    command = ["git", *own, "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command, in a folder of the test


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment file of a checkout with one commit."""
    monkeypatch.setattr(changed, "ROOT", tmp_path)
    file = tmp_path / "config" / "environments" / "prod.yaml"
    for path in (file, file.with_name("other.yaml"), tmp_path / "checks" / "alerts.py", tmp_path / "docs" / "x.md"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    return file


def edit(before: str, after: str) -> Edit:
    """The environment file says something else."""
    return lambda file: file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")


def write(path: str) -> Edit:
    """Another file of the checkout says something else."""
    return lambda file: (file.parents[2] / path).write_text("x: 1", "utf-8")


EDITS: dict[str, tuple[Edit, set[str] | None]] = {
    "nothing": (lambda _: None, set()),
    "one block": (edit("Espoo", "Vantaa"), {"second"}),
    "a new block": (lambda file: file.write_text(f"{TEXT}  - {{id: third}}\n", "utf-8"), {"third"}),
    "a block that has gone": (edit("  - {id: second, area: [Espoo]}\n", ""), set()),
    "another name": (edit("first", "second-x"), {"second-x"}),
    "a comment": (edit("environment: prod", "environment: prod # production"), set()),
    "what all connections share": (edit("a@b", "c@b"), None),
    "a check": (write("checks/alerts.py"), None),
    "a new plan": (write("config/plan.yaml"), None),
    "another environment": (write("config/environments/other.yaml"), set()),
    "a document": (write("docs/x.md"), set()),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_what_has_changed_is_found(name: str, file: Path) -> None:
    """None means that every connection may be another."""
    change, expected = EDITS[name]
    change(file)
    assert changed_connections(file, "HEAD") == (None if expected is None else frozenset(expected))


def test_a_file_that_was_not_there_is_all_new(file: Path) -> None:
    """Everything in it is looked at."""
    new = file.with_name("new.yaml")
    new.write_text(TEXT, "utf-8")
    assert changed_connections(new, "HEAD") is None


@pytest.mark.parametrize("revision", ["no-such", "-x", "HEAD~1", ""])
def test_a_revision_that_is_none_is_told(revision: str, file: Path) -> None:
    """With what to do in a CI job, which often has the last commit alone."""
    with pytest.raises(ConfigurationError, match="git knows no such revision"):
        changed_connections(file, revision)


def test_without_git_it_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with a traceback."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigurationError, match="needs git"):
        changed_connections(file, "HEAD")
