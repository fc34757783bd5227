from __future__ import annotations

import pytest

from scanner.findings.visit_times import visit_times
from scanner.model import Claim, Kind, Role, Volume
from scanner.rules.conditions import Facts

ROLE = Role(clinical=True, telemedicine=True)


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
    found = [each.claims for each in visit_times(Facts(claims, ROLE)) if each.name == "volume/talk-time"]
    assert found == ([(0,)] if talk else [])


@pytest.mark.parametrize(
    ("quote", "least", "most", "short"),
    [
        ("20-minute intake", 20, 20, True),
        ("new patients 20-25 minutes", 20, 25, True),
        ("initial evaluation 20-40 minutes", 20, 40, False),
        ("45-minute intake", 45, 45, False),
        ("15-minute follow-up", 15, 15, False),
        ("intake of at least 20 minutes", 20, None, True),
    ],
)
def test_a_first_visit_under_half_an_hour_is_short(
    quote: str, least: float, most: float | None, *, short: bool
) -> None:
    claims = [
        Claim(Kind.VOLUME, "volume/x", quote, 0, len(quote), Volume("minutes_per_consult", least, most))
    ]
    names = {each.name for each in visit_times(Facts(claims, ROLE))}
    assert ("volume/short-intake" in names) is short
