"""How a credential is asked for, from the words around it: required, preferred, waived, ..."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.rules.gazetteer import Gazetteer
    from scanner.rules.modality import Cues, Modality
    from scanner.rules.wordings import Wordings

BEFORE = 9
AFTER = 13
LACK = 5
"""So many words before the credential may say that somebody lacks it."""
_LACKING = frozenset(
    {
        "no",
        "not",
        "without",
        "lacking",
        "don't",
        "doesn't",
        "isn't",
        "aren't",
        "n't",
        "unlicensed",
        "unregistered",
    }
)
DROPPED = "dropped"
"""What the words say does not count at all."""
_LINKING = frozenset(
    {
        "is",
        "are",
        "and",
        "or",
        "also",
        "both",
        "all",
        "therefore",
        "will",
        "be",
        "thus",
        "so",
        "it",
        "that",
        "this",
        "which",
    }
)
_BOARDS = frozenset({"specialist"})
"""`Board certified or board eligible` is required: only `ready to sit for it` is eligible."""
_LIKING = frozenset({"happy", "delighted", "glad", "pleased", "thrilled", "plus", "advantage", "bonus"})
_ORDER = ("provided", "preferred", "eligible", "required")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A credential with its places, and the words of its own on either side."""

    norms: Sequence[str]
    start: int
    first: int
    last: int
    end: int
    credential: str = ""
    bracket: int | None = None
    """Where a bracket opens after it: what is not accepted there is something else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement, and the words that state it."""

    requirement: str
    first: int
    last: int


def heard_requirement(stretch: Stretch, gazetteer: Gazetteer) -> Asked | None:
    """The requirement that the words around a credential state; None if they are silent."""
    modality = gazetteer.modality
    asked = {found.requirement: found for cues in modality.cues for found in _heard(cues, stretch, modality)}
    denied = next(_denied(stretch, modality), None) or next(_refused(stretch, modality), None)
    if denied:
        return asked.get("preferred", denied)
    dropped = next(_dropped(stretch, modality), None)
    if dropped:
        return dropped
    supposed = next(_supposed(stretch, modality), None)
    if supposed and any(modality.invites.find(stretch.norms, stretch.last, stretch.end)):
        return Asked("required", stretch.first, stretch.last)  # `if you are board certified, get in touch`
    if supposed and not ("preferred" in asked and _said_after(asked["preferred"], stretch)):
        return supposed
    if "waived" in asked and not _answered(asked, stretch):
        return asked.get("preferred", asked["waived"])
    return next((asked[name] for name in _ORDER if name in asked), None)


def _said_after(asked: Asked, stretch: Stretch) -> bool:
    """`If you have a Yukon licence we would be happy` says what is liked."""
    return asked.first >= stretch.last and not _LIKING.isdisjoint(stretch.norms[asked.first : asked.last])


def _answered(asked: Mapping[str, Asked], stretch: Stretch) -> bool:
    """`No DEA yet? We cover it.` offers what the question says is missing."""
    offer, waiver = asked.get("provided"), asked["waived"]
    return offer is not None and "?" in stretch.norms[min(waiver.last, stretch.last) : offer.first]


def _heard(cues: Cues, stretch: Stretch, modality: Modality) -> Iterator[Asked]:
    """The nearest wording of one requirement, if any."""
    found = sorted(_found(cues, stretch, modality), key=lambda span: _distance(span, stretch))
    for first, last in found[:1]:
        yield Asked(cues.requirement, first, last)


def _distance(span: tuple[int, int], stretch: Stretch) -> int:
    return max(stretch.first - span[1], span[0] - stretch.last)


def _found(cues: Cues, stretch: Stretch, modality: Modality) -> Iterator[tuple[int, int]]:
    norms, first, last = stretch.norms, stretch.first, stretch.last
    before, after = max(stretch.start, first - BEFORE), min(stretch.end, last + AFTER)
    if cues.requirement == "eligible" and stretch.credential in _BOARDS:
        yield from modality.pursuing.find(norms, before, after)
        return
    yield from _true(cues.touching, norms, max(before, first - 2), first, modality)
    yield from _true(cues.touching, norms, last, min(after, last + 1), modality)
    yield from _true(cues.before, norms, before, last, modality)
    for found in _true(cues.after, norms, first, after, modality):
        if cues.requirement != "waived" or not _of_another(norms[last : found[0]], modality):
            yield found


def _of_another(between: Sequence[str], modality: Modality) -> bool:
    """`GMC number, own laptop not needed`: what is denied stands behind the last comma."""
    if "," not in between:
        return False
    rest = between[len(between) - between[::-1].index(",") :]
    covered = {i for a, b in modality.adjectives.find(rest, 0, len(rest)) for i in range(a, b)}
    return any(i not in covered and word not in _LINKING for i, word in enumerate(rest))


def _true(
    wordings: Wordings, norms: Sequence[str], start: int, end: int, modality: Modality
) -> Iterator[tuple[int, int]]:
    for first, last in wordings.find(norms, start, end):
        if not _pseudo(norms, first, last, modality):
            yield first, last


def _pseudo(norms: Sequence[str], first: int, last: int, modality: Modality) -> bool:
    """`no doubt`, `not only`: a negation that denies nothing."""
    begin, end = max(0, first - 3), min(len(norms), last + 3)
    return any(a < last and first < b for a, b in modality.pseudo.find(norms, begin, end))


def _denied(stretch: Stretch, modality: Modality) -> Iterator[Asked]:
    """`cannot consider applicants without a valid licence` asks for the licence."""
    norms = stretch.norms
    before = range(max(stretch.start, stretch.first - 4), stretch.first)
    at = [
        i
        for i in before
        if norms[i] in {"without", "lacking"} or (norms[i] == "unless" and norms[i + 1 : i + 2] != ("they",))
    ]
    if not at:
        return
    ahead = modality.denied.find(norms, stretch.start, at[-1])
    behind = modality.denied.find(norms, stretch.last, stretch.end)
    yield from (Asked("required", a, b) for a, b in (*ahead, *behind) if not _pseudo(norms, a, b, modality))


def _refused(stretch: Stretch, modality: Modality) -> Iterator[Asked]:
    """`applicants not licensed in Ohio will be rejected` asks for the licence."""
    start = max(stretch.start, stretch.first - LACK)
    if not _LACKING.isdisjoint(stretch.norms[start : stretch.first + 2]):
        for first, last in modality.refused.find(stretch.norms, stretch.last, stretch.end):
            yield Asked("required", first, last)


def _dropped(stretch: Stretch, modality: Modality) -> Iterator[Asked]:
    after = min(stretch.end, stretch.last + 6, stretch.end if stretch.bracket is None else stretch.bracket)
    for first, last in modality.dropped.find(stretch.norms, stretch.last, after):
        yield Asked(DROPPED, first, last)


def _supposed(stretch: Stretch, modality: Modality) -> Iterator[Asked]:
    before = max(stretch.start, stretch.first - 5)
    for first, last in modality.supposed.find(stretch.norms, before, stretch.last):
        if not first or stretch.norms[first - 1] != "only":  # `only if you hold a licence` asks for it
            yield Asked(DROPPED, first, last)
