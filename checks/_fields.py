"""Fields on their way: every value that was entered, and every field that had to be."""

from __future__ import annotations

from collections.abc import Mapping

from checks._finding import Findings, expect
from config.environment import Connection


def same_fields(connection: Connection, entered: Mapping[str, str], seen: Mapping[str, str]) -> Findings:
    """All that was entered is seen as it was entered."""
    yield expect("fields entered", len(entered)).at_least(max(1, len(_required(connection))))
    labels = {field.key: field.label.get(connection.customer_language) for field in connection.form}
    for key, value in entered.items():
        yield expect("field", seen.get(key), of=labels.get(key) or key).equals(value)


def _required(connection: Connection) -> tuple[str, ...]:
    return tuple(field.key for field in connection.form if field.required)
