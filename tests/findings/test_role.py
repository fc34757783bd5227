"""Role: whether the work is clinical, at a distance, and by which kind of contact."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scanner.claims import Extractor
from scanner.examples import miniature
from scanner.findings.role import role
from scanner.rules import load

if TYPE_CHECKING:
    from collections.abc import Iterator

LIVE, LATER, TRIAGE, DESK = "synchronous", "asynchronous", "triage", "non_clinical"

POSTINGS: list[tuple[str, bool, bool, set[str]]] = [
    (
        "# Your white coat, no borders: join the fleet\nCalls arrive from every country. You pick up, listen and prescribe.\nRegistered doctors only.",
        True,
        True,
        {LIVE},
    ),
    (
        "# Online doc needed, evenings\nOur app (video + chat) has four patients an hour. Own indemnity please.",
        True,
        True,
        {LIVE, LATER},
    ),
    (
        "# Join our team\nWe sell beds to clinics and are looking for drivers who like doctors.",
        False,
        False,
        set(),
    ),
    (
        "# Hospice nurse case manager - Remote\nYou visit patients in their homes and assess patients at the bedside.",
        True,
        False,
        set(),
    ),
    (
        "# Remote GP, Wales\nYou hold video and phone consultations with our members and prescribe.",
        True,
        True,
        {LIVE},
    ),
    (
        "# Telehealth Physician (Kenya)\nVideo consultations for employees of tea estates. E-prescriptions go to partner chemists.",
        True,
        True,
        {LIVE},
    ),
    (
        "# Online psychologist, Buenos Aires\nYou see clients by video, 50 minute sessions, from your own practice.",
        True,
        True,
        {LIVE},
    ),
    (
        "# Telepsychiatrist\nFollow-up appointments last 25 minutes. You treat adults with ADHD.",
        True,
        True,
        {LIVE},
    ),
    (
        "# Virtual Urgent Care NP - Ohio\n## Pay\n- $60 per completed visit\n## You\n- Active NP licence",
        True,
        True,
        {LIVE},
    ),
    (
        "# Dietitian (work from home)\nYou counsel patients in individual sessions and write meal plans.",
        True,
        True,
        {LIVE},
    ),
    (
        "# Fully remote internist\nYou assess and manage members with long COVID and write care plans.",
        True,
        True,
        set(),
    ),
    ("# Telemedicine doctor\nFull time or part time. Apply with your CV.", True, True, set()),
    ("# Tele-ICU intensivist\nYou support bedside teams in six hospitals at night.", True, True, set()),
    (
        "# Asynchronous care clinician\nPatients fill in an intake form; you review the questionnaire and approve or decline the prescription. No video.",
        True,
        True,
        {LATER},
    ),
    (
        "# Chat doctor, Jakarta\nYou answer patient chats on the app and suggest medicines.",
        True,
        True,
        {LATER},
    ),
    (
        "# Radiologist, remote reporting\nYou report CT and MRI at night from a home workstation.",
        True,
        True,
        {LATER},
    ),
    (
        "# Teledermatologist\nStore-and-forward cases from rural clinics; you write a structured report.",
        True,
        True,
        {LATER},
    ),
    (
        "# Online prescriber\nRepeat prescription requests are reviewed against the record.",
        True,
        True,
        {LATER},
    ),
    (
        "# Sick note doctor\nCustomers order a medical certificate online and you approve it.",
        True,
        True,
        {LATER},
    ),
    (
        "# GP, video and messaging (Norway)\nVideo consultations in the morning; in the afternoon you answer patient messages.",
        True,
        True,
        {LIVE, LATER},
    ),
    (
        "# Therapist\nYou see clients over video, and they can message you between sessions.",
        True,
        True,
        {LIVE, LATER},
    ),
    (
        "# Nurse, telephone triage\nYou assess symptoms over the phone using an algorithm and direct callers to the right level of care. You do not prescribe.",
        True,
        True,
        {TRIAGE},
    ),
    (
        "# Doctor for a health helpline, Accra\nYou take calls from subscribers, determine how urgent the complaint is and advise them. No treatment.",
        True,
        True,
        {TRIAGE},
    ),
    (
        "# Mental health crisis line clinician\nYou talk to callers at night and assess risk of self-harm.",
        True,
        True,
        {TRIAGE},
    ),
    (
        "# Medical officer, HMO call centre\nTelephone triage of enrollees. On quiet nights you vet claims for the claims department.",
        True,
        True,
        {TRIAGE, DESK},
    ),
    (
        "# Triage and treatment doctor\nTelephone triage first; where suitable you treat by video and prescribe.",
        True,
        True,
        {TRIAGE, LIVE},
    ),
    (
        "# Utilization review physician (remote)\nYou review medical records for medical necessity and hold peer-to-peer calls. No patient contact.",
        False,
        True,
        {DESK},
    ),
    (
        "# Virtual scribe for doctors\nFrom home you listen to the visit and write the note. You do not give any medical advice.",
        False,
        True,
        {DESK},
    ),
    (
        "# Medical adviser, disability claims (home based)\nYou read medical files and write reports. You do not examine the claimant.",
        False,
        True,
        {DESK},
    ),
    (
        "# AI trainer with a medical degree\nRate model answers from home. You never see a patient or a patient record.",
        False,
        False,
        {DESK},
    ),
    (
        "# Medical writer, freelance, remote\nYou write patient leaflets. No contact with patients.",
        False,
        False,
        {DESK},
    ),
    ("# Medical coder, on site in Lahore\nCharge entry and coding of US claims.", False, False, {DESK}),
    (
        "# Health guide (non-clinical)\nYou answer members' chats, judge how urgent their symptoms are, tell them what to take and choose the dose.",
        True,
        True,
        {LATER, TRIAGE},
    ),
    (
        "# Collaborating physician for telehealth clinics\nYou supervise four nurse practitioners and review charts.",
        True,
        True,
        set(),
    ),
    ("# Ward nurse, Leeds\nYou care for patients after surgery on a 24-bed ward.", True, False, set()),
    (
        "# Family doctor, Yukon\nTwo doctors share a clinic and a 10-bed hospital. You see 20 patients a day.",
        True,
        False,
        set(),
    ),
    (
        "# GP, Doha polyclinic\nWalk-in patients and vaccinations. There is no telemedicine and no work from home.",
        True,
        False,
        set(),
    ),
    (
        "# Emergency registrar\nYou treat patients in the department. The interview is held by video.",
        True,
        False,
        set(),
    ),
    (
        "# Staff nurse\nYou care for patients at the bedside.\n## Benefits\n- Free telehealth visits for your family",
        True,
        False,
        set(),
    ),
    (
        "# Backend engineer at a telehealth company (remote)\nYou build the video platform. Our clinicians see patients in 40 states.",
        False,
        False,
        set(),
    ),
    ("# Warehouse clerk\nYou pack parcels on the early shift.", False, False, set()),
    (
        "# Customer service agent (work from home)\nYou answer chats about orders and refunds.",
        False,
        False,
        set(),
    ),
    ("# Paralegal\nYou advise clients and prepare cases.", False, False, set()),
    (
        "# Pediatrician - Virtual Care (NY)\nProvide virtual visits to children and teens. Document in Epic. Answer MyChart messages.",
        True,
        True,
        {LIVE, LATER},
    ),
    (
        "# Endocrinologist, eConsult panel\nPrimary care doctors send written questions with labs; you reply in writing within two days. You never contact the patient.",
        True,
        True,
        {LATER},
    ),
    (
        "# Pharmacist, remote order verification\nYou verify medication orders for 30 rural hospitals overnight.",
        True,
        True,
        {LATER},
    ),
    (
        "# Speech therapist - teletherapy for schools\nYou deliver therapy to pupils online and write IEPs.",
        True,
        True,
        {LIVE},
    ),
    (
        "# Psychiatrist (MD) hybrid\nTwo clinic days and three days by video from home. You treat adults.",
        True,
        True,
        {LIVE},
    ),
    (
        "# Nurse Case Manager (Telephonic)\nYou call members with diabetes by phone, assess needs and build care plans.",
        True,
        True,
        {LIVE},
    ),
    (
        "# Medical Director, Virtual Primary Care\nYou supervise 12 NPs, review charts and see a small panel of patients by video.",
        True,
        True,
        {LIVE},
    ),
    ("# Teleradiology consultant (Ireland)\nReporting of overnight CT from home.", True, True, {LATER}),
    (
        "# Weight loss clinic doctor (remote)\nYou check intake questionnaires and prescribe GLP-1 medicines. All work is by message.",
        True,
        True,
        {LATER},
    ),
    (
        "# Doctor for travel insurance alarm centre, Madrid\nPhone advice to travellers, decisions on repatriation, contact with treating hospitals.",
        True,
        True,
        {TRIAGE},
    ),
    (
        "# NHS 111 GP\nRemote clinical assessment of callers, self-care advice or referral to out-of-hours.",
        True,
        True,
        {TRIAGE},
    ),
    (
        "# Physician Reviewer - Disability (Remote)\nReview claim files and write opinions for the insurer. No examination of claimants.",
        False,
        True,
        {DESK},
    ),
    (
        "# Clinical content reviewer for symptom checker (freelance)\nYou check articles and dialogues for accuracy. No patient contact.",
        False,
        False,
        {DESK},
    ),
    (
        "# Prior authorization nurse, work from home\nReview requests against criteria; speak with providers.",
        False,
        True,
        {DESK},
    ),
    (
        "# Medical Science Liaison, Germany\nYou meet with key opinion leaders and present data.",
        False,
        False,
        {DESK},
    ),
    (
        "# Clinical data abstractor RN - remote\nAbstract data from medical records for registries.",
        False,
        True,
        {DESK},
    ),
    (
        "# Doctors wanted for telehealth startup\nEarn well from your laptop. Send CV on WhatsApp.",
        True,
        True,
        set(),
    ),
    (
        "# Physiotherapist, Sydney clinic\nAssess and treat patients with sports injuries. Hands-on work.",
        True,
        False,
        set(),
    ),
    ("# Registered Nurse - Dialysis\nMonitor patients during treatment. Weekend shifts.", True, False, set()),
    (
        "# Community psychiatric nurse\nHome visits in Leeds. Some appointments are held by telephone or video.",
        True,
        True,
        {LIVE},
    ),
    (
        "# GP partner, Devon\nEight sessions. Appointments are 15 minutes, mixed face to face and telephone consultations.",
        True,
        True,
        {LIVE},
    ),
    ("# Veterinary surgeon, small animals\nYou treat cats and dogs.", False, False, set()),
    (
        "# Remote executive assistant to a surgeon\nYou keep the calendar and book travel.",
        False,
        False,
        set(),
    ),
    (
        "# Online counsellor (Kenya)\nYou counsel clients through chat and voice calls on our app.",
        True,
        True,
        {LIVE, LATER},
    ),
    (
        "# Tele-triage physician, Manila\nCallers describe symptoms; you decide urgency and tell them where to go.",
        True,
        True,
        {TRIAGE},
    ),
    (
        "# Telestroke neurologist\nYou examine stroke patients over video with the local team.",
        True,
        True,
        {LIVE},
    ),
    ("# Home visiting doctor, Dubai\nYou visit patients at home and in hotels.", True, False, set()),
    ("# Product manager, telemedicine\nYou own the roadmap of our video visit product.", False, False, set()),
    ("# Lactation consultant - virtual\nVideo sessions with new mothers.", True, True, {LIVE}),
    (
        "# Genetic counselor (remote)\nYou counsel patients by phone before and after tests.",
        True,
        True,
        {LIVE},
    ),
]

MISSED: list[tuple[str, bool, bool, set[str]]] = [
    (
        "# Doctor for a village project\nOnce a week you look in on the clinics over a satellite link.",
        True,
        True,
        set(),
    ),
]


TABLES = Path(__file__).parent / "role"
TABLES_READ = ("sketches", "fresh-sketches", "third-sketches", "fourth-sketches", "fifth-sketches", "noisy")


def rows(table: str) -> Iterator[tuple[str, str]]:
    """`title | text -> clinical remote synchronous`: a posting, and what a careful reader makes of it."""
    for line in (TABLES / f"{table}.txt").read_text(encoding="utf-8").splitlines():
        posting, arrow, said = line.rpartition(" -> ")
        if arrow:
            title, _, text = posting.partition(" | ")
            yield f"# {title}\n{text}".replace("\\n", "\n"), " ".join(sorted(said.split()))


@pytest.fixture(scope="module")
def extract() -> Extractor:
    return Extractor(load())


def _name(value: object) -> str:
    """A name that is the same in every process: a set has no order."""
    return " ".join(sorted(value)) if isinstance(value, set) else str(value)[:40]


@pytest.mark.parametrize(("text", "clinical", "telemedicine", "categories"), POSTINGS, ids=_name)
def test_reads_the_role(
    extract: Extractor, text: str, clinical: bool, telemedicine: bool, categories: set[str]
) -> None:
    posting = miniature(text)
    found = role(posting, extract(posting))
    assert (found.clinical, found.telemedicine, set(found.categories)) == (clinical, telemedicine, categories)


@pytest.mark.parametrize(("text", "clinical", "telemedicine", "categories"), MISSED, ids=_name)
@pytest.mark.xfail(strict=True)
def test_known_misses(
    extract: Extractor, text: str, clinical: bool, telemedicine: bool, categories: set[str]
) -> None:
    posting = miniature(text)
    found = role(posting, extract(posting))
    assert (found.clinical, found.telemedicine, set(found.categories)) == (clinical, telemedicine, categories)


def _words(extract: Extractor, text: str) -> str:
    posting = miniature(text)
    found = role(posting, extract(posting))
    kinds = [*found.categories, *["clinical"] * found.clinical, *["remote"] * found.telemedicine]
    return " ".join(sorted(kinds)) or "none"


@pytest.mark.parametrize(("text", "said"), [row for table in TABLES_READ for row in rows(table)])
def test_sketches_of_postings(extract: Extractor, text: str, said: str) -> None:
    assert _words(extract, text) == said


@pytest.mark.parametrize(("text", "said"), list(rows("known-misses")))
@pytest.mark.xfail(strict=True)
def test_sketches_not_read_yet(extract: Extractor, text: str, said: str) -> None:
    assert _words(extract, text) == said


def test_does_not_depend_on_anything_but_posting_and_claims(extract: Extractor) -> None:
    posting = miniature("# Remote GP\nVideo consultations.")
    assert role(posting, extract(posting)) == role(posting, extract(posting))
    assert role(posting, ()).categories == ()
