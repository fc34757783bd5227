"""What a server answered, as it is kept: after decompression, with its address and time; or why nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.model import Outcome


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole answer."""

    url: str
    """The address it came from in the end."""
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    time: str
    """ISO 8601, UTC."""

    def header(self, name: str) -> str:
        """The first header of a name, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Miss:
    """Why an address gave nothing to read."""

    outcome: Outcome
    sentence: str
    time: str
    """ISO 8601, UTC."""
