"""Whether it is told whom the doctor would contract with."""

from __future__ import annotations

import re

from scanner.findings.checklist.reading import NOTHING, Reading, Seen, vague
from scanner.model import State

_AGENCY = re.compile(r"\b(?:clients?|confidential|undisclosed|anonymous)\b", re.IGNORECASE)
"""Of descriptions of an employer, those of somebody else than the advertiser."""


def employer(seen: Seen) -> Reading:
    """How far the employer is told: by a name beside the text, or by a legal entity in it."""
    name, named = seen.employer.strip(), seen.claims("context theme=employer_named")
    unnamed = seen.claims("context theme=vague_employer")
    client = tuple(index for index in unnamed if _AGENCY.search(seen.facts.claims[index].quote))
    if named:
        return Reading(State.STATED, () if name else named, words=name)
    if name:
        return vague(client, "an advertiser, but not whom you would work for") if client else _by_name(name)
    return vague(unnamed, "a description, but no name") if unnamed else NOTHING


def _by_name(name: str) -> Reading:
    return Reading(State.STATED, words=name)
