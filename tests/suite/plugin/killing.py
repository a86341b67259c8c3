"""Runs that are killed at a chosen step of their ledger, in a sandbox that outlives them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.suite.plugin.running import PATIENCE_S, ROOT, started, wait
from tests.suite.sandbox.running import RunningSandbox

CONNECTION = "rescue-event-notice"
SELECTION = ("--connection", CONNECTION, "-k", "STATUS")
MARK = b"TESTI"
SENT_UNKNOWN = "kind = 'matter' and identifier is null and proved is null"
IN_HANDLING = "kind = 'status' and done is not null and proved is null"


@dataclass(frozen=True)
class Scene:
    """A sandbox, and a folder for runs and their ledger."""

    sandbox: RunningSandbox
    folder: Path

    @property
    def ledger(self) -> Path:
        """The ledger of the environment."""
        return self.folder / "ledger" / "sandbox.sqlite"

    def rows(self, condition: str = "true") -> list[Any]:
        """The rows of the ledger, oldest first; none while there is no ledger."""
        return asked(self.ledger, f"select * from writes where {condition} order by id")  # noqa: S608 - our own

    @property
    def state(self) -> Path:
        """The sandbox's own state."""
        return self.sandbox.directory / "state.sqlite"

    def cases(self, *, marked: bool) -> set[tuple[Any, ...]]:
        """The whole rows of matters in the portal, those of the suite or all others."""
        found = asked(self.state, "select * from cases")
        return {tuple(row) for row in found if (MARK in row["record"]) is marked}

    def facts(self) -> list[Path]:
        """The files into which runs have begun to write what happens."""
        return [file for file in (self.folder / "out").glob("*/events.jsonl") if file.parent.name != "latest"]

    def matters(self, *, marked: bool) -> dict[str, tuple[str, int]]:
        """The matters in the portal, those of the suite or all others: reference -> status and version."""
        found = asked(self.state, "select * from cases")
        return {row["reference"]: (row["status"], row["version"]) for row in found if (MARK in row["record"]) is marked}

    def kill_with_the_identifier_unknown(self) -> None:
        """Kill a run when its matter has arrived, and before the ledger knows what the portal calls it."""
        with self.run(*SELECTION) as process:
            wait(lambda: bool(self.rows(SENT_UNKNOWN)), process, "matter begun")
            with self._held():
                wait(lambda: "pending" in str(self.matters(marked=True)), process, "matter sent")
                _kill(process)

    def kill_in_handling(self) -> None:
        """Kill a run when its matter has been taken into handling."""
        with self.run(*SELECTION) as process:
            wait(lambda: bool(self.rows(IN_HANDLING)), process, "matter in handling")
            _kill(process)

    def clean_up(self) -> subprocess.CompletedProcess[str]:
        """The command, as a person gives it."""
        command = [sys.executable, "-m", "reports.cleanup", f"--out={self.folder / 'out'}", *self._where()]
        return subprocess.run(  # noqa: S603 - our own
            command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE_S, check=False
        )

    def _where(self) -> list[str]:
        return [f"--env={self.sandbox.directory / 'environment.yaml'}", f"--ledger={self.ledger.parent}"]

    def run(self, *selection: str) -> Any:
        """A run of part of the checklist, from its start until it is ended."""
        return started(self.folder, *self._where(), *selection)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Nothing more gets into the ledger."""
        with closing(sqlite3.connect(self.ledger, isolation_level=None)) as database:
            database.execute("begin immediate")
            yield


def _kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate(timeout=PATIENCE_S)


def asked(file: Path, query: str) -> list[Any]:
    """The rows that a database answers with; none while there is no such table."""
    if not file.exists():
        return []
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        try:
            return database.execute(query).fetchall()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") != "SQLITE_ERROR":
                raise  # what cannot be read must not count as nothing there
            return []  # it is being made
