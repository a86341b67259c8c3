"""The checklist as pytest sees it: options, items, waiting, and the lines that close a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from config.environment import Environment
from config.load import ConfigurationError, load_environment
from config.secrets import SecretError
from fixtures.embedded import SandboxDidNotStart
from reports.pages.courtesy import asked_of
from reports.pages.summary import closing_lines
from reports.record.items import AttestedLine, CheckAt, attested_lines, checks_at
from reports.record.latest import still_of
from reports.record.logs import redacted_logs
from reports.record.redaction import not_hidden
from reports.run.closing import closed, key_asked_for, lost, told_instead
from reports.run.engineers import SafeTable, choose_reports, leave_reports_out, little_of_the_machine
from reports.run.execution import Execution
from reports.run.options import add_options
from reports.run.order import put_in_order
from reports.run.plan import plan_lines
from reports.run.replay import Replay
from reports.run.selecting import Selection, chosen
from reports.run.starting import start_sandbox
from reports.run.telling import Telling
from reports.run.terminal import Terminal
from reports.run.worker import KEY, Share, task_of
from reports.run.workers import workers_for
from reports.verdict.kept import NotKept

if TYPE_CHECKING:
    from reports.run.controller import Controller


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of a go-live run."""
    add_options(parser)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Read the environment before anything else happens; a mistake in it ends here, with exit status 4."""
    if not _is_go_live(config):
        return
    try:
        environment = load_environment(config.getoption("--env") or "sandbox")
        selection = chosen(config, environment)
    except ConfigurationError as error:
        raise pytest.UsageError(f"{error}\n{still_of(config.getoption('--out'))}".rstrip()) from None
    for line in attested_lines(environment) + checks_at(environment):
        config.addinivalue_line("markers", f"{line.line}: a line of the checklist")
        config.addinivalue_line("markers", f"{line.line.partition('.')[0]}: a section of the checklist")
    config.pluginmanager.register(Telling(), "golive-telling")
    if task := task_of(config):
        selection = selection.dealt(task.number, task.of)
        _register(config, GoLive(config, Share(config, environment, selection, task), selection))
        return
    execution = _execution(config, environment, selection)
    if not (config.option.collectonly or config.getoption("--plan")):
        execution.technical = choose_reports(config, execution.folder)
        config.pluginmanager.register(SafeTable(), "golive-safe-table")
    if workers := workers_for(config, environment, selection):
        from reports.run.controller import Controller  # noqa: PLC0415 only a run with workers needs it

        _register(config, Controller(config, execution, workers))
    else:
        _register(config, GoLive(config, execution, selection))


def _register(config: pytest.Config, plugin: Controller | GoLive) -> None:
    plugin.execution.by = config.getoption("--by") or plugin.execution.by
    plugin.execution.browser_endpoint = config.getoption("--browser-endpoint")
    config.pluginmanager.register(plugin, "golive-run")


def _execution(config: pytest.Config, environment: Environment, selection: Selection) -> Execution:
    """A run that looks, or one that judges again what another one saw."""
    out = config.getoption("--out")
    if then := config.getoption("--replay"):
        try:
            return Replay(environment, then, out)
        except NotKept as error:
            raise pytest.UsageError(f"--replay: {error}") from None
    folders = out, config.getoption("--ledger")
    return Execution(environment, None, load_environment, lambda _: None, *folders, selection.part)


def _is_go_live(config: pytest.Config) -> bool:
    """Whether the checklist is asked for, and not only the suite's own tests."""
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        return True
    own = Path("tests/suite").resolve()
    asked = [Path(argument.partition("::")[0]).resolve() for argument in config.args]
    return not all(path == own or own in path.parents for path in asked)


class GoLive:
    """One run's hooks; registered only where the checklist is asked for."""

    def __init__(self, config: pytest.Config, execution: Execution, selection: Selection) -> None:
        self.config = config
        self.execution = execution
        self.key = key_asked_for(config.getoption("--sign-with"))
        self.selection = selection
        self._is_share_empty = False
        self._order: Iterator[None] = iter(())
        self._gone_through = 0
        self.terminal = Terminal(config)
        execution.waiting = self.terminal.wait

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Check by place, and attested line by place."""
        environment = self.execution.environment
        if "check_at" in metafunc.fixturenames:
            metafunc.parametrize("check_at", [_parameter(one) for one in checks_at(environment)])
        if "attested_line" in metafunc.fixturenames:
            metafunc.parametrize("attested_line", [_parameter(one) for one in attested_lines(environment)])

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """What this run is not to look at is left out; the report still counts it."""
        if self.selection == Selection():
            return
        environment = self.execution.environment
        left_out = [item for item in items if (value := _value(item)) and not self.selection.keeps(value, environment)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
        self._is_share_empty = not items

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Iterator[None]:
        """Observe ahead while pytest works through its items; withdraw and write the documents whatever happens."""
        checks = [value for item in session.items if isinstance(value := _value(item), CheckAt)]
        lines = [value for item in session.items if isinstance(value := _value(item), AttestedLine)]
        is_told = bool(checks or lines or self.selection.part)  # a part without a share of its own is still there
        if not is_told:
            leave_reports_out(self.config, self.execution.folder)
        if session.config.option.collectonly or not is_told:
            return (yield)
        if session.config.getoption("--plan"):
            self.terminal.line("\n".join(plan_lines(self.execution.environment, checks)))
            session.items.clear()
            return (yield)
        reason, detail = "error", ""
        try:
            self._begin(checks, lines)
            ready = self.execution.in_order_of_readiness([_value(item) for item in session.items])
            self._order = put_in_order(session.items, ready)  # pytest goes through this very list
            next(self._order, None)
            with redacted_logs():
                result = yield
            is_whole = self._gone_through == len(session.items)  # a worker may be told to leave the rest
            reason = "finished" if is_whole else "interrupted"
            detail = str(session.shouldfail or session.shouldstop or "")
        except (KeyboardInterrupt, session.Interrupted, session.Failed) as error:
            reason, detail = "interrupted", str(error)
            raise
        finally:
            self.terminal.wait_anew()
            if self.execution.has_begun:
                self.execution.end(reason, detail)
        if self.execution.journal.trouble:
            session.testsfailed += 1  # whatever held, the record of it is not whole
        return result

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logfinish(self) -> None:
        """What has been observed is told next, so that nobody waits for news that is there."""
        self._gone_through += 1
        next(self._order, None)

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """The last lines: the verdict, why, and where the document is; or that there is none of this start."""
        if trouble := self._trouble():
            self.terminal.line(trouble)
        if self.execution.readiness is not None:
            *lines, report = closing_lines(self.execution.readiness, self.execution.folder)
            pdf = self.config.getoption("--pdf") and task_of(self.config) is None
            last = closed(self.execution.folder, self.key, pdf=pdf)
            lines += [*asked_of(self.execution.courtesy), *not_hidden(), *last]
            self.terminal.line("\n" + "\n".join([*lines, report]))
        elif self._is_share_empty:
            self.terminal.line("No connection has changed: there is nothing to run.")
        elif not self.execution.has_begun and (old := still_of(self.execution.out)):
            self.terminal.line(old)

    def pytest_report_header(self) -> str | None:
        """Which bad day it is, so that it can be had again."""
        options = self.config.option
        return f"noise: --noise --seed {options.seed}" if options.noise else None

    def pytest_sessionstart(self) -> None:
        """Start the sandbox, so that it is ready when the checklist has been collected."""
        little_of_the_machine(self.config)
        start_sandbox(self.config, self.execution)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Iterator[None]:
        """Have the engineers' reports written, and stop a sandbox that no run has stopped."""
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput[KEY] = self._trouble()
        if self._is_share_empty and session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK  # there was nothing to look at, which is no failure
        try:
            with told_instead(self.execution.folder):
                return (yield)
        finally:
            if self.execution.readiness is None and self.execution.sandbox is not None:
                self.execution.sandbox.stop()

    def _trouble(self) -> str:
        """What to say where what was seen could not be kept; nothing where it could."""
        trouble = self.execution.journal.trouble if self.execution.has_begun else None
        return lost(self.execution.folder, trouble) if trouble else ""

    def _begin(self, checks: list[CheckAt], lines: list[AttestedLine]) -> None:
        try:
            self.execution.begin(checks, lines)
        except (SandboxDidNotStart, ConfigurationError, SecretError, NotKept, OSError) as error:
            raise pytest.UsageError(str(error)) from None


def _parameter(one: CheckAt | AttestedLine) -> object:
    marks = [getattr(pytest.mark, one.line), getattr(pytest.mark, one.line.partition(".")[0])]
    return pytest.param(one, id=one.id, marks=marks)


def _value(item: pytest.Item) -> CheckAt | AttestedLine | None:
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    found = parameters.get("check_at") or parameters.get("attested_line")
    return found if isinstance(found, CheckAt | AttestedLine) else None
