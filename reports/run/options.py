"""The options of a go-live run."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.record.givens import LEDGERS
from reports.record.latest import OUT
from reports.run.selecting import shard

PROFILES = ("instant", "lifelike", "distant")
"""How fast the sandbox can be asked to answer; it has the same list, and is never imported."""


def add_options(parser: pytest.Parser) -> None:
    """Everything that `pytest --help` tells of the checklist."""
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
    group.addoption("--latency", default="instant", choices=PROFILES, help="how fast the sandbox answers")
