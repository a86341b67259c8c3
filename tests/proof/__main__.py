"""`./golive faults`: the catalogue of faults, and the proof that each is found."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed

from fixtures.sandbox.faults import Fault, load_faults
from reports.record.proof import fingerprint, keep
from tests.proof import kills, noise, steps
from tests.proof.matrix import Proof, prove
from tests.proof.pairs import Judged, Pair, draw, judge
from tests.proof.told import record


def main(arguments: list[str]) -> int:
    """List the faults, or prove them; the exit status is 1 where one was not found as it should be."""
    if any(argument.partition("=")[0] == "--noise" for argument in arguments):
        return noise.main(arguments)
    if any(argument.partition("=")[0] == "--kills" for argument in arguments):
        return kills.main(arguments)
    if "--kill-at-each-step" in arguments:
        return steps.main()
    options = _options(arguments)
    faults = _chosen(options)
    if options.pairs:
        return _prove_pairs(draw(faults, options.pairs, options.seed), options.jobs)
    if options.list:
        _list(faults, as_json=options.json)
        return 0
    found, of = 0, fingerprint()
    for proof in _proofs(faults, options.jobs, len(faults)):
        found += proof.found
        if options.record:
            record({proof.faults[0]: proof.told})
    print(f"{found} of {len(faults)} faults were found as they should be")
    if options.record and len(faults) == len(load_faults()):
        _keep(len(faults), found, of)
    return 0 if found == len(faults) else 1


def _keep(faults: int, found: int, of: str) -> None:
    if of != fingerprint():
        print("not recorded: checks or faults have changed meanwhile, so nobody knows which of them were proved")
        return
    keep(faults, found, of)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="golive faults", description=__doc__)
    parser.add_argument("ids", nargs="*", help="only these faults, or all whose id begins so")
    parser.add_argument("--list", action="store_true", help="print the catalogue and do nothing")
    parser.add_argument("--json", action="store_true", help="with --list: one JSON object a line")
    parser.add_argument(
        "--noise", type=int, metavar="N", help="instead: N bad days of a healthy sandbox, from --seed on"
    )
    parser.add_argument("--kills", type=int, metavar="N", help="instead: N runs killed at moments drawn by --seed")
    parser.add_argument(
        "--kill-at-each-step", action="store_true", help="instead: a run killed at each step of its ledger"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="only N of them, drawn by --seed")
    parser.add_argument("--pairs", type=int, metavar="N", help="N pairs of them, drawn by --seed, each on at once")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="how many at the same time")
    parser.add_argument(
        "--record",
        action="store_true",
        help="keep what was told, and the result of a whole run",
    )
    return parser.parse_args(arguments)


def _chosen(options: argparse.Namespace) -> tuple[Fault, ...]:
    faults = load_faults()
    for asked in options.ids:
        if not any(fault.startswith(asked) for fault in faults):
            raise SystemExit(f"golive faults: no fault begins with {asked!r}; --list shows them all")
    found = [fault for fault in faults.values() if not options.ids or fault.id.startswith(tuple(options.ids))]
    return tuple(random.Random(options.seed).sample(found, options.sample) if options.sample else found)  # noqa: S311


def _list(faults: tuple[Fault, ...], *, as_json: bool) -> None:
    for fault in faults:
        told = {
            "id": fault.id, "sentence": fault.sentence, "system": fault.system, "kind": fault.kind,
            "expected": list(fault.expected), "owner": fault.owner, "only_blocks": fault.only_blocks,
        }  # fmt: skip
        print(json.dumps(told, ensure_ascii=False) if as_json else f"{fault.id:45} {fault.sentence}")


def _proofs(faults: tuple[Fault, ...], jobs: int, total: int) -> Iterator[Proof]:
    with ProcessPoolExecutor(jobs) as pool:
        running = {pool.submit(prove, (fault,)): fault for fault in faults}
        for number, done in enumerate(as_completed(running), 1):
            proof = done.result()
            print(f"[{number}/{total}] {_told(proof, running[done])}", flush=True)
            yield proof


def _prove_pairs(pairs: tuple[Pair, ...], jobs: int) -> int:
    wrong = 0
    with ProcessPoolExecutor(jobs) as pool:
        running = {pool.submit(prove, pair): pair for pair in pairs}
        for number, done in enumerate(as_completed(running), 1):
            proof, judged = done.result(), judge(running[done], done.result())
            wrong += not judged.is_as_it_should_be
            print(f"[{number}/{len(pairs)}] {_told_of_pair(proof, judged)}", flush=True)
    print(f"{len(pairs) - wrong} of {len(pairs)} pairs: both were found, or the one that hides the other is named")
    return 1 if wrong else 0


def _told_of_pair(proof: Proof, judged: Judged) -> str:
    one, other = proof.faults
    named = "; ".join(f"{by} hides {hidden}" for hidden, by in judged.hidden) or "both found"
    lines = [f"{named if judged.is_as_it_should_be else 'NOT AS EXPECTED'}: {one} + {other} ({proof.duration_s:.0f} s)"]
    lines += [f"    missed: {', '.join(sorted(judged.missed))}"] if judged.missed else []
    lines += [f"    also red: {check}: {_why(proof, check)}" for check in sorted(judged.astray)]
    return "\n".join(lines + [f"    bug: {bug}" for bug in judged.bugs])


def _told(proof: Proof, fault: Fault) -> str:
    lines = [f"{'found ' if proof.found else 'NOT AS EXPECTED'} {fault.id} ({proof.duration_s:.0f} s)"]
    if proof.missed:
        lines.append(f"    missed: {', '.join(sorted(proof.missed))}")
    if proof.wrongly_red:
        lines.append(f"    also red: {', '.join(sorted(proof.wrongly_red))}")
        lines += [f"      {check}: {_why(proof, check)}" for check in sorted(proof.wrongly_red)]
    if not proof.named_rightly:
        lines.append(f"    said to be of {', '.join(proof.owners) or 'nobody'}, is of {fault.owner}")
    if not proof.seen_as_said:
        lines.append(f"    {_how_it_was_seen(proof)}")
    lines += [f"    bug: {bug}" for bug in proof.bugs]
    return "\n".join(lines)


def _how_it_was_seen(proof: Proof) -> str:
    if proof.only_blocks:
        return f"is said only to block, yet these saw something wrong: {', '.join(sorted(proof.failed))}"
    return "nothing wrong was seen: its checks are only blocked, and the catalogue does not say only_blocks"


def _why(proof: Proof, check: str) -> str:
    outcome = proof.red[check]
    if outcome.cause:
        return f"blocked by {outcome.cause.observation}: {outcome.cause.sentence}"
    return "; ".join(str(finding) for finding in outcome.failures)[:300]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
