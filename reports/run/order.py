"""The order of telling: what has been observed first is told first, so that nobody waits for news that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def put_in_order(items: list[Item], order: Iterable[int]) -> Iterator[None]:
    """
    Put the item with each number of ``order`` into the next place of the list, one at each step.

    The list stays a permutation of itself throughout: somebody is going through it at the same time.
    """
    lies = list(range(len(items)))  # where each item lies, by its number
    numbers = list(lies)  # which item lies where
    for place, number in enumerate(order):
        other, old = numbers[place], lies[number]
        items[place], items[old] = items[old], items[place]
        numbers[place], numbers[old] = number, other
        lies[number], lies[other] = place, old
        yield
