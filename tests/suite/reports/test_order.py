"""What is known first is told first, while pytest goes through the list."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.run.order import put_in_order


@settings(max_examples=50, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(12)))
def test_each_item_comes_once_in_the_given_order(order: list[int]) -> None:
    """Whoever goes through the list meets every item once, in the order in which they became ready."""
    items = list(range(12))
    steps = put_in_order(items, order)
    next(steps)
    met = []
    for item in items:  # a list may change while it is gone through
        met.append(item)
        assert sorted(items) == list(range(12))
        next(steps, None)
    assert met == order
