"""Parts of a checklist: every check at every place belongs to exactly one, whatever their number."""

from argparse import ArgumentTypeError

import pytest

from config.load import load_environment
from reports.record.items import AttestedLine, CheckAt, attested_lines, checks_at
from reports.run.selecting import MOST, Selection, Shard, shard

ENVIRONMENT = load_environment("sandbox-wide")
ITEMS: list[CheckAt | AttestedLine] = [*checks_at(ENVIRONMENT), *attested_lines(ENVIRONMENT)]


def share(number: int, of: int) -> list[str]:
    """The items of one part."""
    return [one.id for one in ITEMS if Selection(part=Shard(number, of)).keeps(one, ENVIRONMENT)]


@pytest.mark.parametrize("of", range(1, 21))
def test_every_item_belongs_to_exactly_one_part(of: int) -> None:
    """Nothing is lost, nothing is done twice."""
    assert sorted(one for number in range(1, of + 1) for one in share(number, of)) == sorted(one.id for one in ITEMS)


@pytest.mark.parametrize("of", range(1, 21))
def test_a_connection_stays_whole(of: int) -> None:
    """Its matter is sent once."""
    parts = {(id_.partition("@")[2], number) for number in range(1, of + 1) for id_ in share(number, of)}
    connections = {one.id for one in ENVIRONMENT.connections}
    assert len([one for one, _ in parts if one in connections]) == len(connections)


def test_what_is_judged_for_all_belongs_to_the_first_part() -> None:
    """Wherever the others run."""
    assert [number for number in range(1, 5) if "CHAIN-04@sandbox-wide" in share(number, 4)] == [1]


@pytest.mark.parametrize(
    ("text", "expected"), [("1/1", Shard(1, 1)), ("2/5", Shard(2, 5)), ("1000/1000", Shard(MOST, MOST))]
)
def test_a_part_is_read(text: str, expected: Shard) -> None:
    """Which, and of how many."""
    assert shard(text) == expected


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "a/b", "1/0", "-1/2", "1/2/3", "1/9999", "1 / 2", "１/２"])
def test_what_is_no_part_is_told(text: str) -> None:
    """With what was expected."""
    with pytest.raises(ArgumentTypeError, match="expected a part and the number of parts"):
        shard(text)
