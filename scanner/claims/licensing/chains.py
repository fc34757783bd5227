"""Lists of places before and after a credential: `Ohio and Utah licence`, `licensed in any of: TX, FL`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE, Mention
from scanner.rules.codes import LINKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Reading
    from scanner.rules import Rule
    from scanner.rules.gazetteer import Gazetteer

AFTER = 9
"""A first place may stand so many words after the credential."""
BEFORE = 4
LETTERS = 5
"""The longest abbreviation of a profession."""
CHAIN = 6
"""Between two places of one list stand at most so many words."""
FEW = 3
"""Before `in at least four of these:` so many words may say whose licence it is: `NP licence, FNP or AGNP, in`."""
LONG = 16
AMONG = 11
"""So many where they say which of the places: `six states, and two of them have to be Texas and Ohio`."""
_JOINS = frozenset({",", "or", "and", "/", "&"})
_LINKED = LINKS | {"a", "an"}
"""`an Ohio or a Utah licence`."""
_INTO = frozenset({"in", "for", "from", "of", "within", "across", "with", ":", "by"})
_AMONG = frozenset(
    {
        "one",
        "two",
        "at",
        "least",
        "any",
        "+",
        "which",
        "must",
        "be",
        "is",
        "are",
        "being",
        "them",
        "these",
        "either",
        "including",
        "of",
        "preferably",
        "ideally",
        "especially",
        "particularly",
        "country",
        "member",
        "<number>",
        "incl",
        "include",
        "more",
        "have",
        "has",
        "need",
        "to",
        "should",
    }
)
"""`in five states, one of which must be Texas`."""
_VALID = frozenset({"recognised", "recognized", "valid", "issued", "accredited", "registered", "awarded"})
_NOT_FOR = frozenset(
    {
        "live",
        "living",
        "based",
        "located",
        "reside",
        "residing",
        "resident",
        "speaking",
        "fluent",
        "work",
        "working",
        "earn",
        "language",
    }
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Words for an extent that is no name: `where the patient is`, `your home country`."""

    first: int
    last: int
    codes: tuple[str, ...]
    rule: Rule | None = None
    """The rule that found the words; None for a name."""


def before(mention: Mention, spots: Sequence[Scope], reading: Reading, gazetteer: Gazetteer) -> list[Scope]:
    """`Pennsylvania and Ohio medical licence`."""
    chain: list[Scope] = []
    edge = mention.first
    led = any(spot.first == mention.first for spot in spots)
    for spot in reversed([spot for spot in spots if spot.last <= mention.first]):
        between = reading.norms[spot.last : edge]
        limit = CHAIN if chain else BEFORE
        good = (
            _LINKED.issuperset(between)
            if chain
            else _adjectival(between, spot.last, reading, gazetteer, mention)
        )
        if (
            bracketed_off(reading, spot.last, edge)
            or len(between) > limit
            or not good
            or (not chain and not led and _JOINS.intersection(between[:1]))
        ):
            break
        chain.append(spot)
        edge = spot.first
    return chain


def bracketed_off(reading: Reading, first: int, last: int) -> bool:
    """`in Ohio and Utah (we pay all licensing costs)`: what a bracket opens on is not theirs."""
    between = reading.passage.text[reading.ends[first - 1] : reading.starts[last]]
    return "(" in between and ")" not in between


def _adjectival(
    between: Sequence[str], start: int, reading: Reading, gazetteer: Gazetteer, mention: Mention
) -> bool:
    """Whether words are but the credential's own adjectives, or the letters of a profession."""
    covered = {
        i
        for first, last in gazetteer.modality.adjectives.find(between, 0, len(between))
        for i in range(first, last)
    }
    covered |= {i for i in range(len(between)) if _title(reading, start + i)}
    return len(covered) == len(between) and (mention.credential == LICENCE or len(between) <= 2)  # noqa: PLR2004


def _title(reading: Reading, index: int) -> bool:
    """`Wisconsin APNP licence`: short and in capitals."""
    written = reading.quote(index, index + 1)
    return 1 < len(written) <= LETTERS and written.isalpha() and written.isupper()


def after(mention: Mention, spots: Sequence[Scope], reading: Reading) -> list[Scope]:
    """`licensed to practise in any of: Texas, Florida`."""
    chain: list[Scope] = []
    edge = mention.last
    for spot in spots:
        if spot.first < mention.last:
            continue
        between = _outside(reading, edge, spot.first)
        listed = bool(chain) and _bracketed(reading, edge, spot.first)
        if not listed and not _follows(mention, between, chained=bool(chain)):
            break
        chain.append(spot)
        edge = spot.last
    return chain


def _outside(reading: Reading, first: int, last: int) -> list[str]:
    """The words between two tokens, without those in brackets."""
    text, words, depth = reading.passage.text, [], 0
    at = reading.ends[first - 1] if first else 0
    for index in range(first, last):
        gap = text[at : reading.starts[index]]
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        at = reading.ends[index]
        if not depth:
            words.append(reading.norms[index])
    return words


def _bracketed(reading: Reading, edge: int, first: int) -> bool:
    """`in two of the states where we work (OR, ID)`: a bracket opens on which they are."""
    between = reading.norms[edge:first]
    opens = "(" in reading.passage.text[reading.ends[first - 1] : reading.starts[first]]
    return (
        opens and len(between) <= FEW + 1 and _JOINS.isdisjoint(between) and _NOT_FOR.isdisjoint(between[:-1])
    )


def _asides(between: Sequence[str]) -> int:
    """The words that are no part of an introduction, where one stands right before the places."""
    led = len(between) <= LONG and (LINKS | _AMONG).issuperset(between[-FEW:])
    return sum(word not in LINKS | _AMONG for word in between) if led else len(between)


def _follows(mention: Mention, between: Sequence[str], *, chained: bool) -> bool:
    if chained:
        return len(between) <= AMONG and (LINKS | _AMONG).issuperset(between)
    if _NOT_FOR.intersection(between) or {",", "are"}.issubset(between):
        return False
    if mention.credential == LICENCE:
        return len(between) <= AFTER or _asides(between) <= FEW
    if between and between[0] in _VALID:
        between = between[1:]
    return len(between) <= 3 and (not between or between[0] in _INTO)  # noqa: PLR2004
