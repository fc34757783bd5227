"""Which currency a sign stands for in a posting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.currencies import FAMILY, HOME, SIGNS

if TYPE_CHECKING:
    from scanner.claims.pay.home import Home

_INDIAN = ("lakh", "lac", "lpa", "cr")


def currency(sign: str, scale: str, home: Home) -> str | None:
    """The ISO 4217 code of an amount; None if its sign is ambiguous and the posting settles nothing."""
    code = SIGNS.get(sign)
    if code:
        return code
    family = FAMILY.get(sign, "rupee" if not sign and scale.startswith(_INDIAN) else "")
    using = HOME.get(family, {})
    country = home.country(frozenset(using)) if using else None
    if country:
        return using[country]
    # Lakh and crore without a sign: of rupees, and India's unless another country that counts so is named.
    return "INR" if family == "rupee" and not sign else None
