"""How a run is dealt out to workers: whole connections, each item once, no more asked of anybody than by one run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from config.account import Account
from config.environment import Courtesy, Environment
from config.load import load_environment
from reports.pages.courtesy import AT_ONCE, shared
from reports.record.facts import Written
from reports.record.reading import written_of
from reports.run.dealing import AHEAD, Dealing
from reports.run.selecting import Selection, Shard
from reports.run.workers import workers_for

ENVIRONMENT = load_environment("sandbox")


class Worker:
    """Keeps what it is told to do."""

    def __init__(self) -> None:
        self.told: list[int] = []
        self.shutting_down = False

    def send_runtest_some(self, numbers: list[int]) -> None:
        """More to do."""
        self.told += numbers

    def shutdown(self) -> None:
        """No more."""
        self.shutting_down = True


def dealt(*sizes: int) -> tuple[Dealing, list[Any], list[int]]:
    """A dealing that has begun, its workers, and how many items it said there are."""
    known: list[int] = []
    dealing, workers = Dealing(len(sizes), known.append), [Worker() for _ in sizes]
    for worker, size in zip(workers, sizes, strict=True):
        dealing.add_node(worker)
        dealing.add_node_collection(worker, ["item"] * size)
    dealing.schedule()
    return dealing, workers, known


def asked(**options: Any) -> Any:
    """What the command line asks for."""
    chosen = {"dist": "load", "tx": ["2*popen"], "collectonly": False, "plan": False, "replay": None} | options
    return SimpleNamespace(option=SimpleNamespace(**chosen), getvalue=chosen.get)


def test_a_worker_does_all_of_its_own_part_in_ascending_order() -> None:
    """The numbers are its own; it decides which item has one."""
    dealing, (first, second), known = dealt(5, 1)
    for number in range(4):
        dealing.mark_test_complete(first, number)
    assert (first.told, second.told, known) == ([0, 1, 2, 3, 4], [0], [6])


def test_little_lies_ahead() -> None:
    """What has been handed out is done even after -x."""
    _, (first,), _ = dealt(9)
    assert (len(first.told), first.shutting_down) == (AHEAD, False)


def test_a_worker_with_nothing_to_do_ends() -> None:
    """It waits for nobody."""
    dealing, (first, second), _ = dealt(0, 1)
    assert (first.shutting_down, second.shutting_down, dealing.tests_finished) == (True, True, True)


def test_what_a_lost_worker_left_nobody_else_does() -> None:
    """Its matters may be under way."""
    dealing, (first, second), _ = dealt(9, 3)
    dealing.remove_node(first)
    dealing.mark_test_complete(second, 0)
    assert (len(first.told), second.told) == (AHEAD, [0, 1, 2])


@pytest.mark.parametrize("of", [1, 2, 3])
@pytest.mark.parametrize("workers", [1, 2, 4])
def test_a_part_that_workers_share_is_shared_without_rest(of: int, workers: int) -> None:
    """Each connection of the part belongs to one worker, and none of another part to any."""
    ids = [one.id for one in ENVIRONMENT.connections]
    for part in (Selection(part=Shard(number, of)) for number in range(1, of + 1)):
        found = [id_ for number in range(1, workers + 1) for id_ in ids
                 if part.dealt(number, workers).looks_at(id_, ENVIRONMENT)]  # fmt: skip
        assert sorted(found) == sorted(id_ for id_ in ids if part.looks_at(id_, ENVIRONMENT))


@pytest.mark.parametrize("workers", [1, 2, 3, 4])
def test_workers_together_keep_the_ceilings(workers: int) -> None:
    """Of each host, and of what may go on at the same moment."""
    ceilings = Courtesy(requests_per_s=2, page_loads=4, sign_ins=4)
    each = shared(ceilings, workers)
    names = ("requests_per_s", *AT_ONCE)
    assert all(0 < getattr(each, name) * workers <= getattr(ceilings, name) for name in names)


def _with(**changes: Any) -> Environment:
    return ENVIRONMENT.model_copy(update=changes).located(ENVIRONMENT.folder)


@pytest.mark.parametrize(
    ("environment", "tx", "expected"),
    [
        (ENVIRONMENT, ["2*popen"], 2),
        (ENVIRONMENT, ["popen"] * 9, 4),
        (_with(courtesy=Courtesy(sign_ins=2)), ["popen"] * 9, 2),
    ],
    ids=["as asked", "as many as connections", "as many as may sign in at once"],
)
def test_there_are_no_more_workers_than_is_of_use(environment: Environment, tx: list[str], expected: int) -> None:
    """Or than may be."""
    assert workers_for(asked(tx=tx), environment, Selection()) == expected


@pytest.mark.parametrize("options", [{"plan": True}, {"replay": "run"}, {"collectonly": True}, {"dist": "no"}])
def test_where_nothing_is_looked_at_there_are_none(options: dict[str, Any]) -> None:
    """One process does it."""
    assert workers_for(asked(**options), ENVIRONMENT, Selection()) == 0


@pytest.mark.parametrize("spec", ["ssh=elsewhere", "socket=192.0.2.1:8888", "popen//chdir=/elsewhere"])
def test_workers_of_another_place_are_refused(spec: str) -> None:
    """The ledger is a file of this machine."""
    with pytest.raises(pytest.UsageError, match="all workers must be on it"):
        workers_for(asked(tx=[spec]), ENVIRONMENT, Selection())


def test_who_confirms_by_codes_signs_in_from_one_worker() -> None:
    """No provider takes the same code twice."""
    coded = Account.model_validate({"user": "one", "password": "env:A", "totp": "env:B"})
    connections = tuple(one.model_copy(update={"customer": coded}) for one in ENVIRONMENT.connections)
    with pytest.raises(pytest.UsageError, match="one confirms by one-time codes"):
        workers_for(asked(), _with(connections=connections), Selection())


def test_two_runs_may_number_their_writes_alike() -> None:
    """A write that one of them was refused does not take away the other's."""
    told = {"event": "write", "id": 4, "kind": "matter", "system": "portal", "place": "here"}
    found = written_of([told | {"run": "1", "state": "done"}, told | {"run": "2", "state": "refused"}])
    assert [(type(one), one.is_left) for one in found] == [(Written, True)]
