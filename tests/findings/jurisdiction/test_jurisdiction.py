"""Where patients are, which licences are asked for, and which exception holds, on small postings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scanner.examples import miniature
from scanner.findings.jurisdiction.patients import Confidence, patients
from scanner.pipeline import judge_for

DOCTOR = "# Telehealth doctor\nYou will see patients by video and treat them.\n"


def told(text: str, posted: date | None = None) -> dict[str, str]:
    """What is worked out on registration, by name."""
    posting = replace(miniature(DOCTOR + text), posted=posted)
    return {
        i.name.removeprefix("licensing/"): i.working
        for i in judge_for().facts(posting).inferences
        if i.name.startswith("licensing/")
    }


def whereabouts(text: str) -> dict[str, tuple[Confidence, str]]:
    posting = miniature(text)
    facts = judge_for().facts(posting)
    return {
        p.code: (p.confidence, p.words) for p in patients(posting, replace(facts, places=frozenset())).places
    }


@pytest.mark.parametrize(
    ("text", "code", "confidence", "words"),
    [
        ("You treat patients in Texas.", "US-TX", Confidence.STATED, "treat patients in Texas"),
        ("We see patients across Ohio, Utah and Texas.", "US-UT", Confidence.STATED, "see patients across Ohio, Utah and Texas"),
        ("You advise UK patients by phone.", "GB", Confidence.STATED, "UK patients"),
        ("You work through NHS 111 cases for an NHS trust.", "GB", Confidence.IMPLIED, "NHS trust"),
        ("Visits are bulk billed.", "AU", Confidence.IMPLIED, "bulk billed"),
        ("We bill Medicare and Medicaid.", "US", Confidence.IMPLIED, "Medicare and Medicaid"),
        ("Call +254 700 000000 to apply.", "KE", Confidence.GUESSED, "+254 7"),
        ("We pay £80 an hour.", "GB", Confidence.GUESSED, "£80 an hour"),
    ],
)  # fmt: skip
def test_a_place_and_how_sure_it_is(text, code, confidence, words):
    found = whereabouts(f"# Doctor\n{text}")
    assert found[code] == (confidence, words)


@pytest.mark.parametrize(
    "text",
    [
        "We do not see patients in Texas.",
        "We pay $80 an hour.",
        "Call +1 202 555 0100 to apply.",
        "You are a member of the Royal College in London.",
        "Members of our board in Kenya decide.",
    ],
)
def test_no_place_of_patients(text):
    assert not whereabouts(f"# Doctor\n{text}")


def test_the_surest_place_comes_first_and_a_place_is_told_once():
    found = whereabouts(
        "# Doctor\nWe pay £80 an hour.\nYou see NHS patients.\nYou treat patients in England."
    )
    assert list(found) == ["GB"]
    assert found["GB"][0] is Confidence.STATED


@pytest.mark.parametrize(
    ("text", "name", "working"),
    [
        ("You treat patients in Texas.\n## Requirements\n- PMDC registration", "patients-uncovered",
         "The posting names patients in Texas (US) and asks for a licence of Pakistan only."),
        ("You treat patients in the UK and Kenya.\n## Requirements\n- MDCN registration", "patients-uncovered",
         "The posting names patients in United Kingdom and Kenya and asks for a licence of Nigeria only."),
        ("You treat patients in Texas.\n## Requirements\n- Active Ohio medical license", "other-state",
         "The posting names patients in Texas (US) and asks for a licence of Ohio (US) only."),
        ("You treat patients in Texas and Ohio.\n## Requirements\n- Active Ohio medical license", "covered-in-part",
         "The posting names patients in Texas and Ohio (US) and asks for a licence of Ohio (US); nothing is said of Texas (US)."),
        ("You treat patients in Texas.\n## Requirements\n- Active Texas medical license", "covered",
         "The posting names patients in Texas (US) and asks for a licence of Texas (US)."),
        ("You see NHS patients.\n## Requirements\n- PMDC registration", "payer-uncovered",
         "The posting names “NHS patients”, which is of United Kingdom, and asks for a licence of Pakistan only."),
        ("We pay £80 an hour.\n## Requirements\n- A valid medical licence", "patients-unplaced",
         "The posting asks for a licence of no place in particular and does not say where the patients are. “£80 an hour” hints at United Kingdom, no more."),
    ],
)  # fmt: skip
def test_patients_and_licences_side_by_side(text, name, working):
    assert told(text)[name] == working


@pytest.mark.parametrize(
    "text",
    [
        "You treat patients in Texas.\n## Requirements\n- An active state medical license",
        "You treat patients in the US.\n## Requirements\n- Active Texas medical license",
        "You treat patients in Texas.\n## Requirements\n- You are licensed in the state where the patient is located",
        "You treat patients in Texas.\n## Requirements\n- PMDC registration\nYou only see patients in the states where you are licensed.",
        "You treat patients in the UK.\n## Requirements\n- MDCN registration\n- Full GMC registration",
    ],
)
def test_patients_that_are_covered(text):
    assert "covered" in told(text)


def test_work_without_patients_is_not_compared():
    text = "# Medical writer\nYou write articles for patients in Texas.\n## Requirements\n- PMDC registration"
    found = judge_for().facts(miniature(text)).inferences
    assert not [i for i in found if i.name.startswith("licensing/")]


@pytest.mark.parametrize(
    ("text", "name", "lifted"),
    [
        ("You treat patients in Germany.\n## Requirements\n- Romanian medical licence", "exception/eu-provider-state", "uncovered"),
        ("You treat patients in British Columbia.\n## Requirements\n- CPSO licence", "exception/british-columbia", "other-state"),
        ("You treat patients in Florida.\n## Requirements\n- Active Ohio medical license", "exception/us-telehealth-registration", "other-state"),
        ("You treat patients in Texas.\n## Requirements\n- Active Ohio medical license\n- IMLC eligible", "exception/us-compact", "other-state"),
        ("It is follow-up of established patients. You treat patients in Texas.\n## Requirements\n- Active Ohio medical license",
         "narrow-exception/us-established-patient", "other-state"),
        ("You give an opinion to the treating doctor of patients in Kenya.\n## Requirements\n- GMC registration", "exempt/doctor-to-doctor", "uncovered"),
        ("We are the Department of Veterans Affairs. You treat patients in Texas.\n## Requirements\n- Active Ohio medical license",
         "exempt/us-federal-service", "other-state"),
    ],
)  # fmt: skip
def test_an_exception_lifts_what_would_be_said(text, name, lifted):
    found = told(text)
    assert {name, f"lifted/{lifted}"} <= found.keys()
    assert not {"patients-uncovered", "other-state"} & found.keys()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # The Union's rule is for its own doctors and its own patients.
        ("You treat patients in Germany.\n## Requirements\n- PMDC registration", "patients-uncovered"),
        ("You treat patients in the UK.\n## Requirements\n- Romanian medical licence", "patients-uncovered"),
        ("You treat patients in Germany and Kenya.\n## Requirements\n- Romanian medical licence", "patients-uncovered"),
        ("You treat patients in Switzerland.\n## Requirements\n- Romanian medical licence", "patients-uncovered"),
        # Care that is not given wholly at a distance is outside of it.
        ("You treat patients in Germany. This hybrid role has two days a week in our clinic.\n## Requirements\n- Romanian medical licence", "patients-uncovered"),
        ("You treat patients in the UK.\n## Requirements\n- MDCN registration\n- GMC registration is a plus", "patients-uncovered"),
        ("You treat patients in Alberta.\n## Requirements\n- CPSO licence", "other-state"),
        ("You treat patients in Florida.\n## Requirements\n- PMDC registration", "patients-uncovered"),
    ],
)  # fmt: skip
def test_an_exception_does_not_reach_further(text, kept):
    assert kept in told(text)


@pytest.mark.parametrize(
    ("posted", "name"),
    [(date(2025, 9, 10), "patients-uncovered"), (date(2025, 9, 11), "exception/eu-provider-state")],
)
def test_an_exception_holds_from_its_day(posted, name):
    text = "You treat patients in Germany.\n## Requirements\n- Romanian medical licence"
    assert name in told(text, posted)


def test_both_ends_are_a_further_duty():
    text = "You treat patients in South Africa.\n## Requirements\n- HPCSA registration\n"
    assert "also/south-africa-both-ends" in told(text + "Work from anywhere in the world.")
    assert "also/south-africa-both-ends" not in told(text)


def test_the_place_of_patients_counts_for_the_posting():
    facts = judge_for().facts(miniature("# Doctor\nYou will treat patients in Kenya by video."))
    assert facts.places == {"KE"}
