"""A posting that was pasted without its title: what is sought is read from the text."""

from __future__ import annotations

import pytest

from scanner import scan_text

CARE = "You see patients by video, diagnose, treat and prescribe. Follow-up is by phone."
SOUGHT = [
    "Shannon Doctors is a co-operative of general practices. We are looking for sessional GPs who work from home.",
    "Respected doctors, our online clinic grows every month and we want you to work with us from home.",
    "We would like to put six more sessional doctors on that rota of calls by telephone and video.",
    "Telehealth nurse practitioner, part time, from home, in Ohio.",
]
OTHERS = [
    "We are looking for an accountant who works from home for our telehealth company. You close the books.",
    "Our platform connects patients with clinicians by video. We are hiring a data engineer. You build pipelines.",
]


@pytest.mark.parametrize("opening", SOUGHT)
def test_a_profession_that_is_sought_in_the_text_is_clinical(opening: str) -> None:
    role = scan_text(f"{opening} {CARE}").role
    assert (role.clinical, role.telemedicine) == (True, True)


@pytest.mark.parametrize("text", OTHERS)
def test_other_work_is_not(text: str) -> None:
    assert not scan_text(text).role.clinical
