"""WARC files (ISO 28500) → the pages recorded in them, one at a time and never more of one than the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.documents.files import failure
from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

SOURCE = "Scanner-Source"
"""The field of a record that says what reports call a page, written where it is not its address (ISO 28500, 5.1 allows it)."""
OUTCOME = "Scanner-Outcome"
"""The field of a metadata record that says how a page could not be had; the record's block is the reason."""
_SUFFIXES = (".warc", ".warc.gz")
_KINDS = frozenset({"response", "resource"})
_MEGABYTE = 1_000_000
_LONGEST_REASON = 1000


def is_recording(path: str) -> bool:
    """Whether a file is a web archive, by its name."""
    return path.lower().endswith(_SUFFIXES)


def recordings(path: str, limit: int) -> Iterator[Document | Failure]:
    """Yield what was fetched, and what `--save` noted as failed, under its address; robots.txt and other refusals are passed over."""
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - rarely needed

    count = 0
    try:
        for item in _records(path, limit):
            count += 1
            yield item
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        yield Failure(path, Outcome.UNREADABLE, f"The web archive is damaged after {count} pages ({error}).")
    except OSError as error:
        yield failure(path, error)
    else:
        if not count:
            yield Failure(path, Outcome.EMPTY, "There is no page in this web archive.")


def _records(path: str, limit: int) -> Iterator[Document | Failure]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    with open(path, "rb") as stream:  # noqa: PTH123 - paths stay as given
        for record in ArchiveIterator(stream):
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if record.rec_type in _KINDS and _is_page(record, url):
                yield _document(record, url.strip("<>"), limit)
            elif record.rec_type == "metadata" and record.rec_headers.get_header(OUTCOME) and url:
                yield _missed(record, url.strip("<>"))


def _is_page(record: ArcWarcRecord, url: str) -> bool:
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    return status == "200" and bool(url) and not url.partition("?")[0].endswith("/robots.txt")


def _document(record: ArcWarcRecord, url: str, limit: int) -> Document | Failure:
    said = record.rec_headers.get_header
    source = said(SOURCE) or url
    body = record.content_stream().read(limit + 1)
    if len(body) > limit:
        return Failure(source, Outcome.TOO_LARGE, f"It is larger than {limit // _MEGABYTE} MB.")
    headers = record.http_headers or record.rec_headers
    media_type = headers.get_header("Content-Type") or ""
    return Document(source, body, media_type=media_type, url=url, time=said("WARC-Date") or "")


def _missed(record: ArcWarcRecord, url: str) -> Failure:
    """What `--save` noted of a page that could not be had."""
    said = record.rec_headers.get_header
    reason = record.content_stream().read(_LONGEST_REASON).decode(errors="replace")
    known = said(OUTCOME) in set(Outcome)
    return Failure(
        said(SOURCE) or url, Outcome(said(OUTCOME)) if known else Outcome.UNREADABLE, " ".join(reason.split())
    )
