from __future__ import annotations

import pytest

from scanner.findings.talk_time import talk_time
from scanner.model import Claim, Kind, Role, Volume
from scanner.rules.conditions import Facts


@pytest.mark.parametrize(
    ("quote", "talk"),
    [
        ("average call 8 minutes", True),
        ("target handling time 6 minutes", True),
        ("AHT is 7 minutes", True),
        ("calls are 7 minutes on average", True),
        ("8-minute slots", False),
        ("each appointment lasts 8 minutes", False),
    ],
)
def test_an_average_or_a_handling_time_is_that_of_the_talk(quote: str, *, talk: bool) -> None:
    claims = [
        Claim(Kind.VOLUME, "volume/x", quote, 0, len(quote), Volume("minutes_per_consult", 8, 8)),
        Claim(Kind.VOLUME, "volume/x", "average day", 0, 11, Volume("hours_per_day", 8, 8)),
    ]
    found = [
        inference.claims for inference in talk_time(Facts(claims, Role(clinical=True, telemedicine=True)))
    ]
    assert found == ([(0,)] if talk else [])
