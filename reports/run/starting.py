"""The embedded sandbox is started as soon as pytest begins: it is ready when the checklist has been collected."""

from __future__ import annotations

import pytest

from config.load import environment_file
from fixtures.embedded import EmbeddedSandbox
from reports.run.execution import Execution


def start_sandbox(config: pytest.Config, execution: Execution) -> None:
    """Start it where the environment is one and something is looked at; UsageError for what only it understands."""
    options = config.option
    if options.replay and (options.fault or options.noise):
        raise pytest.UsageError("--fault and --noise are for a run that looks; --replay judges what was seen")
    if (options.fault or options.noise) and not execution.environment.is_embedded:
        raise pytest.UsageError("--fault and --noise are for the sandbox; this environment is not one")
    is_wanted = execution.environment.is_embedded and not (options.collectonly or options.plan or options.replay)
    if is_wanted and execution.sandbox is None:
        file = environment_file(options.env or "sandbox").resolve()
        seed = options.seed if options.noise else None
        execution.sandbox = EmbeddedSandbox(file, options.latency, options.fault, seed)
