"""What is told of a phrase at a glance holds for everything the phrase stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.claims.glance import Glance
from scanner.claims.matching import PhraseFinder
from scanner.claims.needs import needed
from scanner.claims.vocabulary import Vocabulary
from scanner.model import Severity
from scanner.rules import CompiledPhrase, Rule
from scanner.rules.expression import pieces, spelt_out
from scanner.rules.phrase import PhraseError
from scanner.rules.terms import named

RULE = Rule.model_construct(id="test/rule", title="t", why="w", severity=Severity.NONE)
LISTS = {"visit": ("visit", "video consult", "call"), "often": ("(so|very)? often", "24/7", "daily*")}
_WORDS = ["doctor", "non-compete", "W-2", "24/7", "don't", "p.a.", "quali*", "a", "the", "...", "<money>"]
_TOKENS = [*_WORDS, "<visit>", "<often>", "(", ")", "|", "?", "(a|an)", "(at once|soon)", "(w2|1099)", "&&"]


def _phrase(text: str) -> CompiledPhrase:
    return CompiledPhrase(RULE, text, LISTS, never=False)


def _is_asked_for(need: frozenset[str], phrase: CompiledPhrase, words: Vocabulary) -> bool:
    """Whether each pattern has a place that only words of `need` can fill."""
    return all(
        any(needed(piece, words) and needed(piece, words) <= need for piece in pattern)
        for pattern in spelt_out(phrase.expression)
    )


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        pytest.param("own boss", [{"own"}, {"boss"}], id="words"),
        pytest.param("(a|an)? boss's hats?", [{"boss"}], id="what-may-be-absent"),
        pytest.param("be (paid weekly|reimbursed)", [{"be"}, {"weekly", "reimbursed"}], id="longest-word"),
        pytest.param("<visit> pay", [{"visit", "video", "call"}, {"pay"}], id="list"),
        pytest.param("((a|b) c|d) pay", [{"pay"}], id="bracket-in-a-bracket"),
        pytest.param("notes && unpaid", [{"note"}, {"unpaid"}], id="either-order"),
        pytest.param("pay ... per W-2 hour", [{"pay"}, {"per"}, {"w2"}, {"hour"}], id="gap-and-code"),
        pytest.param("quit | resign", [{"quit", "resign"}], id="bar-outside-brackets"),
    ],
)
def test_a_glance_tells(text: str, needs: list[set[str]]) -> None:
    phrase = _phrase(text)
    assert list(map(set, Glance(Vocabulary([phrase])).needs(phrase))) == needs


@given(st.lists(st.sampled_from(_TOKENS), min_size=1, max_size=9))
def test_what_a_glance_tells_is_true(tokens: list[str]) -> None:
    phrase = _phrase(" ".join(tokens))
    try:
        expression = phrase.expression
    except PhraseError:
        return
    words = Vocabulary([phrase])
    glance = Glance(words)
    assert glance.rare(phrase)
    assert all(_is_asked_for(need, phrase, words) for need in (glance.rare(phrase), *glance.needs(phrase)))
    assert all(words.canonical([word]) == [word] for piece in pieces(expression) for word in piece.words)


@given(st.text(alphabet="aw2 -/'.&*():|?…<>7", max_size=30))
def test_every_word_of_a_phrase_is_known_unparsed(text: str) -> None:
    try:
        found = list(pieces(_phrase(text).expression))
    except PhraseError:
        return
    words, stems = named([text])
    assert all(piece.words <= words and piece.stems <= stems for piece in found)


def test_a_phrase_is_parsed_only_for_a_text_that_holds_what_it_needs() -> None:
    phrase = _phrase("(unpaid|free) trial shift")
    finder = PhraseFinder([phrase])
    for norms in (["paid", "shift"], ["unpaid", "trial"], ["trial", "shift"]):
        assert not finder.find(norms)
        assert "expression" not in vars(phrase)
    assert [span.phrase for span in finder.find(["unpaid", "trial", "shift"])] == [phrase]
