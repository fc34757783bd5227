"""The words, slots and plain brackets of a phrase: what each stands for by itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.rules.expression import Piece, one_of
from scanner.rules.folding import fold, norm

if TYPE_CHECKING:
    from collections.abc import Iterable

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
OPEN, CLOSE, BAR, MAYBE = "()|?"
EMPTY = "an alternative that is empty: write (a|b)? for what may be absent"

_WORD = re.compile(r"(?:[^\W_]+(?:['.&][^\W_]+)*|[,/&+%:#@=>~-])\*?")
_SIGNS = "()|?<>"
_WRITTEN = re.compile(r"\.\.\.|…|\S+")
_WIDER = {"email": frozenset({"<email>", "<free-email>"})}
"""Slots that hold others."""
_CODES = re.compile(r"\bw-?2s?\b|\b24/7\b|\b24x7\b|\b1:1\b|\b[hj]-1b?\b")


class PhraseError(ValueError):
    """A phrase that cannot be compiled, and why."""


def words(text: str) -> Way:
    """`full-time`, `negotiab*`: what stands between two spaces."""
    found = _words(text)
    if not found:
        raise PhraseError(f"{text!r} holds no word")
    return found


@lru_cache(maxsize=16_384)
def plain_choice(text: str) -> Way:
    """`(a|an|the one)`: most brackets hold words only, and many stand in many phrases."""
    ways = [way.split() for way in fold(text)[1:-1].split(BAR)]
    if not all(ways):
        raise PhraseError(EMPTY)
    single = frozenset(norm(way[0]) for way in ways if _is_word(way))
    rest = [tuple(piece for word in way for piece in words(word)) for way in ways if not _is_word(way)]
    return one_of([(Piece(single),), *rest] if single else rest)


@lru_cache(maxsize=64)
def slot(name: str) -> Way:
    """`<money>`: whatever the reading holds as that."""
    return (Piece(_WIDER.get(name) or frozenset({f"<{name}>"})),)


def named(texts: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words and the stems that phrases name, told without parsing them."""
    joined = " ".join(texts)
    for sign in _SIGNS:
        joined = joined.replace(sign, " ")
    written = set(fold(" ".join(set(joined.split()))).split())
    plain = {word for word in written if word.isalpha()}
    found = [piece for text in written - plain for word in _WRITTEN.findall(text) for piece in _words(word)]
    literals = {f"<{name}>" for name in SLOTS}.union(map(norm, plain), *(piece.words for piece in found))
    return frozenset(literals), frozenset(stem for piece in found for stem in piece.stems)


def _is_word(way: list[str]) -> bool:
    return len(way) == 1 and way[0].isalpha()


@lru_cache(maxsize=16_384)
def _words(text: str) -> tuple[Piece, ...]:
    """The pieces of a word as it is written; none if it is nothing but signs."""
    if _CODES.fullmatch(fold(text)):
        return (Piece(frozenset({re.sub(r"[^\w/]", "", fold(text)).rstrip("s")})),)
    found = []
    for part in _WORD.findall(fold(text)):
        if part == "-" and text != "-":
            continue
        if part.endswith("*"):
            found.append(Piece(stems=frozenset({part[:-1]})))
        else:
            found.append(Piece(frozenset({norm(part)})))
    return tuple(found)
