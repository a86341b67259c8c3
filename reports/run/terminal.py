"""What a run says on the terminal besides pytest: its waiting, and its last lines."""

from __future__ import annotations

import sys
from time import monotonic

import pytest

from reports.record.redaction import redacted

AGAIN = "\r\033[K"
"""Writes over the line that stands there."""
LOUD_S = 15
"""Off a terminal, a wait is told again after this many seconds."""


class Terminal:
    """Writes past what pytest captures, and through the same door as everything else."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._told = self._waiting_since = monotonic()

    def line(self, text: str) -> None:
        """One line, or several."""
        self._write(text + "\n")

    def wait(self, what: str) -> None:
        """Tell what is being waited for: on a terminal each time, elsewhere now and then."""
        waited_s = monotonic() - self._waiting_since
        text = f"waiting for {what} ({waited_s:.0f} s)"
        if sys.stdout.isatty():
            self._write(text, AGAIN)
        elif monotonic() - self._told > LOUD_S:
            self._told = monotonic()
            self._write(f"\n{text}\n")

    def settled(self) -> None:
        """A result has come: the next wait is counted anew, and its line leaves the terminal."""
        self.wait_anew()
        if sys.stdout.isatty():
            self._write("", AGAIN)

    def wait_anew(self) -> None:
        """From now on something else is waited for."""
        self._waiting_since = monotonic()

    def _write(self, text: str, before: str = "") -> None:
        capture = self._config.pluginmanager.getplugin("capturemanager")
        reporter = self._config.pluginmanager.getplugin("terminalreporter")
        if reporter is None:
            return
        text = before + redacted(text)
        if capture is None:
            reporter.write(text, flush=True)
            return
        with capture.global_and_fixture_disabled():
            reporter.write(text, flush=True)
