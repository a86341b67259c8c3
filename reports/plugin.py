"""The checklist as pytest sees it: options, items, waiting, and the lines that close a run."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from time import monotonic

import pytest
from _pytest._code.code import ExceptionRepr

from config.environment import Environment
from config.load import ConfigurationError, environment_file, load_environment
from config.secrets import SecretError
from fixtures.embedded import EmbeddedSandbox, SandboxDidNotStart
from reports.closing import key_asked_for, lost, printed, sealed, told_instead
from reports.courtesy import asked_of
from reports.engineers import (
    SafeTable,
    choose_reports,
    leave_reports_out,
    little_of_the_machine,
    told,
    told_of_itself,
)  # fmt: skip
from reports.execution import OUT, Execution
from reports.givens import LEDGERS
from reports.items import AttestedLine, CheckAt, attested_lines, checks_at
from reports.kept import NotKept
from reports.latest import still_of
from reports.logs import redacted_logs
from reports.order import put_in_order
from reports.plan import plan_lines
from reports.redaction import not_hidden, redacted
from reports.replay import Replay
from reports.selecting import Selection, chosen, shard
from reports.summary import closing_lines

UNSTEADY = "unsteady"
"""The property by which a test says that it passed only at a later attempt."""
LATENCIES = ("instant", "lifelike", "distant")
"""How fast a sandbox may be asked to answer; it runs by itself, so its own list is not at hand here."""
LOUD_S = 15
"""Off a terminal, a wait is told again after this many seconds."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of a go-live run."""
    group = parser.getgroup("golive", "go-live checklist")
    group.addoption(
        "--env", default=None, help="environment: a name in config/environments or a YAML file (default: sandbox)"
    )
    group.addoption(
        "--connection", action="append", default=[], metavar="ID", help="only this connection; may be given again"
    )
    group.addoption(
        "--shard", type=shard, metavar="I/N", help="only part I of N: whole connections; `golive merge` joins the parts"
    )
    group.addoption(
        "--changed-since", metavar="REV",
        help="only connections whose block in the environment file has changed since this revision in git",
    )  # fmt: skip
    group.addoption("--plan", action="store_true", help="print what would be written where, and do nothing")
    group.addoption("--fault", action="append", default=[], metavar="ID", help="switch a fault of the sandbox on")
    group.addoption(
        "--out", type=Path, default=OUT, metavar="DIR", help="where the documents go (default: reports/out)"
    )
    group.addoption(
        "--ledger", type=Path, default=LEDGERS, metavar="DIR",
        help="where it is kept what was written (default: .golive/ledger)",
    )  # fmt: skip
    group.addoption(
        "--by", metavar="NAME", help="who runs it, for the report (default: the user of the CI job or machine)"
    )
    group.addoption(
        "--replay", type=Path, metavar="RUN", help="judge again what the run in this folder saw; nothing is looked at"
    )
    group.addoption(
        "--sign-with", type=Path, metavar="KEY", help="sign the manifest of the run with this Ed25519 key (PEM or SSH)"
    )
    group.addoption("--pdf", action="store_true", help="print the readiness report too (readiness.fi.pdf, sv, en)")
    group.addoption(
        "--browser-endpoint", metavar="ws://…", help="a Playwright server (run-server --unsafe) whose browser is used"
    )
    group.addoption("--noise", action="store_true", help="let the sandbox, though healthy, have a bad day")
    group.addoption("--seed", type=int, default=1, metavar="N", help="which bad day (default: 1)")
    group.addoption("--latency", default="instant", choices=LATENCIES, help="how fast the sandbox answers")


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
    execution = _execution(config, environment, selection)
    execution.by = config.getoption("--by") or execution.by
    plugin = GoLive(config, execution, selection)
    config.pluginmanager.register(plugin, "golive-run")
    if not (config.option.collectonly or config.getoption("--plan")):
        execution.technical = choose_reports(config, execution.folder)
        config.pluginmanager.register(SafeTable(), "golive-safe-table")


def _execution(config: pytest.Config, environment: Environment, selection: Selection) -> Execution:
    """A run that looks, or one that judges again what another one saw."""
    out = config.getoption("--out")
    if then := config.getoption("--replay"):
        try:
            return Replay(environment, then, out)
        except NotKept as error:
            raise pytest.UsageError(f"--replay: {error}") from None
    folders = out, config.getoption("--ledger")
    execution = Execution(environment, None, load_environment, lambda _: None, *folders, selection.part)
    execution.browser_endpoint = config.getoption("--browser-endpoint")
    return execution


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
        self._told = monotonic()
        execution.waiting = self._wait
        self._waiting_since = monotonic()

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
            self._line("\n".join(plan_lines(self.execution.environment, checks)))
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
            reason = "finished"
        except (KeyboardInterrupt, session.Interrupted, session.Failed) as error:
            reason, detail = "interrupted", str(error)
            raise
        finally:
            self._waiting_since = monotonic()
            if self.execution.has_begun:
                self.execution.end(reason, detail)
        if self.execution.journal.trouble:
            session.testsfailed += 1  # whatever held, the record of it is not whole
        return result

    def pytest_report_teststatus(
        self, report: pytest.TestReport
    ) -> tuple[str, str, tuple[str, dict[str, bool]]] | None:
        """What passed only at a later attempt passes, and is told apart."""
        told = dict(getattr(report, "user_properties", ())).get(UNSTEADY)
        if report.when != "call" or not report.passed or told is None:
            return None
        return UNSTEADY, "u", (f"UNSTEADY ({told})", {"yellow": True})

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """What pytest tells of a check, on the terminal and in its own reports, goes through the same door."""
        return told((yield))

    @pytest.hookimpl(tryfirst=True)
    def pytest_internalerror(self, excrepr: ExceptionRepr) -> None:
        """Nor does an error of the suite itself tell more."""
        told_of_itself(excrepr)

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logfinish(self) -> None:
        """What has been observed is told next, so that nobody waits for news that is there."""
        next(self._order, None)

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        """The last lines: the verdict, why, and where the document is; or that there is none of this start."""
        if trouble := self.execution.has_begun and self.execution.journal.trouble:
            self._line(lost(self.execution.folder, trouble))
        if self.execution.readiness is not None:
            *lines, report = closing_lines(self.execution.readiness, self.execution.folder)
            lines += [*asked_of(self.execution.courtesy), *not_hidden(), *self._closed(self.execution.folder)]
            self._line("\n" + "\n".join([*lines, report]))
        elif self._is_share_empty:
            self._line("No connection has changed: there is nothing to run.")
        elif not self.execution.has_begun and (old := still_of(self.execution.out)):
            self._line(old)

    def _closed(self, folder: Path) -> tuple[str, ...]:
        """Whatever is written after the documents, the manifest last; lines where it could not be."""
        return (*(printed(folder) if self.config.getoption("--pdf") else ()), *sealed(folder, self.key))

    def pytest_report_header(self) -> str | None:
        """Which bad day it is, so that it can be had again."""
        options = self.config.option
        return f"noise: --noise --seed {options.seed}" if options.noise else None

    def pytest_sessionstart(self) -> None:
        """Start the sandbox, so that it is ready when the checklist has been collected."""
        little_of_the_machine(self.config)
        execution, options = self.execution, self.config.option
        if options.replay and (options.fault or options.noise):
            raise pytest.UsageError("--fault and --noise are for a run that looks; --replay judges what was seen")
        if (options.fault or options.noise) and not execution.environment.is_embedded:
            raise pytest.UsageError("--fault and --noise are for the sandbox; this environment is not one")
        if execution.environment.is_embedded and not (options.collectonly or options.plan or options.replay):
            file = environment_file(options.env or "sandbox").resolve()
            seed = options.seed if options.noise else None
            execution.sandbox = EmbeddedSandbox(file, options.latency, options.fault, seed)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Iterator[None]:
        """Have the engineers' reports written, and stop a sandbox that no run has stopped."""
        if self._is_share_empty and session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK  # there was nothing to look at, which is no failure
        try:
            with told_instead(self.execution.folder):
                return (yield)
        finally:
            if self.execution.readiness is None and self.execution.sandbox is not None:
                self.execution.sandbox.stop()

    def _begin(self, checks: list[CheckAt], lines: list[AttestedLine]) -> None:
        try:
            self.execution.begin(checks, lines)
        except (SandboxDidNotStart, ConfigurationError, SecretError, NotKept, OSError) as error:
            raise pytest.UsageError(str(error)) from None

    def _wait(self, what: str) -> None:
        waited_s = monotonic() - self._waiting_since
        text = f"waiting for {what} ({waited_s:.0f} s)"
        if sys.stdout.isatty():
            self._write(f"\r\033[K{text}")
        elif monotonic() - self._told > LOUD_S:
            self._told = monotonic()
            self._write(f"\n{text}\n")

    def settled(self) -> None:
        """A result has come: the next wait is counted anew, and its line leaves the terminal."""
        self._waiting_since = monotonic()
        if sys.stdout.isatty():
            self._write("\r\033[K")

    def _line(self, text: str) -> None:
        self._write(text + "\n")

    def _write(self, text: str) -> None:
        capture = self.config.pluginmanager.getplugin("capturemanager")
        reporter = self.config.pluginmanager.getplugin("terminalreporter")
        if reporter is None:
            return
        text = redacted(text)
        if capture is None:
            reporter.write(text, flush=True)
            return
        with capture.global_and_fixture_disabled():
            reporter.write(text, flush=True)


def _parameter(one: CheckAt | AttestedLine) -> object:
    marks = [getattr(pytest.mark, one.line), getattr(pytest.mark, one.line.partition(".")[0])]
    return pytest.param(one, id=one.id, marks=marks)


def _value(item: pytest.Item) -> CheckAt | AttestedLine | None:
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    found = parameters.get("check_at") or parameters.get("attested_line")
    return found if isinstance(found, CheckAt | AttestedLine) else None
