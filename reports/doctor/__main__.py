"""`golive doctor --env=NAME`: tries everything that a run stands on, without writing, and names what is missing."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from config.document import Document
from config.environment import Environment
from config.load import ConfigurationError, environment_document, load_environment
from config.secrets import SecretError, hide
from fixtures.embedded import EmbeddedSandbox, SandboxDidNotStart
from reports.doctor.examination import Examination, examination
from reports.doctor.telling import Teller
from reports.doctor.trial import State
from reports.pages.catalogue import catalogue
from reports.record.givens import LEDGERS

NOT_EXAMINED = 2
TICK_S = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Examine an environment; 0 if all is in order, 1 if something is not, 2 if it could not be examined."""
    chosen = _parser().parse_args(arguments)
    try:
        document = environment_document(chosen.env)
        with _at_hand(load_environment(chosen.env), document) as environment:
            hide(environment)
            found = asyncio.run(_examined(environment, document, chosen.ledger))
    except (ConfigurationError, SecretError, SandboxDidNotStart) as error:
        print(error, file=sys.stderr)  # noqa: T201 the message is this command's answer
        return NOT_EXAMINED
    return 1 if found[State.MISSING] else 0


@contextmanager
def _at_hand(environment: Environment, document: Document) -> Iterator[Environment]:
    """The environment; the embedded sandbox is started for it, and has its ports only then."""
    if not environment.is_embedded:
        yield environment
        return
    sandbox = EmbeddedSandbox(document.file, "instant", ())
    try:
        yield load_environment(str(sandbox.environment_file()))
    finally:
        sandbox.stop()


async def _examined(environment: Environment, document: Document, ledgers: Path) -> Counter[State]:
    teller = Teller(catalogue(environment.report_language))
    async with examination(environment, document, ledgers, teller.result) as one:
        ticking = asyncio.create_task(_tick(teller, one))
        found = await one.results()
        ticking.cancel()
        teller.end(found, one.lasted_s)
    return found


async def _tick(teller: Teller, one: Examination) -> None:
    while True:
        teller.waiting(one)
        await asyncio.sleep(TICK_S)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="golive doctor", description=__doc__)
    parser.add_argument("--env", required=True, help="environment: a name in config/environments or a YAML file")
    parser.add_argument("--ledger", type=Path, default=LEDGERS, metavar="DIR", help="where the ledgers are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main())
