"""Which currency a sign stands for in a posting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.currencies import FAMILY, HOME, SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping


def currency(sign: str, home: Mapping[str, int]) -> str | None:
    """The ISO 4217 code of a sign, folded; None if it is ambiguous and `home` settles nothing.

    `home` counts how strongly the posting points to each country.
    """
    sign = sign.strip()
    code = SIGNS.get(sign)
    if code or not sign:
        return code
    using = HOME.get(FAMILY.get(sign, ""), {})
    named = {country: weight for country, weight in home.items() if country in using}
    return using[max(named, key=lambda country: named[country])] if named else None
