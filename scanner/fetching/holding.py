"""Documents that wait for their turn lie on disk, so that a slow first address costs no memory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from scanner.model import Document, Failure


@dataclass(frozen=True, slots=True)
class Laid:
    """A document without its body, and the file that has it."""

    document: Document
    path: Path
    length: int


Held = Laid | Failure


def weight(held: Held) -> int:
    """Bytes that it takes on disk."""
    return held.length if isinstance(held, Laid) else 0


class Holding:
    """A folder of bodies, gone when closed."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="scanner-")
        self._count = 0

    def hold(self, item: Document | Failure) -> Held:
        """Lay a document's body aside; OSError if the disk is full."""
        if isinstance(item, Failure):
            return item
        self._count += 1
        path = Path(self._folder.name) / str(self._count)
        path.write_bytes(item.body)
        return Laid(replace(item, body=b""), path, len(item.body))

    def take(self, held: Held) -> Document | Failure:
        """The document with its body again."""
        if isinstance(held, Failure):
            return held
        body = held.path.read_bytes()
        held.path.unlink()
        return replace(held.document, body=body)

    def close(self) -> None:
        """Throw away whatever was not taken."""
        self._folder.cleanup()
