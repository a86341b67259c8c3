"""The controller of a run that workers share (`-n 2`): it deals out whole connections and makes one document."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime

import pytest
from execnet import RemoteError
from xdist.workermanage import WorkerController  # type: ignore[import-untyped]

from config.communication import load_communication
from config.load import ConfigurationError
from config.secrets import SecretError, hide
from config.waivers import load_waivers
from fixtures.embedded import SandboxDidNotStart
from fixtures.ledger import Ledger
from reports.pages.courtesy import courtesy, told
from reports.pages.documents import write_documents
from reports.pages.summary import closing_lines
from reports.record.events import FILE_NAME, read
from reports.record.items import settlements
from reports.record.latest import still_of
from reports.record.redaction import not_hidden
from reports.run.closing import closed, key_asked_for, lost, told_instead
from reports.run.dealing import Dealing
from reports.run.engineers import leave_reports_out, little_of_the_machine
from reports.run.execution import Execution
from reports.run.parts import PARTS, has_begun
from reports.run.starting import start_sandbox
from reports.run.terminal import Terminal
from reports.run.worker import KEY, Task


class Controller:
    """The hooks of the process that looks at nothing itself; registered only where there are workers."""

    def __init__(self, config: pytest.Config, execution: Execution, workers: int) -> None:
        self.config = config
        self.execution = execution
        self.workers = workers
        self.key = key_asked_for(config.getoption("--sign-with"))
        self.terminal = Terminal(config)
        self._at_work: list[WorkerController] = []
        self._set_out = self._total = 0
        self._sandbox_file = ""
        self._lost: list[str] = []

    def pytest_report_header(self) -> str:
        """How many there are, and that production is asked no more for it."""
        return f"workers: {self.workers}, whole connections each; together they keep the ceilings of the environment"

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Make ready what all share; whatever is wrong with it is told once, before anybody begins."""
        self.session = session
        little_of_the_machine(self.config)
        start_sandbox(self.config, self.execution)
        try:
            self._make_ready()
        except (SandboxDidNotStart, ConfigurationError, SecretError, OSError) as error:
            raise pytest.UsageError(str(error)) from None

    def pytest_configure_node(self, node: WorkerController) -> None:
        """Tell a worker what its part is."""
        self._set_out += 1
        self._at_work.append(node)
        run = self.execution
        task = Task(
            self._set_out, self.workers, run.id, str(run.folder.absolute()),
            self._sandbox_file, str(run.ledger_file().absolute()), run.technical,
        )  # fmt: skip
        node.workerinput[KEY] = asdict(task)

    def pytest_xdist_make_scheduler(self) -> Dealing:
        """Whatever way of dealing is asked for: a connection is never looked at by two."""
        return Dealing(self.workers, self._begin)

    def pytest_testnodedown(self, node: WorkerController, error: object | None) -> None:
        """A worker has gone: well, or without a word."""
        if node in self._at_work:
            self._at_work.remove(node)
        said = getattr(node, "workeroutput", {}).get(KEY)
        self._lost += [str(said)] if said else []
        if error:
            self._lost.append(f"A worker was lost: {error}. What it wrote is withdrawn by the next run, or by cleanup.")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Iterator[None]:
        """However it ends: workers that are still at work withdraw what they wrote before anything is told of them."""
        try:
            result = yield
        except BaseException:
            self._interrupt()
            raise
        session.testsfailed += len(self._lost)
        if not self._total:
            leave_reports_out(self.config, self.execution.folder)
        return result

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self) -> Iterator[None]:
        """Have the engineers' reports written."""
        with told_instead(self.execution.folder):
            return (yield)

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """One document of what all have seen, and the last lines."""
        if self.execution.sandbox is not None:
            self.execution.sandbox.stop()
        try:
            lines = [*self._lost, *self._closing()]
        except OSError as error:
            lines = [*self._lost, lost(self.execution.folder, error)]
        if lines:
            self.terminal.line("\n" + "\n".join(lines))

    def _make_ready(self) -> None:
        run = self.execution
        if run.sandbox is not None:
            self._sandbox_file = str(run.sandbox.environment_file())
            run.environment = run.reload(self._sandbox_file)
        hide(run.environment)
        load_communication(run.environment)
        load_waivers(run.environment)
        settlements(run.environment, datetime.now(UTC).date())
        ledger = Ledger(run.ledger_file(), run.id, run.environment.writes, lambda *_, **__: None)
        ledger.leftovers()  # the signs of life of runs that are over go before two look at them at once
        ledger.close()

    def _begin(self, total: int) -> None:
        self._total = self.session.testscollected = total
        if total:
            self.execution.take_its_place()

    def _interrupt(self) -> None:
        """Ctrl-C for every worker; a second one here gives up waiting for them."""
        for node in self._at_work:
            if sys.platform != "win32":  # there, the console has told them already
                os.kill(node.gateway._rinfo().pid, signal.SIGINT)
        for node in self._at_work:
            with suppress(RemoteError, EOFError):
                node.channel.waitclose()

    def _closing(self) -> list[str]:
        folder = self.execution.folder
        if not (self._total and has_begun(folder)):
            shutil.rmtree(folder / PARTS, ignore_errors=True)
            old = still_of(self.execution.out)
            return [old] if old else []
        readiness = write_documents(folder)
        *lines, report = closing_lines(readiness, folder)
        used = courtesy(read(folder / FILE_NAME))
        asked = [f"{told(used)}; each of {self.workers} workers"] if used else []
        return [*lines, *asked, *not_hidden(), *closed(folder, self.key, pdf=self.config.getoption("--pdf")), report]
