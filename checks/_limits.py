"""The limits that count where a check is not judged for one connection alone."""

from __future__ import annotations

from config.environment import Environment


def shortest_page_s(environment: Environment) -> float:
    """The shortest time that any connection allows a page."""
    return min(connection.limits.page_s for connection in environment.connections)


def most_certificate_days(environment: Environment) -> int:
    """The most days that any connection asks of a certificate."""
    return max(connection.limits.certificate_days for connection in environment.connections)


def most_mandate_days(environment: Environment) -> int:
    """The most days that any connection asks of a mandate."""
    return max(connection.limits.mandate_days for connection in environment.connections)
