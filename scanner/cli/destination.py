"""Where the output goes: to stdout as it comes, or to a file in one piece."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scanner.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    Put = Callable[[str], None]


@contextmanager
def destination(path: Path | None) -> Iterator[Put]:
    """Give a function that writes text; a file appears under its name only when it is whole."""
    if path is None:
        yield _putting(sys.stdout.buffer)
        return
    with whole_file(path) as stream:
        yield _putting(stream)


def _putting(stream: BinaryIO) -> Put:
    def put(text: str) -> None:
        # Bytes, for reports are UTF-8 whatever the locale; at once, for a reader may wait.
        stream.write(text.encode())
        stream.flush()

    return put
