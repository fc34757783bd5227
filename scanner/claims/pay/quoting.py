"""The words of a posting that state an amount: with its unit, role, bound, or the word for pay beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.pay.pieces import compound, labelled, piece

if TYPE_CHECKING:
    from scanner.claims.pay.cues import Cue
    from scanner.claims.pay.scene import Amount

_LABEL = 3
"""So many words may stand between a word for pay and an amount that is quoted with it."""


def extent(amount: Amount, first: int) -> tuple[int, int, Cue]:
    """The words that say it, and the cue whose rule is cited."""
    last = amount.index + 1
    own = [cue for cue in (amount.role, amount.share, amount.unit) if cue]
    evidence = amount.evidence
    if not own and evidence and _near(amount, evidence):
        own = [evidence]
    done = compound(amount) if amount.unit else piece(amount) or (None if amount.role else labelled(amount))
    for said in (*own, done):
        if said:
            first, last = min(first, said.first), max(last, said.last)
    cited = own[0] if own else evidence or _anything(amount)
    return first, last, cited


def _near(amount: Amount, cue: Cue) -> bool:
    """Whether the word for pay stands beside the amount, with no other figure between."""
    start, end = sorted((cue.last if cue.first < amount.index else cue.first, amount.index))
    others = amount.scene.reading.quantities.keys() - {amount.index}
    return end - start <= _LABEL + 1 and others.isdisjoint(range(start, end))


def _anything(amount: Amount) -> Cue:
    """A cue to cite for an amount that only its place in the posting says is pay."""
    around = [cue for cue in amount.scene.cues if cue.covers(amount.index)]
    return next(iter((*around, *amount.above, *amount.scene.cues)))
