"""What engineers read beside the sign-off document: pytest's own report and JUnit's, in the folder of the run."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest._code.code import ExceptionChainRepr, ExceptionRepr

from reports.redaction import cleaned, redacted


def choose_reports(config: pytest.Config, folder: Path) -> None:
    """Have both written into the folder, unless they were asked for elsewhere."""
    options = config.option
    if getattr(options, "htmlpath", None) is None:
        options.htmlpath = str(folder / "technical.html")
        options.self_contained_html = True
    if options.xmlpath is None:
        options.xmlpath = str(folder / "junit.xml")


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
        path, line, reason = report.longrepr
        report.longrepr = (path, line, redacted(reason))
    elif report.longrepr is not None and redacted(report.longreprtext) != report.longreprtext:
        report.longrepr = redacted(report.longreprtext)
    return report


def told_of_itself(error: ExceptionRepr) -> None:
    """Take the same out of what pytest tells of an error of its own, which it does not let be replaced."""
    for traceback, _, _ in error.chain if isinstance(error, ExceptionChainRepr) else ():
        for entry in traceback.reprentries:
            entry.lines = [redacted(line) for line in entry.lines]


def _is_in(folder: Path, path: str | None) -> bool:
    return path is not None and Path(path).parent == folder
