"""The phrase language: the text of a phrase → what it stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.rules.expression import MOST_PATTERNS, Piece, one_of, perhaps, settled, size
from scanner.rules.folding import fold, norm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.rules.expression import Way

SLOTS = frozenset(
    {
        "money",
        "number",
        "percent",
        "time",
        "date",
        "email",
        "free-email",
        "phone",
        "url",
        "place",
        "authority",
    }
)
GAP = 4
_DEEPEST = 20
_BOTH = re.compile(r"(?:^|\s)&&(?:\s|$)")
_APART = " ... ... "
"""How far apart the two sides of `&&` may stand: eight words."""

_TOKEN = re.compile(r"\.\.\.|…|\([^()<>?.…]*\)|[()|?]|<[\w./-]+>|[^\s()|?<>]+")
_OPEN, _CLOSE, _BAR, _MAYBE = "()|?"
_EMPTY = "an alternative that is empty: write (a|b)? for what may be absent"
_WORD = re.compile(r"(?:[^\W_]+(?:['.&][^\W_]+)*|[,/&+%:#@=>~-])\*?")
_WIDER = {"email": frozenset({"<email>", "<free-email>"})}
"""Slots that hold others."""
_GAPS = frozenset({"...", "…"})
_GAP = (Piece(),)
_CODES = re.compile(r"\bw-?2s?\b|\b24/7\b|\b24x7\b|\b1:1\b|\b[hj]-1b?\b")


class PhraseError(ValueError):
    """A phrase that cannot be compiled, and why."""


def parse_phrase(phrase: str, lists: Mapping[str, tuple[str, ...]]) -> Way:
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


def _orders(phrase: str) -> tuple[str, ...]:
    """`a && b` is `a` and later `b`, or `b` and later `a`."""
    sides = _BOTH.split(phrase)
    if len(sides) == 1:
        return (phrase,)
    if len(sides) > 2 or not all(side.strip() for side in sides):  # noqa: PLR2004
        raise PhraseError("`&&` stands once, between two phrases")
    return _APART.join(sides), _APART.join(reversed(sides))


def _parsed(phrase: str, lists: Mapping[str, tuple[str, ...]]) -> Way:
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


def _ways(tokens: list[str], lists: Mapping[str, tuple[str, ...]], depth: int) -> Way:
    """The ways up to the closing bracket; `tokens` are the rest of the phrase, the next one last."""
    if depth > _DEEPEST:
        raise PhraseError(f"brackets stand more than {_DEEPEST} deep")
    ways: list[Way] = []
    way: Way = ()
    while tokens:
        token = tokens.pop()
        if token == _CLOSE:
            if not depth:
                raise PhraseError("a closing bracket without an opening one")
            return one_of([*ways, way])
        if token == _BAR:
            if not way or not tokens or tokens[-1] in {_BAR, _CLOSE}:
                raise PhraseError(_EMPTY)
            ways.append(way)
            way = ()
            continue
        way += _part(token, tokens, lists, depth)
    if depth:
        raise PhraseError("a bracket that is never closed")
    return one_of([*ways, way])


def _part(token: str, tokens: list[str], lists: Mapping[str, tuple[str, ...]], depth: int) -> Way:
    """A word, slot, gap or bracket, and the question mark after it."""
    part = _ways(tokens, lists, depth + 1) if token == _OPEN else _element(token, lists)
    if tokens and tokens[-1] == _MAYBE:
        tokens.pop()
        return perhaps(part)
    return part


def _element(token: str, lists: Mapping[str, tuple[str, ...]]) -> Way:
    if token in _GAPS:
        return _GAP
    if token == _MAYBE:
        raise PhraseError(f"{token!r} cannot stand there")
    if token[0] == "<":
        return _named(token[1:-1], lists)
    return _plain_choice(token) if token[0] == _OPEN else _words(token)


@lru_cache(maxsize=16_384)
def _plain_choice(text: str) -> Way:
    """`(a|an|the one)`: most brackets hold words only, and many stand in many phrases."""
    ways = [way.split() for way in fold(text)[1:-1].split(_BAR)]
    if not all(ways):
        raise PhraseError(_EMPTY)
    single = frozenset(norm(way[0]) for way in ways if _is_word(way))
    rest = [tuple(piece for word in way for piece in _words(word)) for way in ways if not _is_word(way)]
    return one_of([(Piece(single),), *rest] if single else rest)


def _is_word(way: list[str]) -> bool:
    return len(way) == 1 and way[0].isalpha()


def _named(name: str, lists: Mapping[str, tuple[str, ...]]) -> Way:
    if name in SLOTS:
        return _slot(name)
    if name not in lists:
        raise PhraseError(f"<{name}> is no slot and no list of words.yaml")
    return _list(lists[name])


@lru_cache(maxsize=64)
def _slot(name: str) -> Way:
    return (Piece(_WIDER.get(name) or frozenset({f"<{name}>"})),)


@lru_cache(maxsize=1024)
def _list(entries: tuple[str, ...]) -> Way:
    """What a word list stands for, which many rules name."""
    return one_of(_parsed(entry, {}) for entry in entries)


@lru_cache(maxsize=16_384)
def _words(text: str) -> Way:
    if _CODES.fullmatch(fold(text)):
        return (Piece(frozenset({re.sub(r"[^\w/]", "", fold(text)).rstrip("s")})),)
    pieces = []
    for part in _WORD.findall(fold(text)):
        if part == "-" and text != "-":
            continue
        if part.endswith("*"):
            pieces.append(Piece(stems=frozenset({part[:-1]})))
        else:
            pieces.append(Piece(frozenset({norm(part)})))
    if not pieces:
        raise PhraseError(f"{text!r} holds no word")
    return tuple(pieces)
