"""Public pages: whether each answers, and in the language that it says."""

from __future__ import annotations

from checks._finding import Finding, expect
from config.owners import Owner

GATEWAY_FAULTS = (0, 502, 503, 504)


def answers(status: int | None, language: str) -> Finding:
    """The page of a language answers; what stands before it answers for a fault of the gateway."""
    finding = expect("answer of the page", status, of=language).equals(200)
    return finding.of(Owner.NETWORK) if status in GATEWAY_FAULTS else finding


def declares(declared: str | None, language: str) -> Finding:
    """The page declares the language that it is offered in, whatever its region."""
    return expect("declared language", (declared or "").split("-")[0].lower(), of=language).equals(language)
