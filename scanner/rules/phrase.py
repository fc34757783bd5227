"""The phrase language: the text of a phrase → what it stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.rules.expression import MOST_PATTERNS, Piece, one_of, perhaps, settled, size
from scanner.rules.terms import (
    BAR,
    CLOSE,
    EMPTY,
    MAYBE,
    OPEN,
    SLOTS,
    PhraseError,
    plain_choice,
    slot,
    words,
)

if TYPE_CHECKING:
    from scanner.rules.expression import Way

__all__ = ["GAP", "Lists", "PhraseError", "element", "named_lists", "outermost", "parse_phrase"]

Lists = Mapping[str, tuple[str, ...]]
"""The word lists that phrases may name."""
GAP = 4
_DEEPEST = 20
_BOTH = re.compile(r"(?:^|\s)&&(?:\s|$)")
_APART = " ... ... "
"""How far apart the two sides of `&&` may stand: eight words."""

_TOKEN = re.compile(r"\.\.\.|…|\([^()<>?.…]*\)|[()|?]|<[\w./-]+>|[^\s()|?<>]+")
_NAME = re.compile(r"<([\w./-]+)>")
_GAPS = frozenset({"...", "…"})
_BRACKETS = {OPEN: 1, CLOSE: -1}
_NO_WORDS = _GAPS | {"&&", MAYBE}
_GAP = (Piece(),)


def parse_phrase(phrase: str, lists: Lists) -> Way:
    """What a phrase stands for; `lists` are the word lists it may name.

    Raises PhraseError for an unknown list, an unclosed bracket, a phrase without a word
    of its own, or one that stands for too many patterns.
    """
    whole = one_of(_parsed(order, lists) for order in _orders(phrase))
    if not settled(whole):
        raise PhraseError("needs at least one word that must be there")
    if size(whole) > MOST_PATTERNS:
        raise PhraseError(f"stands for more than {MOST_PATTERNS} patterns")
    return whole


def outermost(phrase: str) -> list[str]:
    """The words, slots and plain brackets of which a match holds each, seen without parsing.

    They are those outside of other brackets; there are none where a bar stands outside as well.
    """
    tokens = _TOKEN.findall(phrase)
    found: list[str] = []
    depth = 0
    for token, after in zip(tokens, [*tokens[1:], ""], strict=True):
        if token in _BRACKETS:
            depth += _BRACKETS[token]
        elif token == BAR and not depth:
            return []
        elif not depth and after != MAYBE and token not in _NO_WORDS:
            found.append(token)
    return found


def named_lists(phrase: str) -> list[str]:
    """The names, of slots too, that stand in a phrase."""
    return _NAME.findall(phrase)


def _orders(phrase: str) -> tuple[str, ...]:
    """`a && b` is `a` and later `b`, or `b` and later `a`."""
    sides = _BOTH.split(phrase)
    if len(sides) == 1:
        return (phrase,)
    if len(sides) > 2 or not all(side.strip() for side in sides):  # noqa: PLR2004
        raise PhraseError("`&&` stands once, between two phrases")
    return _APART.join(sides), _APART.join(reversed(sides))


def _parsed(phrase: str, lists: Lists) -> Way:
    tokens = _cut(phrase)[::-1]
    way = _ways(tokens, lists, depth=0)
    if tokens:
        raise PhraseError("a closing bracket without an opening one")
    return way


def _cut(phrase: str) -> list[str]:
    tokens = _TOKEN.findall(phrase)
    if sum(map(len, map(_unspaced, tokens))) != len(_unspaced(phrase)):
        at = next(i for i, sign in enumerate(phrase) if sign in "<>" and not _TOKEN.match(phrase, i))
        raise PhraseError(f"cannot be read from {phrase[at : at + 12]!r}")
    return tokens


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _ways(tokens: list[str], lists: Lists, depth: int) -> Way:
    """The ways up to the closing bracket; `tokens` are the rest of the phrase, the next one last."""
    if depth > _DEEPEST:
        raise PhraseError(f"brackets stand more than {_DEEPEST} deep")
    ways: list[Way] = []
    way: Way = ()
    while tokens:
        token = tokens.pop()
        if token == CLOSE:
            if not depth:
                raise PhraseError("a closing bracket without an opening one")
            return one_of([*ways, way])
        if token == BAR:
            if not way or not tokens or tokens[-1] in {BAR, CLOSE}:
                raise PhraseError(EMPTY)
            ways.append(way)
            way = ()
            continue
        way += _part(token, tokens, lists, depth)
    if depth:
        raise PhraseError("a bracket that is never closed")
    return one_of([*ways, way])


def _part(token: str, tokens: list[str], lists: Lists, depth: int) -> Way:
    """A word, slot, gap or bracket, and the question mark after it."""
    part = _ways(tokens, lists, depth + 1) if token == OPEN else element(token, lists)
    if tokens and tokens[-1] == MAYBE:
        tokens.pop()
        return perhaps(part)
    return part


def element(token: str, lists: Lists) -> Way:
    """What one word, slot, gap or plain bracket stands for."""
    if token in _GAPS:
        return _GAP
    if token == MAYBE:
        raise PhraseError(f"{token!r} cannot stand there")
    if token[0] == "<":
        return _named(token[1:-1], lists)
    return plain_choice(token) if token[0] == OPEN else words(token)


def _named(name: str, lists: Lists) -> Way:
    if name in SLOTS:
        return slot(name)
    if name not in lists:
        raise PhraseError(f"<{name}> is no slot and no list of words.yaml")
    return _list(lists[name])


@lru_cache(maxsize=1024)
def _list(entries: tuple[str, ...]) -> Way:
    """What a word list stands for, which many rules name."""
    return one_of(_parsed(entry, {}) for entry in entries)
