"""Joins a regulator's name to the credential beside it: `registration with the GMC`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE, Mention, unite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Reading

REACH, FAR = 6, 11
"""So many words may stand between a credential and its authority: more before `with the Council`."""
_WITH = frozenset({"with", "by"})
_OBJECT = frozenset({"of", "for", "to", "with", "your", "the", "a", "an", "any", "all"})
"""What stands between `we pay the cost` and the credential it is spent on."""
_APART = frozenset(",;/|") | {"and", "or", "plus", "&", "nor"}


def join(found: Sequence[Mention], reading: Reading) -> list[Mention]:
    """The mentions of a clause, each authority joined to the words it goes with."""
    joined: list[Mention] = []
    for mention in found:
        if joined and _belong(joined[-1], mention, reading):
            joined[-1] = unite(joined[-1], mention)
        else:
            joined.append(mention)
    return joined


def _belong(one: Mention, other: Mention, reading: Reading) -> bool:
    between = reading.norms[one.last : other.first]
    bracket = "(" in reading.passage.text[reading.ends[one.last - 1] : reading.starts[other.first]]
    if one.requirement and not one.credential and other.credential:
        return _OBJECT.issuperset(between)
    reach = FAR if _WITH.intersection(between[-2:]) else REACH
    if len(between) > reach or not one.credential or not other.credential:
        return False
    if one.requirement or other.requirement:
        return one.credential == other.credential and not between
    apart = bool(_APART.intersection(between))
    if one.authority and one.authority == other.authority and one.credential == other.credential:
        return not apart
    if other.bare and between and _WITH.intersection(between[-2:]) and not _WITH.intersection(between[:-2]):
        return True
    if one.bare or other.bare:
        return _bare(one, other, apart=apart, close=len(between) <= 2)  # noqa: PLR2004
    if not between and bracket and not (one.authority or other.authority):
        return False
    if not between:
        return one.credential == other.credential or LICENCE in {one.credential, other.credential}
    return one.credential == other.credential and bool(one.authority) != bool(other.authority) and not apart


def _bare(one: Mention, other: Mention, *, apart: bool, close: bool) -> bool:
    """A regulator goes with any credential beside it, and with another regulator."""
    if one.bare and other.bare:
        return one.credential == other.credential
    body, said = (one, other) if one.bare else (other, one)
    if body.credential != LICENCE and body.credential != said.credential:
        return not apart and said.credential != LICENCE
    return not apart or (close and body is other and bool(said.authority))
