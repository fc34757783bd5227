"""Whether it is told whom the doctor would contract with."""

from __future__ import annotations

from scanner.findings.checklist.reading import NOTHING, Reading, Seen, vague
from scanner.model import State


def employer(seen: Seen) -> Reading:
    """How far the employer is told: by a name beside the text, or by a legal entity in it."""
    name, named = seen.employer.strip(), seen.claims("context theme=employer_named")
    unnamed = seen.claims("context theme=vague_employer")
    if unnamed and not named:
        remark = "an advertiser, but not whom you would work for" if name else "a description, but no name"
        return vague(unnamed, remark)
    if name or named:
        return Reading(State.STATED, () if name else named, words=name)
    return NOTHING
