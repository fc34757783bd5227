"""Pay that comes on top of other pay: it says nothing of what the work is paid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Pay

if TYPE_CHECKING:
    from scanner.model import Claim, Posting
    from scanner.rules.conditions import Facts

_BEFORE, _AFTER = 45, 25
"""Characters around a sum within which the word for it stands."""
_ON_TOP = re.compile(
    r"\b(?:supplements?|surcharges?|uplifts?|differentials?|premiums?|enhancements?|loadings?|allowances?|on top|in addition|extra|additional|"
    r"standby|stand-by|call-outs?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;\n]")


def supplements(posting: Posting, facts: Facts) -> frozenset[int]:
    """The pay claims whose clause calls them a supplement, a differential and the like."""
    text = posting.text
    return frozenset(
        index
        for index, claim in enumerate(facts.claims)
        if isinstance(claim.value, Pay) and _ON_TOP.search(_clause(text, claim))
    )


def _clause(text: str, claim: Claim) -> str:
    before = _BREAK.split(text[max(0, claim.start - _BEFORE) : claim.start])[-1]
    after = _BREAK.split(text[claim.end : claim.end + _AFTER])[0]
    return f"{before} {claim.quote} {after}"
