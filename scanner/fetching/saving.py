"""Answers kept for good, as WARC (ISO 28500): body, headers, time, addresses and hash of each; and failures.

warcio writes them: the Webrecorder project's own library, permissive and kept.
"""

from __future__ import annotations

import io
import re
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from scanner.errors import ScannerError
from scanner.fetching.answer import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

    from scanner.fetching.answer import Miss
    from scanner.fetching.request import Request

_SOURCE = "Scanner-Source"
"""What reports call it; as `scanner.documents` reads it."""
_OUTCOME = "Scanner-Outcome"
"""How an address failed; likewise."""
_NUMBER = re.compile(r"\d+")
_NOT_NAME = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST = 80


class Saver:
    """Adds each answer or failure to one archive, or to a folder, an archive each, numbered on; what is there stays."""

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

    def save(self, request: Request, came: Answer | Miss) -> None:
        """Write what one request came to; OSError if it cannot be written."""
        if self._one:
            with self._one.open("ab") as file:
                _write(file, request, came, gzip=self._one.name.lower().endswith(".gz"))
        elif self._folder:
            self._count += 1
            self._folder.mkdir(parents=True, exist_ok=True)
            name = _NOT_NAME.sub("-", request.url.partition("://")[2])[:_LONGEST].strip("-.")
            with (self._folder / f"{self._count:05}-{name}.warc.gz").open("xb") as file:
                _write(file, request, came, gzip=True)


def _highest(folder: Path) -> int:
    numbers = (_NUMBER.match(path.name) for path in folder.glob("*.warc.gz"))
    return max((int(number[0]) for number in numbers if number), default=0)


def _line(text: str) -> str:
    """A text that cannot break out of its line."""
    return "".join(sign if sign.isprintable() else quote(sign, safe="") for sign in text)


def _write(file: BinaryIO, request: Request, came: Answer | Miss, *, gzip: bool) -> None:
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415 - rarely needed

    writer = WARCWriter(file, gzip=gzip)
    about = {"WARC-Date": came.time.replace("+00:00", "Z"), _SOURCE: _line(request.name)}
    if isinstance(came, Answer):
        writer.write_record(_response(writer, request.url, came, about))
    else:
        writer.write_record(_metadata(writer, request.url, came, about))


def _response(writer: WARCWriter, url: str, answer: Answer, about: dict[str, str]) -> ArcWarcRecord:
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - rarely needed

    return writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),  # else it buffers twice and closes one
        http_headers=StatusAndHeaders(f"{answer.status} OK", list(answer.headers), protocol="HTTP/1.1"),
        warc_headers_dict={**about, "WARC-Refers-To-Target-URI": answer.url},
    )


def _metadata(writer: WARCWriter, url: str, miss: Miss, about: dict[str, str]) -> ArcWarcRecord:
    """A note on an address: other programs pass over it, as there is no page."""
    sentence = miss.sentence.encode()
    return writer.create_warc_record(
        url,
        "metadata",
        payload=io.BytesIO(sentence),
        length=len(sentence),
        warc_content_type="text/plain; charset=utf-8",
        warc_headers_dict={**about, _OUTCOME: miss.outcome},
    )
