"""Stopping: what is in flight is finished or given up, what waits is left out."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from fetching.misbehaving import reply

from scanner.fetching import Request, fetch
from scanner.model import Document


def test_once_asked_to_stop_only_what_is_in_flight_is_finished(rude, settings) -> None:
    urls = [rude.put(f"/{number}", [0.3, reply()]) for number in range(30)]
    stop = threading.Event()
    run = replace(settings, pace_seconds=0.2, stopped=stop.is_set)
    found = []
    started = 0.0
    for each in fetch(map(Request, urls), lambda _, document: [document], run):
        found.append(each)
        if not stop.is_set():
            stop.set()
            started = time.monotonic()
    assert time.monotonic() - started < 1.5
    assert all(isinstance(each, Document) for each in found)
    assert 1 <= len(found) <= 5
    assert len(rude.times) == len(found)


@pytest.mark.parametrize("problem", [KeyboardInterrupt, GeneratorExit])
def test_leaving_early_is_quick_and_leaves_the_cache_whole(rude, settings, problem) -> None:
    urls = [rude.put(f"/{number}", [0.2, reply()]) for number in range(50)]
    results = fetch(map(Request, urls), lambda _, document: [document], settings)
    first = next(results)
    started = time.monotonic()
    with pytest.raises(problem):
        results.throw(problem)
    assert time.monotonic() - started < 1
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("fetching")]
    offline = replace(settings, offline=True)
    assert list(fetch([Request(urls[0])], lambda _, document: [document], offline)) == [first]


def test_a_mistake_among_the_requests_is_told(settings) -> None:
    def requests():
        yield Request("http://127.0.0.1:9/")
        raise ValueError("a list that breaks off")

    with pytest.raises(ValueError, match="breaks off"):
        list(fetch(requests(), lambda _, document: [document], settings))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("fetching")]


def test_whatever_expand_does_each_request_has_a_row(rude, settings) -> None:
    def expand(request, document):
        if request.url.endswith("/bad"):
            raise RuntimeError
        return (
            [Request(rude.root + "/b", "b"), document, Request(rude.root + "/c", "c")]
            if not request.depth and request.url.endswith("/a")
            else [document]
        )

    urls = [rude.put(f"/{name}", reply()) for name in ("a", "bad", "b", "c")][:2]
    found = list(fetch(map(Request, urls), expand, settings))
    assert [each.source for each in found] == ["b", urls[0], "c", urls[1]]
    assert "RuntimeError" in str(found[-1])


def test_endless_further_pages_end(rude, settings) -> None:
    rude.put("/robots.txt", reply(b"", "404 Not Found"))
    body = reply()

    def expand(request, document):
        number = int(request.url.rpartition("/")[2]) + 1
        return [document, Request(rude.put(f"/{number}", body), request.source)]

    found = list(fetch([Request(rude.put("/0", body))], expand, replace(settings, most_requests=150)))
    assert len(found) == 152
    assert "left out" in str(found[-1])


def test_links_are_relative_to_where_a_page_came_from(rude, settings) -> None:
    asked = []

    def expand(request, document):
        asked.append((request.url, request.name))
        return [document]

    url = rude.put("/old", reply(b"", "301 Moved", "Location: /jobs/list/"))
    rude.put("/jobs/list/", reply())
    list(fetch([Request(url + "#part")], expand, settings))
    assert asked == [(f"{rude.root}/jobs/list/#part", f"{url}#part")]
