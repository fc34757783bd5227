"""Which addresses, titles and texts are the same."""

from __future__ import annotations

import pytest
from history.night import BODY

from scanner.history.identity import Advert, canonical, job_id, same_posting, same_text, sketch


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("HTTPS://www.Jobs.Example:443/a/?utm_source=x&b=2&a=1#apply", "https://jobs.example/a?a=1&b=2"),
        ("http://jobs.example:80/a", "https://jobs.example/a"),
        ("http://jobs.example:8080/a", "https://jobs.example:8080/a"),
        ("https://jobs.example/job?id=7&gclid=1&fbclid=2", "https://jobs.example/job?id=7"),
        ("https://jobs.example/job?ref=7", "https://jobs.example/job?ref=7"),
        ("ads/Job.html", "ads/Job.html"),
        ("https://[broken/a", "https://[broken/a"),
        ("https://jobs.example:99999/a", "https://jobs.example:99999/a"),
    ],
)
def test_canonical(address: str, said: str) -> None:
    assert canonical(address) == said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://boards.greenhouse.io/larch/jobs/123?gh_src=x", "greenhouse:123"),
        ("https://larch.example/careers?gh_jid=123", "greenhouse:123"),
        ("https://jobs.lever.co/larch/0a1b2c3d-0000-1111-2222-333344445555/apply", "lever:0a1b2c3d-0000-1111-2222-333344445555"),
        ("https://larch.bamboohr.com/careers/42", "bamboohr:larch.bamboohr.com/careers/42"),
        ("https://jobs.example/jobs/123", None),
    ],
)  # fmt: skip
def test_job_id(address: str, said: str | None) -> None:
    assert job_id(address) == said


def advert(
    title: str = "Telehealth physician",
    employer: str = "Larch Clinic",
    location: str = "Leeds",
    **slots: object,
) -> Advert:
    filled = BODY.format(**({"pay": 30, "place": location, "work": "urgent care"} | slots))
    return Advert(title, employer, location, filled)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (advert(), True),
        (advert(employer="The Larch Clinic, Ltd."), True),
        (advert("Physician - Telehealth"), True),
        (advert("Tele-health physician (posted 3 days ago)"), False),
        (advert("Telehealth physicians"), True),
        (advert("Telehealth dermatologist"), False),
        (advert("Telehealth physician 2"), False),
        (advert(location="York"), False),
        (advert(location="", place="York"), False),
        (advert(employer="Alder Health"), False),
        (advert(work="dermatology"), False),
    ],
)
def test_the_same_posting_at_another_address(other: Advert, *, same: bool) -> None:
    assert same_posting(other, advert(), later=True) is same


def test_other_pay_is_the_same_posting_only_when_posted_later() -> None:
    assert same_posting(advert(pay=25), advert(), later=True)
    assert not same_posting(advert(pay=25), advert(), later=False)


def test_without_an_employer_only_the_same_words_are_the_same_posting() -> None:
    assert same_posting(advert(employer=""), advert(employer=""), later=True)
    assert not same_posting(advert(employer="", pay=25), advert(employer=""), later=True)


def test_the_same_text_under_two_names_of_one_employer_is_no_finding() -> None:
    assert same_text(advert(), advert(employer="Alder Health"))
    assert not same_text(advert(), advert(employer="Larch Clinic Leeds"))
    assert not same_text(advert(), advert(employer=""))


def test_sketches_of_near_duplicates_meet_and_of_others_do_not() -> None:
    text = advert().text
    assert set(sketch(text)) & set(sketch(text + " Apply here with one click today."))
    assert sketch(text) == sketch(advert(pay=99).text)
    assert not set(sketch(text)) & set(
        sketch("Keep the books of a small bakery and pay the bills on time. " * 9)
    )
    assert sketch("...") == ()
