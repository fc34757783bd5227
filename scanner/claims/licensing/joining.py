"""Joins a regulator's name to the credential beside it: `registration with the GMC`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE, Mention, unite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Reading

REACH, FAR = 6, 11
"""So many words may stand between a credential and its authority: more before `with the Council`."""
_WITH = frozenset({"with", "by"})
_OBJECT = frozenset(
    {"of", "for", "to", "with", "your", "the", "a", "an", "any", "all", "each", "every", "new", "first", "additional", "further",
     "renewal", "renewing", "keeping", "maintaining", "getting", "obtaining"}
)  # fmt: skip
"""What stands between `we pay the cost` and the credential it is spent on."""
_APART = frozenset(",;/|+") | {"and", "or", "plus", "&", "nor"}

_TURNING = frozenset(
    {"if", "provided", "convert", "converting", "transfer", "transferring", "switch", "willing", "ready"}
)
"""Between two regulators, what makes of one the other: `a Dubai licence willing to convert to Abu Dhabi`."""

_EITHER = frozenset({"or", "and", "/", "&", ",", "the", "uk", "ireland"})
"""What may part two regulators of one credential: `the GMC (UK) or Irish Medical Council registration`."""


def join(found: Sequence[Mention], reading: Reading, placed: frozenset[int]) -> list[Mention]:
    """The mentions of a clause, each authority joined to the words it goes with; `placed` tokens name places."""
    joined: list[Mention] = []
    for mention in found:
        if joined and _belong(joined[-1], mention, reading, placed):
            joined[-1] = _first_body(joined[-1], unite(joined[-1], mention))
        else:
            joined.append(mention)
    return joined


def _first_body(one: Mention, united: Mention) -> Mention:
    """Of two regulators the first gives its name."""
    return replace(united, authority=one.authority) if one.bare and one.authority else united


def _belong(one: Mention, other: Mention, reading: Reading, placed: frozenset[int]) -> bool:
    between = reading.norms[one.last : other.first]
    if not one.credential:
        said = (reading.norms[i] for i in range(one.last, other.first) if i not in placed)
        return bool(one.requirement and other.credential) and _OBJECT.issuperset(said)
    if not _TURNING.isdisjoint(between):
        return False
    reach = FAR if _WITH.intersection(between[-2:]) else REACH
    if len(between) > reach or not other.credential:
        return False
    if one.requirement or other.requirement:
        return one.credential == other.credential and not between
    if one.bare or other.bare:
        return _examined(one, other, between) or _with(between, other) or _bare(one, other, between)
    return _same(one, other, between) if between else _touch(one, other, reading)


def _with(between: Sequence[str], other: Mention) -> bool:
    """`in the general or special division with the Council`: one `with`, right before the body."""
    return other.bare and bool(_WITH.intersection(between[-2:])) and not _WITH.intersection(between[:-2])


def _same(one: Mention, other: Mention, between: Sequence[str]) -> bool:
    """`board certified in neurology by the ABPN`: the body of a credential, or its name again."""
    same = one.credential == other.credential and not _APART.intersection(between)
    return (
        same
        and (one.authority == other.authority or not (one.authority and other.authority))
        and bool(one.authority or other.authority)
    )


def _examined(one: Mention, other: Mention, between: Sequence[str]) -> bool:
    """`HAAD/DOH exam`: two names of one body's exam."""
    same = bool(one.codes) and set(one.codes) <= set(other.codes)
    return between == ("/",) and one.bare and other.credential == "exam" and same


def _touch(one: Mention, other: Mention, reading: Reading) -> bool:
    """Side by side, unless a bracket opens on something new."""
    if (
        one.credential == LICENCE != other.credential
        and other.authority
        and reading.norms[one.last - 1] == "licence"
    ):
        return False  # `an Ohio medical licence ABPN board certified`
    bracket = "(" in reading.passage.text[reading.ends[one.last - 1] : reading.starts[other.first]]
    if bracket and not other.authority and (not one.authority or other.credential != LICENCE):
        return False
    return one.credential == other.credential or LICENCE in {one.credential, other.credential}


def _bare(one: Mention, other: Mention, between: Sequence[str]) -> bool:
    """A regulator goes with any credential beside it, and with another regulator."""
    apart = bool(_APART.intersection(between))
    if one.bare and other.bare:
        return one.credential == other.credential and not (apart and one.authority == other.authority)
    body, said = (one, other) if one.bare else (other, one)
    if body.credential not in {LICENCE, said.credential}:
        return not apart and said.credential != LICENCE
    if apart and one.authority == other.authority:
        return False
    if body is one and said.authority and body.credential == said.credential:
        return not apart or _EITHER.issuperset(between)
    return not apart or (len(between) <= 2 and body is other and bool(said.authority))  # noqa: PLR2004
