"""Things laid aside on disk and taken from there again."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import IO, Generic, TypeVar, cast

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Laid(Generic[T]):
    """Where something lies."""

    start: int
    length: int


class Shelf(Generic[T]):
    """A nameless file, gone when closed or when the process ends; for one thread."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._end = 0
        self._count = 0

    def lay(self, item: T) -> Laid[T]:
        """Lay something aside; OSError if the disk is full."""
        import pickle  # noqa: PLC0415 - rarely needed

        self._file = self._file or _nameless()
        packed = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
        self._file.seek(self._end)
        if self._file.write(packed) < len(packed):
            raise OSError(errno.ENOSPC, "No space left on device")
        laid: Laid[T] = Laid(self._end, len(packed))
        self._end += len(packed)
        self._count += 1
        return laid

    def take(self, laid: Laid[T]) -> T:
        """Take it back; each thing once."""
        import pickle  # noqa: PLC0415

        file = cast("IO[bytes]", self._file)
        file.seek(laid.start)
        item = cast("T", pickle.loads(file.read(laid.length)))  # noqa: S301 - our own nameless file
        self._count -= 1
        if not self._count:  # the room is used anew
            self._end = 0
            file.truncate(0)
        return item

    def close(self) -> None:
        """Throw away all that lies here."""
        if self._file:
            self._file.close()


def _nameless() -> IO[bytes]:
    from tempfile import TemporaryFile  # noqa: PLC0415 - rarely needed

    return TemporaryFile(prefix="scanner-", buffering=0)  # so that a full disk is noticed at once
