"""Whatever a server does, a request ends as its typed outcome, within its limits."""

from __future__ import annotations

import gzip
import threading
import time

import pytest
from fetching.misbehaving import PAGE, bomb, reply

from scanner.fetching import Request, fetch
from scanner.model import Document, Failure, Outcome

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ROWS = [
    ("gone", [reply(b"no", "404 Not Found")], Outcome.GONE),
    ("gone for good", [reply(b"no", "410 Gone")], Outcome.GONE),
    ("login asked", [reply(b"no", "401 Unauthorized")], Outcome.BLOCKED),
    ("forbidden", [reply(b"no", "403 Forbidden")], Outcome.BLOCKED),
    ("too many requests", [reply(b"no", "429 Too Many Requests", "Retry-After: 0")], Outcome.BLOCKED),
    ("too many, come tomorrow", [reply(b"no", "429 Too Many Requests", "Retry-After: 86400")], Outcome.BLOCKED),
    ("too many, by date", [reply(b"no", "429 Too Many Requests", "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT")], Outcome.BLOCKED),
    ("for legal reasons", [reply(b"no", "451 Unavailable For Legal Reasons")], Outcome.BLOCKED),
    ("challenge with 503", [reply(b"<title>Just a moment...</title><script src=/cf-chl></script>", "503 Service Unavailable")], Outcome.BLOCKED),
    ("challenge with 200", [reply(b"<html><script src='/cdn/challenge-platform/x.js'></script></html>")], Outcome.BLOCKED),
    ("login wall", [reply(b"<html><form>Sign in <input name=p type='password'></form></html>")], Outcome.LOGIN),
    ("script-only page", [reply(b"<html><body><div id=root></div><script src=/app.js></script></body></html>")], Outcome.EMPTY),
    ("nothing at all", [reply(b"")], Outcome.EMPTY),
    ("a picture", [reply(b"\x89PNG....", kind="image/png")], Outcome.NOT_HTML),
    ("a program", [reply(b"MZ\x00\x01", kind="application/octet-stream")], Outcome.NOT_HTML),
    ("too large by its length", [reply(b"x" * 200_000)], Outcome.TOO_LARGE),
    ("endless body", [[HTML + b"\r\n", *[b"x" * 60_000] * 50]], Outcome.TOO_LARGE),
    ("gzip bomb", [reply(bomb(50), "200 OK", "Content-Encoding: gzip")], Outcome.TOO_LARGE),
    ("slow drip", [[HTML + b"\r\n", *[b"x", 0.2] * 30]], Outcome.TOO_SLOW),
    ("silence", [[3.0]], Outcome.TOO_SLOW),
    ("server error", [reply(b"no", "500 Internal Server Error")], Outcome.UNREADABLE),
    ("not HTTP", [b"SSH-2.0-OpenSSH_9.0\r\n\r\n"], Outcome.UNREADABLE),
    ("closed at once", [b""], Outcome.UNREADABLE),
    ("shorter than its length", [HTML + b"Content-Length: 9000\r\n\r\nshort"], Outcome.UNREADABLE),
    ("chunked garbage", [HTML + b"Transfer-Encoding: chunked\r\n\r\nzzzz\r\nnonsense"], Outcome.UNREADABLE),
    ("false gzip", [reply(b"not gzip", "200 OK", "Content-Encoding: gzip")], Outcome.UNREADABLE),
    ("endless header", [[b"HTTP/1.1 200 OK\r\nX: ", *[b"x" * 60_000] * 10]], Outcome.UNREADABLE),
    ("redirect to itself", [reply(b"", "302 Found", "Location: /x")], Outcome.REDIRECT),
    ("redirect to a file", [reply(b"", "302 Found", "Location: file:///etc/passwd")], Outcome.REFUSED),
    ("redirect to metadata", [reply(b"", "302 Found", "Location: http://169.254.169.254/latest")], Outcome.REFUSED),
    ("redirect with a password", [reply(b"", "302 Found", "Location: http://a:b@127.0.0.1/")], Outcome.REFUSED),
    ("redirect to a shell's port", [reply(b"", "302 Found", "Location: http://127.0.0.1:22/")], Outcome.REFUSED),
    ("redirect home", [reply(b"", "302 Found", "Location: /careers")], Outcome.REDIRECT),
    ("redirect to a login", [reply(b"", "302 Found", "Location: /login?next=x")], Outcome.LOGIN),
]  # fmt: skip


@pytest.mark.parametrize(("replies", "outcome"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_every_misbehaviour_has_its_outcome_in_time(rude, get, replies, outcome) -> None:
    rude.put("/careers", reply())
    rude.put("/login?next=x", reply())
    started = time.monotonic()
    found = get(rude.put("/x", *replies))
    assert isinstance(found, Failure), found
    assert found.outcome is outcome, found
    assert found.error.endswith(".")
    assert time.monotonic() - started < 6


@pytest.mark.parametrize(
    "replies",
    [
        [reply()],
        [reply(gzip.compress(PAGE), "200 OK", "Content-Encoding: gzip")],
        [reply(b"no", "503 Service Unavailable"), reply()],
        [reply(b"no", "429 Too Many Requests", "Retry-After: 0"), reply()],
        [b"", reply()],
        [
            HTML
            + b"Transfer-Encoding: chunked\r\n\r\n"
            + f"{len(PAGE):x}\r\n".encode()
            + PAGE
            + b"\r\n0\r\n\r\n"
        ],
        [HTML + b"\r\n" + PAGE],
    ],
    ids=["plain", "gzip", "503 then fine", "429 then fine", "dropped then fine", "chunked", "until closed"],
)
def test_what_can_be_had_is_had(rude, get, replies) -> None:
    found = get(rude.put("/x", *replies))
    assert isinstance(found, Document), found
    assert found.body == PAGE


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("ftp://example.org/x", Outcome.REFUSED),
        ("http://user:secret@example.org/", Outcome.REFUSED),
        ("http://example.org:25/", Outcome.REFUSED),
        ("http://[::1/", Outcome.REFUSED),
        ("http:///nothing", Outcome.REFUSED),
        ("http://169.254.169.254/latest/meta-data", Outcome.REFUSED),
        ("http://[fd00:ec2::254]/", Outcome.REFUSED),
        ("http://[::ffff:169.254.169.254]/", Outcome.REFUSED),
        ("http://[64:ff9b::a9fe:a9fe]/", Outcome.REFUSED),
        ("http://0.0.0.0/", Outcome.REFUSED),
        ("http://name.invalid/", Outcome.UNREADABLE),
    ],
)
def test_addresses_that_are_never_fetched(get, url, outcome) -> None:
    found = get(url)
    assert isinstance(found, Failure)
    assert found.outcome is outcome, found


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "192.168.1.1", "2130706433"])
def test_this_machine_and_its_network_need_leave(get, host) -> None:
    found = get(f"http://{host}:8080/", allow_private=False)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.REFUSED, found


def test_a_name_with_a_public_and_a_private_address_is_refused(get, monkeypatch) -> None:
    import asyncio  # noqa: PLC0415

    async def both(*_args, **_kwargs):
        return [(0, 0, 0, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", both)
    found = get("http://both.example/", allow_private=False)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.REFUSED, found


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (reply(b"User-agent: *\nDisallow: /x", kind="text/plain"), False),
        (
            reply(
                b"User-agent: telemedicine-scanner\nDisallow: /\n\nUser-agent: *\nAllow: /", kind="text/plain"
            ),
            False,
        ),
        (reply(b"User-agent: *\nDisallow: /y", kind="text/plain"), True),
        (reply(b"\xff\xfe nonsense \x00", kind="text/plain"), True),
        (reply(b"no", "403 Forbidden"), True),
        (reply(b"no", "503 Service Unavailable"), False),
        (reply(b"", "301 Moved", "Location: /rules"), False),
    ],
)
def test_robots_txt_is_heeded(rude, get, rules, allowed) -> None:
    rude.put("/robots.txt", rules)
    rude.put("/rules", reply(b"User-agent: *\nDisallow: /", kind="text/plain"))
    found = get(rude.put("/x", reply()))
    assert isinstance(found, Document) is allowed
    assert allowed or (isinstance(found, Failure) and found.outcome is Outcome.ROBOTS)


def test_what_did_not_change_is_not_sent_again(rude, get) -> None:
    url = rude.put(
        "/x", reply(PAGE, "200 OK", 'ETag: "1"'), b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
    )
    first, second = get(url), get(url)
    assert first == second
    assert 'if-none-match: "1"' in rude.asked[-1].lower()
    assert get(url, offline=True) == first


def test_offline_says_what_it_never_had(get) -> None:
    found = get("http://127.0.0.1:9/never", offline=True)
    assert isinstance(found, Failure)
    assert "not fetched before" in found.error


def test_a_damaged_cache_is_fetched_anew(rude, get, settings) -> None:
    url = rude.put("/x", reply())
    get(url)
    for kept in settings.cache.rglob("*"):
        if kept.is_file():
            kept.write_bytes(b"{")
    assert isinstance(get(url), Document)


def test_no_cookie_is_kept_and_the_agent_is_honest(rude, get) -> None:
    url = rude.put("/x", reply(b"", "302 Found", "Location: /y", "Set-Cookie: a=b"))
    rude.put("/y", reply())
    get(url, contact="adviser@example.org")
    assert "cookie" not in rude.asked[-1].lower()
    assert "telemedicine-scanner" in rude.asked[-1]
    assert "adviser@example.org" in rude.asked[-1]


def test_hosts_are_not_hurried(rude, settings) -> None:
    from dataclasses import replace  # noqa: PLC0415

    urls = [rude.put(f"/{number}", reply()) for number in range(5)]
    found = list(fetch([Request(url) for url in urls], lambda _, d: [d], replace(settings, pace_seconds=0.1)))
    assert [each.source for each in found] == urls
    gaps = [after - before for before, after in zip(rude.times, rude.times[1:], strict=False)]
    assert min(gaps) > 0.08


def test_closing_early_leaves_no_thread(rude, settings) -> None:
    urls = [rude.put(f"/{number}", [0.3, reply()]) for number in range(50)]
    before = threading.active_count()
    results = fetch([Request(url) for url in urls], lambda _, d: [d], settings)
    next(results)
    results.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "fetching"]
    assert threading.active_count() <= before + 60
