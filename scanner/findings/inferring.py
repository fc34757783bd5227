"""Claims → inferences: what follows from several claims together, before any rule is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.model import Inference, Posting
    from scanner.rules.conditions import Facts


class Inferring:
    """Everything that can be worked out, with the data it takes, loaded once."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        del folders

    def __call__(self, posting: Posting, facts: Facts) -> tuple[Inference, ...]:
        """What follows from the claims that are heard."""
        del posting, facts
        return ()
