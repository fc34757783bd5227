"""What one claim of a posting owes to another: repeats in a title, places said before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE, PEOPLE
from scanner.model import Licensing, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scanner.model import Claim

NEAR = 60
"""An offer so many characters from a list of places is for all of them."""
_NOWHERE = frozenset({"ANY", "PATIENT"})
"""Jurisdictions that name no place."""
_BY_LAW = frozenset(
    {
        "licensing/licence/certificate",
        "licensing/licence/dual",
        "licensing/licence/not-yet",
        "licensing/specialist/specialist-register",
    }
)
"""A practising certificate, a transfer, a place on a register: that of the regulator named elsewhere."""


def own(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that say something of their own, each with its places as far as the posting says them."""
    ordered = sorted(claims, key=lambda claim: claim.start)
    told = {
        credential: _Told(one for one in ordered if _value(one).credential == credential)
        for credential in {_value(claim).credential for claim in ordered}
    }
    return [claim for claim in _placed(ordered) if not _repeats(claim, told[_value(claim).credential])]


def _value(claim: Claim) -> Licensing:
    assert isinstance(claim.value, Licensing)  # noqa: S101 - only licensing claims come here
    return claim.value


def _placed(claims: Sequence[Claim]) -> Iterator[Claim]:
    """`We pay the renewal fee` is about the licence named before."""
    last = next((claim for claim in reversed(claims) if _asked(claim)), None)
    before: Claim | None = None
    for claim in claims:
        value = _value(claim)
        follows = value.requirement == "provided" and value.credential == LICENCE
        if not value.jurisdictions and (follows or claim.rule in _BY_LAW):
            codes = _places(before, claim) or (_places(last, claim) if claim.rule in _BY_LAW else ())
            yield replace(claim, value=replace(value, jurisdictions=codes))
        else:
            yield claim
        before = claim if _asked(claim) else before


def _asked(claim: Claim) -> bool:
    """Whether a claim asks for a licence of named places."""
    value = _value(claim)
    return (
        value.credential == LICENCE
        and value.requirement in {"required", "eligible"}
        and not _NOWHERE.issuperset(value.jurisdictions)
    )


def _places(named: Claim | None, about: Claim) -> tuple[str, ...]:
    """The places of the licence asked for; of a list further away their country: nobody says which of them."""
    if named is None:
        return ()
    codes = tuple(code for code in _value(named).jurisdictions if code not in _NOWHERE)
    return codes if abs(about.start - named.end) < NEAR else _whole(codes)


def _whole(codes: tuple[str, ...]) -> tuple[str, ...]:
    wholes = {code.split("-")[0] for code in codes}
    return codes if len(codes) == 1 else tuple(wholes) if len(wholes) == 1 else ()


def _begin(claim: Claim) -> tuple[int, bool]:
    """Where a claim begins, and whether it is an offer: `registration (its transfer is paid by us)` is two."""
    return claim.start, _value(claim).requirement == "provided"


class _Told:
    """What all claims of one credential say together."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.ends: dict[tuple[int, bool], int] = {}
        """The furthest end of those that begin at an offset, offers apart."""
        self.named = False
        """Whether one is required of named places."""
        self.codes: set[str] = set()
        """The places that are asked for outside the title."""
        for claim in claims:
            value = _value(claim)
            at = _begin(claim)
            self.ends[at] = max(claim.end, self.ends.get(at, 0))
            self.named |= bool(value.jurisdictions) and value.requirement == "required"
            if value.requirement in {"required", "eligible"} and claim.section is not Section.TITLE:
                self.codes.update(value.jurisdictions)
        self.in_part = {code.split("-")[0] for code in self.codes if "-" in code}
        """The countries a part of which is asked for."""


def _repeats(claim: Claim, told: _Told) -> bool:
    value = _value(claim)
    # `able to get it, and we pay for that` says two things of the same words
    if value.requirement != "eligible" and told.ends[_begin(claim)] > claim.end:
        return True
    if claim.section is Section.TITLE:
        return _certified(claim, told) or told.codes.issuperset(value.jurisdictions)
    if not claim.rule.startswith(PEOPLE) or value.credential != LICENCE:
        return _certified(claim, told)
    return bool(told.codes) and told.in_part.issuperset(value.jurisdictions)


def _certified(claim: Claim, told: _Told) -> bool:
    """`We are hiring certified nurse practitioners`, and under it whose certificate."""
    value = _value(claim)
    vague = value.credential == "specialist" and not value.jurisdictions and value.requirement == "required"
    return vague and told.named and claim.section not in {Section.REQUIREMENTS, Section.PREFERRED}
