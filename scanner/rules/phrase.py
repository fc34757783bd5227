"""The phrase language, compiled to token patterns.

A phrase becomes one or more patterns; a pattern is a row of `Piece`s. What a piece may
be is a set of folded words, so that a pattern can be shelved by a word it needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from scanner.rules.folding import fold, norm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
MOST_PATTERNS = 600
GAP = 4
_BOTH = re.compile(r"(?:^|\s)&&(?:\s|$)")
_APART = " ... ... "
"""How far apart the two sides of `&&` may stand: eight words."""

_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.\.|…)|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<maybe>\?)"
    r"|<(?P<name>[\w./-]+)>|(?P<word>[^\s()|?<>]+))"
)
_WORD = re.compile(r"(?:[^\W_]+(?:['.&][^\W_]+)*|[,/&+%:#@=>~-])\*?")
_CODES = re.compile(r"\bw-?2s?\b|\b24/7\b|\b24x7\b|\b1:1\b|\b[hj]-1b?\b")


class PhraseError(ValueError):
    """A phrase that cannot be compiled, and why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One place in a pattern: any of `words`, or a gap of up to four words."""

    words: frozenset[str] = frozenset()
    optional: bool = False
    stems: frozenset[str] = frozenset()

    @property
    def gap(self) -> bool:
        """Whether this stands for up to four words of any kind."""
        return not self.words and not self.stems


Pattern = tuple[Piece, ...]
_Row = tuple[Piece, ...]


def compile_phrase(phrase: str, lists: Mapping[str, Iterable[str]]) -> tuple[Pattern, ...]:
    """All patterns of a phrase; `lists` are the word lists it may name.

    Raises PhraseError for an unknown list, an unclosed bracket, a phrase without a word
    of its own, or one that stands for too many patterns.
    """
    patterns = tuple(dict.fromkeys(row for order in _orders(phrase) for row in _compiled(order, lists)))
    for pattern in patterns:
        if not any(piece.words and not piece.optional for piece in pattern):
            raise PhraseError("needs at least one word that must be there")
    return patterns


def _orders(phrase: str) -> tuple[str, ...]:
    """`a && b` is `a` and later `b`, or `b` and later `a`."""
    sides = _BOTH.split(phrase)
    if len(sides) == 1:
        return (phrase,)
    if len(sides) > 2 or not all(side.strip() for side in sides):  # noqa: PLR2004
        raise PhraseError("`&&` stands once, between two phrases")
    return _APART.join(sides), _APART.join(reversed(sides))


def _compiled(phrase: str, lists: Mapping[str, Iterable[str]]) -> list[_Row]:
    rows, rest = _alternatives(_cut(phrase), lists, depth=0)
    if rest:
        raise PhraseError("a closing bracket without an opening one")
    return _merge(rows)


def _cut(phrase: str) -> list[tuple[str, str]]:
    tokens, at = [], 0
    phrase = phrase.strip()
    while at < len(phrase):
        found = _TOKEN.match(phrase, at)
        if not found or not found.lastgroup:
            raise PhraseError(f"cannot be read from {phrase[at : at + 12]!r}")
        tokens.append((found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return tokens


def _alternatives(
    tokens: list[tuple[str, str]], lists: Mapping[str, Iterable[str]], depth: int
) -> tuple[list[_Row], list[tuple[str, str]]]:
    rows: list[_Row] = []
    current: list[_Row] = [()]
    while tokens:
        (kind, text), tokens = tokens[0], tokens[1:]
        if kind == "close":
            if not depth:
                raise PhraseError("a closing bracket without an opening one")
            return rows + current, tokens
        if kind == "bar":
            if not current[0] or not tokens or tokens[0][0] in {"bar", "close"}:
                raise PhraseError("an alternative that is empty: write (a|b)? for what may be absent")
            rows, current = rows + current, [()]
            continue
        if kind == "open":
            choice, tokens = _alternatives(tokens, lists, depth + 1)
        else:
            choice = _element(kind, text, lists)
        maybe = bool(tokens) and tokens[0][0] == "maybe"
        tokens = tokens[1:] if maybe else tokens
        current = _extend(current, _merge(choice), maybe=maybe)
    if depth:
        raise PhraseError("a bracket that is never closed")
    return rows + current, []


def _element(kind: str, text: str, lists: Mapping[str, Iterable[str]]) -> list[_Row]:
    if kind == "gap":
        return [(Piece(),)]
    if kind == "name":
        return _named(text, lists)
    if kind == "word":
        return [_words(text)]
    raise PhraseError(f"{text!r} cannot stand there")


def _named(name: str, lists: Mapping[str, Iterable[str]]) -> list[_Row]:
    if name == "email":
        return [(Piece(frozenset({"<email>", "<free-email>"})),)]
    if name in SLOTS:
        return [(Piece(frozenset({f"<{name}>"})),)]
    if name not in lists:
        raise PhraseError(f"<{name}> is no slot and no list of words.yaml")
    return [row for entry in lists[name] for row in _entry(entry)]


@lru_cache(maxsize=4096)
def _entry(entry: str) -> tuple[_Row, ...]:
    """The patterns of one phrase of a word list, which many rules name."""
    return tuple(_alternatives(_cut(entry), {}, depth=0)[0])


@lru_cache(maxsize=16_384)
def _words(text: str) -> _Row:
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


def _extend(current: list[_Row], choice: list[_Row], *, maybe: bool) -> list[_Row]:
    if len(choice) == 1 and not maybe:
        return [head + choice[0] for head in current]
    if maybe and len(choice) == 1 and len(choice[0]) == 1 and not choice[0][0].gap:
        piece = choice[0][0]
        choice = [(Piece(piece.words, optional=True, stems=piece.stems),)]
    elif maybe:
        choice = [*choice, ()]
    if len(current) * len(choice) > MOST_PATTERNS:
        raise PhraseError(f"stands for more than {MOST_PATTERNS} patterns")
    return [head + tail for head, tail in product(current, choice)]


def _merge(rows: list[_Row]) -> list[_Row]:
    """Alternatives of one word each become one piece: a set costs less than many patterns."""
    if len(rows) < 2:  # noqa: PLR2004
        return rows
    single: list[_Row] = []
    other: list[_Row] = []
    for row in rows:
        plain = len(row) == 1 and not row[0].gap and not row[0].optional
        (single if plain else other).append(row)
    if len(single) < 2:  # noqa: PLR2004
        return rows
    words = frozenset[str]().union(*(row[0].words for row in single))
    stems = frozenset[str]().union(*(row[0].stems for row in single))
    return [(Piece(words, stems=stems),), *other]
