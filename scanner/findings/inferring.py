"""Claims → inferences: what follows from several claims together, before any rule is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from scanner.findings.earnings import earnings
from scanner.findings.jurisdiction import jurisdiction, patients
from scanner.findings.jurisdiction.patients import Confidence
from scanner.findings.oversight import oversight
from scanner.findings.visit_times import visit_times
from scanner.rules.benchmarks import load_benchmarks
from scanner.rules.exceptions import load_exceptions

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.model import Inference, Posting
    from scanner.rules.conditions import Facts


class Inferring:
    """Everything that can be worked out, with the data it takes, loaded once."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._benchmarks = load_benchmarks(folders)
        self._exceptions = load_exceptions(folders)

    def __call__(self, posting: Posting, facts: Facts) -> tuple[Inference, ...]:
        """What follows from the claims that are heard."""
        day = posting.posted or _today()
        served = frozenset(place.code for place in patients(posting, facts).at(Confidence.IMPLIED))
        return (
            *earnings(posting, facts, self._benchmarks, served),
            *jurisdiction(posting, facts, self._exceptions, day),
            *oversight(facts),
            *visit_times(facts),
        )


def _today() -> date:
    return datetime.now(UTC).date()
