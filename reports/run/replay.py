"""A run that judges again what an earlier one saw: no system is asked, nothing is written but its own documents."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from checks._outcome import Outcome
from config.communication import load_communication
from config.environment import Environment
from reports.pages.evidence import FOLDER
from reports.record.events import FILE_NAME, read
from reports.record.facts import text
from reports.record.items import CheckAt
from reports.record.latest import OUT
from reports.record.previous import settled_in
from reports.run.execution import Execution
from reports.verdict.judging_again import SeenThen
from reports.verdict.kept import Kept, NotKept, kept_of_run
from reports.verdict.restored import environment_of, plan_of

_COPIED = ("observation", "bug", "write", "leftover")


class Replay(Execution):
    """An earlier run's observations before the checks and the configuration of today."""

    ending = "-again"

    def __init__(self, environment: Environment, then: Path, out: Path = OUT) -> None:
        """
        ``then`` is the folder of the earlier run.

        The file of an embedded sandbox is written anew for each run, so the one on record counts.
        Raises NotKept where there is nothing to judge, or the run was of another environment.
        """
        self.kept = _of(environment, then)
        self.then = then
        self.is_embedded = environment.is_embedded
        if environment.is_embedded:
            environment = environment_of(self.kept).located(environment.folder)
        super().__init__(environment, None, lambda _: environment, lambda _: None, out)
        self.judged_again = {
            "run": self.kept.id, "time": text(self.kept.run, "time"), "ended": self.kept.how_it_ended,
        }  # fmt: skip

    def _before(self) -> dict[str, Any]:
        return settled_in(self.then, self.environment.environment)

    def _look(self, _: tuple[CheckAt, ...]) -> None:
        self._take_words()
        plan = plan_of(self.kept) if self.is_embedded else load_communication(self.environment)
        self._tell_configuration(plan)
        for event in read(self.then / FILE_NAME):
            if event["event"] in _COPIED:
                self.journal.write(event["event"], **{key: event[key] for key in event if key not in ("event", "n")})
        if (self.then / FOLDER).is_dir():
            shutil.copytree(self.then / FOLDER, self.folder / FOLDER)
        self.seen = SeenThen(self.kept, self.environment, plan, self.catalogue)

    def _outcome(self, one: CheckAt) -> Outcome:
        return self.seen.outcome(one)


def _of(environment: Environment, then: Path) -> Kept:
    kept = kept_of_run(then)
    if kept.environment != environment.environment:
        raise NotKept(
            f"The run in {then} was of the environment {kept.environment}, not {environment.environment}. "
            f"Name it: --env={kept.environment} --replay={then}"
        )
    return kept
