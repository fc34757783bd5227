"""Bounds on bytes, on memory and on what a page costs to look at; nothing is left behind."""

from __future__ import annotations

import threading
import time
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import brotli
import psutil
import pytest
import zstandard
from fetching.many_hosts import loopback, many_hosts, requests
from fetching.misbehaving import PAGE, bomb, reply

from scanner.fetching import Request, fetch, room
from scanner.fetching.decoding import decoded
from scanner.fetching.pages import visible_letters
from scanner.fetching.problems import FetchError, PassingError, TooLargeError
from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from pathlib import Path

ZEROS = bytes(1_000_000)


def resident() -> int:
    """Bytes of memory in use."""
    return psutil.Process().memory_info().rss


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", bomb),
        ("br", lambda megabytes: brotli.compress(ZEROS * megabytes, quality=3)),
        ("zstd", lambda megabytes: zstandard.compress(ZEROS * megabytes)),
        ("deflate", lambda megabytes: zlib.compress(ZEROS * megabytes)),
        ("gzip, gzip", lambda megabytes: zlib.compress(bomb(megabytes), wbits=31)),
    ],
)
def test_a_bomb_costs_no_memory(rude, get, encoding, pack) -> None:
    url = rude.put("/x", reply(pack(100), "200 OK", f"Content-Encoding: {encoding}"))
    before = resident()
    found = get(url, most_bytes=2_000_000)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.TOO_LARGE
    assert resident() - before < 40_000_000


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("br", brotli.compress(PAGE)),
        ("zstd", zstandard.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("x-gzip", zlib.compress(PAGE, wbits=31)),
        ("gzip", zlib.compress(PAGE[:50], wbits=31) + zlib.compress(PAGE[50:], wbits=31)),
        ("gzip", zlib.compress(PAGE, wbits=31) + b"trailing"),
        ("br, gzip", zlib.compress(brotli.compress(PAGE), wbits=31)),
        ("identity", PAGE),
        ("", PAGE),
    ],
)
def test_every_packing_is_unpacked(encoding, packed) -> None:
    assert decoded(packed, encoding, len(PAGE)) == PAGE
    if packed != PAGE:
        with pytest.raises(TooLargeError):
            decoded(packed, encoding, len(PAGE) - 1)


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate"])
def test_half_of_a_packed_page_is_damaged(encoding) -> None:
    packed = {
        "gzip": zlib.compress(PAGE, wbits=31),
        "br": brotli.compress(PAGE),
        "deflate": zlib.compress(PAGE),
    }
    with pytest.raises(PassingError):
        decoded(packed[encoding][: len(packed[encoding]) // 2], encoding, 10_000)


@pytest.mark.parametrize("encoding", ["lzma", "gzip, gzip, gzip, gzip"])
def test_no_other_packing_is_tried(encoding) -> None:
    with pytest.raises(FetchError, match="packed in a way"):
        decoded(b"x", encoding, 10)


@pytest.mark.parametrize(
    "piece", [b"<", b"<a", b"<script", b"<script>", b"<!--", b"<input type=", b"</", b"a"]
)
def test_a_page_is_looked_at_in_linear_time(rude, get, piece) -> None:
    body = (piece * 400_000)[:400_000]
    url = rude.put("/x", reply(body))
    started = time.monotonic()
    get(url, most_bytes=500_000)
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("page", "letters"),
    [
        ("<head><title>Not counted</title></head><p>Yes</p>", 3),
        ("<noscript>You need to enable JavaScript</noscript>ok", 2),
        ("<script>if (a < b) { c() }</script><p>ab</p><style>p {}</style>", 2),
        ("<p>Врач</p>", 8),
        ("<p>12, 34</p>", 0),
    ],
)
def test_only_what_a_reader_sees_is_counted(page, letters) -> None:
    assert visible_letters(page.encode()) == letters


def test_pages_in_other_scripts_and_behind_a_guard_are_no_walls(rude, get) -> None:
    guard = b"<script src='/cdn-cgi/challenge-platform/x.js'></script><form><input type=password></form>"
    russian = "<p>Нужен врач для консультаций по видео, оплата за приём.</p>".encode() * 8
    assert isinstance(get(rude.put("/x", reply(b"<html>" + russian + guard + b"</html>"))), Document)


def test_nothing_is_left_behind(rude, settings) -> None:
    process = psutil.Process()
    urls = [rude.put(f"/{number}", reply()) for number in range(20)]
    urls += [rude.put("/slow", [0.4]), rude.put("/cut", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx")]
    run = replace(settings, cache=None, attempts=1, request_seconds=0.3)

    def once() -> None:
        found = list(fetch(map(Request, urls), lambda _, document: [document], run))
        assert len(found) == len(urls)
        while rude.busy():
            time.sleep(0.05)

    once()
    before = process.num_fds()
    for _ in range(3):
        once()
    assert process.num_fds() == before
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("fetching")]


def test_waiting_documents_lie_on_disk(settings) -> None:
    with many_hosts() as port:
        asked = requests(200, 20, port, grouped=True)
        before = resident()
        for found in fetch(
            asked,
            lambda _, document: [Document(document.source, document.body * 20)],
            replace(settings, resolve=loopback, request_seconds=10, url_seconds=20, concurrency=20),
        ):
            assert isinstance(found, Document)
        assert resident() - before < 60_000_000  # of 110 MB


def test_answers_that_wait_to_be_looked_at_hold_up_requests(rude, settings, monkeypatch) -> None:
    monkeypatch.setattr(room, "MOST_UNREAD", 5 * len(PAGE))
    urls = [
        rude.put(f"/{number}", reply()).replace("127.0.0.1", f"host{number}.example") for number in range(40)
    ]
    asked: list[int] = []

    def expand(_: Request, document: Document) -> list[Document]:
        time.sleep(0 if asked else 1.5)
        asked.append(len(rude.times))
        return [document]

    run = replace(settings, concurrency=4, resolve=loopback, request_seconds=9)
    assert len(list(fetch(map(Request, urls), expand, run))) == 40
    assert asked[0] <= 5 + 4 + 2


def test_documents_that_nobody_takes_hold_up_requests(rude, settings, monkeypatch) -> None:
    monkeypatch.setattr(room, "MOST_UNTAKEN", 5 * len(PAGE))
    urls = [rude.put(f"/{number}", reply()) for number in range(40)]
    results = fetch(map(Request, urls), lambda _, document: [document], settings)
    first = next(results)
    time.sleep(0.8)
    asked = len(rude.times)
    assert first.source == urls[0]
    assert asked < 20
    assert len(list(results)) == 39


def test_folders_of_the_cache_are_private_and_it_survives_a_killed_writer(rude, get, settings) -> None:
    url = rude.put("/x", reply())
    first = get(url)
    for folder in (settings.cache, settings.cache / "bodies"):
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "tmpabc").write_bytes(b"half an ent")
    assert get(url, offline=True) == first


def test_a_body_damaged_on_disk_is_fetched_and_kept_anew(rude, get, settings) -> None:
    url = rude.put("/x", reply(PAGE, "200 OK", 'ETag: "1"'))
    first = get(url)
    (body,) = (settings.cache / "bodies").iterdir()
    body.write_bytes(b"damaged")
    assert isinstance(get(url, offline=True), Failure)
    assert get(url) == get(url, offline=True) == first
    assert "if-none-match" not in rude.asked[2].lower()


def test_what_is_gone_now_stays_readable_offline(rude, get) -> None:
    url = rude.put("/x", reply(), reply(b"no", "404 Not Found"))
    first, then = get(url), get(url)
    assert isinstance(then, Failure)
    assert then.outcome is Outcome.GONE
    assert get(url, offline=True) == first


@pytest.mark.parametrize(
    "header", ["X: \u00e9\u00ff", "X: \ud83d", "X-\u00e9: 1", "Content-Type: text/html; charset=\u2603"]
)
def test_odd_headers_can_be_saved(rude, settings, tmp_path: Path, header) -> None:
    from scanner.documents import read  # noqa: PLC0415

    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(PAGE)}\r\n{header}\r\nConnection: close\r\n\r\n"
    url = rude.put("/x", head.encode("utf-8", "surrogatepass") + PAGE)
    run = replace(settings, save=tmp_path / "kept.warc.gz")
    (live,) = fetch([Request(url)], lambda _, document: [document], run)
    if isinstance(live, Document):
        assert [each.body for each in read([str(tmp_path / "kept.warc.gz")], None)] == [PAGE]  # type: ignore[union-attr, arg-type]


@pytest.mark.parametrize("name", ["kept.warc", "kept.warc.gz", "folder"])
def test_what_is_saved_gives_the_same_documents(rude, settings, tmp_path: Path, name) -> None:
    from scanner.documents import read  # noqa: PLC0415

    urls = [
        rude.put(f"/{number}", reply(PAGE + str(number).encode(), kind="text/html; charset=cp1252"))
        for number in range(3)
    ]
    run = replace(settings, save=tmp_path / name, connections_per_host=1)
    live = [each for url in urls for each in fetch([Request(url)], lambda _, document: [document], run)]
    kept = list(read([str(tmp_path / name)], None))  # type: ignore[arg-type]
    assert kept == live
