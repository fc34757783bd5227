"""Manners: hosts are not hurried, and no host holds up another."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest
from fetching.many_hosts import LATENCY, loopback, many_hosts, requests
from fetching.misbehaving import reply

from scanner.fetching import Request, fetch
from scanner.model import Document, Failure, Outcome

POSTINGS = int(os.environ.get("SCANNER_FETCH_POSTINGS", "200"))
HOSTS = 20
PACE = 0.25
TRIES = 3
WRONG = "429 Too Many Requests"


def all_of(requests_, settings):
    """Fetch all; each page is what it leads to."""
    return list(fetch(requests_, lambda _, document: [document], settings))


@pytest.mark.parametrize("grouped", [True, False])
def test_many_hosts_take_no_longer_than_their_pace_asks(settings, grouped: bool) -> None:
    bound = (POSTINGS / HOSTS + 1) * max(PACE, LATENCY)  # and robots.txt
    run = replace(settings, pace_seconds=PACE, resolve=loopback, request_seconds=5, cache=None)
    took: list[float] = []
    with many_hosts() as port:
        asked = requests(POSTINGS, HOSTS, port, grouped=grouped)
        while len(took) < TRIES and (not took or took[-1] >= bound * 1.3):  # others may keep the machine busy
            started = time.monotonic()
            found = all_of(asked, run)
            took.append(time.monotonic() - started)
            assert [each.source for each in found] == [each.url for each in asked]
            assert all(isinstance(each, Document) for each in found)
    assert bound * 0.85 < min(took) < bound * 1.3


def test_a_crawl_delay_is_kept(rude, settings) -> None:
    rude.put("/robots.txt", reply(b"User-agent: *\nCrawl-delay: 0.4", kind="text/plain"))
    urls = [rude.put(f"/{number}", reply()) for number in range(3)]
    all_of(map(Request, urls), replace(settings, pace_seconds=0.05))
    assert rude.times[2] - rude.times[0] > 0.75


def test_a_host_that_errs_is_asked_more_slowly(rude, settings) -> None:
    urls = [rude.put(f"/{number}", reply(b"no", "500 Internal Server Error")) for number in range(4)]
    all_of(map(Request, urls), replace(settings, pace_seconds=0.05, attempts=1))
    gaps = [after - before for before, after in zip(rude.times, rude.times[1:], strict=False)]
    assert gaps[-1] > 0.15


def test_a_pause_that_is_asked_for_holds_for_the_whole_host(rude, settings) -> None:
    busy = rude.put("/busy", reply(b"no", WRONG, "Retry-After: 1"), reply())
    calm = rude.put("/calm", reply())
    found = all_of(map(Request, (busy, calm)), replace(settings, pace_seconds=0.05, connections_per_host=1))
    assert all(isinstance(each, Document) for each in found)
    assert rude.times[1] - rude.times[0] > 0.9


def test_a_pause_too_long_to_wait_for_ends_the_host_at_once(rude, settings) -> None:
    urls = [
        rude.put(f"/{number}", reply(b"no", WRONG, "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT"))
        for number in range(30)
    ]
    started = time.monotonic()
    found = all_of(map(Request, urls), replace(settings, pace_seconds=0.1, connections_per_host=1))
    assert {each.outcome for each in found if isinstance(each, Failure)} == {Outcome.BLOCKED}
    assert len(rude.times) < 4
    assert time.monotonic() - started < 3


def test_a_host_that_keeps_failing_is_left_alone(rude, settings) -> None:
    rude.put("/robots.txt", reply(b"", "404 Not Found"))
    urls = [rude.put(f"/{number}", b"") for number in range(40)]
    found = all_of(map(Request, urls), replace(settings, attempts=1))
    assert len(found) == 40
    assert len(rude.times) < 15
    assert "10 times in a row" in str(found[-1])


def test_the_tries_of_an_address_share_its_time(rude, settings) -> None:
    started = time.monotonic()
    (found,) = all_of(
        [Request(rude.put("/x", [5.0]))], replace(settings, attempts=9, request_seconds=0.4, url_seconds=1)
    )
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.TOO_SLOW
    assert time.monotonic() - started < 3


def test_no_more_connections_than_allowed(rude, settings) -> None:
    urls = [rude.put(f"/{number}", [0.1, reply()]) for number in range(12)]
    all_of(map(Request, urls), replace(settings, connections_per_host=3))
    assert rude.most_at_once == 3
