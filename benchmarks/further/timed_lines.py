"""A pytest plugin for one measurement: each line on the terminal begins with the moment at which it was written."""

from __future__ import annotations

from time import time

import pytest


@pytest.hookimpl(trylast=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """After the terminal has told it."""
    if report.failed:
        print(f"\n{time():.3f} {report.nodeid} FAILED", flush=True)
