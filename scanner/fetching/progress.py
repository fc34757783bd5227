"""How far fetching has come."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.model import Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """A moment of a run."""

    asked: int
    """Addresses so far, those included that boards, feeds and pages led to."""
    done: int
    """Addresses that were had or failed; those that were left out because somebody stopped are not."""
    outcomes: Mapping[Outcome, int]
    """How many of those failed, by how."""
    seconds: float
    """Since the run began."""

    @property
    def rate(self) -> float:
        """Addresses done in a second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def had(self) -> int:
        """Addresses that were had."""
        return self.done - sum(self.outcomes.values())


@dataclass(slots=True)
class Count:
    """Counts while a run goes on."""

    asked: int = 0
    done: int = 0
    left_out: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    begun: float = field(default_factory=time.monotonic)

    def end(self, items: Iterable[object]) -> None:
        """Count an address that ended so."""
        self.done += 1
        failure = next((item for item in items if isinstance(item, Failure)), None)
        if failure:
            self.outcomes[failure.outcome] += 1

    @property
    def is_over(self) -> bool:
        """Whether nothing is under way."""
        return self.done + self.left_out == self.asked

    def now(self) -> FetchProgress:
        """How far it is."""
        return FetchProgress(self.asked, self.done, dict(self.outcomes), time.monotonic() - self.begun)
