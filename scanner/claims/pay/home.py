"""Which countries a posting points to, for the signs and periods that depend on it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scanner.claims.lexing import read
from scanner.model import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.claims.reading import Heard
    from scanner.rules.gazetteer import Gazetteer

EUROPE = frozenset(
    "GB IE FR DE NL BE LU ES PT IT CH AT SE NO DK FI IS PL CZ SK HU RO BG GR HR SI EE LV LT MT CY EU".split()
)
SALARIED_BY_YEAR = EUROPE | {"US", "CA", "AU", "NZ"}
"""Where a figure called a salary is one for a year (`gold/GUIDE.md`)."""

LOCATION, TITLE, TEXT = 20, 10, 1
_HINTS = {
    "w2": "US", "1099": "US", "dea": "US", "hipaa": "US", "401k": "US", "medicaid": "US", "nhs": "GB", "gmc": "GB",
    "paye": "GB", "ahpra": "AU", "mbs": "AU", "cmpa": "CA", "nmc": "IN", "mbbs": "IN", "pmdc": "PK", "bmdc": "BD",
    "slmc": "LK", "prc": "PH", "superannuation": "AU", "rvu": "US", "wrvu": "US", "cme": "US", "board": "US",
}  # fmt: skip
_WEAK = frozenset({"mbbs", "cme", "nmc", "prc", "board"})


def home(heards: Sequence[Heard], gazetteer: Gazetteer) -> Mapping[str, int]:
    """How strongly the posting points to each country: location first, then title, then text."""
    counts: Counter[str] = Counter()
    if not heards:
        return counts
    posting = heards[0].posting
    _add(counts, _countries(posting.location, gazetteer), LOCATION)
    _add(counts, _countries(posting.title, gazetteer), TITLE)
    for heard in heards:
        for span in gazetteer.spans(heard.reading):
            _add(counts, {code.split("-")[0] for code in span.codes}, TEXT)
        for word in _HINTS.keys() & set(heard.reading.norms):
            counts[_HINTS[word]] += 0 if word in _WEAK and counts else TEXT
    return +counts


def _countries(text: str, gazetteer: Gazetteer) -> set[str]:
    reading = read(Passage(text, 0))
    return {code.split("-")[0] for span in gazetteer.spans(reading) for code in span.codes}


def _add(counts: Counter[str], countries: set[str], weight: int) -> None:
    for country in countries:
        if len(country) == 2:  # noqa: PLR2004 - not ANY, PATIENT
            counts[country] += weight
