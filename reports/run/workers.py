"""How many workers share a run (`-n`, `--tx` of pytest-xdist), and when none may."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from config.environment import Environment
from config.people import parts
from reports.pages.courtesy import AT_ONCE
from reports.run.selecting import Selection


def workers_for(config: pytest.Config, environment: Environment, selection: Selection) -> int:
    """
    How many workers are set to work; 0 where this process does all by itself.

    No more than there are connections, or than may load a page or sign in at the same moment. Raises UsageError where
    workers would be on another machine, or spoil each other's sign-in.
    """
    options = config.option
    if getattr(options, "dist", "no") == "no" or not options.tx or options.collectonly:
        return 0
    if options.plan or options.replay or selection.connections == frozenset():
        options.dist, options.tx = "no", []  # nothing is looked at, so there is nothing to share
        return 0
    specs = _on_this_machine(config)
    most = min(len(environment.connections), *(getattr(environment.courtesy, name) for name in AT_ONCE))
    options.tx = specs[:most]
    options.maxworkerrestart = "0"  # what a worker that died has written is withdrawn first, by the next run
    _must_not_share_codes(environment, selection, len(options.tx))
    return len(options.tx)


def _on_this_machine(config: pytest.Config) -> list[str]:
    from execnet import XSpec  # noqa: PLC0415 only a run with workers needs it
    from xdist.workermanage import parse_tx_spec_config  # type: ignore[import-untyped]  # noqa: PLC0415

    specs: list[str] = parse_tx_spec_config(config)
    if elsewhere := [spec for spec in specs if not XSpec(spec).popen or XSpec(spec).chdir]:
        raise pytest.UsageError(
            f"--tx={elsewhere[0]}: expected popen. The ledger is a file of this machine, so all workers must be on it; "
            "on several machines run --shard=1/2 and 2/2, and join them with `golive merge`."
        )
    return specs


def _must_not_share_codes(environment: Environment, selection: Selection, workers: int) -> None:
    for user, places in _who_confirms_by_codes(environment):
        at = {number for number in range(1, workers + 1) for place in places
              if selection.dealt(number, workers).looks_at(place, environment)}  # fmt: skip
        if len(at) > 1:
            raise pytest.UsageError(
                f"-n: {user} confirms by one-time codes and would sign in from {len(at)} workers, "
                "but no provider takes the same code twice. Run without -n."
            )


def _who_confirms_by_codes(environment: Environment) -> Iterator[tuple[str, set[str]]]:
    """Each, with the connections for which they sign in."""
    found: dict[str, set[str]] = {}
    for part in parts(environment):
        if part.account.totp:
            found.setdefault(part.account.user, set()).update(
                one.id for one in environment.connections if part.where in (one.id, one.authority)
            )
    return iter(found.items())
