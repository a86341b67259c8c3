"""The hostile pages that the recording portal serves."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.suite.guard.tables import Places, Way, addresses, ways

EVERY = {way.key: way for table in ("ways_out", "writes") for way in ways(table)}
ADDRESSES = addresses()
GATHERED = """<!doctype html><title>x</title>{frames}<script>
let end;
const loaded = () => {{ clearTimeout(end); end = setTimeout(() => fetch("/end/frames"), 1000) }};
for (const frame of document.querySelectorAll("iframe")) frame.addEventListener("load", loaded, {{once: true}});
</script>"""
ASKING = """<!doctype html><title>x</title><script>
const ask = address => {{ try {{ return fetch(address, {{mode: "no-cors"}}).catch(() => 0) }} catch {{ return 0 }} }};
const all = {addresses}.flatMap((address, number) => [ask(address), ask("/redirect/" + number)]);
Promise.all(all).then(() => fetch("/end/addresses"));
setTimeout(() => fetch("/end/addresses"), 8000);
</script>"""


def answer(places: Places, host: str, path: str) -> bytes:
    """The whole answer to a request."""
    kind, _, key = path.strip("/").partition("/")
    way = EVERY.get(key)
    if kind == "all":
        return _page(GATHERED.format(frames="".join(_frames(key))))
    if kind == "addresses":
        texts = json.dumps([places.address(one) for one in ADDRESSES])
        return _page(ASKING.format(addresses=texts.replace("<", "\\u003c")))
    if kind == "redirect" and key.isdigit():
        return _moved(302, places.address(ADDRESSES[int(key)]))
    if kind in ("away", "again"):
        status, _, key = key.partition("/")
        way = EVERY[key]
        return _moved(int(status), places.out(way) if kind == "away" else f"{places.portal}/asked/{key}")
    return _of_way(places, host, kind, way) if way else _page("x")


def _of_way(places: Places, host: str, kind: str, way: Way) -> bytes:
    target = places.out(way) if way.table == "ways_out" else f"/asked/{way.key}"
    if kind == "page":
        of_provider = host.startswith("id.") and way.provider
        return _page(f"<!doctype html><title>x</title>{places.filled(way.provider if of_provider else way.page, way)}")
    if kind == "script":
        return _answer("200 OK", places.filled(way.script, way), {"Content-Type": "text/javascript"})
    if kind == "policy":
        return _page("<img src=/x.png>", {"Content-Security-Policy": f"img-src 'none'; report-uri {target}"})
    if kind == "refresh":
        return _page("x", {"Refresh": f"0; url={target}"})
    return _page("x", {"Link": f"<{target}>; rel=preload; as=image"} if kind == "link" else {})


def _frames(table: str) -> list[str]:
    return [f'<iframe src="/page/{way.key}"></iframe>' for way in ways(table) if not way.top]


def _page(html: str, headers: Mapping[str, str] = {}) -> bytes:
    return _answer("200 OK", html, {"Content-Type": "text/html; charset=utf-8", **headers})


def _moved(status: int, address: str) -> bytes:
    return _answer(f"{status} Moved", "", {"Location": "".join(one for one in address if one not in "\r\n")})


def _answer(status: str, body: str, headers: Mapping[str, str]) -> bytes:
    content = body.encode()
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = [f"HTTP/1.1 {status}", *lines, f"Content-Length: {len(content)}", "Connection: close", "", ""]
    return "\r\n".join(head).encode() + content
