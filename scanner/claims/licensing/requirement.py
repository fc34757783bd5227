"""How a credential is asked for, from the words around it: required, preferred, waived, ..."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.rules.gazetteer import Gazetteer
    from scanner.rules.modality import Cues, Modality
    from scanner.rules.wordings import Wordings

BEFORE = 9
AFTER = 10
DROPPED = "dropped"
"""What the words say does not count at all."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A credential with its places, and the words of its own on either side."""

    norms: Sequence[str]
    start: int
    first: int
    last: int
    end: int
    specialist: bool = False


def heard_requirement(stretch: Stretch, gazetteer: Gazetteer) -> str | None:
    """The requirement that the words around a credential state; None if they are silent."""
    modality = gazetteer.modality
    cues = {cue.requirement for cue in modality.cues if _says(cue, stretch, modality)}
    if _denied(stretch, modality):
        return "preferred" if "preferred" in cues else "required"
    if _dropped(stretch, modality):
        return DROPPED
    if "waived" in cues:
        return "preferred" if "preferred" in cues else "waived"
    return next((name for name in ("provided", "eligible", "preferred", "required") if name in cues), None)


def _says(cues: Cues, stretch: Stretch, modality: Modality) -> bool:
    norms, first, last = stretch.norms, stretch.first, stretch.last
    before, after = max(stretch.start, first - BEFORE), min(stretch.end, last + AFTER)
    if cues.requirement == "eligible" and stretch.specialist:
        return _specialist(cues, stretch)
    near = max(before, first - 2)
    return (
        _any(cues.touching, norms, near, first, modality)
        or _any(cues.touching, norms, last, min(after, last + 1), modality)
        or _any(cues.before, norms, before, last, modality)
        or _any(cues.after, norms, first, after, modality)
    )


def _specialist(cues: Cues, stretch: Stretch) -> bool:
    """`Board certified or board eligible` is required; only `ready to sit for it` is eligible."""
    words = set(stretch.norms[max(stretch.start, stretch.first - BEFORE) : min(stretch.end, stretch.last + AFTER)])
    if not words & {"prepared", "ready", "willing", "working", "pursuing", "process", "progress"}:
        return False
    return any(cues.before.find(stretch.norms, stretch.start, stretch.end)) or any(
        cues.after.find(stretch.norms, stretch.first, stretch.end)
    )


def _any(wordings: Wordings, norms: Sequence[str], start: int, end: int, modality: Modality) -> bool:
    return any(not _pseudo(norms, first, last, modality) for first, last in wordings.find(norms, start, end))


def _pseudo(norms: Sequence[str], first: int, last: int, modality: Modality) -> bool:
    """`no doubt`, `not only`: a negation that denies nothing."""
    begin, end = max(0, first - 1), min(len(norms), last + 3)
    return any(a < last and first < b for a, b in modality.pseudo.find(norms, begin, end))


def _denied(stretch: Stretch, modality: Modality) -> bool:
    """`cannot consider applicants without a valid licence` asks for the licence."""
    norms = stretch.norms
    before = range(max(stretch.start, stretch.first - 4), stretch.first)
    at = [i for i in before if norms[i] in {"without", "lacking", "unless"}]
    if not at:
        return False
    around = [*modality.denied.find(norms, stretch.start, at[-1]), *modality.denied.find(norms, stretch.last, stretch.end)]
    return any(not _pseudo(norms, first, last, modality) for first, last in around)


def _dropped(stretch: Stretch, modality: Modality) -> bool:
    return any(modality.dropped.find(stretch.norms, stretch.last, min(stretch.end, stretch.last + 6)))


def section_requirement(section: Section) -> str:
    """What a credential is that is only listed."""
    return "preferred" if section is Section.PREFERRED else "required"
