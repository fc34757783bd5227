"""Addresses of private networks: whatever leads there, nothing is asked of them."""

from __future__ import annotations

import socket

import httpcore
import pytest
from fetching.misbehaving import PAGE, reply

from scanner.model import Document, Failure, Outcome

PUBLIC = "93.184.216.34"


@pytest.fixture
def public(rude, monkeypatch) -> str:
    """The server's address as if it were a public one: only the last step, after all checks, leads to loopback."""
    connect = httpcore.AnyIOBackend.connect_tcp

    async def led_here(self, host, port, *rest):
        return await connect(self, "127.0.0.1" if host == PUBLIC else host, port, *rest)

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", led_here)
    return f"http://jobs.example:{rude.port}"


def resolving(**names: list[str]):
    """Look names up here; those of lists are given one answer after another."""

    async def resolve(name: str, _port: int) -> list[str]:
        answers = names.get(name.partition(".")[0]) or [
            socket.gethostbyname(name.strip("[]")) if ":" not in name else name
        ]
        return (answers.pop(0) if len(answers) > 1 else answers[0]).split()

    return resolve


def test_a_public_server_is_fetched_without_leave(rude, get, public) -> None:
    rude.put("/x", reply())
    found = get(f"{public}/x", allow_private=False, resolve=resolving(jobs=[PUBLIC]))
    assert isinstance(found, Document)
    assert found.body == PAGE


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/secret",
        "http://localhost.:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://0x7f.1:{port}/secret",
        "http://intranet.example:{port}/secret",
        "http://both.example:{port}/secret",
        "http://shared.example:{port}/secret",
        "//intranet.example:{port}/secret",
        "http://169.254.169.254/latest/meta-data",
    ],
)
@pytest.mark.parametrize("where", ["/x", "/robots.txt"])
def test_redirects_to_the_inside_are_refused(rude, get, public, target, where) -> None:
    rude.put("/secret", reply())
    rude.put("/x", reply())
    rude.put(where, reply(b"", "302 Found", f"Location: {target.format(port=rude.port)}"))
    inside = resolving(
        jobs=[PUBLIC], intranet=["10.0.0.7"], both=[f"{PUBLIC} 192.168.0.7"], shared=["100.64.0.1"],
        localhost=["127.0.0.1"],
    )  # fmt: skip
    found = get(f"{public}/x", allow_private=False, resolve=inside, attempts=1)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.REFUSED, found
    assert not [asked for asked in rude.asked if "/secret" in asked]


def test_a_name_that_changes_its_mind_is_looked_at_each_time(rude, get, public) -> None:
    rude.put("/robots.txt", reply(b"", "404 Not Found"))
    rude.put("/x", reply())
    found = get(f"{public}/x", allow_private=False, resolve=resolving(jobs=[PUBLIC, "127.0.0.1"]), attempts=1)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.REFUSED
    assert [asked.split()[1] for asked in rude.asked] == ["/robots.txt"]


def test_an_intranet_may_be_fetched_with_leave_but_never_metadata(rude, get) -> None:
    url = rude.put("/x", reply(b"", "302 Found", "Location: http://meta.example/latest"))
    found = get(url, allow_private=True, resolve=resolving(meta=["169.254.169.254"]))
    assert isinstance(found, Failure)
    assert (found.outcome, found.error) == (
        Outcome.REFUSED,
        "It leads to 169.254.169.254, which is never fetched from.",
    )
