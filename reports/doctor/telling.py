"""What the doctor says on the terminal: each result as soon as it is there, in the environment's language."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass

from reports.doctor.examination import Examination
from reports.doctor.trial import Bag, Found, State, Trial
from reports.pages.catalogue import Catalogue
from reports.record.phrase import Phrase, say
from reports.record.redaction import redacted

WORDS = {State.FINE: say("in order"), State.REMARK: say("to note"), State.MISSING: say("not in order")}
SIGNS = {State.FINE: "✓", State.REMARK: "!", State.MISSING: "✗"}


@dataclass(frozen=True)
class Teller:
    """Writes lines in one language; nothing secret, and nothing that would move the cursor, gets through."""

    said: Catalogue

    def result(self, bag: Bag, trial: Trial, found: Found) -> None:
        """One result; where something is to be done, the line of the file and what to do."""
        word = self.said.phrase(WORDS[found.state])
        self._line(f"{SIGNS[found.state]} {word}: {self._words(trial.name)}: {self._words(found.said)}")
        if found.state is not State.FINE and trial.keys:
            self._line(f"    {bag.line(trial.keys)}")
        if found.next:
            self._line(f"    → {self._words(found.next)}")

    def end(self, found: Counter[State], lasted_s: float) -> None:
        """How many of each."""
        numbers = {"fine": found[State.FINE], "notes": found[State.REMARK], "missing": found[State.MISSING]}
        told = say("In order: {fine}. To note: {notes}. Not in order: {missing}.", **numbers)
        self._line(f"{self.said.phrase(told)} ({lasted_s:.1f} s)")

    def waiting(self, examination: Examination) -> None:
        """What is being waited for, written over by the next line; nothing where nobody is watching."""
        if sys.stdout.isatty() and examination.under_way:
            names = ", ".join(self._words(one.name) for one in examination.under_way[:3])
            print(f"\r\033[K{examination.lasted_s:.0f} s: {names} …\r", end="", flush=True)  # noqa: T201 written over

    def _words(self, text: Phrase | str) -> str:
        said = self.said.phrase(text) if isinstance(text, Phrase) else self.said.told(text)
        return redacted("".join(letter if letter.isprintable() else " " for letter in said))

    def _line(self, text: str) -> None:
        clear = "\r\033[K" if sys.stdout.isatty() else ""
        print(f"{clear}{text}", flush=True)  # noqa: T201 the lines are this command's answer
