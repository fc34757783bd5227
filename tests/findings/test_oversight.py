from __future__ import annotations

import pytest

from scanner.findings.oversight import oversight
from scanner.model import Claim, Kind, Role, Theme
from scanner.rules.conditions import Facts

ROLE = Role(clinical=True, telemedicine=True)


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("supervise up to 12 nurse practitioners", 12),
        ("oversee twenty NPs", 20),
        ("supervise 4-8 NPs", 8),
        ("supervise six NPs", 0),
        ("supervise 6 NPs", 0),
        ("supervise the NPs", 0),
    ],
)
def test_more_than_six_are_counted(quote: str, count: int) -> None:
    claims = [Claim(Kind.CONTEXT, "context/oversees_many", quote, 0, len(quote), Theme("oversees"))]
    found = [inference.working for inference in oversight(Facts(claims, ROLE))]
    assert found == ([f"One doctor answers for {count} others."] if count else [])
