"""The examination: every trial at the same time, each with its own limit, told as soon as it is over."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from config.document import Document
from config.environment import Environment
from config.owners import Owner
from config.profile import load_profile
from fixtures.cause import NEXT, Unobservable
from fixtures.systems.browser import browser
from fixtures.systems.courtesy import Courtesy
from fixtures.systems.evidence import Evidence
from fixtures.systems.guard import Guard
from fixtures.systems.web import web
from reports.doctor import hosts, own_side, screens, systems
from reports.doctor.trial import Bag, Found, State, Trial, missing, remark
from reports.record.phrase import say
from reports.record.redaction import redacted

TRIALS = (
    own_side.secrets_at_hand,
    systems.organisations,
    systems.service_data,
    systems.mailboxes,
    systems.exchange,
    systems.services,
    systems.guidance,
)
Tell = Callable[[Bag, Trial, Found], None]


class Examination:
    """Makes every trial once, and keeps what carries a secret from whoever is not the target."""

    def __init__(self, bag: Bag, ledgers: Path, tell: Tell) -> None:
        self._bag = bag
        self._ledgers = ledgers
        self._tell = tell
        self._begun = monotonic()
        self.under_way: list[Trial] = []
        """What is being tried at this moment, the oldest first."""

    @property
    def lasted_s(self) -> float:
        """For how long it has been going on."""
        return monotonic() - self._begun

    async def results(self) -> Counter[State]:
        """How many trials ended how."""
        bag = self._bag
        target = asyncio.create_task(self.made(Trial(say("Target"), ("target",), partial(hosts.target, bag))))
        named = [asyncio.create_task(self.made(one)) for one in hosts.hosts(bag)]
        others = [asyncio.create_task(self.after(target, one)) for one in self._others()]
        screened = asyncio.create_task(self._screens(target))
        await asyncio.wait(named)
        clock = await self.made(Trial(say("Clock of this machine"), (), partial(_at_once, hosts.clock, bag)))
        found = await asyncio.gather(target, *named, *others)
        return Counter(one.state for one in (clock, *found, *await screened))

    def _others(self) -> Iterator[Trial]:
        bag, environment, ledgers = self._bag, self._bag.environment, self._ledgers
        yield Trial(say("Permission to write"), ("writes",), partial(_at_once, own_side.permission, environment))
        yield Trial(say("Ledger"), (), partial(_at_once, own_side.ledger_folder, ledgers))
        yield Trial(say("Left behind"), (), partial(_at_once, own_side.leftovers, environment, ledgers))
        yield from own_side.sign_ins(environment, ledgers)
        for trials in TRIALS:
            yield from trials(bag)

    async def _screens(self, target: asyncio.Task[Found]) -> list[Found]:
        """The browser's trials share one browser; without one, that is all there is to tell."""
        at_hand = await self.made(Trial(say("Browser"), (), partial(_at_once, own_side.browser_at_hand)))
        if at_hand.state is State.MISSING:
            return [at_hand]
        async with _browser(self._bag) as chromium:
            trials = screens.screens(self._bag, chromium)
            return [at_hand, *await asyncio.gather(*(self.after(target, one) for one in trials))]

    async def after(self, target: asyncio.Task[Found], trial: Trial) -> Found:
        """Make a trial; one that carries a secret only when the target is known to be the right one."""
        if trial.carries_secrets and (await target).state is State.MISSING:
            found = remark(say("not tried, because somebody else may be at the other end"))
            self._tell(self._bag, trial, found)
            return found
        return await self.made(trial)

    async def made(self, trial: Trial) -> Found:
        """Make a trial within its limit, and tell what came of it."""
        self.under_way.append(trial)
        found = await _tried(trial)
        self.under_way.remove(trial)
        self._tell(self._bag, trial, found)
        return found


async def _tried(trial: Trial) -> Found:
    try:
        async with asyncio.timeout(trial.limit_s):
            return await trial.make()
    except TimeoutError:
        return missing(say("nothing came within {limit} s", limit=trial.limit_s), NEXT[Owner.NETWORK])
    except Unobservable as error:
        return missing(error.sentence, error.next or NEXT[error.owner or Owner.PORTAL])
    except Exception as error:  # a bug of ours must not keep the other trials from being told
        said = f"the suite itself failed here: {type(error).__name__}: {error}"
        return missing(said, "Report this to the keepers of the suite.")


async def _at_once(judge: Callable[..., Found], *given: object) -> Found:
    return judge(*given)


@asynccontextmanager
async def _browser(bag: Bag) -> AsyncIterator[screens.OpenBrowser]:
    """One browser, opened when the first one asks for it; its pictures go with the examination."""
    environment = bag.environment
    profile, courtesy = load_profile(environment.portal.profile), Courtesy(environment.courtesy)
    with TemporaryDirectory(prefix="golive-doctor-") as folder:
        evidence = Evidence(Path(folder), redacted)
        opened = asynccontextmanager(browser)(environment, profile, bag.guard, evidence, courtesy)
        starting = asyncio.create_task(opened.__aenter__())
        try:
            yield lambda: asyncio.shield(starting)
        finally:
            if not starting.exception():
                await opened.__aexit__(None, None, None)


@asynccontextmanager
async def examination(
    environment: Environment, document: Document, ledgers: Path, tell: Tell
) -> AsyncIterator[Examination]:
    """The examination of an environment; ``document`` is its file, by which lines are named."""
    guard = Guard(environment)
    async with asynccontextmanager(web)(environment, guard, Courtesy(environment.courtesy)) as client:
        yield Examination(Bag(environment, document, guard, client), ledgers, tell)
