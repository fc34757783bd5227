"""The exit codes, all of them."""

from __future__ import annotations

FLAGGED = 1
"""A posting reached the band of --fail-on."""
USAGE = 2
"""A mistake in an option or a rule."""
UNREAD = 3
"""An input could not be read, or a source of a night failed."""
OUT_OF_TIME = 4
"""The time budget of a night ended it; the next run goes on."""
STUMBLED = 70
"""A fault of the machine or of the scanner itself."""
INTERRUPTED = 130
TERMINATED = 143
ENDED_BY_READER = 141
"""Whoever read the output closed it, as `head` does: what a shell reports of SIGPIPE."""
