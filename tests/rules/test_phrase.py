from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.rules.expression import spelt_out
from scanner.rules.phrase import PhraseError, parse_phrase

LISTS = {"visit": ("visit", "video consult", "call")}


def _shape(phrase: str) -> list[str]:
    """Each pattern as text: `{a|b}`, `[optional]`, `...`."""
    return sorted(" ".join(map(_piece, pattern)) for pattern in spelt_out(parse_phrase(phrase, LISTS)))


def _piece(piece) -> str:
    if piece.gap:
        return "..."
    words = "|".join(sorted({*piece.words, *(f"{stem}*" for stem in piece.stems)}))
    return f"[{words}]" if piece.optional else words


@pytest.mark.parametrize(
    ("phrase", "patterns"),
    [
        pytest.param("own boss", ["own boss"], id="words"),
        pytest.param("(a|an|the) visit", ["a|an|the visit"], id="choice-is-a-set"),
        pytest.param("the? visits", ["[the] visit"], id="optional-word"),
        pytest.param("(so|very)? good", ["[so|very] good"], id="optional-choice"),
        pytest.param(
            "(board certified|trained) doctor", ["board certified doctor", "trained doctor"], id="long-choice"
        ),
        pytest.param("full-time", ["full time"], id="hyphen"),
        pytest.param("earn ... anywhere", ["earn ... anywhere"], id="gap"),
        pytest.param(
            "(notes|charts) && not paid",
            ["chart|note ... ... not paid", "not paid ... ... chart|note"],
            id="both-in-either-order",
        ),
        pytest.param("salary negotiab*", ["salary negotiab*"], id="stem"),
        pytest.param(
            "<money> per <visit>", ["<money> per call|visit", "<money> per video consult"], id="slot-and-list"
        ),
        pytest.param("a ((b c)|d)? e", ["a b c e", "a d e", "a e"], id="nested"),
        pytest.param("<email>", ["<email>|<free-email>"], id="free-mail-is-mail"),
        pytest.param("W-2 employee", ["w2 employee"], id="code"),
        pytest.param("p.a.", ["pa"], id="dotted"),
        pytest.param("salary - <money>", ["salary - <money>"], id="free-standing-dash"),
    ],
)
def test_a_phrase_stands_for(phrase: str, patterns: list[str]) -> None:
    assert _shape(phrase) == sorted(patterns)


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        pytest.param("<vist>", "no slot and no list", id="unknown-list"),
        pytest.param("(a|b", "never closed", id="open-bracket"),
        pytest.param("a) b", "closing bracket", id="closed-bracket"),
        pytest.param("the?", "at least one word", id="nothing-needed"),
        pytest.param("... ?", "at least one word", id="only-a-gap"),
        pytest.param("", "at least one word", id="empty"),
        pytest.param("(a b|c d|e f|g h|i j) " * 6, "more than", id="too-many"),
        pytest.param("|".join(["(a b|c d|e f) " * 5] * 3), "more than", id="too-many-in-sum"),
        pytest.param("(" * 100_000, "deep", id="too-deep"),
        pytest.param("(a b|c d)? " * 100_000, "more than|at least", id="too-many-to-count"),
        pytest.param("(a||b) c", "empty", id="empty-alternative"),
        pytest.param("(|b) c", "empty", id="empty-first"),
        pytest.param("notes &&", "between two phrases", id="half-of-both"),
        pytest.param("a && b && c", "between two phrases", id="three-of-both"),
        pytest.param("a < b", "cannot be read", id="half-a-slot"),
    ],
)
def test_a_mistake_is_named(phrase: str, problem: str) -> None:
    with pytest.raises(PhraseError, match=problem):
        parse_phrase(phrase, LISTS)


@given(st.text(alphabet="ab ()|?<>.*-visit", max_size=40))
def test_compiling_never_fails_but_by_its_own_error(phrase: str) -> None:
    try:
        patterns = spelt_out(parse_phrase(phrase, LISTS))
    except PhraseError:
        return
    assert patterns
