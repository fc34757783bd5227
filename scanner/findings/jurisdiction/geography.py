"""Which place lies in which."""

from __future__ import annotations

ANYWHERE = "ANY"
UNION = "EU"
MEMBERS = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
        "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    }
)  # fmt: skip
"""States of the European Union: neither the United Kingdom nor Switzerland; of the EEA states nothing was read."""

BY_STATE = frozenset({"US", "CA"})
"""Countries without a licence for the whole of them.

https://imlcc.com/a-faster-pathway-to-physician-licensure
https://blg.com/en/insights/2021/06/cross-canada-virtual-care-licensure-requirements-and-best-practices
"""


def country(code: str) -> str:
    """The country of a place.

    >>> country("US-TX"), country("GB")
    ('US', 'GB')
    """
    return code.partition("-")[0]


def lies_in(code: str, area: str) -> bool:
    """Whether a place is a part of an area, or the area itself.

    >>> lies_in("US-TX", "US"), lies_in("RO", "EU"), lies_in("US", "US-TX"), lies_in("GB", "EU")
    (True, True, False, False)
    """
    if area in {ANYWHERE, code, country(code)}:
        return True
    return area == UNION and country(code) in MEMBERS


def covers(licence: str, place: str) -> bool:
    """Whether a licence may be meant for patients of a place: one of the two may be told less exactly.

    A licence of "the EU" is one of some member state, and covers no other by itself.

    >>> covers("US", "US-TX"), covers("US-TX", "US"), covers("US-FL", "US-TX"), covers("EU", "DE")
    (True, True, False, False)
    """
    return licence == place or licence == country(place) or place == country(licence)
