"""Reading a run: the rows of the whole checklist from its events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from checks._check import Gate
from checks._outcome import Verdict
from fixtures.cause import NEXT
from fixtures.seen.attempts import is_unsteady
from reports.record import together
from reports.record.facts import (
    GONE,
    REFUSED,
    Attested,
    Event,
    Observed,
    Place,
    PlaceKind,
    Row,
    Run,
    Written,
    attempt_of,
    cause_of,
    finding_of,
    owner_of,
    text,
)  # fmt: skip
from reports.record.proof import proof_of

NOT_SELECTED = "It was not selected for this run."
_WORST_FIRST = (
    Verdict.FAILED, Verdict.BLOCKED, Verdict.NOT_RUN, Verdict.NOT_ATTESTED,
    Verdict.UNSTEADY, Verdict.PASSED, Verdict.ATTESTED, Verdict.NOT_APPLICABLE,
)  # fmt: skip

_HELD = (Verdict.PASSED, Verdict.UNSTEADY)


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that weighs most, or None where there is none."""
    return min(verdicts, key=_WORST_FIRST.index, default=None)


def named(events: Iterable[Event], name: str) -> tuple[Event, ...]:
    """The events of one kind, in the order they were written."""
    return tuple(event for event in events if event.get("event") == name)


def run_of(events: Sequence[Event]) -> Run:
    """Which run the events tell of; several runs are told as one, begun with the first of them."""
    runs = named(events, "run")
    first = next(iter(runs), {})
    environment = first.get("environment") or {}
    authorities = together.authorities_of(runs)
    return Run(
        together.ids(runs), text(first, "suite"), together.began(runs),
        together.environment_of(runs, "name"), text(environment, "kind"), environment.get("title") or {},
        text(environment, "report_language") or "fi",
        tuple(_connection(one, authorities) for one in together.connections_of(runs)), authorities,
        text(first, "noise"), proof_of(first.get("proof")), together.all_of(runs, "by"),
        text(first, "configuration"), text(first, "checklist"), first.get("judged_again") or {},
        _technical(events, runs), _part(runs),
    )  # fmt: skip


def _technical(events: Sequence[Event], runs: Sequence[Event]) -> str:
    """Where pytest's report is, when it is there: it is written after the end."""
    return text(runs[0], "technical") if runs and named(events, "end") else ""


def _part(runs: Sequence[Event]) -> tuple[int, ...]:
    found = tuple(runs[0].get("shard") or ()) if len(runs) == 1 else ()
    return found if found != (1, 1) else ()


def _connection(data: Event, authorities: dict[str, Any]) -> Place:
    name = data.get("authority") or {}
    by_name = next((key for key, texts in authorities.items() if texts == name), "")
    return Place(
        text(data, "id"), data.get("matter") or {}, name, text(data, "authority_key") or by_name, text(data, "mode")
    )


def rows_of(events: Sequence[Event]) -> tuple[Row, ...]:
    """A row for every check expected anywhere, and for every outcome that nobody expected."""
    rows: dict[tuple[str, str], Row] = {}
    selected = {name for run in named(events, "run") for name in run.get("selected") or ()}
    for run in named(events, "run"):
        for data in run.get("expected") or ():
            rows.setdefault((text(data, "check"), text(data, "place")), _expected_row(data, selected))
    settled: set[tuple[str, str]] = set()
    for id_, data in _outcomes(events):
        key = (text(data, "check"), text(data, "place"))
        expected = rows.get(key) or _expected_row(data, selected)
        row = replace(_with_outcome(expected, data), run=id_)
        if row.verdict in _HELD and expected.reason == NOT_SELECTED:
            row = replace(row, verdict=Verdict.NOT_RUN, reason=NOT_SELECTED)
        rows[key] = min(row, rows[key], key=_weight) if key in settled else row
        settled.add(key)
    return tuple(rows.values())


def _outcomes(events: Sequence[Event]) -> Iterator[tuple[str, Event]]:
    """Every outcome, with the id of the run that judged it."""
    run = ""
    for event in events:
        if event.get("event") == "run":
            run = text(event, "run")
        if event.get("event") == "outcome":
            yield run, event


def _weight(row: Row) -> int:
    return _WORST_FIRST.index(row.verdict)


def _expected_row(data: Event, selected: set[str]) -> Row:
    reason = text(data, "applies")
    verdict = Verdict.NOT_APPLICABLE if reason else Verdict.NOT_RUN
    if verdict is Verdict.NOT_RUN and f"{data.get('check')}@{data.get('place')}" not in selected:
        reason = NOT_SELECTED
    kind = data.get("place_kind")
    return Row(
        text(data, "check"), text(data, "line"), text(data, "place"),
        PlaceKind(kind) if kind in list(PlaceKind) else PlaceKind.CONNECTION,
        Gate.ADVISORY if data.get("gate") == Gate.ADVISORY else Gate.BLOCKING, owner_of(data),
        text(data, "sentence"), text(data, "next"), verdict, reason=reason,
    )  # fmt: skip


def _with_outcome(row: Row, data: Event) -> Row:
    whose = row.owner
    findings = tuple(finding_of(one) for one in data.get("findings") or ())
    row = replace(
        row, findings=findings, cause=cause_of(data.get("cause")), reason=text(data, "reason"),
        duration_s=float(data.get("duration_s") or 0), attempts=tuple(map(attempt_of, data.get("attempts") or ())),
        needs=tuple(map(str, data.get("needs") or ())),
        owner=owner_of(data) if data.get("owner") else row.owner,
    )  # fmt: skip
    owner = _owner(row)
    # What a check says to do is meant for its own party.
    return replace(row, verdict=_verdict(data, row), owner=owner, next=row.next if owner is whose else NEXT[owner])


def _verdict(data: Event, row: Row) -> Verdict:
    """What the outcome says, unless it cannot be so: passing without a finding, or with a cause, is no passing."""
    said = data.get("verdict")
    if row.failures or said == Verdict.FAILED:
        return Verdict.FAILED
    if said in _HELD and row.findings and not row.cause:
        return Verdict.UNSTEADY if is_unsteady(row.attempts) else Verdict(said)
    if said == Verdict.NOT_RUN or (said == Verdict.NOT_APPLICABLE == row.verdict):
        return row.verdict
    return Verdict.BLOCKED


def _owner(row: Row) -> Any:
    if row.failures:
        return next((finding.owner for finding in row.failures if finding.owner), row.owner)
    return row.cause.owner if row.cause else row.owner


def attestations_of(events: Sequence[Event]) -> tuple[Attested, ...]:
    """A row for every attestation that the checklist asks for, given or not."""
    asked = {
        (text(line, "line"), str(place)): Attested(text(line, "line"), str(place), Verdict.NOT_ATTESTED)
        for run in named(events, "run")
        for line in run.get("attestation_lines") or ()
        for place in line.get("places") or ()
    }
    told: dict[tuple[str, str], Attested] = {}
    for data in named(events, "attestation"):
        row = _attested(data)
        before = told.get((row.line, row.place), row)
        told[row.line, row.place] = min(before, row, key=lambda one: _WORST_FIRST.index(one.verdict))
    return tuple((asked | told).values())


def _attested(data: Event) -> Attested:
    today = text(data, "time")[:10]
    in_force = text(data, "date") <= today <= text(data, "valid_until")
    given = data.get("verdict") == Verdict.ATTESTED and data.get("name") and in_force
    return Attested(
        text(data, "line"), text(data, "place"), Verdict.ATTESTED if given else Verdict.NOT_ATTESTED,
        *(text(data, key) for key in ("reason", "statement", "name", "role", "date", "evidence", "valid_until")),
    )  # fmt: skip


def written_of(events: Sequence[Event], kind: str = "write") -> tuple[Written, ...]:
    """Everything that was written, or with ``leftover`` by earlier runs, each with the last that is known of it."""
    found: dict[tuple[str, str], dict[str, Any]] = {}  # a ledger gives the number of a refused write to another run's
    for event in named(events, kind):
        known = {key: value for key, value in event.items() if value not in (None, "")}
        found.setdefault((text(event, "run"), text(event, "id")), {}).update(known)
    taken = (one for one in found.values() if text(one, "state") != REFUSED)
    written = (_written(one, found.get((text(one, "run"), text(one, "part_of")), {})) for one in taken)
    places = [text(one, "id") for one in together.connections_of(named(events, "run"))]
    return tuple(sorted(written, key=lambda one: places.index(one.place) if one.place in places else -1))


def _written(data: Event, whole: Event) -> Written:
    one = {**data, "state": whole["state"]} if whole.get("state") in GONE else data
    return Written(*(text(one, key) for key in ("id", "kind", "system", "place", "identifier", "state", "time")))


def observed_of(events: Sequence[Event]) -> tuple[Observed, ...]:
    """The steps of the chain, in the order they began."""
    found = (
        Observed(text(one, "name"), text(one, "place"), text(one, "started"), float(one.get("duration_s") or 0),
                 text(one, "status"), tuple(map(str, one.get("needs") or ())), one.get("seen"))
        for one in named(events, "observation")
    )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.started, one.name, one.place)))
