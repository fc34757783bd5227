"""What happens in a night, said on stderr: sentences for people, JSON lines for machines."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TextIO

from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Callable

Fact = str | int | float | bool | None | list[str] | dict[str, int]


def now() -> datetime:
    """The clock on the wall."""
    return datetime.now(UTC)


class Logbook:
    """Says each thing once, as it happens; where nobody can read it, the night goes on."""

    def __init__(
        self, *, as_json: bool = False, stream: TextIO | None = None, clock: Callable[[], datetime] = now
    ) -> None:
        self._as_json = as_json
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock

    def say(self, event: str, sentence: str, **facts: Fact) -> None:
        """Say what happened: its name and facts for machines, a sentence for people."""
        self._write("info", event, sentence, facts)

    def alarm(self, event: str, sentence: str, **facts: Fact) -> None:
        """Say what went wrong, or needs to be looked at."""
        self._write("warning", event, sentence, facts)

    def _write(self, level: str, event: str, sentence: str, facts: dict[str, Fact]) -> None:
        text = f"scanner: {shown(sentence)}"
        if self._as_json:
            time = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            text = json.dumps({"time": time, "level": level, "event": event, "message": sentence, **facts})
        try:
            self._stream.write(f"{text}\n")
            self._stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, full, or there is no stderr at all
            return
