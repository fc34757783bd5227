"""The shelved finder finds what one plain spaCy Matcher over all patterns finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.matcher import Matcher
from spacy.tokens import Doc

from scanner.claims.matching import PhraseFinder
from scanner.claims.reading import STOPS
from scanner.claims.slots import without_slot
from scanner.model import Severity
from scanner.rules import CompiledPhrase, Rule
from scanner.rules.expression import spelt_out
from scanner.rules.folding import fold, norm
from scanner.rules.phrase import GAP, PhraseError, parse_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

VOCAB = spacy.blank("en").vocab
RULE = Rule.model_construct(id="test/rule", title="t", why="w", severity=Severity.NONE)


def _phrase(text: str) -> CompiledPhrase:
    parse_phrase(text, {})
    return CompiledPhrase(RULE, text, {}, never=False)


def _norms(text: str) -> list[str]:
    return [norm(fold(word)) for word in text.replace(".", " .").split()]


def _plainly(phrases: Sequence[CompiledPhrase], norms: list[str]) -> set[tuple[str, int, int]]:
    """Every span of every pattern, by a Matcher that tries them all everywhere."""
    found = set()
    doc = Doc(VOCAB, words=norms)
    for phrase in phrases:
        matcher = Matcher(VOCAB)
        for pattern in spelt_out(phrase.expression):
            row = []
            for piece in pattern:
                if piece.gap:
                    row.append({"ORTH": {"NOT_IN": sorted(STOPS)}, "OP": f"{{0,{GAP}}}"})
                    continue
                options = [{"ORTH": {"IN": sorted(piece.words)}}] if piece.words else []
                options += [{"ORTH": {"REGEX": f"^{stem}"}} for stem in piece.stems]
                row.append({**options[0], "OP": "?"} if piece.optional else options[0])
            matcher.add("row", [row])
        found |= {(phrase.text, first, last) for _, first, last in matcher(doc)}
    return found


@pytest.mark.parametrize(
    ("phrase", "text", "quotes"),
    [
        pytest.param("own boss", "be your own boss today", ["own boss"], id="words"),
        pytest.param(
            "earn ... anywhere", "earn good money from anywhere", ["earn good money from anywhere"], id="gap"
        ),
        pytest.param("earn ... anywhere", "you earn . live anywhere", [], id="a-stop-ends-a-gap"),
        pytest.param("earn ... anywhere", "earn a b c d e anywhere", [], id="a-gap-is-four-words"),
        pytest.param("salary negotiab*", "salary negotiable now", ["salary negotiable"], id="stem"),
        pytest.param("(a|b c) d", "b c d and a d", ["b c d", "a d"], id="choice"),
        pytest.param("the? visit", "the visit", ["the visit"], id="optional-is-taken"),
        pytest.param("licenses", "a licence", ["licence"], id="spelling"),
        pytest.param(
            "work work", "work work work work", ["work work", "work work"], id="no-overlap-with-itself"
        ),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str, quotes: list[str]) -> None:
    norms = _norms(text)
    spans = PhraseFinder([_phrase(phrase)]).find(norms)
    assert [" ".join(norms[span.first : span.last]) for span in spans] == quotes


_WORDS = st.sampled_from(["a", "b", "c", "d", "ab", "abc", "the", "."])
_ELEMENT = st.sampled_from(["a", "b", "c", "d", "(a|b)", "(a b|c)", "c?", "(a|d)?", "ab*", "..."])


def test_a_phrase_is_found_however_late_its_words_are_met() -> None:
    finder = PhraseFinder([_phrase(text) for text in ("(a|b) c", "d? c (e f|g) ...  a", "b ab*")])
    for text in ("x", "a", "c x", "e", "d c g x a", "b abc", "a c"):
        norms = _norms(text)
        fresh = PhraseFinder([_phrase(text) for text in ("(a|b) c", "d? c (e f|g) ...  a", "b ab*")])
        assert [(s.phrase.text, s.first, s.last) for s in finder.find(norms)] == [
            (s.phrase.text, s.first, s.last) for s in fresh.find(norms)
        ]
    assert [s.phrase.text for s in finder.find(_norms("c e f x a c"))] == ["(a|b) c", "d? c (e f|g) ...  a"]


@settings(max_examples=120, deadline=None)
@given(st.lists(_ELEMENT, min_size=1, max_size=5), st.lists(_WORDS, max_size=14))
def test_shelving_loses_nothing_and_adds_nothing(elements: list[str], norms: list[str]) -> None:
    try:
        phrase = _phrase(" ".join(elements))
    except PhraseError:
        return
    every = _plainly([phrase], norms)
    spans = {(span.phrase.text, span.first, span.last) for span in PhraseFinder([phrase]).find(norms)}
    assert spans <= every
    assert all(any(a < last and first < b for _, first, last in spans) for _, a, b in every)


@pytest.mark.parametrize(
    ("phrase", "without"),
    [
        ("<place> registration", False),
        ("(<place>|<authority>) registration", False),
        ("(<place>|full) registration", True),
        ("<place>? registration", True),
        ("(in <place>|abroad) registration", True),
        ("own boss", True),
    ],
)
def test_a_phrase_that_can_do_without_a_name_is_found_where_nothing_is_named(
    phrase: str, *, without: bool
) -> None:
    assert bool(without_slot([_phrase(phrase)])) is without
