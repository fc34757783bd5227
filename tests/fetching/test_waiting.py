"""How long a host is waited for, and how fast it is asked."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from fetching.misbehaving import reply

from scanner.fetching import Request, fetch
from scanner.model import Document, Failure, Outcome


def test_hosts_are_not_hurried(rude, settings) -> None:
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


def test_a_name_that_nobody_answers_for_is_too_slow(get) -> None:
    async def never(_name: str, _port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    found = get("http://slow.example/", resolve=never, request_seconds=0.3, attempts=1)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.TOO_SLOW


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_waited_for_in_both_forms(rude, get, form) -> None:
    when = datetime.now(UTC) + timedelta(seconds=2)
    wait = "1" if form == "seconds" else format_datetime(when, usegmt=True)
    url = rude.put("/x", reply(b"no", "503 Service Unavailable", f"Retry-After: {wait}"), reply())
    assert isinstance(get(url), Document)
    assert rude.times[1] - rude.times[0] > 0.9


@pytest.mark.parametrize("wait", ["-5", "soon", "1.5", "9" * 400, "Fri, 99 Foo 2026 00:00:00 GMT", ""])
def test_a_retry_after_that_is_none_does_no_harm(rude, get, wait) -> None:
    url = rude.put("/x", reply(b"no", "503 Service Unavailable", f"Retry-After: {wait}"), reply())
    assert isinstance(get(url), Document) is (len(wait) < 400)
