"""The limits that count where a check is not judged for one connection alone."""

from __future__ import annotations

from config.environment import Environment


def most_certificate_days(environment: Environment) -> int:
    """The most days that any connection asks of a certificate."""
    return max(connection.limits.certificate_days for connection in environment.connections)


def most_mandate_days(environment: Environment) -> int:
    """The most days that any connection asks of a mandate."""
    return max(connection.limits.mandate_days for connection in environment.connections)
