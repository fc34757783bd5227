"""Claims → inferences: what follows from several claims together, before any rule is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.earnings import earnings
from scanner.rules.benchmarks import load_benchmarks

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.model import Inference, Posting
    from scanner.rules.conditions import Facts


class Inferring:
    """Everything that can be worked out, with the data it takes, loaded once."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._benchmarks = load_benchmarks(folders)

    def __call__(self, posting: Posting, facts: Facts) -> tuple[Inference, ...]:
        """What follows from the claims that are heard."""
        return tuple(earnings(posting, facts, self._benchmarks))
