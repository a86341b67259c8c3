"""What was seen in a run, as data: observations.json, from which every check can be judged again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks._outcome import Verdict
from reports.record.events import FILE_NAME as RECORD
from reports.record.events import read
from reports.record.facts import Event, text
from reports.record.reading import named
from reports.verdict.gaps import of_the_record

FILE_NAME = "observations.json"
SCHEMA = 1
_RUN = ("run", "suite", "time", "environment", "selected", "attestation_lines", "judged_again")
_OBSERVED = ("name", "place", "seen", "cause")


class NotKept(Exception):
    """A folder without the observations of a run, or with what cannot be read as such; the message is for people."""


@dataclass(frozen=True)
class Kept:
    """
    The observations of one run, what they were judged against, and what was told besides.

    ``observations`` are found by name and place; ``expected`` are the checks of the checklist of then, each with its
    place, and ``judged`` those that had an outcome.
    ``troubled`` are those outcomes that were not simply passed: attempts and what is hidden cannot be judged again.
    ``ended`` is how the run ended, nothing where it did not; ``damaged`` what is wrong with its record.
    """

    run: Event
    configuration: Event
    observations: Mapping[tuple[str, str], Event]
    expected: frozenset[str]
    judged: frozenset[str]
    troubled: Mapping[str, Event]
    attestations: tuple[Event, ...]
    waivers: tuple[Event, ...]
    written: tuple[Event, ...]
    ended: tuple[str, ...]
    damaged: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Kept:
        """From what stands in the file. Raises ValueError, KeyError or TypeError where it is something else."""
        if data["schema"] != SCHEMA:
            raise ValueError(f"its shape has the number {data['schema']}, and this version of the suite reads {SCHEMA}")
        return cls(
            data["run"], data["configuration"], {(one["name"], one["place"]): one for one in data["observations"]},
            frozenset(data["expected"]), frozenset(data["judged"]),
            {f"{one['check']}@{one['place']}": one for one in data["troubled"]},
            *(tuple(data[told]) for told in ("attestations", "waivers", "written", "ended", "damaged")),
        )  # fmt: skip

    @property
    def id(self) -> str:
        """The run's own id."""
        return text(self.run, "run")

    @property
    def environment(self) -> str:
        """The name of its environment."""
        return text(self.run.get("environment") or {}, "name")

    @property
    def how_it_ended(self) -> str:
        """``finished`` where it came to its end with a whole record; nothing where it never ended."""
        reasons = [reason for reason in self.ended if reason != "finished"] or list(self.ended)
        return "damaged" if self.damaged else (*reasons, "")[0]


def kept(events: Sequence[Event]) -> dict[str, Any]:
    """What the events of a run tell of what was seen, and nothing of what was made of it."""
    run, configuration = (next(iter(named(events, name)), {}) for name in ("run", "configuration"))
    return {
        "schema": SCHEMA,
        "run": {key: run.get(key) for key in _RUN},
        "configuration": {key: configuration.get(key) for key in ("environment", "plan", "files")},
        "observations": [
            {key: one.get(key) for key in _OBSERVED} for one in named(events, "observation") if not one.get("live")
        ],
        "expected": [f"{text(one, 'check')}@{text(one, 'place')}" for one in run.get("expected") or ()],
        "judged": [f"{text(one, 'check')}@{text(one, 'place')}" for one in named(events, "outcome")],
        "troubled": [_without(one) for one in named(events, "outcome") if _is_troubled(one)],
        "attestations": [_without(one) for one in named(events, "attestation")],
        "waivers": [_without(one) for one in named(events, "waiver")],
        "written": [_without(one) for one in events if one.get("event") in ("write", "leftover")],
        "ended": [text(one, "reason") for one in named(events, "end")],
        "damaged": [str(phrase) for phrase in of_the_record(events)],
    }


def observations(events: Sequence[Event]) -> str:
    """The file's text."""
    return json.dumps(kept(events), ensure_ascii=False, indent=1) + "\n"


def kept_of_run(directory: Path) -> Kept:
    """The same; of a run that did not come to its end, all that its record tells. Raises NotKept."""
    events = read(directory / RECORD)
    return Kept.of(kept(events)) if events and not named(events, "end") else read_kept(directory)


def read_kept(directory: Path) -> Kept:
    """The observations in a run's folder. Raises NotKept."""
    path = directory / FILE_NAME
    if len(runs := named(read(directory / RECORD), "run")) > 1:
        raise NotKept(
            f"The document in {directory} was made of {len(runs)} runs: {', '.join(text(one, 'run') for one in runs)}. "
            "Name the folder of one of them."
        )
    try:
        return Kept.of(json.loads(path.read_bytes()))
    except FileNotFoundError:
        raise NotKept(
            f"There are no observations in {directory}: {FILE_NAME} is missing. Name the folder of a run, such as "
            "reports/out/latest; if the run was killed, let `./golive report` write its documents first."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise NotKept(f"{path} cannot be read as the observations of a run ({error}).") from None


def _is_troubled(outcome: Event) -> bool:
    return bool(outcome.get("attempts")) or outcome.get("verdict") in (Verdict.FAILED, Verdict.BLOCKED)


def _without(event: Event) -> dict[str, Any]:
    """A fact without the number of its line."""
    return {key: value for key, value in event.items() if key != "n"}
