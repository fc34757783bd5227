"""What hints at a country without naming it: dialling codes and currencies."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.findings.earnings.bands import HOME
from scanner.model import Pay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Posting
    from scanner.rules.conditions import Facts

_DIALLED = re.compile(r"(?<![\w+])(?:\+|00)(\d{2,3})[\s()-]?\d")
DIALLING_CODES = {
    "20": "EG", "27": "ZA", "31": "NL", "33": "FR", "34": "ES", "39": "IT", "44": "GB", "45": "DK", "46": "SE", "47": "NO",
    "48": "PL", "49": "DE", "52": "MX", "55": "BR", "57": "CO", "60": "MY", "61": "AU", "62": "ID", "63": "PH", "64": "NZ",
    "65": "SG", "66": "TH", "84": "VN", "91": "IN", "92": "PK", "94": "LK", "234": "NG", "233": "GH", "254": "KE", "353": "IE",
    "351": "PT", "358": "FI", "852": "HK", "880": "BD", "962": "JO", "965": "KW", "966": "SA", "968": "OM", "971": "AE",
    "973": "BH", "974": "QA", "977": "NP",
}  # fmt: skip
"""Of the International Telecommunication Union (E.164); `+1` is shared by the United States, Canada and others."""


def phone_codes(posting: Posting) -> Iterator[tuple[str, str]]:
    """Countries by the dialling codes of numbers in the text, with the digits seen."""
    yield from _dialled(posting.text)


@lru_cache(maxsize=8)
def _dialled(text: str) -> tuple[tuple[str, str], ...]:
    found = (
        (DIALLING_CODES.get(f[1]) or DIALLING_CODES.get(f[1][:2]), f[0].strip())
        for f in _DIALLED.finditer(text)
    )
    return tuple((code, number) for code, number in found if code)


def currencies(facts: Facts) -> Iterator[tuple[str, str]]:
    """Countries by the currency of the pay, where only one country has it, with the words."""
    for claim in facts.claims:
        if isinstance(claim.value, Pay) and claim.value.currency in HOME:
            yield HOME[claim.value.currency], claim.quote
