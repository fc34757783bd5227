"""Gives each credential the places named for it: before it, after it, or as an extent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.chains import Scope, after, before
from scanner.claims.licensing.mentions import LICENCE, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.reading import Reading
    from scanner.rules.gazetteer import Gazetteer, Place


_PROFESSIONS = frozenset({"pa", "md", "ma"})
"""Letters of a profession that are those of a state too."""


def placed(
    found: Sequence[Mention], places: Sequence[Place], reading: Reading, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """The credentials of a clause with their places; extents and the rest are used up."""
    scopes = [
        Scope(m.first, m.last, m.codes, m.rule) for m in found if not m.credential and not m.requirement
    ]
    named = [
        Scope(p.first, p.last, p.codes)
        for p in places
        if not (p.city or _letters(p, places, reading) or _all_states(p, reading))
    ]
    spots = sorted([*scopes, *named], key=lambda spot: spot.first)
    credentials = [m for m in found if m.credential or m.requirement]
    led = [
        _led(
            before(mention, _between(spots, credentials, number), reading, gazetteer),
            credentials,
            number,
            reading,
        )
        for number, mention in enumerate(credentials)
    ]
    for number, mention in enumerate(credentials):
        taken = led[number + 1] if number + 1 < len(credentials) else []
        free = [spot for spot in _between(spots, credentials, number) if spot not in taken]
        yield _place(mention, led[number], free, reading) if mention.credential else mention


_MORE = frozenset({"additional", "other", "multiple", "more", "extra", "further"})
_INTO = frozenset({"in", "of", "for", "from", ":"})


def _led(chain: list[Scope], credentials: Sequence[Mention], number: int, reading: Reading) -> list[Scope]:
    """Without places of the credential before: `licence in Iowa or Ohio Additional state licences are a bonus`."""
    if not chain or not number or credentials[number - 1].credential != LICENCE:
        return chain
    into = reading.norms[chain[-1].first - 1] in _INTO
    more = reading.norms[chain[0].last : credentials[number].last]
    return [] if into and not _MORE.isdisjoint(more) else chain


def _letters(place: Place, places: Sequence[Place], reading: Reading) -> bool:
    """`Oregon PA licence`: the letters of a profession right behind a place are no second place."""
    return reading.norms[place.first] in _PROFESSIONS and any(p.last == place.first for p in places)


def _all_states(place: Place, reading: Reading) -> bool:
    """`one of the fifty states or DC`: the district is named to complete the country."""
    before = [word for word in reading.norms[max(0, place.first - 4) : place.first] if word != "the"]
    return (
        place.codes == ("US-DC",) and before[-2:-1] == ["state"] and before[-1] in {"or", "and", "plus", "&"}
    )


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
    chosen = [*led, *after(mention, spots, reading)]
    inside = [spot for spot in spots if spot.first < mention.last and mention.first < spot.last]
    if mention.settled:
        chosen = [spot for spot in chosen if _parts(spot, mention)]
    chosen += [] if mention.settled and mention.authority else inside
    if not chosen:
        return mention
    chosen.sort(key=lambda spot: spot.first)
    codes = tuple(dict.fromkeys((*mention.codes, *(code for spot in chosen for code in spot.codes))))
    first = min(mention.first, *(spot.first for spot in chosen))
    last = max(mention.last, *(spot.last for spot in chosen))
    rule = next((spot.rule for spot in chosen if spot.rule), mention.rule)
    return replace(mention, codes=codes, first=first, last=last, rule=rule)


def _only(mention: Mention, spot: Scope, reading: Reading) -> bool:
    """`no licence where you sit, only where the patient is`: there it is needed."""
    return mention.last < spot.first <= mention.last + 12 and reading.norms[spot.first - 1] == "only"


def _parts(spot: Scope, mention: Mention) -> bool:
    """`Berufsausübungsbewilligung of the canton of Bern`: more exact than what the name settles."""
    wholes = {code for code in mention.codes if "-" not in code}
    kind = mention.credential == LICENCE or (mention.credential == "prescriber" and not mention.authority)
    return kind and all("-" in code and code.split("-")[0] in wholes for code in spot.codes)
