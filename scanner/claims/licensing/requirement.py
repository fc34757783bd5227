"""How a credential is asked for, from the words around it: required, preferred, waived, ..."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
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
_JOINING = frozenset({"and", ",", "then", "also"})
_MODAL = frozenset({"will", "shall", "yourself"})
_WORKER = frozenset({"you", "candidate", "applicant", "employee", "must"})
_FIRM = frozenset({"we", "we'll", "us", "our"})
_FOR = frozenset({"for", "to", "help", "with", "take", "walk", "guide", "once", "when", "if"})
"""Before `you`, the words after which it is not the one who acts."""
_HAS = frozenset({"be", "on", "hold", "have", "are", "must", "should", "possess"})
_EARLIER = frozenset({"before", "until", "till", "while"})
_BARRED = frozenset(
    {"not", "no", "cannot", "can't", "won't", "don't", "never", "nobody", "none", "must", "nothing"}
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
_BOARDS = frozenset({"specialist", "board"})
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
    if dropped and not any(_aside(one, dropped, stretch) for one in asked.values()):
        return dropped
    supposed = _only_supposed(asked, stretch, modality)
    if supposed:
        return supposed
    if "waived" in asked and not _answered(asked, stretch):
        return asked.get("preferred") or _put_off(asked)
    return next((asked[name] for name in _ORDER if name in asked), None)


def _only_supposed(asked: Mapping[str, Asked], stretch: Stretch, modality: Modality) -> Asked | None:
    """What a supposition comes to: mostly nothing, sometimes what is asked for or liked."""
    supposed = next(_supposed(stretch, modality), None)
    if supposed and any(modality.invites.find(stretch.norms, stretch.last, stretch.end)):
        return Asked("required", stretch.first, stretch.last)  # `if you are board certified, get in touch`
    if supposed and "eligible" in asked and stretch.norms[supposed.first] in _EARLIER:
        return asked["eligible"]  # `start while your registration is pending`
    liked = "preferred" in asked and (
        _said_after(asked["preferred"], stretch) or _said_before(asked["preferred"], supposed)
    )
    return None if liked else supposed


def _said_before(asked: Asked, supposed: Asked | None) -> bool:
    """`It helps if you have a Yukon licence`: liked before it is supposed."""
    return supposed is not None and asked.first < supposed.first <= asked.last


def _aside(said: Asked, dropped: Asked, stretch: Stretch) -> bool:
    """`FRACGP not required, no interns, sorry`: what was said first is of the credential, the rest of others."""
    between = stretch.norms[said.last : dropped.first]
    return stretch.last <= said.first and "," in between and "but" not in between


def _said_after(asked: Asked, stretch: Stretch) -> bool:
    """`If you have a Yukon licence we would be happy` says what is liked."""
    return asked.first >= stretch.last and not _LIKING.isdisjoint(stretch.norms[asked.first : asked.last])


def _put_off(asked: Mapping[str, Asked]) -> Asked:
    """`Not needed today, but you must get one by May` only puts it off."""
    waived, later = asked["waived"], asked.get("eligible")
    return later if later and later.first >= waived.last else waived


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
        pursued = modality.pursuing.find(norms, before, after)
        yield from ((a, b) for a, b in pursued if not _certified(stretch, a, b))
        return
    yield from _true(cues.touching, norms, max(before, first - 2), first, modality)
    yield from _true(cues.touching, norms, last, min(after, last + 1), modality)
    for found in _true(cues.before, norms, before, last, modality):
        if cues.requirement != "provided" or not by_worker(norms, stretch.start, found[0]):
            yield found
    for found in _true(cues.after, norms, first, after, modality):
        if cues.requirement == "provided" and by_worker(norms, stretch.start, found[0]):
            continue
        if cues.requirement != "waived" or not _of_another(norms[last : found[0]], modality):
            yield found


def _certified(stretch: Stretch, first: int, last: int) -> bool:
    """`have, or be eligible for, board certification` is as good as certified.

    `MRCP and be within a year of the register`: what is on its way is the second.
    """
    between = stretch.norms[stretch.last : first]
    second = any(pair[0] == "and" and pair[1] in _HAS for pair in pairwise(between))
    return second or (stretch.credential == "board" and "eligible" in stretch.norms[first:last])


def by_worker(norms: Sequence[str], start: int, verb: int) -> bool:
    """`You file the application and pay the fee`: who was named last before the verb does it."""
    while norms[verb] in _JOINING and verb + 1 < len(norms):
        verb += 1
    if verb == start:
        return norms[verb : verb + 2] == ("pay", "your")
    if norms[verb - 1] not in _WORKER | _JOINING | _MODAL:
        return False  # `the clinic pays`
    said = [i for i in range(start, verb + 1) if norms[i] in _WORKER | _FIRM and not _led(norms, i)]
    return bool(said) and norms[said[-1]] in _WORKER


def _led(norms: Sequence[str], index: int) -> bool:
    """`we help you`: no one who acts."""
    return norms[index] == "you" and index > 0 and norms[index - 1] in _FOR


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
        only = first and stretch.norms[first - 1] == "only"  # `only if you hold a licence` asks for it
        if not only and not _too_early(stretch.norms[stretch.start : first + 1]):
            yield Asked(DROPPED, first, last)


def _too_early(norms: Sequence[str]) -> bool:
    """`You cannot start before your registration is complete` asks for it."""
    return norms[-1] in _EARLIER and not _BARRED.isdisjoint(norms)
