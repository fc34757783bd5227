"""How common a word is in job postings: rare words make the better shelves."""

from __future__ import annotations

from functools import lru_cache

_EVERYWHERE = frozenset(
    ", . / : ; - and the to of a in for with or you your our we is are be will as at on this that by an "
    "from not no have has it their they all any can may must who which other than".split()
)
_OFTEN = frozenset(
    "<number> <time> work working job role position team care patient health healthcare medical clinical service support "
    "experience required requirement skill ability need help include including provide able well new time full part "
    "year day week month hour per us one more also within through up doctor physician nurse practice practiced "
    "benefit pay salary company people candidate opportunity every each do get make what when if per us into "
    "out over under about high good great best ensure training system quality staff manage plan".split()
)


@lru_cache(maxsize=16_384)
def commonness(words: frozenset[str]) -> int:
    """The cost of a shelf for any of these words, in shares of all passages (rough)."""
    return len(words) + 999 * len(words & _EVERYWHERE) + 99 * len(words & _OFTEN)
