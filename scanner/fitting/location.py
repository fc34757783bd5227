"""Where a doctor lives, held against where the work may be done from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.geography import country, lies_in
from scanner.findings.jurisdiction.patients import Confidence
from scanner.fitting.holding import fits, gap, unknown
from scanner.place_names import place_names

if TYPE_CHECKING:
    from scanner.fitting.holding import Held
    from scanner.model import Fit

TOPIC = "location"
_END = re.compile(r"[.;!?\n](?!\w)")
_REACH = 80
_REMOTE = re.compile(r"\b(?:remote|home|virtual|anywhere|worldwide|telecommut\w+)\b", re.IGNORECASE)


def location(home: str, held: Held) -> Fit:
    """Whether the work can be done from where the doctor lives."""
    return _limited(home, held) or _on_site(home, held) or _remote(home, held)


def _limited(home: str, held: Held) -> Fit | None:
    """Held against where the posting says that the worker must be."""
    limits = held.claims("context theme=location_limit")
    if not limits:
        return None
    places = {code for index in limits for code in _named(index, held)}
    if not places:
        return unknown(TOPIC, "it limits where you may be, in words that name no place", *limits)
    there = place_names(tuple(sorted(places)))
    if any(lies_in(home, place) for place in places):
        return fits(TOPIC, f"it must be done from {there}, where you are", *limits)
    if any(country(home) == country(place) for place in places):
        return unknown(
            TOPIC, f"it must be done from {there}; you are in the country, but not told to be there", *limits
        )
    return gap(TOPIC, f"it must be done from {there}, where you are not", *limits)


def _on_site(home: str, held: Held) -> Fit | None:
    """Work that nothing calls remote is done where it is advertised."""
    said = held.claims("context theme=on_site")
    if _is_remote(held):
        return None
    there = place_names(tuple(sorted(held.facts.places)))
    if not there:
        return unknown(TOPIC, "it is done on the spot, in a place that is not told", *said) if said else None
    why = "it is done on the spot" if said else "nothing says that it is remote"
    if any(country(home) == country(place) for place in held.facts.places):
        return fits(TOPIC, f"{why}, and it is in {there}, in your country", *said)
    return gap(TOPIC, f"{why}, and it is in {there}, where you are not", *said)


def _is_remote(held: Held) -> bool:
    remote = held.claims("context theme=hybrid|remote_post|remote_title")
    return held.facts.role.telemedicine or bool(remote) or bool(_REMOTE.search(held.posting.location))


def _remote(home: str, held: Held) -> Fit:
    """Remote work without a stated limit."""
    served = [place for place in held.where.at(Confidence.IMPLIED) if country(place.code) == country(home)]
    if served:
        claims = [place.claim for place in served if place.claim is not None]
        return fits(TOPIC, "its patients are in your country", *claims)
    if any(country(home) == country(place) for place in held.facts.places):
        return fits(TOPIC, f"it is advertised for {place_names((country(home),))}, where you are")
    free = held.claims("hype/freedom/anywhere or hype/freedom/lifestyle")
    if free:
        return unknown(TOPIC, "it says that it can be done from anywhere: ask whether insurer, payer and law allow your country", *free)  # fmt: skip
    return unknown(TOPIC, "it does not say whether it can be done from where you are")


def _named(index: int, held: Held) -> frozenset[str]:
    """The places in the words of a claim or, after `must live in`, in those that follow in the sentence."""
    claim, text = held.facts.claims[index], held.posting.text
    end = _END.search(text, claim.end, claim.end + _REACH)
    sentence = text[claim.start : end.start() if end else claim.end + _REACH]
    return held.places(claim.quote) or held.places(sentence)
