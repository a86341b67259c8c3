"""`python -m tests.proof.docs` writes docs/checks.md, every check and the faults that prove it, and the gallery."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from checks._check import ALL, Check, all_checks
from config.checklist import Line, Section, load_checklist
from fixtures.sandbox.faults import Fault, load_faults
from reports.pages.words import OWNERS
from tests.proof import gallery

FILE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"
FEW = 6
REACHES = {
    "environment": "once in the environment", "authority": "at every authority", "connection": "on every connection",
}  # fmt: skip
HEAD = """# The checks

Written by `python -m tests.proof.docs` from the checks themselves; a test says when it is out of date. In the order
of the go-live stage.

A check is *blocking* when its failure stops the go-live, *advisory* when it only puts a condition on it. Limits are
values of the [environment file](configuration.md). *Proved by* names faults of the sandbox that the check has to
notice, the most particular first: `./golive smoke --fault ID` switches one on, `./golive faults` proves them all (with
`--list` it only tells what each of them breaks).
"""


def document() -> str:
    """The whole document."""
    sections = [text for section in load_checklist().sections for text in _section(section)]
    return "\n".join([HEAD, *sections])


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title.en}\n"
    for line in section.lines:
        yield from _line(line)


def _line(line: Line) -> Iterator[str]:
    yield f"### {line.title.en}\n\n`{line.id}`\n"
    if line.attest is not None:
        yield f"A named person vouches: *{line.attest.en}*\n"
    found = [one for one in all_checks() if one.line == line.id]
    yield from (_check(one) for one in sorted(found, key=lambda one: one.id))


def _check(one: Check) -> str:
    facts = {
        "Where": _where(one), "Fails": one.fails, "Limit": one.limit,
        "Whose": f"{OWNERS[one.owner]}, unless what was seen says otherwise.",
        "Next": one.next, "Source": source(one), "Proved by": _proof(one),
    }  # fmt: skip
    told = "\n".join(f"- **{name}:** {text}" for name, text in facts.items() if text)
    return f"#### {one.id} ({one.gate})\n\n{one.sentence}\n\n{told}\n"


def _where(one: Check) -> str:
    modes = "" if one.modes == ALL else f" of the mode {' or '.join(one.modes)}"
    return f"{REACHES[one.per]}{modes}."


def source(one: Check) -> str:
    """Where in docs/domain.md it comes from, as links."""
    told = one.source.removeprefix("domain, ").rstrip(".")
    names = [re.sub(r" N\d$", "", name) for name in told.split(" and ")]
    return (
        f"{', '.join(f'[{name}](domain.md#{anchor(name)})' for name in names)}{(re.findall(r' N.$', told) or [''])[0]}."
    )


def anchor(heading: str) -> str:
    """The name by which a link leads to a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _proof(one: Check) -> str:
    faults = proofs(one.id)
    more = f" and {len(faults) - FEW} more" if len(faults) > FEW else ""
    return ", ".join(f"`{fault.id}`" for fault in faults[:FEW]) + more + "."


def proofs(check: str) -> list[Fault]:
    """The faults that a check must notice; first those that few others must notice too."""
    found = [fault for fault in _faults() if check in fault.expected]
    return sorted(found, key=lambda fault: (len(fault.expected), fault.id))


@cache
def _faults() -> tuple[Fault, ...]:
    return tuple(load_faults().values())


def main() -> None:
    """Write both documents."""
    FILE.write_text(document(), "utf-8")
    gallery.FILE.write_text(gallery.document(), "utf-8")


if __name__ == "__main__":
    main()
