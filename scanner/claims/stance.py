"""Whether a posting affirms what a phrase of it says.

A small window around the phrase, within its clause, is searched for the words of
`patterns/stance.yaml`; words of contrast end the window.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from scanner.model import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Reading
    from scanner.rules.stances import Phrases, StanceWords

BEFORE = 6
AFTER = 5
FAR = 30
"""A list of what is never asked for is heard so many words long."""
_LONGEST = 4
_NOUN_DENIALS = frozenset({"no", "zero", "without"})
_VERB_DENIALS = frozenset(
    {"not", "never", "cannot", "can't", "don't", "doesn't", "won't", "isn't", "aren't", "nobody"}
)
_ASKING = frozenset({"ask", "asked", "request", "requested", "require", "charge", "charged", "demand"})
_DENYING = re.compile(
    r"\W*(?:(?:what|things) )?(?:we|you|this)(?:'ll| will)? (?:don't|do not|never|won't|will not|is not|isn't|aren't|are not)"
    r"(?! (?:skip|miss|forget|need to (?:know|worry)))\b(?!.*\b(?:without|unless|until)\b)|\W*(?:not included|not offered|never)\b",
    re.IGNORECASE,
)


def stance(reading: Reading, first: int, last: int, words: StanceWords) -> Stance:  # noqa: PLR0911 - one a stance
    """The stance of tokens `first` up to but not including `last`."""
    start, end = reading.clause(first)
    before = _window(reading.norms[max(start, first - BEFORE) : first], words.contrast)
    before = _same_denial(before, reading.norms[last:end])
    after = reading.norms[last : min(max(end, last), last + AFTER)]
    if _hypothetical_heading(reading):
        return Stance.NEGATED
    if _never_asked(reading.norms[max(start, first - FAR) : first], words.contrast):
        return Stance.NEGATED
    if _denied_without(before, words):
        return Stance.DENIED_WITHOUT
    if _holds(before, words.before, words.pseudo):
        return Stance.NEGATED
    if _starts(after, words.after, within=2):
        return Stance.NEGATED
    if _holds(after, words.optional, frozenset()):
        return Stance.OPTIONAL
    if _holds(before, words.conditional, frozenset()):
        return Stance.CONDITIONAL
    return Stance.AFFIRMED


def _hypothetical_heading(reading: Reading) -> bool:
    """`What we don't do` over a list denies each item; `The part you can't skip` does not."""
    return bool(_DENYING.match(reading.passage.heading.replace("\u2019", "'")))


def _never_asked(norms: Sequence[str], contrast: Phrases) -> bool:
    """`We never ask you to pay for kit, to cash a cheque or to send bank details`: however long the list."""
    if _ASKING.isdisjoint(norms):
        return False
    norms = _window(norms, contrast)
    return any(
        word in _ASKING and not _VERB_DENIALS.isdisjoint(norms[max(0, at - 3) : at])
        for at, word in enumerate(norms)
    )


def _denied_without(before: Sequence[str], words: StanceWords) -> bool:
    """`cannot consider applicants without a valid licence` asks for the licence."""
    if "without" not in before:
        return False
    at = len(before) - 1 - before[::-1].index("without")
    return _holds(before[:at], words.denied, words.pseudo)


def _same_denial(before: Sequence[str], rest: Sequence[str]) -> Sequence[str]:
    """`No contracts, be your own boss`: a `no` ends at the comma, unless a list goes on with `or`."""
    if "," not in before or "or" in rest or "nor" in rest or "or" in before:
        return before
    at = len(before) - 1 - before[::-1].index(",")
    return (
        before[at + 1 :]
        if _NOUN_DENIALS & set(before[:at]) and not _VERB_DENIALS & set(before[:at])
        else before
    )


def _window(norms: Sequence[str], contrast: Phrases) -> Sequence[str]:
    for start in range(len(norms) - 1, -1, -1):
        if any(tuple(norms[start : start + size]) in contrast for size in (1, 2)):
            return norms[start + 1 :]
    return norms


def _holds(norms: Sequence[str], phrases: Phrases, pseudo: Phrases) -> bool:
    rows = chain(zip(norms), pairwise(norms), zip(norms, norms[1:], norms[2:]))  # noqa: B905 - ends fall away
    return not phrases.isdisjoint(rows) and any(
        tuple(norms[start : start + size]) in phrases and not _inside(norms, start, size, pseudo)
        for start in range(len(norms))
        for size in range(1, _LONGEST)
        if start + size <= len(norms)
    )


def _inside(norms: Sequence[str], start: int, size: int, pseudo: Phrases) -> bool:
    return any(
        tuple(norms[begin : begin + width]) in pseudo
        for width in range(size, _LONGEST)
        for begin in range(max(0, start + size - width), start + 1)
    )


def _starts(norms: Sequence[str], phrases: Phrases, within: int) -> bool:
    return any(
        tuple(norms[start : start + size]) in phrases
        for start in range(min(within, len(norms)))
        for size in range(1, _LONGEST)
    )
