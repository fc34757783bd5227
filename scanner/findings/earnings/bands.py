"""Which band holds for a posting: by country, unit, profession and field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from scanner.findings.earnings.worker import Worker
    from scanner.rules.benchmarks import Benchmark

HOME = {
    "GBP": "GB", "INR": "IN", "PKR": "PK", "BDT": "BD", "AUD": "AU", "NZD": "NZ", "CAD": "CA", "AED": "AE", "SAR": "SA",
    "KWD": "KW", "EGP": "EG", "PHP": "PH", "IDR": "ID", "MYR": "MY", "SGD": "SG", "NGN": "NG", "KES": "KE", "ZAR": "ZA",
    "SEK": "SE", "CHF": "CH", "BRL": "BR",
}  # fmt: skip
"""Currencies of one country: they tell it where no place does."""
NOWHERE = "ANY"
NAMES = {
    "US": "in the United States", "GB": "in the United Kingdom", "IE": "in Ireland", "AU": "in Australia", "NZ": "in New Zealand",
    "CA": "in Canada", "IN": "in India", "PK": "in Pakistan", "BD": "in Bangladesh", "AE": "in the United Arab Emirates",
    "SA": "in Saudi Arabia", "KW": "in Kuwait", "EG": "in Egypt", "PH": "in the Philippines", "ID": "in Indonesia",
    "MY": "in Malaysia", "SG": "in Singapore", "NG": "in Nigeria", "KE": "in Kenya", "ZA": "in South Africa", "FR": "in France",
    "DE": "in Germany", "NL": "in the Netherlands", "ES": "in Spain", "SE": "in Sweden", "FI": "in Finland",
    "CH": "in Switzerland", "BR": "in Brazil", NOWHERE: "across countries",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Band:
    """The limits that hold: of several countries the lowest floor and the highest ceiling."""

    floor: float
    usual: tuple[float, float]
    ceiling: float
    guessed_floor: bool
    guessed_ceiling: bool
    currency: str
    where: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Market:
    """Who is sought, and where that work is done and for whom."""

    who: Worker
    places: AbstractSet[str]
    """Of the posting."""
    served: AbstractSet[str]
    """Of the patients, where it is told and not guessed."""
    benchmarks: Sequence[Benchmark]

    def countries(self, currency: str) -> AbstractSet[str]:
        """Whose bands hold: the pay of a doctor goes by the patients' country, or by the doctor's own."""
        named = {place.partition("-")[0] for place in (*self.served, *self.places)}
        return named or {HOME.get(currency, NOWHERE)}


def band(market: Market, per: str, currency: str) -> Band | None:
    """The band for such work in a currency, or None where no figure was ever found."""
    who, countries = market.who, market.countries(currency)
    alike = [
        b
        for b in market.benchmarks
        if b.per == per and b.who == who.who and (b.currency or currency) == currency
    ]
    here = [b for b in alike if b.place in countries] or [b for b in alike if b.place == NOWHERE]
    fitting = [b for b in here if b.field in {who.field, "any"}]
    if fitting:
        return _merged(fitting)
    general = [b for b in here if b.field == "general" and per in {"hour", "consult"}]
    # A specialist may earn far more than a generalist, but hardly less; salaries have grades of their own.
    return _merged(general, open_top=True) if general else None


def _merged(bands: Sequence[Benchmark], *, open_top: bool = False) -> Band:
    lowest = min(bands, key=lambda b: b.floor)
    highest = max(bands, key=lambda b: b.ceiling)
    return Band(
        lowest.floor, (lowest.usual[0], highest.usual[1]), float("inf") if open_top else highest.ceiling,
        lowest.basis[0] == "guess", highest.basis[1] == "guess", lowest.currency or "",
        NAMES.get(lowest.place, f"in {lowest.place}"), min(b.as_of for b in bands),
    )  # fmt: skip
