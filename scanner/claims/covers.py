"""One claim for one cover: `we pay for your malpractice policy, with tail` says one thing about insurance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Kind, Malpractice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.model import Claim

_NEAR = 30
"""So many characters part two ways to say one thing: `state-backed indemnity applies (CNSGP)`."""


def each_cover_once(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, of neighbours that tell the same cover the one that tells most."""
    kept: list[Claim] = []
    told: int | None = None
    for claim in sorted(claims, key=lambda claim: (claim.start, -claim.end)):
        if claim.kind is not Kind.MALPRACTICE:
            kept.append(claim)
        elif told is not None and _same(kept[told], claim):
            kept[told] = max(kept[told], claim, key=_fullness)
        else:
            told = len(kept)
            kept.append(claim)
    return kept


def _same(told: Claim, claim: Claim) -> bool:
    one, two = told.value, claim.value
    assert isinstance(one, Malpractice)  # noqa: S101 - only claims of this kind are compared
    assert isinstance(two, Malpractice)  # noqa: S101
    agree = one.tail is None or two.tail is None or one.tail == two.tail
    return one.cover == two.cover and agree and claim.start - told.end <= _NEAR


def _fullness(claim: Claim) -> tuple[bool, int]:
    """Whether the tail is told, then the length."""
    assert isinstance(claim.value, Malpractice)  # noqa: S101
    return claim.value.tail is not None, claim.end - claim.start
