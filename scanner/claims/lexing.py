"""Cuts a passage into folded tokens and reads figures, money and codes as slots.

This is the tokenizer the rules are matched on: `$20-25/hr` is an amount, a slash and a
word; `W-2`, `401(k)` and `24/7` are single tokens; brackets and quotes are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.columns import Columns
from scanner.claims.figures import MAKERS
from scanner.claims.numbers import WORD_NUMBERS
from scanner.claims.ranges import merge
from scanner.claims.reading import Measure, Quantity, Reading
from scanner.claims.tokens import ABBREVIATIONS, JOINED, TOKEN, TOUCHING, Token
from scanner.rules.folding import fold, norm

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from scanner.model import Passage

_READ_AS = {"times": "x", "again": "followup", "leader": ":"}
"""What `3x12`, `f/u` and a row of dots are read as."""
_IS_NUMBER = frozenset(WORD_NUMBERS)


class Writer(Columns):
    """The columns of a reading while it is being cut."""

    __slots__ = ()

    def add_word(self, word: str, start: int, end: int) -> None:
        """Write a word; a number if it is the word for one."""
        value = WORD_NUMBERS.get(word)
        if value is None:
            self.add(Token(norm(word), start, end))
        else:
            self.add(Token("<number>", start, end, Quantity(Measure.NUMBER, value, value, words=True)))

    def add_run(self, run: str, start: int) -> None:
        """Write many words parted by single spaces."""
        words = run.split()
        plain = _IS_NUMBER.isdisjoint(words)
        if plain:
            self.norms.extend(map(norm, words))
        for word in words:
            end = start + len(word)
            if plain:
                self.starts.append(start)
                self.ends.append(end)
            else:
                self.add_word(word, start, end)
            start = end + 1


def read(passage: Passage) -> Reading:
    """The tokens of a passage; offsets are into `passage.text`."""
    writer = Writer([], [], [], {})
    text = fold(passage.text)
    for start, end in _lines(passage.text):
        if start:
            writer.add(Token(".", start, start))  # the line that was lost ended a clause
        _cut(text, start, end, writer)
    columns = merge(writer)
    return Reading(
        passage, tuple(columns.norms), tuple(columns.starts), tuple(columns.ends), columns.quantities
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    ends = {found.end() for found in JOINED.finditer(text)} if TOUCHING.search(text) else ()
    for end in sorted(ends):
        yield start, end
        start = end
    yield start, len(text)


def _cut(text: str, start: int, end: int, writer: Writer) -> None:
    last = ""
    for found in TOKEN.finditer(text, start, end):
        kind = found.lastgroup
        at, to = found.span()
        if kind == "run":
            writer.add_run(found[0], at)
        elif kind in {"plain", "word"}:
            last = found[0] if "." not in found[0] else found[0].replace(".", "")
            writer.add_word(last, at, to)
            continue
        elif kind in {"mark", "sign"}:
            writer.add(Token(found[0], at, to))
        elif kind in _READ_AS:
            writer.add(Token(_READ_AS[kind], at, to))
        elif kind in {"stop", "dash"}:
            _add_point(found, last, writer)
        elif kind in MAKERS:
            writer.add(MAKERS[kind](found))
        last = ""


def _add_point(found: re.Match[str], last: str, writer: Writer) -> None:
    """A dash, or what ends a sentence; not the point of an abbreviation."""
    sign = "-" if found.lastgroup == "dash" else found[0].replace("…", ".")
    if sign != "." or last not in ABBREVIATIONS:
        writer.add(Token(sign, *found.span()))
