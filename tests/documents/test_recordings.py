"""Web archives: what is read of them, and what is told of the rest."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

import pytest

from scanner.documents import Limits, read
from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"<p>Telehealth doctor wanted.</p>"


def archive(path: Path, *pages: tuple[str, str, bytes], **headers: str) -> Path:
    """Write responses of a URL, a status and a body, as ISO 28500 says."""
    with path.open("wb") as stream:
        for url, status, body in pages:
            for record in (_request(url), _response(url, status, body, headers)):
                stream.write(gzip.compress(record) if path.suffix == ".gz" else record)
    return path


def _response(url: str, status: str, body: bytes, headers: dict[str, str]) -> bytes:
    lines = {"Content-Type": "text/html", **headers}
    http = (
        f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
    )
    return _record("response", url, http.encode() + body)


def _request(url: str) -> bytes:
    return _record("request", url, b"GET / HTTP/1.1\r\n\r\n")


def _record(kind: str, url: str, block: bytes, more: str = "") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-02T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-4234-8234-123456789012>\r\n"
        f"{more}Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def found(path: Path, limits: Limits | None = None) -> list[Document | Failure]:
    return list(read([str(path)], io.BytesIO(), limits))


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz", "X.WARC"])
def test_the_pages_that_were_served_come_under_their_addresses(tmp_path, name: str) -> None:
    pages = [
        ("https://a.example/robots.txt", "200 OK", b"User-agent: *"),
        ("https://a.example/1", "200 OK", PAGE),
        ("https://a.example/2", "404 Not Found", b"Gone"),
        ("https://a.example/3?x=1", "200 OK", PAGE),
    ]
    assert found(archive(tmp_path / name, *pages)) == [
        Document("https://a.example/1", PAGE, media_type="text/html"),
        Document("https://a.example/3?x=1", PAGE, media_type="text/html"),
    ]


def test_a_packed_page_is_unpacked_up_to_the_limit(tmp_path) -> None:
    pages = [
        ("https://a.example/1", "200 OK", gzip.compress(PAGE)),
        ("https://a.example/2", "200 OK", gzip.compress(b" " * 10**7)),
    ]
    path = archive(tmp_path / "x.warc.gz", *pages, **{"Content-Encoding": "gzip"})
    page, bomb = found(path, Limits(board=1_000_000))
    assert isinstance(page, Document)
    assert page.body == PAGE
    assert isinstance(bomb, Failure)
    assert (bomb.source, bomb.outcome) == ("https://a.example/2", Outcome.TOO_LARGE)


@pytest.mark.parametrize(
    "body",
    [
        b"no archive at all\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n",
        b"\x1f\x8b\x08garbage",
    ],
)
def test_a_damaged_archive_is_one_failure(tmp_path, body: bytes) -> None:
    (tmp_path / "x.warc.gz").write_bytes(body)
    (failure,) = found(tmp_path / "x.warc.gz")
    assert isinstance(failure, Failure)


def test_a_cut_archive_gives_what_is_whole(tmp_path) -> None:
    path = archive(tmp_path / "x.warc.gz", *((f"https://a.example/{n}", "200 OK", PAGE) for n in range(5)))
    path.write_bytes(path.read_bytes()[:-300])
    assert len([item for item in found(path) if isinstance(item, Document)]) >= 3


def test_an_archive_without_pages_is_said_to_be_empty(tmp_path) -> None:
    (failure,) = found(archive(tmp_path / "x.warc"))
    assert isinstance(failure, Failure)
    assert failure.outcome is Outcome.EMPTY


def test_what_could_not_be_fetched_is_told_and_the_notes_of_others_are_not(tmp_path) -> None:
    (tmp_path / "x.warc").write_bytes(
        _record("metadata", "https://a.example/1", b"fetchTimeMs: 337\r\n")
        + _record("metadata", "https://a.example/2", b"It has gone.", "Scanner-Outcome: gone\r\n")
        + _record("metadata", "https://a.example/3", b"Rain.", "Scanner-Outcome: rained-off\r\n")
        + _response("https://a.example/4", "200 OK", PAGE, {})
    )
    assert found(tmp_path / "x.warc") == [
        Failure("https://a.example/2", Outcome.GONE, "It has gone."),
        Failure("https://a.example/3", Outcome.UNREADABLE, "Rain."),
        Document("https://a.example/4", PAGE, media_type="text/html"),
    ]


def test_a_reason_without_end_is_cut(tmp_path) -> None:
    (tmp_path / "x.warc").write_bytes(
        _record("metadata", "https://a.example/", b"\xff\n x" * 10**6, "Scanner-Outcome: gone\r\n")
    )
    (failure,) = found(tmp_path / "x.warc")
    assert isinstance(failure, Failure)
    assert len(failure.error) <= 1000
    assert failure.error.startswith("\N{REPLACEMENT CHARACTER} x\N{REPLACEMENT CHARACTER} x")
