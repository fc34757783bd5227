"""What to do when nobody reads the output any more."""

from __future__ import annotations

import errno
import os
import sys

from scanner.cli.exits import ENDED_BY_READER

WINDOWS_SAYS = {errno.EINVAL} if sys.platform == "win32" else set()


def end_of_reader(error: OSError) -> int | None:
    """Give the exit code if a reader such as `head` has seen enough, which is no error."""
    if error.errno not in {errno.EPIPE} | WINDOWS_SAYS:
        return None
    # Or Python would complain when it flushes at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ENDED_BY_READER
