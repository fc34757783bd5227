"""Answers on disk: for conditional requests, for replay, whatever their headers say of keeping.

A body lies under its hash and is written before the entry that names it, each by a rename, so that
a stopped run leaves whole entries only; an entry that does not hold is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.fetching.answer import Answer
from scanner.fetching.outcomes import GONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.fetching.request import Request

BODIES = "bodies"
ENTRY = ".json"
_OK, _WRONG = 200, 400


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that can be replayed."""

    answer: Answer
    gone: str = ""
    """When the server first said that it is gone, ISO 8601; once is not enough to count as removed."""


@dataclass(frozen=True, slots=True)
class Known:
    """An answer that is kept, without its body."""

    url: str = ""
    validators: Mapping[str, str] | None = None
    """The headers that ask whether it still holds."""


class Cache:
    """A folder of answers by request; what was used is remembered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()
        """Names of the entries that this run asked for or wrote."""
        self.problem = ""
        """Why something could not be kept, if so."""
        self._struck: set[str] = set()

    def get(self, request: Request) -> Kept | None:
        """The answer kept for a request."""
        name = _name(request)
        self.used.add(name)
        try:
            entry = json.loads((self.folder / name).read_bytes())
            body = (self.folder / BODIES / str(entry["sha256"])).read_bytes()
            if hashlib.sha256(body).hexdigest() != entry["sha256"]:
                return None
            headers = tuple((str(k), str(v)) for k, v in entry["headers"])
            answer = Answer(str(entry["url"]), int(entry["status"]), headers, body, str(entry["time"]))
            return Kept(answer, str(entry.get("gone", "")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def known(self, request: Request) -> Known:
        """What to ask with, if the answer is still whole."""
        kept = self.get(request)
        return Known(kept.answer.url, _validators(kept.answer)) if kept else Known()

    def put(self, request: Request, answer: Answer) -> Kept | None:
        """Keep an answer; but what can be read is not replaced by what cannot: it is given back.

        Only a second answer in another run that it is gone takes its place.
        """
        name = _name(request)
        kept = self.get(request) if answer.status >= _WRONG else None
        if kept is None or kept.answer.status >= _WRONG:
            self._write(name, Kept(answer))
            return None
        if answer.status in GONE and name not in self._struck:
            self._struck.add(name)
            self._write(name, Kept(answer) if kept.gone else Kept(kept.answer, answer.time))
        return kept

    def _write(self, name: str, kept: Kept) -> None:
        """Write an entry; a disk that is full or read-only costs the cache, not the run."""
        answer = kept.answer
        digest = hashlib.sha256(answer.body).hexdigest()
        entry = {
            "url": answer.url,
            "status": answer.status,
            "headers": answer.headers,
            "sha256": digest,
            "time": answer.time,
            "gone": kept.gone,
        }
        self.used.add(name)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.folder / BODIES).mkdir(mode=0o700, exist_ok=True)
            _write(self.folder / BODIES / digest, answer.body)
            _write(self.folder / name, json.dumps(entry).encode())
        except OSError as error:
            self.problem = (error.strerror or str(error)).lower()


def _validators(answer: Answer) -> dict[str, str]:
    if answer.status != _OK:
        return {}
    etag, modified = answer.header("etag"), answer.header("last-modified")
    return {
        name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value
    }


def _name(request: Request) -> str:
    key = f"{request.url}\n{request.accept}".encode() + b"\n" + (request.body or b"")
    return hashlib.sha256(key).hexdigest() + ENTRY


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
