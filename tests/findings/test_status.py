"""Status: what is judged, and what is not a posting, not English or too little."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanner.examples import miniature
from scanner.findings.language import is_english
from scanner.findings.status import is_short, status
from scanner.model import Claim, Kind, Nature, Role, Status, Theme

NURSE = Role(clinical=True, telemedicine=True)
GOOD = (
    "# Telehealth doctor, Nova Scotia\n"
    "We are hiring two family physicians for our evening service. You hold video consultations with patients of nine "
    "rural practices and finish your notes inside the slot.\n"
    "## Requirements\n- Registration with the college, in good standing\n- Two years of practice\n"
    "## Pay\n- 120 dollars an hour, invoiced monthly\nApply with your CV before the end of the month."
)
ARTICLE = (
    "# The truth about working online as a doctor\n12 min read, published on Monday, written by Dr Ann Other\n"
    "## What is telemedicine?\nMany doctors dream of it. Studies suggest that most of them earn less than they had hoped.\n"
    "## Why is it so attractive?\n"
    + "It seems to offer control over time and place, and the reality is rather different. "
    * 12
    + "\n## Who is it for?\nAccording to regulators the law of the place where the patient is decides.\n"
    "## Conclusion\nIt is a bridge and rarely a replacement. Read more in our related articles."
)
ASKING = (
    "# Doctor online for certificates\nOur panel is small. Forms come in, you read them and answer.\n"
    "## How much do you earn?\n- 3 euros for each form, paid weekly\n## How does the work look?\n"
    + "A form opens, you read what the person wrote and you answer it in the panel. " * 10
    + "\n## What do we expect?\n- Full registration\n- A contract as a company\n"
)
"""An employer who asks the questions that a candidate would."""
LISTING = "# Remote physician jobs\n1,240 remote physician jobs in Canada\n" + "".join(
    f"Family physician {n}\nClinic {n}, Regina\n{n} days ago Save job Apply now\n" for n in range(2, 9)
)
LOGIN = "# Sign in\nSign in to see who you already know. Forgot password? New to JobNet? Join now. By clicking you agree to the terms."
GERMAN = (
    "# Ärztin oder Arzt (m/w/d) für Videosprechstunden\nWir suchen für unser Team in Hannover eine Ärztin oder einen Arzt. "
    "Sie beraten unsere Patienten per Video und stellen Rezepte aus. Wir bieten flexible hours, work from home und ein "
    "attraktives Gehalt. Sie haben eine Approbation und sprechen sehr gut Deutsch. Wir freuen uns auf Ihre Bewerbung."
)
FRENCH = (
    "# Médecin généraliste en téléconsultation\nNous recherchons un médecin inscrit à l'Ordre pour assurer des consultations "
    "à distance le soir et le week-end. Vous travaillez depuis chez vous avec notre logiciel. La rémunération est de trente "
    "euros par consultation et les notes sont rédigées pendant le rendez-vous."
)
SPANISH = (
    "# Médico general para teleconsulta\nBuscamos médicos con cédula profesional para atender a nuestros pacientes por "
    "videollamada. El horario es de lunes a viernes y el pago se realiza cada quince días. Es necesario contar con una "
    "conexión estable y con experiencia en la consulta de primer nivel."
)
CHINESE = "# 远程医生\n我们正在招聘远程医生为患者提供在线咨询服务要求具有执业医师资格证书和三年以上临床工作经验工作时间灵活薪资面议"
ENGLISH_FOR_GERMANY = (
    "# Telemedicine Physician (m/f/d)\nYou hold video consultations with patients in Germany. Your profile: Approbation and "
    "Facharzt in Allgemeinmedizin, German at C1. We offer a permanent contract and thirty days of leave. Berufshaftpflicht is paid by us. "
    "Please send your application to the medical director in Potsdam."
)
CARD = (
    "# Tele-hospitalist, Montana\nPhysician, Hospitalist Billings, Montana Full-Time May 3, 2026 View Job Save Job Physician, "
    "Hospitalist View Job Billings, Montana Full-Time May 3, 2026 Northern Lights Medical Staffing Group Physician Hospitalist Billings "
    "Montana Locum Nocturnist Great Falls Montana"
)


def warning() -> Claim:
    return Claim(Kind.WARNING, "warning/fee/deposit", "pay", 0, 3, Theme("fee"))


def of(text: str, *claims: Claim) -> Status:
    return status(miniature(text), claims, NURSE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD, Status.SCORED),
        (CARD, Status.SCORED),
        (ENGLISH_FOR_GERMANY, Status.SCORED),
        (ARTICLE, Status.NOT_A_POSTING),
        (LISTING, Status.NOT_A_POSTING),
        (LOGIN, Status.NOT_A_POSTING),
        (GERMAN, Status.UNSUPPORTED_LANGUAGE),
        (FRENCH, Status.UNSUPPORTED_LANGUAGE),
        (SPANISH, Status.UNSUPPORTED_LANGUAGE),
        (CHINESE, Status.UNSUPPORTED_LANGUAGE),
        ("# Doctors wanted\nWork from home. Write to us.", Status.INSUFFICIENT_TEXT),
        ("# Nurse\nApply today.", Status.INSUFFICIENT_TEXT),
        ("", Status.INSUFFICIENT_TEXT),
    ],
    ids=lambda value: str(value)[:30],
)
def test_judges_or_says_why_not(text: str, expected: Status) -> None:
    assert of(text) is expected


def test_a_warning_is_judged_however_short() -> None:
    assert of("# Doctors wanted\nPay 50 dollars to join.", warning()) is Status.SCORED


@pytest.mark.parametrize("nature", [Nature.ARTICLE, Nature.LISTING, Nature.LOGIN])
def test_believes_the_reader_of_the_document(nature: Nature) -> None:
    assert status(replace(miniature(GOOD), nature=nature), (), NURSE) is Status.NOT_A_POSTING


@pytest.mark.parametrize(
    "extra",
    [
        "Why join us?\nWhy do doctors stay?\nWho are we?\nStudies suggest that we are liked.",
        "Over 120,000 other jobs are on our board. View job. Save job.",
        "Sign in to apply. Forgot password? Create an account.",
        "Frequently asked questions\nIn this post we answer some. Read more on our site.",
    ],
)
def test_a_posting_may_have_marks_of_something_else(extra: str) -> None:
    assert of(f"{GOOD}\n{extra}") is Status.SCORED


@pytest.mark.parametrize(("count", "short"), [(39, True), (40, True), (149, True), (150, False)])
def test_little_text_withholds_what_is_not_said(count: int, short: bool) -> None:
    assert is_short(miniature("word " * count)) is short


@pytest.mark.parametrize("text", ["", "Dr. Lee, Oslo", "Médecin, Zürich", "GP Perth WA 6000"])
def test_a_short_text_has_the_benefit_of_the_doubt(text: str) -> None:
    assert is_english(text)


def test_the_majority_decides_the_language() -> None:
    assert not is_english(GERMAN)
    assert is_english(f"{GOOD}\nWir freuen uns auf Ihre Bewerbung.")


def test_an_employer_may_ask_the_candidates_questions() -> None:
    """`What do we expect?` is no heading of an article."""
    assert status(miniature(ASKING), (), NURSE) is Status.SCORED
