"""Cutting a passage into tokens: words, slots, quantities; and that hostile text takes no longer."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.claims.lexing import read
from scanner.claims.reading import Measure
from scanner.model import Passage


def norms(text: str) -> str:
    return " ".join(read(Passage(text, 0)).norms)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We pay doctors weekly.", "we pay doctor weekly ."),
        ("full-time and part time", "full time and part time"),
        ("Licensed physicians' licences", "licensed physician licence"),
        ("the doctor’s licence", "the doctor licence"),
        ("practising in a center", "practicing in a centre"),
        ("W-2, W2s and w2", "w2 , w2 and w2"),
        ("a 1099 contractor", "a 1099 contractor"),
        ("401(k) and 403b", "401k and 403b"),
        ("open 24/7", "open 24/7"),
        ("24 x 7 cover", "24x7 cover"),
        ("H-1B visa", "h1b visa"),
        ("£80,000 p.a. plus bonus", "<money> pa plus bonus"),
        ("Rs. 90,000 p.m.", "<money> pm"),
        ("a 1:1 ratio", "a 11 ratio"),
        ("from 9am to 5pm", "from <time>"),
        ("9:00 - 17:30", "<time>"),
        ("by 12/31/2026", "by <date>"),
        ("on 2026-11-01", "on <date>"),
        ("1.12.2026", "<date>"),
        ("call 555-123-4567", "call <phone>"),
        ("+44 20 7946 0958", "<phone>"),
        ("mail apply-now@clinic.example", "mail <email>"),
        ("mail dr.jobs@Gmail.com or hr@yahoo.co.in", "mail <free-email> or <free-email>"),
        ("mail hr@mail.clinic.example", "mail <email>"),
        ("see https://clinic.example/jobs.", "see <url>"),
        ("www.clinic.example", "<url>"),
        ("e.g. this", "eg this"),
        ("approx. five", "approx <number>"),
        ("U.S. doctors", "us doctor"),
        ("PM&DC or R&D", "pm&dc or r&d"),
        ("(brackets) and “quotes”", "bracket and quote"),
        ("a … b", "a . b"),
        ("yes; no! why?", "yes ; no ! why ?"),
        ("a - b — c", "a - b - c"),
        ("70/30 split", "<percent> split"),
        ("12/15 of them", "<ratio> of them"),
        ("$20-25/hr", "<money> / hr"),
        ("1st and 2nd", "<number> and <number>"),
        ("per hourBenefits: none", "per hour . benefit : none"),
        ("four to six an hour", "<number> an hour"),
        ("four or five", "<number>"),
        ("one of two", "one of <number>"),
        ("İstanbul clinic", "istanbul clinic"),
        ("1" * 40, "<digits>"),
        ("", ""),
    ],
)
def test_words_and_slots(text: str, expected: str) -> None:
    assert norms(text) == expected


MONEY, NUMBER, PERCENT = Measure.MONEY, Measure.NUMBER, Measure.PERCENT


@pytest.mark.parametrize(
    ("text", "measure", "low", "high", "sign"),
    [
        ("$25", MONEY, 25, 25, "$"),
        ("$25–$30", MONEY, 25, 30, "$"),
        ("$25 to 30", MONEY, 25, 30, "$"),
        ("between £70 and £90", MONEY, 70, 90, "£"),
        ("$200 - 250K", MONEY, 200_000, 250_000, "$"),
        ("£90K to 120K", MONEY, 90_000, 120_000, "£"),
        ("$25/hr - $30/hr", MONEY, 25, 30, "$"),
        ("$40 per hour to $60 per hour", MONEY, 40, 60, "$"),
        ("€60.000", MONEY, 60_000, 60_000, "€"),
        ("3.500,50 €", MONEY, 3500.5, 3500.5, "€"),
        ("€ 45,-", MONEY, 45, 45, "€"),
        ("CHF 50.-", MONEY, 50, 50, "chf"),
        ("CHF 120'000", MONEY, 120_000, 120_000, "chf"),
        ("R 450 000", MONEY, 450_000, 450_000, "r"),
        ("45 000 SEK", MONEY, 45_000, 45_000, "sek"),
        ("75 000 $", MONEY, 75_000, 75_000, "$"),
        ("₹1,50,000", MONEY, 150_000, 150_000, "₹"),
        ("Rs. 50,000/-", MONEY, 50_000, 50_000, "rs."),
        ("1.2 lakh", MONEY, 120_000, 120_000, ""),
        ("6-8 LPA", MONEY, 600_000, 800_000, ""),
        ("2 crore", MONEY, 20_000_000, 20_000_000, ""),
        ("AED 15k", MONEY, 15_000, 15_000, "aed"),
        ("120,000-150,000 CAD", MONEY, 120_000, 150_000, "cad"),
        ("CAD $30", MONEY, 30, 30, "cad$"),
        ("$60 USD", MONEY, 60, 60, "usd"),
        ("$25-30 USD", MONEY, 25, 30, "usd"),
        ("USD 20 - 25", MONEY, 20, 25, "usd"),
        ("60$", MONEY, 60, 60, "$"),
        ("N150,000", MONEY, 150_000, 150_000, "n"),
        ("P25k", MONEY, 25_000, 25_000, "p"),
        ("KWD 1.250", MONEY, 1.25, 1.25, "kwd"),
        ("$1.5M", MONEY, 1_500_000, 1_500_000, "$"),
        ("$3 billion", MONEY, 3e9, 3e9, "$"),
        ("900 Kč", MONEY, 900, 900, "kč"),
        (r"\$50\.00 \- \$60\.00", MONEY, 50, 60, "$"),
        ("＄８５", MONEY, 85, 85, "$"),
        ("$ 85", MONEY, 85, 85, "$"),
        ("two hundred dollars", MONEY, 200, 200, "dollar"),
        ("one hundred and fifty thousand pounds", MONEY, 150_000, 150_000, "pound"),
        ("twenty-five euros", MONEY, 25, 25, "euro"),
        ("hour$50,000", MONEY, 50_000, 50_000, "$"),
        ("65%", PERCENT, 65, 65, ""),
        ("65-70%", PERCENT, 65, 70, ""),
        ("80 per cent", PERCENT, 80, 80, ""),
        ("70/30", PERCENT, 70, 70, ""),
        ("12", NUMBER, 12, 12, ""),
        ("4 - 6", NUMBER, 4, 6, ""),
        ("1,500", NUMBER, 1500, 1500, ""),
        ("7½", NUMBER, 7.5, 7.5, ""),
        ("twenty five", NUMBER, 25, 25, ""),
        ("a hundred", NUMBER, 100, 100, ""),
        ("5m", NUMBER, 5, 5, ""),
    ],
)
def test_quantities(text: str, measure: Measure, low: float, high: float, sign: str) -> None:
    (quantity,) = read(Passage(text, 0)).quantities.values()
    assert (quantity.measure, quantity.low, quantity.high, quantity.sign) == (measure, low, high, sign)


@pytest.mark.parametrize(
    "text", ["€90 - £100", "$30 and $40", "70% - $90", "$100 - $90", "8 or 12", "$5 to 900,000"]
)
def test_two_figures_that_are_no_range(text: str) -> None:
    assert len(read(Passage(text, 0)).quantities) == 2


@pytest.mark.parametrize(
    ("text", "is_open"), [("$90+", True), ("22,000 +", True), ("$90 + bonus", False), ("$90-$95+", True)]
)
def test_a_plus_that_leaves_the_amount_open(text: str, is_open: bool) -> None:
    (quantity,) = read(Passage(text, 0)).quantities.values()
    assert quantity.open is is_open


@pytest.mark.parametrize(
    "unit",
    [
        "1", "$", "$1,", "1 ", "1,", "1.000", "1-", "0-", "(0)", "a", "a-", "a.", "a.b@", "12:30 ", "us$ ", "kr ", "hundred ",
        "two hundred ", "9 000 ", "$ 5 / hr - ", "http://", "+", "\\", "'", " ", "½", "₹", "per hourB", "$$5", "--", "#1,000",
    ],
)  # fmt: skip
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    start = time.perf_counter()
    read(Passage(text, 0))
    assert time.perf_counter() - start < 5


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="aZ9 0.,-/$£₹€k+%'():;\\&lper hm½İ\u00a0\u2013@#|", max_size=80))
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    reading = read(Passage(text, 0))
    spans = list(zip(reading.starts, reading.ends, strict=True))
    assert len(reading.norms) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert reading.quantities.keys() <= set(range(len(spans)))
    assert all(quantity.low <= quantity.high < float("inf") for quantity in reading.quantities.values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("OhioBoard certified", "ohio . board certified"),
        ("requiredMust hold", "required . must hold"),
        ("a doctoral programmeUnencumbered", "a doctoral programme . unencumbered"),
        ("where you resideANCC", "where you reside . ancc"),
        ("notes in SimplePractice", "note in simplepractice"),
        ("on WhatsApp", "on whatsapp"),
        ("WhatsApp and LinkedIn", "whatsapp and linkedin"),
    ],
)
def test_a_line_end_that_was_lost_parts_two_words(text: str, words: str) -> None:
    assert " ".join(read(Passage(text, 0)).norms) == words
