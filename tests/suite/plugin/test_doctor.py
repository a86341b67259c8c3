"""`golive doctor`: a healthy environment is in order, and everything that is missing in another is named at once."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.profile import PORTALS, load_profile
from reports.doctor import __main__ as doctor
from reports.doctor import examination, screens
from tests.suite.plugin.running import PATIENCE_S, ROOT
from tests.suite.sandbox.running import RunningSandbox, started

NO_SERVICE = "5e2b1c9a-0000-4000-8000-00000000dead"
START = "Kirjaudu sisään"


@dataclass(frozen=True)
class Examined:
    """What the doctor said, its exit code, and the sandbox's state before and after."""

    code: int
    said: str
    before: dict[str, Any]
    after: dict[str, Any]


def _doctor(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reports.doctor", *arguments]
    return subprocess.run(  # noqa: S603 - our own
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE_S, check=False
    )


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examined]:
    """An environment in which one thing of each kind is missing, and a portal that calls a link otherwise."""
    folder = tmp_path_factory.mktemp("broken")
    with started(folder / "sandbox") as sandbox, pytest.MonkeyPatch.context() as patched:
        profile = _profile_with_another_name(folder)
        patched.setattr(screens, "SCREEN_S", 3)
        patched.setattr(examination, "load_profile", lambda _: load_profile(profile))
        file, before = _broken_environment(sandbox), _state(sandbox)
        lines: list[str] = []
        patched.setattr("builtins.print", lambda *words, **_: lines.append(" ".join(map(str, words))))
        code = doctor.main([f"--env={file}", f"--ledger={folder / 'ledger'}"])
        yield Examined(code, "\n".join(lines), before, _state(sandbox))


def _profile_with_another_name(folder: Path) -> Path:
    text = (PORTALS / "sandbox.yaml").read_text("utf-8")
    file = folder / "other.yaml"
    file.write_text(text.replace(START, "Kirjaudu palveluun", 1), "utf-8")
    return file


def _broken_environment(sandbox: RunningSandbox) -> Path:
    environment = sandbox.environment
    environment["connections"][0]["service"] = NO_SERVICE
    environment["connections"][1]["guidance"]["fi"] += "-ei-ole"
    environment["mail"]["mailboxes"][0]["password"] = "file:secrets/none"
    environment["hosts"].append({"name": "nobody.localhost"})
    file = sandbox.directory / "broken.yaml"
    file.write_text(yaml.safe_dump(environment, allow_unicode=True), "utf-8")
    return file


def _state(sandbox: RunningSandbox) -> dict[str, Any]:
    with closing(sqlite3.connect(sandbox.directory / "state.sqlite")) as database:
        return {table: database.execute(f"select * from {table}").fetchall() for table in ("cases", "messages")}  # noqa: S608 - our own


def test_the_sandbox_is_in_order() -> None:
    """It is started for it, and everything in it is found."""
    ended = _doctor("--env=sandbox")
    assert (ended.returncode, "✗" in ended.stdout, "Ei kunnossa: 0." in ended.stdout) == (0, False, True), ended.stdout


def test_an_environment_that_does_not_exist_cannot_be_examined() -> None:
    """The message says how to make one."""
    ended = _doctor("--env=nowhere")
    assert (ended.returncode, ended.stderr.split("\n")[0]) == (
        2, "There is no environment file config/environments/nowhere.yaml.",
    )  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        r"✗ .*nobody\.localhost.*\n.*broken\.yaml:\d+ hosts\[",
        rf"✗ .*{NO_SERVICE}.*\n.*broken\.yaml:\d+ connections\[.*\n.*Ympäristölupa .*0001;",
        r"✗ .*raseborg-building-permit \(fi\): .*vastasi 404\n.*broken\.yaml:\d+ connections\[.*guidance\.fi",
        r"✗ .*file:secrets/none: .*\n.*broken\.yaml:\d+ mail\.mailboxes\[0\]\.password\n.*secrets/none",
        rf"✗ .*\(fi\): .*link 'Kirjaudu palveluun'.*link '{START}'.*\n.*\n.*sign_in\.start.*other\.yaml:\d+",
        r"✗ .*Postilaatikko ymparisto@helsinki\.example: .*secrets/none is missing.*\n.*mail\.mailboxes\[0\]",
    ],
    ids=["host", "service", "guidance", "secret", "locator", "mailbox"],
)
def test_what_is_missing_is_named_with_its_line(broken: Examined, told: str) -> None:
    """All of it at once, with what to do."""
    assert re.search(told, broken.said), broken.said


def test_something_missing_is_the_exit_code(broken: Examined) -> None:
    """A job that asks the doctor first stops there."""
    assert broken.code == 1


def test_what_is_in_order_is_not_taken_along(broken: Examined) -> None:
    """The other mailboxes, the other languages and the other services are found all the same."""
    assert sum(line.startswith("✓") for line in broken.said.splitlines()) > 50


def test_nothing_is_written(broken: Examined) -> None:
    """The sandbox has the matters and messages that it had, to the byte."""
    assert (broken.before["cases"] != [], broken.after) == (True, broken.before)
