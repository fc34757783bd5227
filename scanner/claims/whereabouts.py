"""Context claims that tell where patients are: `patients in Texas, Florida and Ohio`, `NHS patients`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.spans import claim
from scanner.claims.stance import stance
from scanner.model import Whereabouts
from scanner.rules.codes import LINKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.claims.reading import Heard, Match
    from scanner.model import Claim
    from scanner.rules.gazetteer import Gazetteer
    from scanner.rules.stances import StanceWords

NAMED = "named"
"""Stands in a rule for the places that the match and the list after it name."""


def whereabouts_claims(heard: Heard, gazetteer: Gazetteer, words: StanceWords) -> Iterator[Claim]:
    """The places of patients in one passage, each with the words that tell them."""
    for match in heard.matches:
        fields = match.rule.claim.value if match.rule.claim else {}
        if "places" not in fields:
            continue
        found = stance(heard.reading, match.first, match.last, words)
        last, codes = _codes(heard, match, gazetteer, fields["places"])
        if codes and match.rule.stance.hears(found):
            value = Whereabouts(str(fields.get("theme")), codes)
            yield claim(match.rule, heard.reading, match.first, last, value, found)


def _codes(heard: Heard, match: Match, gazetteer: Gazetteer, said: object) -> tuple[int, tuple[str, ...]]:
    """The token after the last place, and the places."""
    if said != NAMED:
        return match.last, tuple(map(str, said if isinstance(said, list | tuple) else [said]))
    last: int = match.last
    codes: list[str] = []
    for place in gazetteer.places(heard.reading):
        within = match.first <= place.first < match.last
        listed = place.first >= last and LINKS.issuperset(heard.reading.norms[last : place.first])
        if within or listed:
            codes += place.codes
            last = max(last, place.last)
    return last, tuple(dict.fromkeys(codes))
