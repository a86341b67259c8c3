"""pytest plugin: tells how the steps before the tests went, just above pytest's closing line."""

import json
import os
from typing import Protocol


class _Terminal(Protocol):
    def section(self, title: str) -> None: ...
    def write_line(self, line: str) -> None: ...


def pytest_terminal_summary(terminalreporter: _Terminal) -> None:
    """Print one line for each earlier step."""
    terminalreporter.section("before the tests")
    for line in json.loads(os.environ.get("GOLIVE_PROOFS", "[]")):
        terminalreporter.write_line(line)
