"""`golive cleanup --env=NAME`: withdraws what runs that are over, killed ones above all, have left at the systems."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from config.environment import Environment, Writes
from config.load import ConfigurationError, load_environment
from config.secrets import hide
from fixtures.cause import Cause
from fixtures.engine import Engine
from fixtures.ledger import Entry, Ledger
from fixtures.place import Place, of_connection
from fixtures.run import Run
from fixtures.seen.application import Leftover
from fixtures.systems.courtesy import Courtesy
from reports.pages.catalogue import Catalogue, catalogue
from reports.pages.figures import tally
from reports.record.events import FILE_NAME, Journal
from reports.record.facts import TARGET
from reports.record.givens import LEDGERS, Luggage, everything_observable, ledger_file, values
from reports.record.latest import OUT
from reports.record.phrase import Phrase, say

LEFTOVERS = "leftovers"
TAKING_BACK = Writes(allowed=True)
"""What was written with permission may be taken back when the permission has ended."""
WRONG_USAGE = 4
Results = Mapping[str, tuple[Leftover, ...] | Cause]


@dataclass(frozen=True)
class Cleanup:
    """One clean-up of an environment; ``folder`` takes its facts and pictures."""

    environment: Environment
    folder: Path
    ledger: Ledger
    journal: Journal

    def results(self) -> Results:
        """What became of the leftovers of each connection that has some, or the Cause why nothing was done there."""
        places = [of_connection(one) for one in self.environment.connections if self.ledger.left_matters(one.id)]
        return self._observed(places) if places else {}

    def _observed(self, places: Sequence[Place]) -> Results:
        luggage = Luggage(self.ledger.run, self.folder, self.ledger, Courtesy(self.environment.courtesy))
        givens = values(self.environment, luggage)
        run = Run(Engine(self.environment, everything_observable(), givens, self.journal.write, first=TARGET))
        run.start([(LEFTOVERS, place) for place in places])
        try:
            return {place.name: run.result(LEFTOVERS, place, _wait) for place in places}
        finally:
            run.finish((), _wait, interrupted=True)
            run.end(_wait)


def main(arguments: Sequence[str] | None = None) -> int:
    """Clean up after an environment's runs; 0 if nothing is left, 1 if something is, 4 for a wrong file."""
    chosen = _parser().parse_args(arguments)
    try:
        environment = load_environment(chosen.env)
    except ConfigurationError as error:
        print(error, file=sys.stderr)  # noqa: T201 the message is this command's answer
        return WRONG_USAGE
    hide(environment)
    if environment.is_embedded:
        _tell(catalogue("en"), say("The embedded sandbox ends with its run, and what was written in it does too."))
        return 0
    return clean_up(environment, chosen.ledger, chosen.out)


def clean_up(environment: Environment, ledgers: Path, out: Path) -> int:
    """Withdraw, read again, and tell; 0 if nothing is left."""
    environment = environment.model_copy(update={"writes": TAKING_BACK})
    said, now = catalogue(environment.report_language), datetime.now().astimezone()
    name = f"{environment.environment}-{now:%Y%m%d-%H%M%S}-cleanup-{secrets.token_hex(2)}"
    with Journal(out / name / FILE_NAME) as journal:
        ledger = Ledger(ledger_file(environment, ledgers), name, environment.writes, journal.write)
        before = ledger.unproved()
        results = Cleanup(environment, out / name, ledger, journal).results()
        left = ledger.unproved()
        for line in lines(environment, before, results, said):
            _tell(said, line)
        _tell(said, tally(len(before), len(before) - len(left), len(left), datetime.now().astimezone()))
        journal.write("cleanup", found=len(before), left=[one.id for one in left])
        ledger.close()
    return 1 if left else 0


def lines(environment: Environment, before: Sequence[Entry], results: Results, said: Catalogue) -> Iterator[Phrase]:
    """What became of each matter."""
    known = {one.id for one in environment.connections}
    for entry in before:
        if entry.kind == "matter":
            yield _line(entry, _outcome(entry, results.get(entry.place)), said, is_known=entry.place in known)


def _outcome(entry: Entry, result: tuple[Leftover, ...] | Cause | None) -> Leftover | None:
    if isinstance(result, Cause):
        return Leftover(entry.id, entry.run, entry.identifier, result.sentence)
    return next((one for one in result or () if one.id == entry.id), None)


def _line(entry: Entry, outcome: Leftover | None, said: Catalogue, *, is_known: bool) -> Phrase:
    where = {"place": entry.place, "run": entry.run}
    if outcome is None and not is_known:
        return say("{place}, run {run}: left, because the environment file no longer has this connection.", **where)
    if outcome is None:
        return say("{place}, run {run}: left, because that run is still going on.", **where)
    if outcome.problem:
        matter = outcome.reference or "–"
        return say("{place}, run {run}: {matter} left: {why}.", **where, matter=matter, why=said.told(outcome.problem))
    if outcome.reference is None:
        return say("{place}, run {run}: never arrived; it is not among the customer's matters.", **where)
    return say("{place}, run {run}: {matter} withdrawn.", **where, matter=outcome.reference)


def _tell(said: Catalogue, phrase: Phrase) -> None:
    print(said.phrase(phrase), flush=True)  # noqa: T201 the lines are this command's answer


def _wait(what: str) -> None:
    if sys.stdout.isatty():
        print(f"\r\033[K{what}\r", end="", flush=True)  # noqa: T201 the next line is written over it


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="golive cleanup", description=__doc__)
    parser.add_argument("--env", required=True, help="environment: a name in config/environments or a YAML file")
    parser.add_argument("--ledger", type=Path, default=LEDGERS, metavar="DIR", help="where the ledgers are kept")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help="where facts and pictures go")
    return parser


if __name__ == "__main__":
    sys.exit(main())
