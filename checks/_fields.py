"""Fields on their way: every value that was entered, and every field that had to be."""

from __future__ import annotations

from collections.abc import Mapping

from checks._finding import Findings, expect
from config.connection import Connection


def same_fields(connection: Connection, entered: Mapping[str, str], seen: Mapping[str, str]) -> Findings:
    """All that was entered is seen as it was entered."""
    yield expect("fields entered", len(entered)).at_least(max(1, len(_required(connection))))
    for key, value in entered.items():
        yield expect("field", seen.get(key), of=label(connection, key)).equals(value)


def label(connection: Connection, key: str) -> str:
    """What a field is called in the customer's language; its key where the connection does not say."""
    labels = {field.key: field.label.get(connection.customer_language) for field in connection.form}
    return labels.get(key) or key


def _required(connection: Connection) -> tuple[str, ...]:
    return tuple(field.key for field in connection.form if field.required)
