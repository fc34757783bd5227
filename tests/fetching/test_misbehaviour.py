"""Whatever a server does, a request ends as its typed outcome, within its limits."""

from __future__ import annotations

import gzip
import socket
import time
from dataclasses import replace

import brotli
import pytest
import zstandard
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
    ("slow header", [[b"HTTP/1.1 200 OK\r\nX: ", *[b"x", 0.2] * 30]], Outcome.TOO_SLOW),
    ("half a chunk, then silence", [[HTML + b"Transfer-Encoding: chunked\r\n\r\n9\r\nhalf", 3.0]], Outcome.TOO_SLOW),
    ("early hints for ever", [[*[b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.05] * 80]], Outcome.TOO_SLOW),
    ("unchanged, though nobody asked", [b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"], Outcome.UNREADABLE),
    ("no content", [b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"], Outcome.EMPTY),
    ("a status that is none", [b"HTTP/1.1 999 Hm\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhm"], Outcome.UNREADABLE),
    ("two lengths", [HTML + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nfive!"], Outcome.UNREADABLE),
    ("a negative length", [HTML + b"Content-Length: -5\r\n\r\nfive!"], Outcome.UNREADABLE),
    ("a line break in a header", [b"HTTP/1.1 200 OK\r\nX: a\x00b\r\nContent-Length: 2\r\n\r\nhm"], Outcome.UNREADABLE),
    ("endless chunks of nothing", [[HTML + b"Transfer-Encoding: chunked\r\n\r\n", *[b"1\r\nx\r\n", 0.01] * 400]], Outcome.TOO_SLOW),
    ("half a gzip", [reply(gzip.compress(PAGE)[:60], "200 OK", "Content-Encoding: gzip")], Outcome.UNREADABLE),
    ("false zstd", [reply(b"not zstd", "200 OK", "Content-Encoding: zstd")], Outcome.UNREADABLE),
    ("a packing nobody knows", [reply(b"x", "200 OK", "Content-Encoding: lzma")], Outcome.UNREADABLE),
    ("server error", [reply(b"no", "500 Internal Server Error")], Outcome.UNREADABLE),
    ("not HTTP", [b"SSH-2.0-OpenSSH_9.0\r\n\r\n"], Outcome.UNREADABLE),
    ("closed at once", [b""], Outcome.UNREADABLE),
    ("shorter than its length", [HTML + b"Content-Length: 9000\r\n\r\nshort"], Outcome.UNREADABLE),
    ("chunked garbage", [HTML + b"Transfer-Encoding: chunked\r\n\r\nzzzz\r\nnonsense"], Outcome.UNREADABLE),
    ("false gzip", [reply(b"not gzip", "200 OK", "Content-Encoding: gzip")], Outcome.UNREADABLE),
    ("endless header", [[b"HTTP/1.1 200 OK\r\nX: ", *[b"x" * 60_000] * 10]], Outcome.UNREADABLE),
    ("redirect to itself", [reply(b"", "302 Found", "Location: /x")], Outcome.REDIRECT),
    ("redirects round a ring", [reply(b"", "302 Found", "Location: /ring")], Outcome.REDIRECT),
    ("redirects without end", [reply(b"", "302 Found", "Location: /chain/0")], Outcome.REDIRECT),
    ("redirect to nothing", [reply(b"", "302 Found")], Outcome.UNREADABLE),
    ("redirect to no address", [reply(b"", "302 Found", "Location: http://[x")], Outcome.REDIRECT),
    ("redirect to a script", [reply(b"", "302 Found", "Location: javascript:alert(1)")], Outcome.REDIRECT),
    ("redirect to a letter", [reply(b"", "302 Found", "Location: mailto:jobs@example.org")], Outcome.REDIRECT),
    ("redirect to link-local", [reply(b"", "302 Found", "Location: http://169.254.7.7/")], Outcome.REFUSED),
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
    rude.put("/ring", reply(b"", "302 Found", "Location: /x"))
    for number in range(12):
        rude.put(f"/chain/{number}", reply(b"", "302 Found", f"Location: /chain/{number + 1}"))
    started = time.monotonic()
    seconds = 0.4 if outcome is Outcome.TOO_SLOW else 1
    found = get(rude.put("/x", *replies), request_seconds=seconds)
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
        [HTML + f"Content-Length: {len(PAGE)}\r\n\r\n".encode() + PAGE + b"and more than its length"],
        [reply(brotli.compress(PAGE), "200 OK", "Content-Encoding: br")],
        [reply(zstandard.compress(PAGE), "200 OK", "Content-Encoding: zstd")],
        [b"HTTP/1.1 100 Continue\r\n\r\n" + reply()],
        [reply(PAGE, "200 OK", "Set-Cookie: a=b", "X-Odd: \u00e9")],
        [reply(PAGE, kind="text/html; charset=no-such-thing")],
        [reply(b"", "308 Permanent Redirect", "Location: /y")],
    ],
    ids=[
        "plain",
        "gzip",
        "503 then fine",
        "429 then fine",
        "dropped then fine",
        "chunked",
        "until closed",
        "longer than its length",
        "br",
        "zstd",
        "continue",
        "odd headers",
        "odd charset",
        "moved for good",
    ],
)
def test_what_can_be_had_is_had(rude, get, replies) -> None:
    rude.put("/y", reply())
    found = get(rude.put("/x", *replies))
    assert isinstance(found, Document), found
    assert found.body == PAGE


def test_a_server_that_is_not_there(rude, get) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    found = get(f"http://127.0.0.1:{port}/x")
    assert isinstance(found, Failure)
    assert (found.outcome, found.error) == (
        Outcome.UNREADABLE,
        "The server cannot be reached, or broke the connection off.",
    )
    assert rude.asked == []


def test_a_kept_connection_that_the_server_drops_is_opened_anew(rude, settings) -> None:
    kept = reply().replace(b"Connection: close", b"Connection: keep-alive")
    urls = [rude.put(f"/{number}", kept) for number in range(6)]
    found = list(fetch(map(Request, urls), lambda _, d: [d], replace(settings, connections_per_host=1)))
    assert [getattr(each, "body", each) for each in found] == [PAGE] * 6
