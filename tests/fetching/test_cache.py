"""What is kept: whole after a killed run, within its limit, and readable until it is gone twice."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from fetching.misbehaving import PAGE, reply

from scanner.fetching import Request, fetch
from scanner.fetching.trimming import in_use, trim
from scanner.model import Document, Failure, Outcome

GONE = reply(b"no", "404 Not Found")
TESTS = Path(__file__).parents[1]
KILLED = """
import sys
from pathlib import Path
from scanner.fetching import Request, Settings, fetch
settings = Settings(pace_seconds=0, allow_private=True, cache=Path(sys.argv[2]), attempts=1)
for found in fetch([Request(f"{sys.argv[1]}/{n}") for n in range(400)], lambda _, d: [d], settings):
    print(found.source, flush=True)
"""


def all_of(urls, settings, **changes):
    """Fetch all; each page is what it leads to."""
    return list(
        fetch(map(Request, urls), lambda _, document: [document], replace(settings, **changes)),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_killed_run_leaves_the_cache_whole(rude, settings) -> None:
    for number in range(400):
        rude.put(f"/{number}", reply(PAGE + str(number).encode() * 9000))
    words = [sys.executable, "-c", KILLED, rude.root, str(settings.cache)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as run:
        told = [run.stdout.readline().strip() for _ in range(30)] if run.stdout else []
        os.kill(run.pid, signal.SIGKILL)
    entries = [json.loads(path.read_bytes()) for path in settings.cache.glob("*.json")]
    assert len(entries) >= len(told) == 30
    for entry in entries:
        body = (settings.cache / "bodies" / entry["sha256"]).read_bytes()
        assert hashlib.sha256(body).hexdigest() == entry["sha256"]
    replayed = all_of(told, settings, offline=True)
    assert [each.source for each in replayed] == told
    assert all(isinstance(each, Document) for each in replayed)
    (never,) = all_of([f"{rude.root}/399"], settings, offline=True)
    assert isinstance(never, Failure)


def test_the_oldest_pages_go_first_and_that_is_said(rude, settings) -> None:
    urls = [rude.put(f"/{number}", reply(PAGE + bytes(50_000) + str(number).encode())) for number in range(6)]
    said: list[str] = []
    for number, url in enumerate(urls[:4]):
        all_of([url], settings)
        for entry in settings.cache.glob("*.json"):
            os.utime(entry, times=(entry.stat().st_mtime - 100 + number,) * 2)
    all_of(urls[4:], settings, most_cache_bytes=210_000, say=said.append)
    kept = [isinstance(each, Document) for each in all_of(urls, settings, offline=True)]
    assert kept == [False, False, True, True, True, True]
    assert said == [
        "the cache keeps 0.21 MB: 2 of its pages, fetched longest ago, are gone and cannot be read with --offline any more"
    ]
    assert len(list((settings.cache / "bodies").iterdir())) == 4


def test_what_a_run_fetched_stays_beyond_the_limit_and_that_is_said(rude, settings) -> None:
    urls = [rude.put(f"/{number}", reply(PAGE + str(number).encode())) for number in range(3)]
    said: list[str] = []
    live = all_of(urls, settings, most_cache_bytes=10, say=said.append)
    assert all_of(urls, settings, offline=True, most_cache_bytes=10) == live
    assert said == [
        "the pages of this run alone take more than the cache's 1e-05 MB; they stay until the next run"
    ]


def test_a_body_that_two_pages_share_stays_for_the_other(rude, settings) -> None:
    old, new = (rude.put(path, reply()) for path in ("/old", "/new"))
    (first,) = all_of([old], settings)
    for entry in settings.cache.glob("*.json"):
        os.utime(entry, times=(1, 1))
    (second,) = all_of([new], settings, most_cache_bytes=10)
    assert [each.body for each in all_of([new], settings, offline=True)] == [PAGE]
    assert isinstance(all_of([old], settings, offline=True)[0], Failure)
    assert first.body == second.body


@pytest.mark.skipif(sys.platform == "win32", reason="locks are not to be had")
def test_nothing_is_dropped_while_another_run_has_the_cache(rude, settings) -> None:
    url = rude.put("/x", reply())
    all_of([url], settings)
    with in_use(settings.cache, create=False):
        assert trim(settings.cache, 1, frozenset()).dropped == 0
    assert trim(settings.cache, 1, frozenset()).dropped == 1


def test_what_killed_runs_left_goes_when_there_is_no_room(rude, settings) -> None:
    url = rude.put("/x", reply())
    all_of([url], settings)
    for name in ("tmpold", "bodies/tmpold", "bodies/" + "0" * 64):
        (settings.cache / name).write_bytes(bytes(50_000))
        os.utime(settings.cache / name, times=(time.time() - 4000,) * 2)
    assert trim(settings.cache, 20_000, frozenset()).dropped == 0
    assert isinstance(all_of([url], settings, offline=True)[0], Document)
    assert not list(settings.cache.rglob("tmp*"))


def test_offline_makes_no_folder(settings) -> None:
    all_of(["http://127.0.0.1:9/x"], settings, offline=True)
    assert not settings.cache.exists()


def test_gone_once_is_not_removed_but_twice_is(rude, settings) -> None:
    url = rude.put("/x", reply(), GONE, GONE)
    (page,) = all_of([url], settings)
    (once,) = all_of([url], settings)
    assert isinstance(once, Failure)
    assert once.outcome is Outcome.GONE
    assert "stays readable with --offline" in once.error
    said: list[str] = []
    assert all_of([url], settings, offline=True, say=said.append) == [page]
    assert said[0].startswith(f"{url}: on 20")
    assert "the server said that it is gone; this is the page of 20" in said[0]
    (twice,) = all_of([url], settings)
    assert "for the second time, so it counts as removed" in str(twice)
    (offline,) = all_of([url], settings, offline=True)
    assert isinstance(offline, Failure)
    assert offline.outcome is Outcome.GONE


def test_twice_in_one_run_counts_once(rude, settings) -> None:
    url = rude.put("/x", reply(), GONE)
    (page,) = all_of([url], settings)
    all_of([url, url, url], settings)
    assert all_of([url], settings, offline=True) == [page]


@pytest.mark.parametrize("again", [reply(), b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"])
def test_back_again_is_not_gone(rude, settings, again) -> None:
    url = rude.put("/x", reply(PAGE, "200 OK", 'ETag: "1"'), GONE, again, GONE)
    said: list[str] = []
    for _ in range(3):
        all_of([url], settings)
    all_of([url], settings, offline=True, say=said.append)
    assert said == []
    (failure,) = all_of([url], settings)
    assert "stays readable" in str(failure)


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden", "500 Internal Server Error"])
def test_a_block_or_a_fault_never_takes_a_pages_place(rude, settings, status) -> None:
    url = rude.put("/x", reply(), reply(b"no", status))
    (page,) = all_of([url], settings)
    for _ in range(3):
        all_of([url], settings, attempts=1)
    assert all_of([url], settings, offline=True) == [page]


def test_a_cache_that_cannot_be_written_to_is_told_and_costs_no_page(rude, settings, tmp_path) -> None:
    (tmp_path / "file").write_bytes(b"")
    said: list[str] = []
    urls = [rude.put(f"/{number}", reply()) for number in range(3)]
    found = all_of(urls, settings, cache=tmp_path / "file" / "cache", say=said.append)
    assert all(isinstance(each, Document) for each in found)
    assert said == [
        f"the cache {tmp_path / 'file' / 'cache'} cannot be written to (not a directory), so --offline lacks pages"
    ]
