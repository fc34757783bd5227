"""`Contractor or casual employee, whichever suits` offers either, and neither alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Engagement, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.model import Claim

_EITHER = Engagement("either")


def without_halves(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, without those of one engagement that are part of a choice between two."""
    told = list(claims)
    choices = [claim for claim in told if claim.value == _EITHER]
    return [claim for claim in told if not any(_half(claim, choice) for choice in choices)]


def _half(claim: Claim, choice: Claim) -> bool:
    if claim.kind is not Kind.ENGAGEMENT or claim.value == _EITHER:
        return False
    return claim.start < choice.end and choice.start < claim.end
