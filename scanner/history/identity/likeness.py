"""Whether two adverts are the same posting, or the same text under different employers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from scanner.history.identity.words import figures, masked, name, priceless, title, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEAR = 0.85
"""Share of words that stay, from which two texts are near-duplicates."""
_HALF = 0.5
_LONGEST_SLOT = 8
"""In words: what a template leaves to be filled in."""
_UNEVEN = 3
"""In words: what differs more in length was added, not filled in."""
_APART = 3
"""In words: places that are nearer count as one."""
_ALIKE = 75
"""Of two words or names, in per cent of their letters: spellings of the same."""
_LONG_ENOUGH = 40
"""In words: from here on, the same text is no coincidence."""


@dataclass(frozen=True, slots=True)
class Advert:
    """What is compared of a posting."""

    title: str
    employer: str
    location: str
    text: str


def replaced(now: Advert, before: Advert) -> bool:
    """Whether what stands at an address is another posting than what stood there before."""
    if _like(now, before) and _agree(now.employer, before.employer):
        return False
    return _nearness(words(now.text), words(before.text)) < _HALF


def same_posting(now: Advert, before: Advert, *, later: bool) -> bool:
    """Whether two adverts at different addresses are the same posting.

    With `later`, `before` is from an earlier run: what is posted again may pay otherwise. In
    one night, adverts that differ in a figure are different ones. Where no employer is named,
    only the same words will do.
    """
    if name(now.employer) != name(before.employer) or not _like(now, before):
        return False
    if not _agree(now.location, before.location):
        return False
    named = bool(name(now.employer))
    read = priceless if later and named else words
    texts = read(now.text), read(before.text)
    if not named or min(map(len, texts)) < _LONG_ENOUGH:
        return texts[0] == texts[1]
    return _nearness(*texts) >= NEAR and next(_slots(*texts), None) is None


def same_text(one: Advert, other: Advert) -> bool:
    """Whether two employers, both named, advertise with the same text, but for names and figures."""
    names = name(one.employer), name(other.employer)
    if not all(names) or fuzz.token_set_ratio(*names) >= _ALIKE:
        return False
    texts = _bare(one), _bare(other)
    return min(map(len, texts)) >= _LONG_ENOUGH and _nearness(*texts) >= NEAR


def _agree(one: str, other: str) -> bool:
    """Whether two names are the same, or one is not said."""
    names = name(one), name(other)
    return not all(names) or names[0] == names[1]


def _like(one: Advert, other: Advert) -> bool:
    """Whether titles agree but for signs, order and spelling: another word or figure is another job."""
    ours, theirs = title(one.title), title(other.title)
    if not ours or not theirs:
        return True
    return all(_spelled(word, theirs - ours) for word in ours - theirs) and all(
        _spelled(word, ours - theirs) for word in theirs - ours
    )


def _spelled(word: str, others: frozenset[str]) -> bool:
    return not word[0].isdigit() and any(fuzz.ratio(word, other) >= _ALIKE for other in others)


def _bare(advert: Advert) -> list[str]:
    """The words of the text, without the names of employer and place."""
    drop = {*name(advert.employer).split(), *name(advert.location).split()}
    return [word for word in words(advert.text) if word not in drop]


def _nearness(one: Sequence[str], other: Sequence[str]) -> float:
    return Levenshtein.normalized_similarity(masked(one), masked(other))


def _slots(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Runs of words, about as long, that stand in each other's place: what a template leaves open."""
    for ours, theirs in _regions(one, other):
        if not ours or not theirs or len(ours) > _LONGEST_SLOT or abs(len(ours) - len(theirs)) > _UNEVEN:
            continue
        pair = " ".join(ours), " ".join(theirs)
        if figures(ours) != figures(theirs) or fuzz.ratio(*pair) < _ALIKE:
            yield pair


def _regions(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Where the texts differ; what only a word or two keeps apart is one place."""
    steps = [step for step in Levenshtein.opcodes(one, other) if step.tag != "equal"]
    while steps:
        first = last = steps.pop(0)
        while steps and steps[0].src_start - last.src_end < _APART:
            last = steps.pop(0)
        yield one[first.src_start : last.src_end], other[first.dest_start : last.dest_end]
