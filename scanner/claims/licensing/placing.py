"""Gives each credential the places named for it: before it, after it, or as an extent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE, Mention
from scanner.rules.codes import LINKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.reading import Reading
    from scanner.rules import Rule
    from scanner.rules.gazetteer import Gazetteer, Place

AFTER = 9
"""A first place may stand so many words after the credential."""
BEFORE = 4
CHAIN = 6
"""Between two places of one list stand at most so many words."""
_JOINS = frozenset({",", "or", "and", "/", "&"})
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
        "preferably",
        "country",
        "member",
    }
)
"""`in five states, one of which must be Texas`."""
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


def placed(
    found: Sequence[Mention], places: Sequence[Place], reading: Reading, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """The credentials of a clause with their places; extents and the rest are used up."""
    scopes = [
        Scope(m.first, m.last, m.codes, m.rule) for m in found if not m.credential and not m.requirement
    ]
    named = [Scope(p.first, p.last, p.codes) for p in places if not p.city]
    spots = sorted([*scopes, *named], key=lambda spot: spot.first)
    credentials = [m for m in found if m.credential or m.requirement]
    led = [
        _before(mention, _between(spots, credentials, number), reading, gazetteer)
        for number, mention in enumerate(credentials)
    ]
    for number, mention in enumerate(credentials):
        taken = led[number + 1] if number + 1 < len(credentials) else []
        free = [spot for spot in _between(spots, credentials, number) if spot not in taken]
        yield _place(mention, led[number], free, reading) if mention.credential else mention


def _between(spots: Sequence[Scope], credentials: Sequence[Mention], number: int) -> list[Scope]:
    """The places between the credential before this one and the one after it."""
    start = credentials[number - 1].last if number else 0
    end = credentials[number + 1].first if number + 1 < len(credentials) else None
    return [spot for spot in spots if start <= spot.first and (end is None or spot.last <= end)]


def _place(mention: Mention, led: Sequence[Scope], spots: Sequence[Scope], reading: Reading) -> Mention:
    only = next((spot for spot in spots if _only(mention, spot, reading)), None)
    if only:
        return replace(
            mention, codes=only.codes, last=only.last, requirement="required", rule=only.rule or mention.rule
        )
    chosen = [*led, *_after(mention, spots, reading)]
    inside = [spot for spot in spots if mention.first <= spot.first and spot.last <= mention.last]
    if mention.settled:
        chosen = [spot for spot in chosen if _parts(spot, mention)]
    chosen += [] if mention.settled and mention.authority else inside
    if not chosen:
        return mention
    codes = tuple(dict.fromkeys((*mention.codes, *(code for spot in chosen for code in spot.codes))))
    first = min(mention.first, *(spot.first for spot in chosen))
    last = max(mention.last, *(spot.last for spot in chosen))
    rule = next((spot.rule for spot in chosen if spot.rule), mention.rule)
    return replace(mention, codes=codes, first=first, last=last, rule=rule)


def _only(mention: Mention, spot: Scope, reading: Reading) -> bool:
    """`no licence where you sit, only where the patient is`: there it is needed."""
    return mention.last < spot.first <= mention.last + 12 and reading.norms[spot.first - 1] == "only"


def _before(mention: Mention, spots: Sequence[Scope], reading: Reading, gazetteer: Gazetteer) -> list[Scope]:
    """`Pennsylvania and Ohio medical licence`."""
    chain: list[Scope] = []
    edge = mention.first
    led = any(spot.first == mention.first for spot in spots)
    for spot in reversed([spot for spot in spots if spot.last <= mention.first]):
        between = reading.norms[spot.last : edge]
        limit = CHAIN if chain else BEFORE
        good = LINKS.issuperset(between) if chain else adjectival(between, gazetteer, mention)
        if len(between) > limit or not good or (not chain and not led and _JOINS.intersection(between[:1])):
            break
        chain.append(spot)
        edge = spot.first
    return chain


def adjectival(between: Sequence[str], gazetteer: Gazetteer, mention: Mention) -> bool:
    """Whether words are but the credential's own adjectives."""
    covered = {
        i
        for first, last in gazetteer.modality.adjectives.find(between, 0, len(between))
        for i in range(first, last)
    }
    return len(covered) == len(between) and (mention.credential == LICENCE or len(between) <= 2)  # noqa: PLR2004


def _after(mention: Mention, spots: Sequence[Scope], reading: Reading) -> list[Scope]:
    """`licensed to practise in any of: Texas, Florida`."""
    chain: list[Scope] = []
    edge = mention.last
    for spot in spots:
        if spot.first < mention.last:
            continue
        between = outside(reading, edge, spot.first)
        if not _follows(mention, between, chained=bool(chain)):
            break
        chain.append(spot)
        edge = spot.last
    return chain


def _parts(spot: Scope, mention: Mention) -> bool:
    """`Berufsausübungsbewilligung of the canton of Bern`: more exact than what the name settles."""
    wholes = {code for code in mention.codes if "-" not in code}
    kind = mention.credential == LICENCE or (mention.credential == "prescriber" and not mention.authority)
    return kind and all("-" in code and code.split("-")[0] in wholes for code in spot.codes)


def outside(reading: Reading, first: int, last: int) -> list[str]:
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


def _follows(mention: Mention, between: Sequence[str], *, chained: bool) -> bool:
    if chained:
        return len(between) <= CHAIN and (LINKS | _AMONG).issuperset(between)
    if _NOT_FOR.intersection(between):
        return False
    if mention.credential == LICENCE:
        return len(between) <= AFTER
    return len(between) <= 3 and (not between or between[0] in _INTO)  # noqa: PLR2004
