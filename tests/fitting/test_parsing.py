"""A profile, strictly read: a mistake is one line with its key."""

from __future__ import annotations

import math

import pytest

from scanner.errors import UsageError
from scanner.fitting import parse_profile
from scanner.fitting.profile import Amount, Cover, Profile
from scanner.rules import builtin_folder


def parse(**keys) -> Profile:
    return parse_profile(keys, lambda key: f"me.toml:{'.'.join(map(ascii, key))}", (builtin_folder(),))


def test_a_whole_profile():
    assert parse(
        location="Pakistan", registered=["GMC", "Texas", "US-FL", "DHA", "GB"], exams=["plab 1", "USMLE Step 3"],
        profession="Doctor", cover="none", least_hourly="GBP 1,060.50", hours=[5, 20],
    ) == Profile(
        "PK", ("GB", "US-TX", "US-FL", "AE-DU"), ("PLAB", "USMLE"), "doctor", Cover.NONE, Amount(1060.5, "GBP"), (5.0, 20.0)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "said", "read"),
    [
        ("location", "Lahore, Pakistan", "PK"),
        ("location", "Austin, TX", "US-TX"),
        ("registered", "GMC", ("GB",)),
        ("exams", ["OET", "ielts"], ("OET", "IELTS")),
        ("profession", "GP", "doctor"),
        ("profession", "Psychiatrist", "doctor"),
        ("cover", "provided", Cover.NONE),
        ("least_hourly", "£60", Amount(60, "GBP")),
        ("least_hourly", "60.50 EUR", Amount(60.5, "EUR")),
        ("hours", 12.5, (0.0, 12.5)),
    ],
)
def test_a_doctor_may_write_as_doctors_do(key, said, read):
    assert getattr(parse(**{key: said}), key) == read


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({}, "is empty"),
        ({"regstered": []}, "me.toml:'regstered': regstered: no such key; did you mean registered?"),
        ({"\x1b[2J": 1}, "no such key; there are location"),
        ({"registered": 5}, "should be a list"),
        ({"registered": [1]}, "me.toml:'registered'.0: registered: should be a list"),
        ({"registered": ["GB", "GCM"]}, "me.toml:'registered'.1: registered: 'GCM' is no place or register that is known; did you mean GMC?"),
        ({"registered": ["US"]}, "registers by its parts: write each, such as 'US-TX'"),
        ({"registered": ["Canada"]}, "such as 'CA-ON'"),
        ({"registered": ["EU"]}, "write the member state"),
        ({"registered": ["NMC"]}, "may be GB (United Kingdom) or IN (India)"),
        ({"registered": ["Georgia"]}, "may be GE (Georgia) or US-GA"),
        ({"registered": ["TX"]}, "did you mean US-TX?"),
        ({"registered": ["USMLE"]}, "exams have a key of their own"),
        ({"registered": ["IMLC"]}, "proves no registration"),
        ({"registered": [""]}, "should be a list"),
        ({"registered": ["GB"] * 1000}, "should be a list"),
        ({"location": "Atlantis"}, "is no place that is known"),
        ({"location": "x" * 101}, "should be where you live"),
        ({"location": "\x1b[2J\u202e"}, r"'\x1b[2J\u202e' is no place"),
        ({"exams": ["GMC"]}, "is a register: write it under registered"),
        ({"exams": ["PLABB"]}, "did you mean PLAB?"),
        ({"profession": "docter"}, "did you mean 'doctor'?"),
        ({"cover": "yes"}, '"own" if you have'),
        ({"least_hourly": 60}, "with its currency"),
        ({"least_hourly": "60"}, "with its currency"),
        ({"least_hourly": "$60"}, "with its currency"),
        ({"least_hourly": "GBP 60 EUR"}, "with its currency"),
        ({"cover": True}, '"own" if you have'),
        ({"location": "Lahore, Atlantis"}, "is no place that is known"),
        ({"least_hourly": "GPB 60"}, "is no currency of ISO 4217"),
        ({"hours": [20, 10]}, "hours a week"),
        ({"hours": 0}, "hours a week"),
        ({"hours": -1}, "hours a week"),
        ({"hours": 169}, "hours a week"),
        ({"hours": math.nan}, "hours a week"),
        ({"hours": True}, "hours a week"),
        ({"hours": [1, 2, 3]}, "hours a week"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_that_says_what_to_write(keys, message):
    with pytest.raises(UsageError) as error:
        parse(**keys)
    assert message in str(error.value)
    assert str(error.value).isprintable()
