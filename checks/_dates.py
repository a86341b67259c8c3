"""Reading dates as screens write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

SLOW_S = 120
"""How far the clock of a healthy system may be behind ours."""
_FINNISH = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def day_in(text: str | None) -> date | None:
    """The day that a text names, written 9.3.2026 or 2026-03-09."""
    finnish, iso = _FINNISH.search(text or ""), _ISO.search(text or "")
    if finnish:
        return _day(finnish[3], finnish[2], finnish[1])
    return _day(iso[1], iso[2], iso[3]) if iso else None


def days_of(moment: datetime) -> tuple[date, ...]:
    """The day of a moment in Finland; two where summer time, or a clock that is a little slow, decides which."""
    # Without the time zone database: Windows has none, and summer time matters for one hour of the day only.
    offsets = (timedelta(hours=hours, seconds=-slow_s) for hours in (2, 3) for slow_s in (0, SLOW_S))
    return tuple(sorted({(moment.astimezone(UTC) + offset).date() for offset in offsets}))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
