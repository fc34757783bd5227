"""Whether a text is in English, cheaply."""

from __future__ import annotations

import re

_FUNCTION_WORDS = frozenset(
    "the and of to a in for is with you we our your are be will on as or that this at by an from have not can all must who if "
    "it they their per no us up what when has do any may".split()
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 6000
_ENOUGH = 0.2
"""Share of function words above which a text is English without further look."""
_LITTLE = 0.04
_FEW_WORDS = 25


def is_english(text: str) -> bool:
    """Whether most of a text is English; a short or undecided text is taken to be.

    The share of English function words settles nearly all texts in microseconds; only the
    doubtful ones are worth the second that loading a language model takes.
    """
    words = _LETTERS.findall(text[:_LOOKED_AT].lower())
    if len(words) < _FEW_WORDS:
        return _reads_as_latin(text)
    share = sum(1 for word in words if word in _FUNCTION_WORDS) / len(words)
    return share >= _ENOUGH or _identified_as_english(text[:_LOOKED_AT], share)


def _reads_as_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(1 for letter in letters if letter < "\u0250") >= len(letters)


def _identified_as_english(text: str, share: float) -> bool:
    import py3langid  # noqa: PLC0415 - half a second to load, rarely needed

    # Line by line: one English paragraph in a German posting does not make it English.
    lines = [line for line in text.splitlines() if len(line.split()) > 3] or [text]  # noqa: PLR2004
    english = sum(len(line) for line in lines if py3langid.classify(line)[0] == "en")
    return 2 * english >= sum(map(len, lines)) and (share >= _LITTLE or py3langid.classify(text)[0] == "en")
