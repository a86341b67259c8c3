"""Words and figures: verdicts, parties, times and values as each language writes them."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from checks._finding import Finding
from checks._outcome import Verdict
from config.owners import Owner
from fixtures.seen.attempts import Attempt
from reports.pages.catalogue import Catalogue
from reports.record.phrase import say

_LOCALE = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_MOMENT = {"fi": "d.M.y 'klo' H.mm", "sv": "d.M.y 'kl.' H.mm", "en": "d MMMM y, HH:mm"}
_DAY = {"fi": "d.M.y", "sv": "d.M.y", "en": "d MMMM y"}
_CLOCK = {"fi": "H.mm.ss", "sv": "H.mm.ss", "en": "HH:mm:ss"}
_ZONE = "Europe/Helsinki"
_LONGEST = 400
_ADDRESS = re.compile(r"https?:|\S+\.\w")
_IN_PART = ("containing", "leading to", "beginning with")
"""Compared with a part of what was seen: where that part is empty there was nothing to compare with."""
VERDICTS = {
    Verdict.PASSED: "Passed", Verdict.UNSTEADY: "Unsteady", Verdict.FAILED: "Failed",
    Verdict.BLOCKED: "Could not be checked", Verdict.NOT_APPLICABLE: "Does not apply", Verdict.ATTESTED: "Attested",
    Verdict.NOT_ATTESTED: "Not attested", Verdict.NOT_RUN: "Not run",
}  # fmt: skip
OWNERS = {
    Owner.PORTAL: "The portal (Luvat ja valvonta)", Owner.AUTHORITY_SERVICE: "The authority's own service",
    Owner.IDENTITY_PROVIDER: "The identity provider", Owner.MAIL: "E-mail", Owner.SERVICE_DATA: "Service data (PTV)",
    Owner.NETWORK: "The network", Owner.OWN_SIDE: "Our own organisation",
}  # fmt: skip
MODES = {
    "interface": "Interface", "simplified": "Simplified service", "conditional": "Conditional simplified service",
}  # fmt: skip
REASONS = {
    "missing": "Nobody has attested it.", "in_future": "The attestation is dated in the future.",
    "before_connection": "The attestation is older than the connection.", "expired": "The attestation has expired.",
}  # fmt: skip


def moment(catalogue: Catalogue, iso: str) -> str:
    """A moment, by the clock of Finland."""
    try:
        when = _here(datetime.fromisoformat(iso))
    except ValueError:
        return iso
    pattern = _MOMENT[catalogue.language]
    return str(format_datetime(when, pattern, tzinfo=when.tzinfo, locale=_LOCALE[catalogue.language]))


def exactly(catalogue: Catalogue, iso: str) -> str:
    """The same to the second."""
    try:
        when = _here(datetime.fromisoformat(iso))
    except ValueError:
        return iso
    pattern = _MOMENT[catalogue.language].replace("mm", "mm:ss" if catalogue.language == "en" else "mm.ss")
    return str(format_datetime(when, pattern, tzinfo=when.tzinfo, locale=_LOCALE[catalogue.language]))


def zone(iso: str) -> str:
    """The time zone in which a moment is told, so that nobody takes one clock for another."""
    try:
        when = _here(datetime.fromisoformat(iso))
    except ValueError:
        return ""
    offset = when.strftime("%z")
    told = f"UTC{offset[0]}{int(offset[1:3])}{offset[3:].replace('00', '')}" if offset else ""
    return f"{_ZONE}, {told}" if isinstance(when.tzinfo, ZoneInfo) else told


def _here(when: datetime) -> datetime:
    """The moment by the clock of Finland; by its own where this machine knows no time zones (Windows without them)."""
    try:
        return when.astimezone(ZoneInfo(_ZONE)) if when.tzinfo else when
    except ZoneInfoNotFoundError:
        return when


def day(catalogue: Catalogue, iso: str) -> str:
    """A date."""
    try:
        return format_date(date.fromisoformat(iso[:10]), _DAY[catalogue.language], locale=_LOCALE[catalogue.language])
    except ValueError:
        return iso


def number(catalogue: Catalogue, value: float) -> str:
    """A number with at most two decimals."""
    return _number(value, _LOCALE[catalogue.language])


@lru_cache(maxsize=4096)
def _number(value: float, locale: str) -> str:
    return str(format_decimal(value, format="#,##0.##", locale=locale))


def clock(catalogue: Catalogue, when: datetime) -> str:
    """A time of day to the second, by the clock of Finland."""
    at = _here(when)
    return str(format_datetime(at, _CLOCK[catalogue.language], tzinfo=at.tzinfo, locale=_LOCALE[catalogue.language]))


def clock_of(catalogue: Catalogue, iso: str) -> str:
    """The same of a moment in ISO form; what is none is told as it is."""
    try:
        return clock(catalogue, datetime.fromisoformat(iso))
    except ValueError:
        return iso


def attempt(catalogue: Catalogue, one: Attempt) -> str:
    """One attempt at a read, with its time to the second."""
    told = say(
        "Attempt {number} of {most} at {time}: {target} {met}",
        number=one.number, most=one.most, time=clock(catalogue, one.at), target=one.target, met=catalogue(one.met),
    )  # fmt: skip
    return catalogue.phrase(told)


def value(catalogue: Catalogue, seen: Any, unit: str = "") -> str:
    """What was expected or seen; a time that was waited for in vain is never."""
    if seen is None and unit == "s":
        return catalogue("never")
    shown = _value(catalogue, seen)
    shown = shown if len(shown) <= _LONGEST else shown[:_LONGEST] + " …"
    return f"{shown} {catalogue(unit)}" if unit and isinstance(seen, (int, float)) else shown


def _value(catalogue: Catalogue, seen: Any) -> str:
    if _is_blank(seen):
        return catalogue("nothing")
    if isinstance(seen, bool):
        return catalogue("yes") if seen else catalogue("no")
    if isinstance(seen, (int, float)):
        return number(catalogue, seen)
    if isinstance(seen, dict):
        return "; ".join(f"{key}: {_value(catalogue, item)}" for key, item in seen.items())
    if isinstance(seen, (list, tuple)):
        return ", ".join(catalogue("an empty text") if item == "" else _value(catalogue, item) for item in seen)
    return str(seen)


def _is_blank(seen: Any) -> bool:
    return seen in (None, "", [], {}, ()) or (isinstance(seen, str) and not seen.strip())


def expected(catalogue: Catalogue, finding: Finding) -> str:
    """What was expected, with how it is compared where that is not plain equality."""
    if finding.relation in ("nothing", "something"):
        return catalogue(finding.relation)
    if finding.relation in _IN_PART and _is_blank(finding.expected):
        return catalogue("nothing to compare with")
    shown = value(catalogue, finding.expected, finding.unit)
    return shown if finding.relation == "equal to" else f"{catalogue(finding.relation)} {shown}"


def opening(catalogue: Catalogue, sentence: str) -> str:
    """A sentence from a system, begun as a sentence; an address or the name of a host keeps its own letters."""
    said = catalogue.told(sentence)
    return said if _ADDRESS.match(said) else said[:1].upper() + said[1:]


def subject(catalogue: Catalogue, finding: Finding) -> str:
    """What was looked at, and which one of several."""
    words, which = finding.topic
    return f"{catalogue.told(words)} ({which})" if which else catalogue.told(words)


def step(catalogue: Catalogue, name: str) -> str:
    """What a step of the chain is called; a check that had nothing to look at keeps its id."""
    return name if name.isupper() else catalogue(name.replace("_", " ").replace("-", " ").capitalize())
