"""The arithmetic on pay, on small postings."""

from __future__ import annotations

import pytest

from scanner.examples import miniature
from scanner.pipeline import judge_for

US = "# Telehealth physician, Texas\nYou will see patients in Texas by video and treat them.\n"
IN = "# Teleconsultation doctor\nYou will advise patients in India by phone and treat them.\n"


def worked_out(text: str) -> dict[str, str]:
    return {i.name: i.working for i in judge_for().facts(miniature(text)).inferences}


@pytest.mark.parametrize(
    ("text", "name", "figures"),
    [
        ("We pay $30 per consultation.\nYou will see 4 patients per hour.", "pay/hourly", "USD 30 a consultation × 4 an hour"),
        ("We pay $30 per consultation with 15-minute appointments.", "pay/hourly", "USD 120 an hour"),
        ("We pay $30 per consultation.\nYou see 32 patients a day.\nYou work 8 hours a day.", "pay/hourly", "USD 120 an hour"),
        ("We pay $30 per consultation.", "pay/hourly-assumed", "assumed as none is stated"),
        ("We pay $40 per consultation.\nYou will see 4 patients per hour.\nCharting is unpaid.", "pay/hourly", "USD 115–160."),
        ("The salary is $208,000 a year.\nYou work 40 hours a week.", "pay/hourly", "USD 100 an hour"),
        ("You earn $8,680 a month for 2 hours a day.", "pay/hourly", "USD 200 an hour"),
        ("Earn up to $20,000 a month. We pay $15 per consultation.", "pay/headline-steep", "61 patients a day"),
        ("Earn up to $10,000 a month. We pay $40 per consultation.", "pay/headline-plausible", "12 patients a day"),
        ("We pay $5 per consultation.\nYou will see 4 patients per hour.", "pay/far-below-benchmark", "below USD 15 a consult"),
        ("We pay $10 per consultation.", "pay/below-benchmark", "in the United States is USD 20–50"),
        ("We pay $50-$200 an hour.", "pay/wide-range", "the top is 4.0 times the bottom"),
        ("The salary is $95,000 a year.\nWe pay $150 an hour.", "pay/contradictory", "USD 95,000 a year in one place"),
    ],
)  # fmt: skip
def test_figures_that_follow(text, name, figures):
    found = worked_out(US + text)
    assert figures in found[name]


@pytest.mark.parametrize(
    "text",
    [
        US + "We pay $110 an hour.",
        US + "The salary is $220,000 a year, with $10 per extra consultation.",
        US + "Earn up to $600 an hour.",
        US + "We pay from $45 an hour.",
        "# Nurse practitioner, Texas\nYou will see patients in Texas by video.\nWe pay $45 an hour.",
        "# Telehealth doctor, Denmark\nYou will see patients by video and treat them.\nWe pay DKK 50 an hour.",
        IN + "We pay ₹200 per consultation.",
        US + "Pay follows the scale. Night supplement $12.50 an hour, Sunday premium of $10 an hour.",
    ],
)
def test_what_says_nothing_against_the_pay(text):
    assert not [name for name in worked_out(text) if "benchmark" in name or "estimate" in name]


def test_a_guessed_band_makes_a_note_only():
    found = worked_out(
        "# Doctor\nYou will advise patients in the UAE by phone and treat them.\nWe pay AED 20 an hour."
    )
    assert "a rough estimate" in found["pay/below-estimate"]


def test_a_year_and_an_hour_agree_where_the_week_is_short():
    assert "pay/contradictory" not in worked_out(
        US + "The salary is $95,000 a year.\nWe pay $150 an hour.\nYou work 15 hours a week."
    )


@pytest.mark.parametrize(
    ("patients", "pay", "name", "where"),
    [
        ("patients in Texas", "We pay $10 per consultation.", "pay/below-benchmark", "in the United States"),
        ("Medicaid patients", "We pay $10 per consultation.", "pay/below-benchmark", "in the United States"),
        ("patients in the UK", "We pay £18 an hour.", "pay/far-below-benchmark", "in the United Kingdom"),
        ("patients in India", "We pay ₹15 per consultation.", "pay/far-below-benchmark", "in India"),
    ],
)  # fmt: skip
def test_the_band_is_that_of_the_patients_place(patients, pay, name, where):
    """A posting of no place, or of another: those who are treated decide what the work is worth."""
    for title in ("# Telehealth doctor", "# Telehealth doctor, Manila, Philippines"):
        found = worked_out(f"{title}\nYou will treat {patients} by video.\n{pay}")
        assert where in found[name]


def test_a_guess_of_the_patients_place_chooses_no_band():
    found = worked_out(
        "# Telehealth doctor\nYou will treat patients by video.\nCall +1 212 555 0100.\nWe pay $10 per consultation."
    )
    assert not [name for name in found if "benchmark" in name or "estimate" in name]


def test_the_currency_of_the_doctors_own_country_keeps_its_band():
    found = worked_out(
        "# Telehealth doctor, Lahore, Pakistan\nYou will treat patients in the UK by video.\nWe pay PKR 120,000 a month."
    )
    assert not [name for name in found if "benchmark" in name or "estimate" in name]


@pytest.mark.parametrize(
    "pay", ["We pay $80-$150 an hour.", "We pay up to $200 an hour.", "You keep 20-80% of the fee."]
)
def test_an_ordinary_range_is_not_wide(pay):
    assert "pay/wide-range" not in worked_out(US + pay)
