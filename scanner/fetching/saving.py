"""Answers kept for good, as WARC (ISO 28500): body, headers, time, addresses and hash of each.

warcio writes them: the Webrecorder project's own library, permissive and kept.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.fetching.answer import Answer
    from scanner.fetching.request import Request

_NOT_NAME = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST = 80


class Saver:
    """Adds each answer to one archive, or to a folder, an archive each, numbered on; what is there stays."""

    def __init__(self, target: Path | None) -> None:
        is_one = target is not None and target.name.lower().endswith((".warc", ".warc.gz"))
        self._one = target if is_one else None
        self._folder = None if is_one else target
        self._count = sum(1 for _ in target.glob("*.warc.gz")) if target and not is_one else 0

    def save(self, request: Request, answer: Answer) -> None:
        """Write one answer; OSError if it cannot be written."""
        if self._one:
            with self._one.open("ab") as file:
                _write(file, request, answer, gzip=self._one.name.lower().endswith(".gz"))
        elif self._folder:
            self._count += 1
            self._folder.mkdir(parents=True, exist_ok=True)
            name = _NOT_NAME.sub("-", request.url.partition("://")[2])[:_LONGEST].strip("-.")
            with (self._folder / f"{self._count:05}-{name}.warc.gz").open("xb") as file:
                _write(file, request, answer, gzip=True)


def _write(file: BinaryIO, request: Request, answer: Answer, *, gzip: bool) -> None:
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - rarely needed
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    head = StatusAndHeaders(f"{answer.status} OK", list(answer.headers), protocol="HTTP/1.1")
    writer = WARCWriter(file, gzip=gzip)
    record = writer.create_warc_record(
        request.url,
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),  # else it buffers twice and closes one
        http_headers=head,
        warc_headers_dict={
            "WARC-Date": answer.time.replace("+00:00", "Z"),
            "WARC-Refers-To-Target-URI": answer.url,
        },
    )
    writer.write_record(record)
