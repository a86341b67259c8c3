"""The service chain: hosts, cookies and times that everything stands on, and what the suite itself left."""

from __future__ import annotations

from checks._addresses import host
from checks._check import ADVISORY, check
from checks._finding import Findings, expect
from checks._limits import most_certificate_days
from config.environment import Environment
from config.owners import Owner
from fixtures.seen.chain import Endpoint, LeftBehind, PageTime, PlainHttp, SessionCookie, StoppedSeen

LINE = "assurance.chain"
_REDIRECTED = (301, 302, 303, 307, 308)


def _name(server: str) -> str:
    return server.split(":", maxsplit=1)[0].lower()


@check("CHAIN-01", line=LINE, owner=Owner.NETWORK, per="environment")
def every_host_answers_over_valid_tls(environment: Environment, endpoints: tuple[Endpoint, ...]) -> Findings:
    """
    Every host answers over valid TLS whose certificate stays valid for the days asked.

    Fails:   a host does not answer, its certificate is not trusted or not its own, or expires too soon.
    Limit:   limits.certificate_days, the most that any connection asks.
    Source:  domain, data transfer.
    Next:    Ask the keepers of the host to bring it up, or to give it a certificate of its own that is in force.
    """
    found = {_name(endpoint.host): endpoint for endpoint in endpoints}
    days = most_certificate_days(environment)
    for one in environment.hosts:
        endpoint = found.get(_name(one.name))
        problem = endpoint.problem if endpoint else "not looked at"
        yield expect("fault of TLS", problem, of=one.name).equals("")
        if problem:
            continue  # nothing more is known of a certificate that could not be trusted
        yield expect("TLS is valid", endpoint.valid if endpoint else None, of=one.name).equals(True)
        left = endpoint.days if endpoint else None
        yield expect("certificate stays valid", left, "days", of=one.name).at_least(days)


@check("CHAIN-02", line=LINE, owner=Owner.PORTAL, per="environment")
def plain_http_and_cookies_are_safe(
    environment: Environment, plain_http: tuple[PlainHttp, ...], session_cookies: tuple[SessionCookie, ...]
) -> Findings:
    """
    Plain HTTP leads to HTTPS; session cookies are Secure, HttpOnly and SameSite.

    Fails:   a host serves a page over plain HTTP, or leads elsewhere than to HTTPS at a host of this environment, or a
             session cookie lacks one of the three.
    Source:  domain, the service.
    Next:    Ask the keepers of the host to correct the redirect or the cookie.
    """
    tried = {_name(answer.host): answer for answer in plain_http}
    hosts = tuple(_name(one.name) for one in environment.hosts)
    mail_servers = {_name(one) for one in environment.mail.servers}
    for name in hosts:
        if name not in mail_servers:
            yield from _leads_to_https(name, tried.get(name), hosts)
    yield expect("session cookies seen", len(session_cookies)).at_least(1)
    for cookie in session_cookies:
        which = f"{cookie.name}, {cookie.host}"
        yield expect("cookie is Secure", cookie.secure, of=which).equals(True)
        yield expect("cookie is HttpOnly", cookie.http_only, of=which).equals(True)
        yield expect("SameSite of the cookie", cookie.same_site.capitalize(), of=which).is_one_of(("Lax", "Strict"))


def _leads_to_https(name: str, answer: PlainHttp | None, hosts: tuple[str, ...]) -> Findings:
    yield expect("plain HTTP was tried", answer is not None, of=name).equals(True).of(Owner.OWN_SIDE)
    if answer and answer.status in _REDIRECTED:
        address = answer.location or ""
        scheme = expect("scheme that plain HTTP leads to", address.split(":")[0].lower(), of=name)
        yield scheme.equals("https").of(Owner.NETWORK)
        foreign = None if host(address) in hosts else host(address) or "nowhere"
        yield expect("foreign host that plain HTTP leads to", foreign, of=name).equals(None).of(Owner.NETWORK)
    elif answer:
        served = expect("page served over plain HTTP", answer.status or None, of=name)
        yield served.equals(None).of(Owner.NETWORK)


@check("CHAIN-03", line=LINE, owner=Owner.PORTAL, per="environment", gate=ADVISORY)
def pages_answer_in_time(environment: Environment, page_times: tuple[PageTime, ...]) -> Findings:
    """
    Pages answer within the configured time.

    Fails:   a page takes longer until it can be read, each time that it is opened.
    Limit:   limits.page_s, the shortest of any connection.
    Source:  domain, the service.
    Next:    Report the slow page to its keepers, with the time of day.
    """
    yield expect("pages timed", len(page_times)).at_least(1)
    for page in page_times:
        yield expect("time of the page", page.duration_s, "s", of=page.page).at_most(environment.shortest_page_s)


@check("CHAIN-04", line=LINE, owner=Owner.OWN_SIDE, per="environment")
def suite_left_nothing_behind(left_behind: LeftBehind) -> Findings:
    """
    The suite left nothing behind: all that it created has been withdrawn.

    Fails:   something is still there, or its withdrawal was not proved by reading it again.
    Source:  domain, the go-live stage.
    Next:    Run the clean-up for this environment, and withdraw by hand what it names as left.
    """
    yield expect("things withdrawn", left_behind.withdrawn).equals(left_behind.written)
    # What was withdrawn and is still there was not stored where it was confirmed.
    yield expect("withdrawals proved", left_behind.proved).equals(left_behind.withdrawn).of(Owner.PORTAL)
    yield expect("withdrawals not proved", left_behind.unproved).is_empty().of(Owner.PORTAL)
    all_withdrawn = left_behind.withdrawn == left_behind.written
    left = expect("things left behind", left_behind.left).is_empty()
    yield left.of(Owner.PORTAL if all_withdrawn else Owner.OWN_SIDE)


@check("CHAIN-05", line=LINE, owner=Owner.PORTAL, per="environment", gate=ADVISORY)
def pages_ask_nothing_elsewhere(stopped: StoppedSeen) -> Findings:
    """
    The pages ask for nothing from hosts that the environment file does not name, and write nothing by themselves.

    Fails:   a page asked another host for something, or tried to write where nothing may be written; it was stopped.
    Source:  domain, the go-live stage.
    Next:    Ask the keepers of the pages whether it belongs there; if it does, add the host to the environment file.
    """
    yield expect("pages opened", stopped.pages).at_least(1)
    yield expect("what was stopped", stopped.stopped).is_empty()
