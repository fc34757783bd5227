"""Whether a text is in English, cheaply."""

from __future__ import annotations

import re

_FUNCTION_WORDS = frozenset(
    {
        "the", "and", "of", "to", "a", "in", "for", "is", "with", "you", "we", "our", "your", "are",
        "be", "will", "on", "as", "or", "that", "this", "at", "by", "an", "from", "have", "not", "can",
        "all", "must", "who", "if", "it", "they", "their", "per", "no", "us", "up", "what", "when",
        "has", "do", "any", "may",
    }
)  # fmt: skip
_FOREIGN_WORDS = frozenset(
    {
        "und", "der", "die", "das", "für", "mit", "wir", "sie", "ist", "den", "im", "von", "et", "les",
        "des", "pour", "nous", "vous", "est", "une", "dans", "sur", "el", "los", "las", "para", "con",
        "una", "por", "del", "um", "uma", "com", "não", "em", "os", "il", "di", "che", "per", "gli",
        "della", "een", "het", "van", "voor", "met", "wij", "och", "att", "som", "är", "og", "til",
        "på", "yang", "dan", "untuk", "dengan", "bir", "ve",
    }
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 4000
_ENOUGH = 0.2
"""Share of function words above which a text is English without further look."""
_LITTLE = 0.04
_FEW_WORDS = 25
_LIST_OF_NAMES = 80
"""Up to so many words a text without function words may be titles, names and places."""
_SOME = 0.08


def is_english(text: str) -> bool:
    """Whether most of a text is English; a short or undecided text is taken to be.

    The share of English function words settles nearly all texts in microseconds; only the
    doubtful ones are worth the half second that loading a language model takes.
    """
    words = _LETTERS.findall(text[:_LOOKED_AT].lower())
    if not _latin(words):
        return False
    share = _share(words, _FUNCTION_WORDS)
    if share >= _ENOUGH or len(words) < _FEW_WORDS:
        return True
    if len(words) < _LIST_OF_NAMES and not _hints_elsewhere(words):
        return True
    return _identified_as_english(text[:_LOOKED_AT], share)


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(map(known.__contains__, words)) / max(1, len(words))


def _latin(words: list[str]) -> bool:
    letters = "".join(words[:400])
    return letters.isascii() or 2 * sum(letter < "\u0250" for letter in letters) >= len(letters)


def _hints_elsewhere(words: list[str]) -> bool:
    """Look for function words or accents of another language; titles and place names have neither."""
    accented = sum(1 for word in words if not word.isascii())
    return _share(words, _FOREIGN_WORDS) >= _SOME or accented / len(words) >= _SOME


def _identified_as_english(text: str, share: float) -> bool:
    import py3langid  # noqa: PLC0415 - half a second to load, rarely needed

    # Line by line: one English paragraph in a German posting does not make it English.
    lines = [line for line in text.splitlines() if len(line.split()) > 3] or [text]  # noqa: PLR2004
    english = sum(len(line) for line in lines if py3langid.classify(line)[0] == "en")
    return 2 * english >= sum(map(len, lines)) and (share >= _LITTLE or py3langid.classify(text)[0] == "en")
