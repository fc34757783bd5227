"""What robots.txt allows and forbids, and what silence in its place means."""

from __future__ import annotations

import pytest
from fetching.misbehaving import reply

from scanner.model import Document, Failure, Outcome


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
        (reply(b"", "301 Moved", "Location: /robots.txt"), True),
        (reply(b"\xef\xbb\xbfUser-agent: *\nDisallow: /x", kind="text/plain"), False),
        (reply(b"user-AGENT: Telemedicine-Scanner\ndisallow: /x # not for you", kind="text/plain"), False),
        (reply(b"User-agent: *\nDisallow: /\nAllow: /x$", kind="text/plain"), True),
        (reply(b"User-agent: *\nDisallow: /*x", kind="text/plain"), False),
        (reply(b"User-agent: *\nDisallow:", kind="text/plain"), True),
        (reply(b"User-agent: *\nDisallow: /x\n" + b"# and on\n" * 60_000, kind="text/plain"), False),
        (reply(b"<html>Not found</html>"), True),
    ],
    ids=[
        "forbidden",
        "forbidden by name",
        "other paths",
        "nonsense",
        "403",
        "503",
        "moved",
        "in circles",
        "with a mark",
        "odd case",
        "allowed exactly",
        "with a star",
        "allows all",
        "endless",
        "a page",
    ],
)
def test_robots_txt_is_heeded(rude, get, rules, allowed) -> None:
    rude.put("/robots.txt", rules)
    rude.put("/rules", reply(b"User-agent: *\nDisallow: /", kind="text/plain"))
    found = get(rude.put("/x", reply()))
    assert isinstance(found, Document) is allowed
    assert allowed or (isinstance(found, Failure) and found.outcome is Outcome.ROBOTS)


def test_silence_instead_of_robots_txt_forbids(rude, get) -> None:
    rude.put("/robots.txt", [3.0])
    found = get(rude.put("/x", reply()), attempts=1, request_seconds=0.4)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.TOO_SLOW
