"""What pytest tells of a check, on the terminal and in its own reports: unsteady apart, nothing secret."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from _pytest._code.code import ExceptionRepr

from reports.run.engineers import told, told_of_itself

UNSTEADY = "unsteady"
"""The property by which a test says that it passed only at a later attempt."""


class Telling:
    """The hooks by which pytest tells something; the same for a run of its own and for one that workers share."""

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
