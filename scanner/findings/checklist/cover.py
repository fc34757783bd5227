"""Whether it is told who covers malpractice, and what covers claims made after leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.checklist.reading import NOTHING, Reading, Seen, stated, vague
from scanner.findings.jurisdiction.geography import country
from scanner.findings.jurisdiction.licences import licences
from scanner.findings.jurisdiction.patients import Confidence
from scanner.model import Malpractice

if TYPE_CHECKING:
    from scanner.model import Claim

CLAIMS_MADE = frozenset({"US"})
"""Where cover by the company is usually claims-made, so that it ends with the job unless there is a tail.

https://mlmic.com/blog/hospitals/coverage-forms
https://attendingfinancial.com/learn/physician-contract-red-flags
"""
_TAIL = "Is the malpractice cover occurrence or claims-made, with which limits, and who pays the tail when I leave?"


def cover(seen: Seen) -> Reading:
    """How far the cover is told."""
    found = [i for i, claim in enumerate(seen.facts.claims) if isinstance(claim.value, Malpractice)]
    if not found:
        mentioned = seen.claims("context theme=malpractice_mentioned")
        return vague(mentioned, "a mention, but not who covers what") if mentioned else NOTHING
    open_ended = all(_open_ended(seen.facts.claims[i]) for i in found)
    if open_ended and CLAIMS_MADE & _countries(seen):
        return vague(tuple(found), "provided; nothing on claims after you leave (tail)", _TAIL)
    return stated(*found)


def _open_ended(claim: Claim) -> bool:
    """Whether cover is provided and nothing is said on its end; an occurrence policy needs no tail."""
    value = claim.value
    if not isinstance(value, Malpractice) or value.cover != "provided" or value.tail is not None:
        return False
    return "occurrence" not in claim.quote.casefold()


def _countries(seen: Seen) -> set[str]:
    """Where the work is, as far as it is told."""
    told = (*seen.facts.places, *licences(seen.facts).codes)
    return {country(code) for code in (*told, *(place.code for place in seen.where.at(Confidence.IMPLIED)))}
