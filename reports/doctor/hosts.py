"""The hosts: their names, TLS and answers, whether our clock agrees with theirs, and who is at the other end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from statistics import median

from fixtures.observations.target import differences, target_seen
from fixtures.seen.chain import Endpoint
from fixtures.systems.resolving import addresses
from fixtures.systems.service_data import ServiceData
from fixtures.systems.tls import endpoint
from fixtures.systems.web import trusting
from reports.doctor.trial import Bag, Found, Trial, fine, missing, remark
from reports.record.phrase import Phrase, say

CLOCK_S = 30
"""So far clocks may be apart: one-time codes and the answers of identity providers live hardly longer."""


def hosts(bag: Bag) -> Iterator[Trial]:
    """Every named host."""
    for number, host in enumerate(bag.environment.hosts):
        yield Trial(say("Host {host}", host=host.name), ("hosts", number), lambda name=host.name: _host(bag, name))  # type: ignore[misc]


async def _host(bag: Bag, host: str) -> Found:
    await addresses(host, bag.guard)
    tls = await endpoint(host, bag.guard, trusting(bag.environment))
    if not tls.valid:
        said = say("there is no trusted TLS connection: {why}", why=tls.problem)
        return missing(said, say("Compare the address with the environment meant; else ask the keepers of the host."))
    days, least = int(tls.days or 0), _least_days(bag)
    if days < least:
        said = say("the certificate is valid for {days} days, and should be for {least}", days=days, least=least)
        return missing(said, say("Ask the keepers of the host to renew the certificate."))
    return fine(await _answered(bag, tls, days))


async def _answered(bag: Bag, tls: Endpoint, days: int) -> Phrase:
    host, seen = tls.host, {"version": tls.protocol, "days": days}
    if host == bag.environment.mail.host:
        return say("{version}, certificate valid for {days} days", **seen)
    answer = await bag.web.get(f"https://{host}:{bag.guard.port(host)}/")
    if (apart_s := _apart_s(answer.headers.get("date", ""))) is not None:
        bag.apart_s[host] = apart_s
    milliseconds = round(answer.duration_s * 1000)
    return say(
        "answered {status} in {ms} ms; {version}, certificate valid for {days} days",
        status=answer.status, ms=milliseconds, **seen,
    )  # fmt: skip


def _least_days(bag: Bag) -> int:
    return max(one.limits.certificate_days for one in bag.environment.connections)


def clock(bag: Bag) -> Found:
    """Our clock against those of the hosts that have answered."""
    if not bag.apart_s:
        return missing(say("no host has told its time"), say("See why the hosts did not answer."))
    seconds = round(median(bag.apart_s.values()))
    said = say("{seconds} s from those of {hosts} hosts", seconds=abs(seconds), hosts=len(bag.apart_s))
    if abs(seconds) > CLOCK_S:
        return missing(said, say("Set the clock of this machine by a time server: one-time codes depend on it."))
    return fine(said)


def _apart_s(date: str) -> float | None:
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return None
    return (datetime.now(UTC) - theirs.replace(tzinfo=theirs.tzinfo or UTC)).total_seconds()


async def target(bag: Bag) -> Found:
    """Whether the target is who the environment file says."""
    if bag.environment.target is None:
        said = say("the environment file does not say who must be at the other end")
        return remark(said, say("Fill in the block target: a run then begins nothing where somebody else is there."))
    data = ServiceData(bag.web, bag.environment)
    seen = await target_seen(bag.environment, bag.guard, bag.web, data)
    wrong = next(differences(bag.environment.target, seen), None)
    if wrong is not None:
        return missing(wrong.sentence, say("Compare the addresses in the environment file with the environment meant."))
    return fine(say("it is who the environment file says"))
