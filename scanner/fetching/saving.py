"""Answers kept for good, as WARC (ISO 28500): body, headers, time, addresses and hash of each.

warcio writes them: the Webrecorder project's own library, permissive and kept.
"""

from __future__ import annotations

import io
import re
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from scanner.errors import ScannerError

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.fetching.answer import Answer
    from scanner.fetching.request import Request

_SOURCE = "Scanner-Source"
"""What reports call it; as `scanner.documents` reads it."""
_NUMBER = re.compile(r"\d+")
_NOT_NAME = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST = 80


class Saver:
    """Adds each answer to one archive, or to a folder, an archive each, numbered on; what is there stays."""

    def __init__(self, target: Path) -> None:
        is_one = target.name.lower().endswith((".warc", ".warc.gz"))
        self._one = target if is_one else None
        self._folder = None if is_one else target
        self._count = 0 if is_one else _highest(target)

    def check(self) -> None:
        """Raise ScannerError if nothing can be written there: better before than after hours."""
        target = self._one or self._folder
        try:
            if self._folder:
                self._folder.mkdir(parents=True, exist_ok=True)
                TemporaryFile(dir=self._folder).close()
            elif self._one:
                self._one.open("ab").close()
        except OSError as error:
            raise ScannerError(f"--save {target}: {(error.strerror or str(error)).lower()}") from error

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


def _highest(folder: Path) -> int:
    numbers = (_NUMBER.match(path.name) for path in folder.glob("*.warc.gz"))
    return max((int(number[0]) for number in numbers if number), default=0)


def _line(text: str) -> str:
    """A text that cannot break out of its line."""
    return "".join(sign if sign.isprintable() else quote(sign, safe="") for sign in text)


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
            _SOURCE: _line(request.name),
        },
    )
    writer.write_record(record)
