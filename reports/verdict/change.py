"""What has changed since the last run of the same environment: turned red, turned green, new, gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checks._outcome import Verdict
from reports.record.facts import Event, Row, text
from reports.record.reading import named
from reports.record.together import ids

_GREEN = (Verdict.PASSED, Verdict.UNSTEADY, Verdict.NOT_APPLICABLE)
_RED = (Verdict.FAILED, Verdict.BLOCKED)


@dataclass(frozen=True)
class Change:
    """
    The run before, and what is different now; each check with the places where it is.

    ``started`` is an ISO time, ``standing`` the verdict of the run before.
    """

    run: str
    started: str
    standing: str
    worse: tuple[tuple[str, tuple[str, ...]], ...]
    better: tuple[tuple[str, tuple[str, ...]], ...]
    new: tuple[tuple[str, tuple[str, ...]], ...]
    gone: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def is_any(self) -> bool:
        """Whether anything is different."""
        return bool(self.worse or self.better or self.new or self.gone)


def change(events: Sequence[Event], rows: Iterable[Row]) -> Change | None:
    """What has changed; None where no run of this environment came before."""
    told = named(events, "previous")
    if not told:
        return None
    before = _before(told)
    now = {(row.check, row.place): row.verdict for row in rows}
    both = [key for key in now if key in before]
    return Change(
        ids(told),
        text(told[0], "started"),
        text(told[0], "verdict"),
        worse=_told(key for key in both if now[key] in _RED and before[key] in _GREEN),
        better=_told(key for key in both if now[key] in _GREEN and before[key] in _RED),
        new=_told(key for key in now if key not in before),
        gone=_told(key for key in before if key not in now),
    )


def _before(told: Sequence[Event]) -> dict[tuple[str, str], Verdict]:
    """What is known of the runs before; one part of a checklist does not know what another has settled."""
    found: dict[tuple[str, str], Verdict] = {}
    for key, verdict in (item for one in told for item in _verdicts(one.get("verdicts"))):
        if verdict is not Verdict.NOT_RUN or key not in found:
            found[key] = verdict
    return found


def _verdicts(told: object) -> Iterable[tuple[tuple[str, str], Verdict]]:
    for verdict, keys in (told if isinstance(told, Mapping) else {}).items():
        for key in keys if verdict in list(Verdict) else ():
            check, _, place = str(key).partition("@")
            yield (check, place), Verdict(verdict)


def _told(keys: Iterable[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for check, place in keys:
        found.setdefault(check, []).append(place)
    return tuple((check, tuple(places)) for check, places in sorted(found.items()))
