"""Small postings against small profiles: what fits, what is missing and what is not told."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from scanner.examples import miniature
from scanner.fitting import Profile, parse_profile
from scanner.model import Fit, Fitness
from scanner.pipeline import fitting_judge_for
from scanner.rules import builtin_folder

DOCTOR = "# Telehealth doctor\nYou will see patients by video and treat them.\n"
DESK = "# AI trainer for doctors\nRemote data annotation: you rate the answers of an AI model. There is no patient contact.\n"
MORE = (
    "You work in a friendly team and will have the support that you need, and we look forward to your letter. "
    * 9
)
FIT, GAP, UNKNOWN = Fitness.FIT, Fitness.GAP, Fitness.UNKNOWN


def profile(**keys) -> Profile:
    return parse_profile(keys, lambda _key: "me.toml:1", (builtin_folder(),))


def held(text: str, place: str = "", **keys) -> dict[str, Fit]:
    posting = replace(miniature(f"{text}\n{MORE}"), location=place)
    report = fitting_judge_for(profile=profile(**keys))(posting)
    assert report.fit is not None
    return {each.topic: each for each in report.fit}


def quotes(text: str, topic: str, **keys) -> list[str]:
    report = fitting_judge_for(profile=profile(**keys))(miniature(f"{text}\n{MORE}"))
    return [report.claims[i].quote for each in report.fit or () if each.topic == topic for i in each.claims]


REGISTRATION = [
    pytest.param("Full GMC registration is required.", ["GMC"], FIT, "which you have", id="asked-and-held"),
    pytest.param("Full GMC registration is required.", ["PMDC"], GAP, "which you have not", id="asked-and-not-held"),
    pytest.param("Full GMC registration is required.", [], GAP, "which you have not", id="none-held"),
    pytest.param("A medical license in Texas or Florida is required.", ["US-FL"], FIT, "one is enough", id="one-of-two"),
    pytest.param("A license in at least one of Texas, Ohio or Florida is required.", ["US-FL"], FIT, "one is enough", id="at-least-one"),
    pytest.param("A medical license in Texas and Florida is required.", ["US-FL"], UNKNOWN, "ask whether one is enough", id="both"),
    pytest.param("A license in Texas, Florida and Ohio is required.", ["US-FL", "US-TX"], UNKNOWN, "ask whether one is enough", id="two-of-three"),
    pytest.param("GMC or IMC registration is required.", ["IE"], FIT, "one is enough", id="either-register"),
    pytest.param("An active state medical license is required.", ["US-FL"], FIT, "which you have", id="any-state"),
    pytest.param("DHA licence or DHA eligibility letter.", ["IN"], UNKNOWN, "ask whether you are", id="eligible-will-do"),
    pytest.param("We sponsor your DHA licence.", ["IN"], GAP, "helps to get it", id="helped"),
    pytest.param("You must be licensed where the patient is. You treat patients in Kenya.", ["KE"], FIT, "where you are registered", id="patients-there"),
    pytest.param("You must be licensed where the patient is.", ["KE"], UNKNOWN, "does not say where that is", id="patients-untold"),
    pytest.param("A licence in any country is required.", ["IN"], UNKNOWN, "the patients' place decides", id="any-country"),
    pytest.param("A licence in any country is required. You treat patients in Texas.", ["IN"], GAP, "patients are in Texas", id="any-country-elsewhere"),
    pytest.param("A licence in any country is required.", [], GAP, "you have none", id="any-country-none-held"),
    pytest.param("No US license is needed. You treat patients in Texas.", ["IN"], GAP, "patients are in Texas", id="waived"),
    pytest.param("A valid medical licence is required.", ["IN"], UNKNOWN, "of which place", id="placeless"),
    pytest.param("You treat patients in India.", ["IN"], FIT, "where you are registered", id="unsaid-but-there"),
    pytest.param("Competitive pay.", ["IN"], UNKNOWN, "neither a registration nor where", id="nothing-said"),
    pytest.param("You only see patients in states where you are licensed.", ["US-TX"], FIT, "only where you are registered", id="routed"),
    pytest.param("You treat patients in Germany.", ["RO"], UNKNOWN, "C-115/24", id="eu-provider-state"),
    pytest.param("You treat patients in Germany.", ["PK"], GAP, "patients are in Germany", id="eu-rule-is-not-for-others"),
    pytest.param("You treat patients in Germany.", ["GB"], GAP, "patients are in Germany", id="nor-for-the-united-kingdom"),
    pytest.param("You treat patients in British Columbia.", ["CA-ON"], UNKNOWN, "British Columbia", id="british-columbia"),
    pytest.param("You treat patients in British Columbia.", ["US-TX"], GAP, "British Columbia", id="british-columbia-is-for-canada"),
    pytest.param("A Florida licence is required. You treat patients in Florida.", ["US-TX"], UNKNOWN, "registers telehealth providers", id="florida"),
    pytest.param("Full GMC registration is required. You treat patients in Kenya.", ["GB"], GAP, "its patients are in Kenya", id="patients-elsewhere"),
    pytest.param("A US license is required. You treat patients in Ohio.", ["US-TX"], GAP, "its patients are in Ohio", id="patients-in-another-state"),
    pytest.param("BIG registration is required. Registered as RGA, or prepared to be, is a plus.", ["PK"], GAP, "which you have not", id="eligible-for-something-else"),
    pytest.param("You give an opinion to the treating doctor. You treat patients in Kenya.", ["PK"], FIT, "opinion given to another doctor", id="doctor-to-doctor"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "registered", "fitness", "reason"), REGISTRATION)
def test_registration(text, registered, fitness, reason):
    fit = held(DOCTOR + text, registered=registered)["registration"]
    assert (fit.fitness, reason in fit.reason) == (fitness, True), fit.reason


def test_work_without_patients_needs_what_it_asks_for():
    assert held(DESK, registered=[])["registration"].fitness is FIT
    assert (
        held(DESK + "A medical license in Texas is required.", registered=["IN"])["registration"].fitness
        is GAP
    )


def test_the_words_it_rests_on_are_there():
    found = quotes(DOCTOR + "Full GMC registration is required.", "registration", registered=["GB"])
    assert found == ["Full GMC registration is required"]


LOCATION = [
    pytest.param("You must live in the UK.", "", "GB", FIT, id="there"),
    pytest.param("You must live in the UK.", "", "PK", GAP, id="elsewhere"),
    pytest.param("Candidates must be located in Texas.", "", "US-FL", UNKNOWN, id="another-state"),
    pytest.param("You must reside in the county.", "", "PK", UNKNOWN, id="no-place-named"),
    pytest.param("Based in Singapore with Chinese patients.", "", "CN", GAP, id="the-place-beside-it"),
    pytest.param("Work from anywhere in the world.", "", "PK", UNKNOWN, id="from-anywhere"),
    pytest.param("You treat patients in Kenya.", "", "KE", FIT, id="patients-at-home"),
    pytest.param("", "Remote, Kenya", "KE", FIT, id="advertised-at-home"),
    pytest.param("", "Remote, Kenya", "PK", UNKNOWN, id="untold"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "home", "fitness"), LOCATION)
def test_location(text, place, home, fitness):
    assert held(DOCTOR + text, place, location=home)["location"].fitness is fitness


def test_work_on_the_spot_is_for_those_who_are_there():
    ward = "# Ward doctor\nYou will round on the ward of our hospital and treat inpatients. This is an in-person role."
    assert held(ward, "Leeds, UK", location="PK")["location"].fitness is GAP
    assert held(ward, "Leeds, UK", location="GB")["location"].fitness is FIT


EXAMS = [
    pytest.param("PLAB is required.", ["PLAB"], FIT, id="passed"),
    pytest.param("PLAB is required.", ["USMLE"], GAP, id="not-passed"),
    pytest.param("USMLE is a plus.", [], FIT, id="welcome-only"),
    pytest.param("Competitive pay.", [], FIT, id="none-asked"),
    pytest.param("Board certified in family medicine.", [], UNKNOWN, id="recognition-without-a-body"),
    pytest.param("MRCGP or FRACGP is required.", ["FRACGP"], FIT, id="either"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "passed", "fitness"), EXAMS)
def test_exams(text, passed, fitness):
    assert held(DOCTOR + text, exams=passed)["exams"].fitness is fitness


PROFESSION = [
    ("Telehealth doctor", "doctor", FIT),
    ("Telehealth Nurse Practitioner", "doctor", GAP),
    ("Telehealth Nurse Practitioner", "nurse", GAP),
    ("MD/DO/NP wanted", "nurse practitioner", FIT),
    ("Physician Assistant, Philadelphia, PA", "doctor", GAP),
    ("Telepsychiatrist", "doctor", FIT),
    ("Psychologist", "doctor", GAP),
    ("Nurse, Baltimore, MD", "doctor", GAP),
    ("Clinical lead", "doctor", UNKNOWN),
]


@pytest.mark.parametrize(("title", "mine", "fitness"), PROFESSION)
def test_profession(title, mine, fitness):
    text = f"# {title}\nYou will see patients by video and treat them."
    assert held(text, profession=mine)["profession"].fitness is fitness


COVER = [
    ("We provide malpractice insurance.", "none", FIT),
    ("You carry your own malpractice insurance.", "none", GAP),
    ("You carry your own malpractice insurance.", "own", FIT),
    ("No indemnity provided.", "none", GAP),
    ("Competitive pay.", "none", UNKNOWN),
    ("Competitive pay.", "own", UNKNOWN),
    ("MDU subscription reimbursed up to £900.", "none", UNKNOWN),
]


@pytest.mark.parametrize(("text", "mine", "fitness"), COVER)
def test_cover(text, mine, fitness):
    assert held(DOCTOR + text, cover=mine)["cover"].fitness is fitness


PAY = [
    pytest.param("We pay £85 an hour.", "GBP 80", FIT, "GBP 85", id="enough"),
    pytest.param("We pay £85 an hour.", "90 GBP", GAP, "less than your least", id="too-little"),
    pytest.param("We pay £70 to £90 an hour.", "GBP 80", UNKNOWN, "may be less", id="a-range-around-it"),
    pytest.param("We pay £70 an hour by day and £90 an hour at night.", "GBP 80", UNKNOWN, "GBP 70–90", id="rates-around-it"),
    pytest.param("Pay is up to £120 per hour.", "GBP 80", UNKNOWN, "may be less", id="a-ceiling"),
    pytest.param("Pay is up to £70 per hour.", "GBP 80", GAP, "less than your least", id="a-low-ceiling"),
    pytest.param("We pay £85 an hour.", "EUR 10", UNKNOWN, "cannot be compared", id="another-currency"),
    pytest.param("We pay £20 per consultation with 15-minute appointments.", "GBP 75", FIT, "4 an hour", id="worked-out"),
    pytest.param("We pay £20 per consultation.", "GBP 10", UNKNOWN, "assumed", id="at-an-assumed-pace"),
    pytest.param("Competitive pay.", "GBP 10", UNKNOWN, "not told", id="untold"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "least", "fitness", "reason"), PAY)
def test_pay(text, least, fitness, reason):
    fit = held(DOCTOR + text, "United Kingdom", least_hourly=least)["pay"]
    assert (fit.fitness, reason in fit.reason) == (fitness, True), fit.reason


HOURS = [
    ("You work 20 hours per week.", 20, FIT),
    ("You work 40 hours per week.", 20, GAP),
    ("You work 10 to 30 hours per week.", [20, 40], FIT),
    ("You work up to 8 hours per week.", [20, 40], GAP),
    ("A minimum of 10 hours per week.", 20, FIT),
    ("You work 5 days a week, 8 hours a day.", 20, GAP),
    ("Flexible hours.", 20, UNKNOWN),
]


@pytest.mark.parametrize(("text", "mine", "fitness"), HOURS)
def test_hours(text, mine, fitness):
    assert held(DOCTOR + text, hours=mine)["hours"].fitness is fitness


@pytest.mark.parametrize("text", [DESK, DOCTOR])
def test_silence_of_a_short_text_tells_nothing(text):
    mine = profile(exams=[], registered=["GB"], location="PK", cover="none", least_hourly="GBP 1", hours=9)
    points = fitting_judge_for(profile=mine)(miniature(text)).fit or ()
    assert {each.fitness for each in points} == {UNKNOWN}
    assert {each.reason for each in points} == {"not enough was read to tell"}


def test_only_what_the_profile_says_is_held_against_a_posting():
    assert list(held(DOCTOR, hours=20)) == ["hours"]


def test_one_registration_more_never_makes_it_worse():
    ranks = [GAP, UNKNOWN, FIT]
    for parameters in REGISTRATION:
        text, registered, fitness, _ = parameters.values
        after = held(DOCTOR + text, registered=[*registered, "NZ"])["registration"].fitness
        assert ranks.index(after) >= ranks.index(fitness), text


def test_nothing_of_the_profile_is_repeated():
    text = (
        DOCTOR
        + "Full GMC registration is required. We pay £85 an hour. You work 20 hours per week. PLAB is required."
    )
    secret = {"location": "NP", "registered": ["LK", "KE"], "exams": ["MCCQE"], "cover": "none", "least_hourly": "GBP 83.17", "hours": [3.25, 17.75]}  # fmt: skip
    said = repr(list(held(text, **secret).values()))
    assert not [
        word
        for word in ("NP", "Nepal", "LK", "Lanka", "Kenya", "MCCQE", "83", "3.25", "17.75")
        if word in said
    ]


def test_a_profile_without_a_key_holds_nothing_against_anything():
    assert all(
        getattr(profile(hours=20), each.name) is None for each in fields(Profile) if each.name != "hours"
    )
