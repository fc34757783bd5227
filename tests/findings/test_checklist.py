"""The facts a doctor needs, on small postings: stated, vague, not stated or not read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.examples import miniature
from scanner.findings.checklist import checklist, missing
from scanner.model import Fact, State
from scanner.pipeline import judge_for

DOCTOR = "# Telehealth doctor\nYou will see patients by video and treat them.\n"
DESK = "# AI trainer for doctors\nRemote data annotation: you rate the answers of an AI model. There is no patient contact.\n"


def told(text: str, *, short: bool = False) -> dict[str, Fact]:
    posting = miniature(text)
    return {each.topic: each for each in checklist(posting, judge_for().facts(posting), short=short)}


def quotes(text: str, topic: str) -> list[str]:
    claims = judge_for().facts(miniature(text)).claims
    return [claims[index].quote for index in told(text)[topic].claims]


@pytest.mark.parametrize(
    ("topic", "text", "quote"),
    [
        ("registration", "Full GMC registration is required.", "GMC registration"),
        ("registration", "You must be licensed where the patient is located. You treat patients in Ohio.", "where the patient is located"),
        ("registration", "You only see patients in states where you are licensed.", "where you are licensed"),
        ("registration", "You must hold a licence. You treat patients in Kenya.", "patients in Kenya"),
        ("registration", "An active medical license in Texas or Florida is required.", "license in Texas or Florida"),
        ("pay", "We pay £85 an hour.", "£85 an hour"),
        ("pay", "We pay $90 to $120 an hour to doctors in Ohio.", "$90 to $120 an hour"),
        ("pace", "You have 15-minute appointments.", "15-minute appointments"),
        ("notes", "Admin time is paid.", "Admin time is paid"),
        ("notes", "Charting is unpaid.", "Charting is unpaid"),
        ("cover", "We provide malpractice insurance. You treat patients in India.", "provide malpractice"),
        ("cover", "Malpractice insurance including tail coverage. You treat patients in Texas.", "including tail coverage"),
        ("cover", "We provide occurrence malpractice coverage. You treat patients in Texas.", "occurrence malpractice"),
        ("cover", "You carry your own malpractice insurance.", "own malpractice insurance"),
        ("contract", "You work as an independent contractor.", "independent contractor"),
        ("employer", "Fjordview Care GmbH is hiring.", "GmbH"),
        ("oversight", "Our clinical governance team meets.", "clinical governance"),
        ("hours", "You work 20 hours per week.", "20 hours per week"),
    ],
)  # fmt: skip
def test_what_is_stated_is_shown_with_its_words(topic, text, quote):
    fact = told(DOCTOR + text)[topic]
    assert fact.state is State.STATED
    assert not fact.ask
    assert any(quote in each for each in quotes(DOCTOR + text, topic))


@pytest.mark.parametrize(
    ("topic", "text", "remark"),
    [
        ("registration", "An Indian medical licence is required. Consults are with patients sitting in Kenya.", "none of where the patients are"),
        ("registration", "A valid medical licence is required.", "not of which place"),
        ("registration", "You must be licensed in the state where the patient is located.", "the patients' place"),
        ("registration", "An active US medical license is required.", "not of which part"),
        ("registration", "A licence in any country is required.", "any licence will do"),
        ("registration", "No US license is needed.", "which licence is not needed"),
        ("registration", "ECFMG certification is required.", "but no licence"),
        ("pay", "Competitive pay.", "praised"),
        ("pay", "We offer attractive remuneration.", "praised"),
        ("pay", "Earn up to $300 an hour in Texas.", "only the highest"),
        ("pay", "Salary: AED 25,000.", "not for what"),
        ("pay", "You keep 65% of billings.", "not of which fee"),
        ("pace", "This is a high-volume practice.", "busy"),
        ("notes", "You document every visit in our system.", "not whether that time is paid"),
        ("cover", "We provide malpractice insurance. You treat patients in Texas.", "tail"),
        ("cover", "The details of malpractice insurance come later.", "not who covers what"),
        ("contract", "Employment or independent contractor status is possible.", "which is open"),
        ("contract", "We have a pension and dental insurance.", "benefits"),
        ("employer", "Our client is a leading US telehealth company.", "no name"),
        ("oversight", "Clinical supervision is available.", "not who leads"),
        ("hours", "You work 12-hour shifts.", "not how many there are"),
        ("hours", "Flexible hours.", "called flexible"),
        ("hours", "This is a part-time post.", "not how many a week"),
    ],
)  # fmt: skip
def test_what_is_said_without_enough_is_vague_and_asked(topic, text, remark):
    fact = told(DOCTOR + text)[topic]
    assert fact.state is State.VAGUE
    assert remark in fact.remark
    assert fact.ask.endswith("?")
    assert fact.claims


def test_what_is_not_said_is_not_stated_and_asked():
    facts = told(DOCTOR)
    assert {each.state for each in facts.values()} == {State.NOT_STATED}
    assert [each.ask for each in missing(facts.values())] == [each.ask for each in facts.values()]


def test_little_text_is_no_silence():
    facts = told(DOCTOR + "Competitive pay.", short=True)
    assert facts["pay"].state is State.VAGUE
    assert {each.state for each in facts.values()} == {State.VAGUE, State.UNREAD}
    assert not missing(facts.values())


def test_facts_of_patient_care_are_asked_in_patient_care_only():
    assert list(told(DESK)) == ["pay", "contract", "employer", "hours"]


def test_one_whole_statement_makes_up_for_vague_ones():
    text = DOCTOR + "Competitive pay. Earn up to $300 an hour in Texas.\nWe pay $120 an hour."
    assert told(text)["pay"].state is State.STATED


def test_another_fact_said_never_makes_one_less_stated():
    before = told(DOCTOR + "We pay £85 an hour.")
    after = told(DOCTOR + "We pay £85 an hour.\nFlexible hours.\nFull GMC registration is required.")
    ranks = [State.NOT_STATED, State.VAGUE, State.STATED]
    assert all(ranks.index(after[topic].state) >= ranks.index(before[topic].state) for topic in before)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("We are a leading global provider.", State.STATED),
        ("Our client is a leading US telehealth company.", State.VAGUE),
        ("Our client is a telehealth company. We are Northway Staffing Ltd.", State.STATED),
    ],
)
def test_who_advertises_may_not_be_who_employs(text, state):
    posting = replace(miniature(DOCTOR + text), employer="Northway")
    facts = checklist(posting, judge_for().facts(posting), short=False)
    assert {each.topic: each.state for each in facts}["employer"] is state
