"""Every command that the documents and the examples of CI jobs show exists, with every option that they show."""

import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from start.commands import COMMANDS
from tests.suite.start.checkout import ROOT

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
JOBS = sorted((ROOT / "docs" / "ci").glob("*.yml"))
PROGRAMS = {
    "cleanup": "reports.cleanup", "doctor": "reports.doctor", "login": "reports.login", "merge": "reports.run.merge",
    "report": "reports", "verify": "reports.verify", "sandbox": "fixtures.sandbox", "faults": "tests.proof",
    "bench": "benchmarks",
}  # fmt: skip
OWN_OPTIONS = {"--help", "--version"}


def _shown(document: Path) -> list[str]:
    text = document.read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()]
    commands = [*lines, *re.findall(r"`([^`\n]+)`", text)]
    return [command for command in commands if re.match(r"(\./golive|pytest) ", command)]


def _run_by(job: Path) -> list[str]:
    """The commands of a CI job: what the shell or the CI service puts in is some value."""
    text = re.sub(r"^\s*#.*", "", job.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = re.sub(r"\$\{\{.*?\}\}", "1", text)
    text = re.sub(r"\$\{\w+:\+(.*?)\}", r"\1", text)
    return re.findall(r"\./golive [^\n;|&]+", re.sub(r'"?\$\w+"?', "value", text))


COMMAND_LINES = sorted(
    {line for document in DOCUMENTS for line in _shown(document)} | {line for job in JOBS for line in _run_by(job)}
)


@cache
def _options(program: str) -> set[str]:
    command = [sys.executable, "-m", program, "--help"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return set(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", ended.stdout))


def _words(line: str) -> list[str]:
    words = shlex.split(line, comments=True)
    return words[1:] if words[0] == "./golive" else ["smoke", *words[1:]]


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_a_command_in_the_documents_exists(line: str) -> None:
    """What a reader types after reading is understood."""
    name, *_ = _words(line)
    assert name in {*COMMANDS, *OWN_OPTIONS}


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_an_option_in_the_documents_exists(line: str) -> None:
    """No document shows an option that the program does not know."""
    name, *words = _words(line)
    used = {word.partition("=")[0] for word in words if word.startswith("-")}
    assert not used or used <= _options(PROGRAMS.get(name, "pytest"))


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_a_path_in_the_documents_exists(line: str) -> None:
    """A file or folder named in a command is there."""
    paths = [word for word in _words(line)[1:] if "/" in word and not word.startswith(("-", "reports/out", "parts"))]
    assert [path for path in paths if not (ROOT / path.partition("::")[0]).exists()] == []
