"""What passed only at a later attempt: each hitch once, with everything that stands on the read that met it."""

from __future__ import annotations

from checks._outcome import Verdict
from fixtures.seen.attempts import Attempt
from reports.record.facts import Row
from reports.verdict.readiness import Readiness


def hitches(readiness: Readiness) -> tuple[tuple[Attempt, tuple[Row, ...]], ...]:
    """Every hitch behind an unsteady check, in the order in which they were met."""
    found: dict[Attempt, list[Row]] = {}
    for row in readiness.rows:
        if row.verdict is Verdict.UNSTEADY:
            for one in row.attempts:
                if one.is_hitch:
                    found.setdefault(one, []).append(row)
    return tuple((one, tuple(rows)) for one, rows in sorted(found.items(), key=lambda item: item[0].at))
