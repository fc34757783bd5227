"""What one claim of a posting owes to another: repeats in a title, places said before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE, PEOPLE
from scanner.model import Licensing, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.model import Claim

NEAR = 60
"""An offer so many characters from a list of places is for all of them."""
_BY_LAW = frozenset({"licensing/licence/certificate", "licensing/specialist/specialist-register"})
"""A practising certificate or a place on a register is always that of the regulator named elsewhere."""


def own(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that say something of their own, each with its places as far as the posting says them."""
    ordered = sorted(claims, key=lambda claim: claim.start)
    return [claim for claim in _placed(ordered) if not _repeats(claim, ordered)]


def _value(claim: Claim) -> Licensing:
    assert isinstance(claim.value, Licensing)  # noqa: S101 - only licensing claims come here
    return claim.value


def _placed(claims: Sequence[Claim]) -> Iterator[Claim]:
    """`We pay the renewal fee` is about the licence named before."""
    for index, claim in enumerate(claims):
        value = _value(claim)
        follows = value.requirement == "provided" and value.credential == LICENCE
        if not value.jurisdictions and (follows or claim.rule in _BY_LAW):
            value = replace(
                value,
                jurisdictions=_before(claims[:index], claim)
                or (_before(claims[index:], claim) if claim.rule in _BY_LAW else ()),
            )
        yield replace(claim, value=value)


def _before(claims: Sequence[Claim], about: Claim) -> tuple[str, ...]:
    """The places of the last licence asked for; of a list further away their country: nobody says which of them."""
    for claim in reversed(claims):
        value = _value(claim)
        codes = tuple(code for code in value.jurisdictions if code not in {"ANY", "PATIENT"})
        if value.credential == LICENCE and value.requirement in {"required", "eligible"} and codes:
            return codes if abs(about.start - claim.end) < NEAR else _whole(codes)
    return ()


def _whole(codes: tuple[str, ...]) -> tuple[str, ...]:
    wholes = {code.split("-")[0] for code in codes}
    return codes if len(codes) == 1 else tuple(wholes) if len(wholes) == 1 else ()


def _repeats(claim: Claim, claims: Sequence[Claim]) -> bool:
    value = _value(claim)
    others = [
        other for other in claims if other is not claim and _value(other).credential == value.credential
    ]
    offered = (
        value.requirement == "eligible"
    )  # `able to get it, and we pay for that` says two things of the same words
    if not offered and any(other.start == claim.start and other.end > claim.end for other in others):
        return True
    firm = [
        other
        for other in others
        if _value(other).requirement in {"required", "eligible"} and other.section is not Section.TITLE
    ]
    if value.credential == "specialist" and not value.jurisdictions and value.requirement == "required":
        named = any(
            _value(other).jurisdictions and _value(other).requirement == "required" for other in others
        )
        if named and claim.section not in {Section.REQUIREMENTS, Section.PREFERRED}:
            return True  # `we are hiring certified nurse practitioners`, and under it whose certificate
    if claim.section is Section.TITLE:
        return set(value.jurisdictions) <= {code for other in firm for code in _value(other).jurisdictions}
    if not claim.rule.startswith(PEOPLE) or value.credential != LICENCE:
        return False
    wholes = {code.split("-")[0] for other in firm for code in _value(other).jurisdictions}
    return bool(wholes) and all(code in wholes and _parts(code, firm) for code in value.jurisdictions)


def _parts(code: str, firm: Sequence[Claim]) -> bool:
    return any(other.startswith(f"{code}-") for claim in firm for other in _value(claim).jurisdictions)
