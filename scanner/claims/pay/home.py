"""Which countries a posting points to, for the signs and periods that depend on it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scanner.claims.currencies import COUNTRIES, SIGNS
from scanner.claims.lexing import read
from scanner.model import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.claims.reading import Heard, Reading
    from scanner.rules.gazetteer import Gazetteer

_EUROPE = "GB IE FR DE NL BE LU ES PT IT CH AT SE NO DK FI IS PL CZ SK HU RO BG GR HR SI EE LV LT MT CY EU"
SALARIED_BY_YEAR = frozenset({*_EUROPE.split(), "US", "CA", "AU", "NZ"})
"""Where a figure called a salary is one for a year."""
_HINTS = {
    "w2": "US", "1099": "US", "dea": "US", "hipaa": "US", "401k": "US", "medicaid": "US", "rvu": "US", "wrvu": "US",
    "nhs": "GB", "gmc": "GB", "paye": "GB", "ahpra": "AU", "mbs": "AU", "superannuation": "AU", "ndis": "AU", "racgp": "AU", "acrrm": "AU", "abn": "AU",
    "ohip": "CA", "cmpa": "CA", "whānau": "NZ", "kiwisaver": "NZ", "mcnz": "NZ", "rnzcgp": "NZ",
    "nmc": "IN", "mbbs": "IN", "pmdc": "PK", "bmdc": "BD", "slmc": "LK", "prc": "PH", "cme": "US", "board": "US",
}  # fmt: skip
_PLACES = {f" {name} ": country for country, names in {
    "AU": ("au", "aus", "vic", "qld", "nsw", "act", "tas", "melbourne", "brisbane", "perth", "adelaide", "canberra", "hobart", "darwin", "gold coast",
           "geelong", "cairns", "townsville", "ballarat", "bendigo", "outback"),
    "NZ": ("nz", "aotearoa", "south island", "north island", "dunedin", "auckland", "wellington", "christchurch", "hamilton nz", "tauranga", "rotorua",
           "nelson", "invercargill", "otago", "canterbury", "waikato", "taranaki", "southland", "whangarei", "napier"),
    "CA": ("gta", "toronto", "montreal", "vancouver", "calgary", "edmonton", "ottawa", "winnipeg", "halifax", "saskatoon", "regina"),
    "IN": ("bengaluru", "bangalore", "mumbai", "chennai", "hyderabad", "pune", "kolkata", "delhi", "gurgaon", "gurugram", "noida", "kochi", "jaipur", "lucknow",
           "ahmedabad", "indore", "chandigarh", "coimbatore"),
    "PK": ("karachi", "lahore", "islamabad", "rawalpindi", "peshawar", "faisalabad", "multan"),
}.items() for name in names}  # fmt: skip
"""Places that a location names without their country, where the currency's sign is another country's too."""
_WEAK = frozenset({"mbbs", "cme", "nmc", "prc", "board"})
"""Said in many countries: they count only where nothing else does."""
_CODES = frozenset(code for sign, code in SIGNS.items() if code and code.lower() == sign) - {
    "TRY",
    "PEN",
    "COP",
    "PHP",
}
_SPELT = 5
"""A currency written out says more than the name of a country."""


class Home:
    """The countries of one posting; looked up only when an amount asks."""

    def __init__(self, heards: Sequence[Heard], gazetteer: Gazetteer) -> None:
        self._heards = heards
        self._gazetteer = gazetteer
        self._text: Mapping[str, int] | None = None
        self._heads: tuple[frozenset[str], ...] | None = None

    def country(self, among: frozenset[str]) -> str | None:
        """The one of these countries that the posting points to: by location, title, then text."""
        named = next((head & among for head in self.heads if head & among), among)
        if len(named) == 1:
            return next(iter(named))
        weights = {country: weight for country, weight in self.text.items() if country in named}
        return max(sorted(weights), key=lambda country: weights[country]) if weights else None

    @property
    def by_year(self) -> bool:
        """Whether people there name salaries by the year."""
        named = next((head for head in self.heads if head), self.text.keys())
        return bool(named & SALARIED_BY_YEAR)

    @property
    def heads(self) -> tuple[frozenset[str], ...]:
        """The countries of the location, then of the title."""
        if self._heads is None:
            posting = self._heards[0].posting
            self._heads = tuple(_named(text, self._gazetteer) for text in (posting.location, posting.title))
        return self._heads

    @property
    def written(self) -> str | None:
        """The one currency that the text names without an amount: `rates in GBP`."""
        codes = {code for heard in self._heards for code in _written(heard.reading)}
        return codes.pop() if len(codes) == 1 else None

    @property
    def text(self) -> Mapping[str, int]:
        """How often the text points to each country."""
        if self._text is None:
            self._text = _pointed(self._heards, self._gazetteer)
        return self._text


def _written(reading: Reading) -> set[str]:
    """The currencies that a passage names without an amount."""
    return {word.upper() for word in reading.norms if len(word) == 3} & _CODES  # noqa: PLR2004 - as ISO 4217 codes are


def _pointed(heards: Sequence[Heard], gazetteer: Gazetteer) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    for heard in heards:
        counts.update({code.split("-")[0] for span in gazetteer.spans(heard.reading) for code in span.codes})
        for country in _spelt(heard.reading):
            counts[country] += _SPELT
        for word in _HINTS.keys() & set(heard.reading.norms):
            (weak if word in _WEAK else counts)[_HINTS[word]] += 1
    return Counter({country: count for country, count in (counts or weak).items() if len(country) == 2})  # noqa: PLR2004 - not ANY, PATIENT


def _spelt(reading: Reading) -> set[str]:
    """The countries of the currencies that a passage writes out: `AUD`, `C$17`."""
    codes = {SIGNS.get(quantity.sign) for quantity in reading.quantities.values()}
    codes |= {word.upper() for word in reading.norms if len(word) == 3}  # noqa: PLR2004 - as ISO 4217 codes are
    return {COUNTRIES[code] for code in codes if code and code in COUNTRIES}


def _named(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    if not text:
        return frozenset()
    reading = read(Passage(text, 0))
    codes = frozenset(code.split("-")[0] for span in gazetteer.spans(reading) for code in span.codes)
    return codes or frozenset(_PLACES[name] for name in _PLACES if name in f" {' '.join(reading.norms)} ")
