"""Files that list URLs, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.errors import ScannerError
from scanner.model import Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LARGEST = 10_000_000
_SHOWN = 80


def urls(path: Path) -> Iterator[str | Failure]:
    """Yield the URLs of a file; a Failure naming the line for what is none. `#` begins a comment line."""
    for number, line in enumerate(_text(path).splitlines(), 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        yield entry if _is_url(entry) else Failure(f"{path}:{number}", Outcome.REFUSED, _problem(entry))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            body = stream.read(_LARGEST + 1)
    except OSError as error:
        raise ScannerError(f"--from-file {path}: {(error.strerror or str(error)).lower()}") from error
    if len(body) > _LARGEST:
        raise ScannerError(f"--from-file {path}: it is larger than {_LARGEST // 1_000_000} MB")
    return body.decode("utf-8-sig", errors="replace")


def _is_url(entry: str) -> bool:
    from scanner.sources import request_for  # noqa: PLC0415 - slow to import

    return not isinstance(request_for(entry), Failure)


def _problem(entry: str) -> str:
    return f"This line is no URL: {entry[:_SHOWN]!r}."
