"""Whether two adverts are the same posting, or the same text under different employers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Opcode, Opcodes

from scanner.history.identity.words import is_figure, masked, name, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Posting

NEAR = 0.85
"""Share of the words in the same order, from which two texts are near-duplicates."""
LIKE_TITLE = 85
LONGEST_SLOT = 4
"""In words: what a template leaves to be filled in."""
_ALIKE = 75
_SHORTEST = 12
"""In words: below, a text is too short for its likeness to mean anything."""


@dataclass(frozen=True, slots=True)
class Advert:
    """What is compared of a posting."""

    title: str
    employer: str
    location: str
    text: str


def advert(posting: Posting) -> Advert:
    """What is compared of this posting."""
    return Advert(posting.title, posting.employer, posting.location, posting.text)


def replaced(now: Advert, before: Advert) -> bool:
    """Whether what stands at an address is another posting than what stood there before."""
    if _like(now.title, before.title) and _same(now.employer, before.employer):
        return False
    return _nearness(_bare(now), _bare(before)) < 0.5  # noqa: PLR2004 - half of it is gone


def same_posting(one: Advert, other: Advert) -> bool:
    """Whether two adverts at different addresses are the same posting."""
    if name(one.employer) != name(other.employer) or not _like(one.title, other.title):
        return False
    if not _same(one.location, other.location):
        return False
    return _near(_bare(one), _bare(other))


def same_text(one: Advert, other: Advert) -> bool:
    """Whether two employers, both named, advertise with the same text, but for names and figures."""
    names = name(one.employer), name(other.employer)
    if not all(names) or fuzz.token_set_ratio(*names) >= LIKE_TITLE:
        return False
    texts = _bare(one), _bare(other)
    return min(map(len, texts)) >= 3 * _SHORTEST and _nearness(*texts) >= NEAR


def _same(one: str, other: str) -> bool:
    """Whether two names agree, or one is not said."""
    names = name(one), name(other)
    return not all(names) or names[0] == names[1]


def _like(one: str, other: str) -> bool:
    """Whether titles agree but for figures, signs, order and spelling; other words are other jobs."""
    ours, theirs = _title(one), _title(other)
    if not ours or not theirs:
        return True
    odd = ours ^ theirs
    return fuzz.token_sort_ratio(" ".join(sorted(ours)), " ".join(sorted(theirs))) >= LIKE_TITLE and all(
        _has_twin(word, theirs if word in ours else ours) for word in odd
    )


def _title(text: str) -> set[str]:
    return {word for word in words(text) if not is_figure(word)} - {"a", "an", "the", "and", "or", "for", "of", "in"}


def _has_twin(word: str, others: set[str]) -> bool:
    return any(fuzz.ratio(word, other) >= _ALIKE for other in others)


def _bare(advert: Advert) -> list[str]:
    """The words of the text, without the names of employer and place."""
    drop = {*name(advert.employer).split(), *name(advert.location).split()}
    return [word for word in words(advert.text) if word not in drop]


def _nearness(one: list[str], other: list[str]) -> float:
    return Indel.normalized_similarity(masked(" ".join(one)), masked(" ".join(other)))


def _near(one: list[str], other: list[str]) -> bool:
    if min(len(one), len(other)) < _SHORTEST:
        return one == other
    if _nearness(one, other) < NEAR:
        return False
    return not any(Counter(_slots(one, other)).values())


def _slots(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    """Short runs of words that stand in each other's place: what a template leaves open."""
    for step in _replacements(Indel.opcodes(one, other)):
        ours = [word for word in one[step.src_start : step.src_end] if not is_figure(word)]
        theirs = [word for word in other[step.dest_start : step.dest_end] if not is_figure(word)]
        if ours and theirs and max(len(ours), len(theirs)) <= LONGEST_SLOT:
            pair = " ".join(ours), " ".join(theirs)
            if fuzz.ratio(*pair) < _ALIKE:
                yield pair


def _replacements(steps: Opcodes) -> Iterator[Opcode]:
    """Join an insertion and a deletion at the same place, as Indel knows no replacement."""
    previous: Opcode | None = None
    for step in steps:
        if previous and {previous.tag, step.tag} == {"insert", "delete"}:
            yield Opcode(
                "replace", previous.src_start, step.src_end, previous.dest_start, step.dest_end
            )
        previous = step
