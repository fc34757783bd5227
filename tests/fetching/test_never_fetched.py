"""Addresses that are never fetched, or only with leave."""

from __future__ import annotations

import asyncio

import pytest

from scanner.model import Failure, Outcome


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
    async def both(*_args, **_kwargs):
        return [(0, 0, 0, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", both)
    found = get("http://both.example/", allow_private=False)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.REFUSED, found
