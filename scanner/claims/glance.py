"""What a phrase needs, told at a glance: from its outermost words, lists and brackets, unparsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.common_words import commonness
from scanner.claims.needs import needs, rarest
from scanner.rules.folding import fold, norm
from scanner.rules.phrase import element, outermost

if TYPE_CHECKING:
    from scanner.claims.needs import Needs
    from scanner.claims.vocabulary import Vocabulary
    from scanner.rules import CompiledPhrase
    from scanner.rules.phrase import Lists

RARE = 20
"""Words less common than this are not met so often that it pays to look for rarer ones."""


class Glance:
    """Tells what the phrases of one pack need, in all of which a list stands for the same."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._known: dict[str, frozenset[str]] = {}

    def rare(self, phrase: CompiledPhrase) -> frozenset[str]:
        """A set of rare words of which every match holds one."""
        best = frozenset[str]()
        for token in sorted(outermost(phrase.text), key=len):  # a short one is soon told
            need = self._need(token, phrase.lists)
            if need and (not best or commonness(need) < commonness(best)):
                best = need
                if commonness(best) < RARE:
                    break
        return best or rarest(self._exactly(phrase))

    def needs(self, phrase: CompiledPhrase) -> Needs:
        """Everything that can be told; at least one set."""
        sets = (self._need(token, phrase.lists) for token in outermost(phrase.text))
        return tuple(filter(None, sets)) or self._exactly(phrase)

    def _exactly(self, phrase: CompiledPhrase) -> Needs:
        return needs(phrase.expression, self._words)

    def _need(self, token: str, lists: Lists) -> frozenset[str]:
        need = self._known.get(token)
        if need is None:
            need = _spoken(token) or rarest(needs(element(token, lists), self._words))
            self._known[token] = need
        return need


def _spoken(token: str) -> frozenset[str]:
    """What a word or a bracket of plain words needs: of several words in a row the longest is the rarest."""
    bare = fold(token[1:-1] if token[0] == "(" else token)
    ways = [way.split() for way in bare.split("|")]
    if not all(ways) or not bare.replace("|", "").replace(" ", "").isalpha():
        return frozenset()
    return frozenset(norm(max(way, key=len)) for way in ways)
