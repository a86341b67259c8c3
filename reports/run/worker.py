"""One worker of a run that several share: a part of the checklist, in a folder of its own below that of the whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from config.environment import Courtesy as Ceilings
from config.environment import Environment
from config.load import load_environment
from reports.pages.courtesy import shared
from reports.record.previous import previous
from reports.run.execution import Execution
from reports.run.parts import FROM_A_PART, PARTS
from reports.run.selecting import Selection

KEY = "golive"
"""By this name the controller's word to a worker, and the worker's back, lie among those of pytest-xdist."""


@dataclass(frozen=True)
class Task:
    """What the controller tells a worker, in plain data: it goes from process to process."""

    number: int
    of: int
    run: str
    """The id of the whole run."""
    whole: str
    """The folder of the whole run."""
    sandbox: str
    """The environment file of the sandbox that all share; empty where there is none."""
    ledger: str
    """The file of the ledger that all share."""
    technical: str
    """The name of pytest's own report, where it is written into the folder of the whole run."""


@dataclass(frozen=True)
class SharedSandbox:
    """The sandbox that the controller has started, as a worker sees it: it ends with the whole run."""

    file: Path
    ledger_file: Path
    noise: int | None

    def environment_file(self) -> Path:
        """It is ready."""
        return self.file

    def stop(self) -> None:
        """Others may still need it."""


class Share(Execution):
    """What a worker does of the run."""

    def __init__(self, config: pytest.Config, environment: Environment, selection: Selection, task: Task) -> None:
        self.task, self.whole = task, Path(task.whole)
        super().__init__(
            environment, None, load_environment, lambda _: None, self.whole / PARTS, Path(task.ledger).parent,
            selection.part,
        )  # fmt: skip
        self.id = f"{task.run}-{task.number}"
        self.folder = self.out / str(task.number)
        self.technical = task.technical and FROM_A_PART
        if task.sandbox:
            noise = config.option.seed if config.option.noise else None
            self.sandbox = SharedSandbox(Path(task.sandbox), Path(task.ledger), noise)

    def _before(self) -> dict[str, Any]:
        return previous(self.whole.parent, self.environment.environment, self.whole)

    def take_its_place(self) -> None:
        """The whole run takes it."""

    def _ceilings(self) -> Ceilings:
        return shared(super()._ceilings(), self.task.of)


def task_of(config: pytest.Config) -> Task | None:
    """What this process has been told to do; None where it is no worker."""
    told = getattr(config, "workerinput", {}).get(KEY)
    return Task(**told) if told else None


def leave_the_terminal() -> None:
    """Ctrl-C is for the controller, which tells each worker once: a second one would end the withdrawing."""
    if hasattr(os, "setpgrp"):
        os.setpgrp()
