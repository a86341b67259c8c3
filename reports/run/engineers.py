"""What engineers read beside the sign-off document: pytest's own report and JUnit's, in the folder of the run."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pytest
from _pytest._code.code import ExceptionChainRepr, ExceptionRepr
from pytest_metadata.plugin import metadata_key  # type: ignore[import-untyped]

from checks._outcome import Outcome
from reports.record.items import CheckAt
from reports.record.redaction import cleaned, redacted

TECHNICAL, JUNIT = "technical.html", "junit.xml"
_KNOWN = ("Python", "Platform", "Packages", "Plugins")
"""What pytest's report may say of the machine; of a CI job it would tell addresses and more."""


def choose_reports(config: pytest.Config, folder: Path) -> str:
    """Have both written into the folder, unless they were asked for elsewhere; gives back where pytest's own lies."""
    options = config.option
    if getattr(options, "htmlpath", None) is None:
        options.htmlpath = str(folder / TECHNICAL)
        options.self_contained_html = True
    if options.xmlpath is None:
        options.xmlpath = str(folder / JUNIT)
    return TECHNICAL if _is_in(folder, getattr(options, "htmlpath", None)) else ""


def leave_reports_out(config: pytest.Config, folder: Path) -> None:
    """There is no run to report on: what would be written into its folder is not, and the folder goes."""
    options, manager = config.option, config.pluginmanager
    if _is_in(folder, options.xmlpath) and (junit := manager.getplugin("junitxml")):
        junit.pytest_unconfigure(config)
    if _is_in(folder, getattr(options, "htmlpath", None)):
        for one in manager.get_plugins():
            if type(one).__module__.startswith("pytest_html."):
                manager.unregister(one)
    if folder.is_dir() and not any(folder.iterdir()):  # pytest-html makes it before anything is known
        folder.rmdir()


def told(report: pytest.TestReport) -> pytest.TestReport:
    """The report of one test without what must not reach an artefact; where nothing has to be hidden, as it was."""
    report.sections = [(name, redacted(content)) for name, content in report.sections]
    report.user_properties = [(name, cleaned(value)) for name, value in report.user_properties]
    if isinstance(report.longrepr, tuple):
        _, line, reason = report.longrepr  # its path would tell of somebody's home folder
        report.longrepr = (report.location[0], line, redacted(reason))
    elif report.longrepr is not None and redacted(report.longreprtext) != report.longreprtext:
        report.longrepr = redacted(report.longreprtext)
    return report


def properties(one: CheckAt, outcome: Outcome) -> list[tuple[str, str]]:
    """What JUnit keeps besides of a check: its line, how it was judged, whose it is, and each attempt at a read."""
    kept = [("line", one.line), ("verdict", str(outcome.verdict)), ("owner", str(one.check.owner))]
    return [*kept, *(("attempt", str(each)) for each in outcome.attempts)]


def little_of_the_machine(config: pytest.Config) -> None:
    """Leave out of pytest's report what is told of the machine and of the CI job, but for versions."""
    metadata: dict[str, Any] = config.stash.get(metadata_key, {})
    for key in [key for key in metadata if key not in _KNOWN]:
        del metadata[key]


class SafeTable:
    """Pytest's own HTML report as it may be opened: ids escaped, and a way to the document that people sign."""

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_table_row(self, report: pytest.TestReport, cells: list[str]) -> None:
        """Ids come from parameters, and links from whoever adds them: both are text here."""
        when = "" if report.when == "call" else f"::{report.when}"
        for index, cell in enumerate(cells):
            if 'class="col-testId"' in cell:
                cells[index] = f'<td class="col-testId">{escape(redacted(report.nodeid + when))}</td>'

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_summary(self, prefix: list[str]) -> None:
        """The way to the readiness report beside it."""
        prefix.append('<p><a href="readiness.html">Readiness report: the document that is signed</a></p>')


def told_of_itself(error: ExceptionRepr) -> None:
    """Take the same out of what pytest tells of an error of its own, which it does not let be replaced."""
    for traceback, _, _ in error.chain if isinstance(error, ExceptionChainRepr) else ():
        for entry in traceback.reprentries:
            entry.lines = [redacted(line) for line in entry.lines]


def _is_in(folder: Path, path: str | None) -> bool:
    return path is not None and Path(path).parent == folder
