"""How a run is dealt out to workers: each does all that it has collected, its own part, and stops soon when told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NoReturn

from xdist.workermanage import WorkerController  # type: ignore[import-untyped]

AHEAD = 2
"""A worker wants to know what comes next before it begins; what has been handed to it cannot be taken back."""


class Dealing:
    """
    The scheduler of pytest-xdist for parts that differ from worker to worker.

    Items are handed out by their numbers, in ascending order: which item has a number is up to the worker, that puts
    what is ready first. ``known`` is told how many there are in all, before the first is handed out.
    """

    def __init__(self, workers: int, known: Callable[[int], None]) -> None:
        self._workers = workers
        self._known = known
        self._collected: dict[WorkerController, int] = {}
        self._handed_out: dict[WorkerController, int] = {}
        self._done: dict[WorkerController, int] = {}

    @property
    def nodes(self) -> list[WorkerController]:
        """The workers that are there."""
        return list(self._done)

    @property
    def collection_is_completed(self) -> bool:
        """Whether every worker has said what its part is."""
        return len(self._collected) >= self._workers

    @property
    def tests_finished(self) -> bool:
        """Whether nothing is left to hand out."""
        return self.collection_is_completed and all(
            self._handed_out.get(node, 0) == self._collected[node] for node in self._done
        )

    @property
    def has_pending(self) -> bool:
        """Whether something is still to be done."""
        return any(self._done[node] < self._collected.get(node, 0) for node in self._done)

    def add_node(self, node: WorkerController) -> None:
        """A worker is there."""
        self._done[node] = 0

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        """Its part has so many items."""
        self._collected[node] = len(collection)

    def schedule(self) -> None:
        """Begin, now that all parts are known."""
        self._known(sum(self._collected.values()))
        for node in self.nodes:
            self._hand_out(node, AHEAD)

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """A worker is through with one item."""
        self._done[node] += 1
        self._hand_out(node, 1)

    def remove_node(self, node: WorkerController) -> None:
        """A worker has gone; what it left undone, nobody else does: its matters are under way."""
        del self._done[node]

    def mark_test_pending(self, item: str) -> NoReturn:
        """Nothing is done twice."""
        raise NotImplementedError

    def remove_pending_tests_from_node(self, node: WorkerController, indices: Sequence[int]) -> NoReturn:
        """Nothing is taken back."""
        raise NotImplementedError

    def _hand_out(self, node: WorkerController, most: int) -> None:
        first = self._handed_out.get(node, 0)
        end = min(first + most, self._collected[node])
        if node.shutting_down:
            return
        if first < end:
            node.send_runtest_some(list(range(first, end)))
        self._handed_out[node] = end
        if end == self._collected[node]:
            node.shutdown()  # or it would wait for one more before it does its last
