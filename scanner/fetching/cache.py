"""Answers on disk: for conditional requests, for replay, whatever their headers say of keeping.

A body lies under its hash and is written before the entry that names it, each by a rename, so that
a stopped run leaves whole entries only; an entry that does not hold is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.fetching.answer import Answer

if TYPE_CHECKING:
    from scanner.fetching.request import Request


class Cache:
    """A folder of answers by request."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, request: Request) -> Answer | None:
        """The answer kept for a request."""
        try:
            entry = json.loads((self._folder / _name(request)).read_bytes())
            body = (self._folder / "bodies" / str(entry["sha256"])).read_bytes()
            if hashlib.sha256(body).hexdigest() != entry["sha256"]:
                return None
            headers = tuple((str(k), str(v)) for k, v in entry["headers"])
            return Answer(str(entry["url"]), int(entry["status"]), headers, body, str(entry["time"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, request: Request, answer: Answer) -> None:
        """Keep an answer; a disk that is full or read-only costs the cache, not the run."""
        digest = hashlib.sha256(answer.body).hexdigest()
        entry = {
            "url": answer.url,
            "status": answer.status,
            "headers": answer.headers,
            "sha256": digest,
            "time": answer.time,
        }
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self._folder / "bodies").mkdir(mode=0o700, exist_ok=True)
            _write(self._folder / "bodies" / digest, answer.body)
            _write(self._folder / _name(request), json.dumps(entry).encode())
        except OSError:
            return


def validators(answer: Answer | None) -> dict[str, str]:
    """The headers that ask whether an answer still holds."""
    if answer is None or answer.status != 200:  # noqa: PLR2004 - OK
        return {}
    etag, modified = answer.header("etag"), answer.header("last-modified")
    return {
        name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value
    }


def _name(request: Request) -> str:
    key = f"{request.url}\n{request.accept}".encode() + b"\n" + (request.body or b"")
    return f"{hashlib.sha256(key).hexdigest()}.json"


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
