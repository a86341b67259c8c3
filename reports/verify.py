"""`golive verify`: whether a run's folder is still what it was, and its verdict still what was seen."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from checks._outcome import Verdict
from reports.pages.catalogue import Catalogue, catalogue
from reports.pages.words import VERDICTS
from reports.record.events import FILE_NAME as RECORD
from reports.record.events import read
from reports.record.files import changed_since
from reports.record.fitting import manifest_in, misfits
from reports.record.phrase import Phrase, say
from reports.record.proof import fingerprint
from reports.record.reading import named
from reports.record.signature import WrongKey
from reports.record.together import not_one
from reports.run.kept_in_parts import as_one, parts_of, wholes_of
from reports.verdict.derived import Derived, Together, differences
from reports.verdict.kept import NotKept, read_kept

RESULTS = "results.json"


def main(arguments: list[str] | None = None) -> int:
    """Tell what no longer fits: 0 where all fits, 1 where something does not, 4 where there is nothing to look at."""
    asked = _parser().parse_args(arguments)
    if not asked.directory.is_dir():
        sys.stderr.write(f"golive verify: there is no folder {asked.directory}. Name the folder of a run.\n")
        return 4
    said = _language(asked.directory)
    try:
        changed = list(misfits(asked.directory, asked.signed_by))
    except WrongKey as error:
        sys.stderr.write(f"golive verify: {error}\n")
        return 4
    otherwise = list(_of_the_verdict(asked.directory, said))
    for phrase in (*changed, *otherwise, *_closing(asked.directory, changed, otherwise, said)):
        sys.stdout.write(said.phrase(phrase) + "\n")
    return 1 if changed or otherwise else 0


def _of_the_verdict(directory: Path, said: Catalogue) -> Iterator[Phrase]:
    """Where results.json tells something else than the observations come to."""
    try:
        results = json.loads((directory / RESULTS).read_bytes())
        derived = _derived(directory)
        for check, told, found in differences(derived, results):
            yield say("{check}: the report says {told}, the observations come to {found}.",
                      check=check, told=_word(said, told), found=_word(said, found))  # fmt: skip
        if derived.gone:
            yield say("This version of the suite no longer makes these checks of the run: {checks}.",
                      checks=", ".join(derived.gone))  # fmt: skip
        elif results["verdict"] != derived.standing:
            yield say("The verdict: the report says {told}, the observations come to {found}.",
                      told=said(results["verdict"]), found=said(derived.standing))  # fmt: skip
    except NotKept as error:
        yield say("The verdict cannot be derived again. {why}", why=error)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield say("The verdict cannot be derived again. {why}", why=f"{RESULTS} or the observations cannot be read.")


def _derived(directory: Path) -> Together:
    """From what a run kept, or its workers did, or the runs that a document was made of. Raises NotKept."""
    is_of_then = bool(_another_version(directory))
    if parts := parts_of(directory):
        return Together((Derived(as_one(parts), is_of_then, parts),))
    runs = named(read(directory / RECORD), "run")
    if len(runs) <= 1:
        return Together((Derived(read_kept(directory), is_of_then),))
    groups = wholes_of(directory)
    return Together(tuple(Derived(as_one(group), is_of_then, group) for group in groups), not any(not_one(runs)))


def _word(said: Catalogue, verdict: str) -> str:
    return said(VERDICTS[Verdict(verdict)]) if verdict in list(Verdict) else verdict


def _another_version(directory: Path) -> str:
    """The version of the suite that judged the run, where its checks are not those of today; else nothing."""
    data = manifest_in(directory)
    try:
        return str(data["suite"]["version"]) if data and data["suite"]["checks"] != fingerprint() else ""
    except (KeyError, TypeError):
        return ""  # the manifest itself is told to be wrong


def _notes(directory: Path) -> Iterator[Phrase]:
    """What is worth knowing and no fault of the record."""
    data = manifest_in(directory)
    if data is None:
        return
    if version := _another_version(directory):
        yield say("Judged with the checks of today; the run was judged with others, of version {version}.",
                  version=version)  # fmt: skip
    if changed := changed_since(data["configuration"]):
        yield say("Configuration that has changed since the run, which is no fault of its record: {files}.",
                  files=", ".join(changed))  # fmt: skip
    if not data.get("signed_by"):
        yield say("The run is not signed: whoever can change its files can write another manifest.")


def _closing(directory: Path, changed: list[Phrase], otherwise: list[Phrase], said: Catalogue) -> Iterator[Phrase]:
    version = _another_version(directory)
    if otherwise and version and not changed:
        yield say("Every file is as it was, but the checks of today do not come to the same. Run `golive verify` of "
                  "version {version}, which judged the run.", version=version)  # fmt: skip
        return
    if changed or otherwise:
        yield say("This is no longer the run as it was: see above.")
        return
    yield from _notes(directory)
    verdict = json.loads((directory / RESULTS).read_bytes())["verdict"]
    files = len((manifest_in(directory) or {"files": {}})["files"])
    yield say("All {files} files are as they were, and the observations come to the verdict {verdict}.",
              files=files, verdict=said(verdict))  # fmt: skip


def _language(directory: Path) -> Catalogue:
    """The language of the report."""
    try:
        run = named(read(directory / RECORD), "run")[0]
        return catalogue(str(run["environment"]["report_language"]))
    except (IndexError, KeyError, TypeError):
        return catalogue("en")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="golive verify", description=__doc__)
    parser.add_argument("directory", type=Path, help="the folder of a run, such as reports/out/latest")
    parser.add_argument(
        "--signed-by", type=Path, metavar="KEY.pub", help="the public key of whoever must have signed it"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
