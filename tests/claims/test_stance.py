from __future__ import annotations

import pytest

from scanner.claims.lexing import read
from scanner.claims.stance import stance
from scanner.model import Passage, Stance
from scanner.rules import builtin_folder
from scanner.rules.stances import load_stances

WORDS = load_stances((builtin_folder(),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You get [[unlimited income]] here.", Stance.AFFIRMED),
        ("We do not promise [[unlimited income]].", Stance.NEGATED),
        ("We never advertise [[unlimited income]] to doctors.", Stance.NEGATED),
        ("Unlike platforms that offer [[unlimited income]], we pay a salary.", Stance.NEGATED),
        ("No doubt you want [[unlimited income]].", Stance.AFFIRMED),
        ("Not only [[unlimited income]] but time off.", Stance.AFFIRMED),
        ("This is not a call centre. [[Unlimited income]] awaits.", Stance.AFFIRMED),
        ("No scripts, but [[unlimited income]].", Stance.AFFIRMED),
        ("A [[joining fee]] is not charged.", Stance.NEGATED),
        ("[[Joining fee]]: none", Stance.NEGATED),
        ("[[Joining fee]] waived", Stance.NEGATED),
        ("We can\u2019t guarantee [[unlimited income]].", Stance.NEGATED),
        ("We cannot pay you without [[a joining fee]].", Stance.DENIED_WITHOUT),
        ("Work without [[a joining fee]].", Stance.NEGATED),
        ("If you choose [[night shifts]] you earn more.", Stance.CONDITIONAL),
        ("[[Night shifts]] optional", Stance.OPTIONAL),
        ("No contracts, [[be your own boss]].", Stance.AFFIRMED),
        ("No deposits, [[fees]] or charges.", Stance.NEGATED),
        ("We do not ask for deposits, [[fees]], charges.", Stance.NEGATED),
    ],
)
def test_the_stance_of_a_phrase(text: str, expected: Stance) -> None:
    start, end = text.index("[["), text.index("]]") - 2
    reading = read(Passage(text.replace("[[", "").replace("]]", ""), 0))
    first = reading.starts.index(start)
    assert stance(reading, first, reading.ends.index(end) + 1, WORDS) is expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("What we don\u2019t do", Stance.NEGATED),
        ("You will not find here:", Stance.NEGATED),
        ("Never:", Stance.NEGATED),
        ("The part you can\u2019t skip", Stance.AFFIRMED),
        ("No experience? No problem", Stance.AFFIRMED),
        ("What you need", Stance.AFFIRMED),
    ],
)
def test_a_heading_that_denies_its_items(heading: str, expected: Stance) -> None:
    reading = read(Passage("Unlimited income", 0, heading=heading))
    assert stance(reading, 0, 2, WORDS) is expected
