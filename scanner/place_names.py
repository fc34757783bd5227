"""ISO 3166 codes → the names that people use."""

from __future__ import annotations

from functools import cache

NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""Unions, and codes that stand for no place."""
SPECIAL = {"ANY": "any country", "PATIENT": "where the patient is"}

PARTS = {
    "AE": "AZ Abu Dhabi, AJ Ajman, DU Dubai, FU Fujairah, RK Ras Al Khaimah, SH Sharjah, UQ Umm Al Quwain",
    "AU": "ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory, QLD Queensland, "
    "SA South Australia, TAS Tasmania, VIC Victoria, WA Western Australia",
    "CA": "AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador, "
    "NS Nova Scotia, NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, "
    "SK Saskatchewan, YT Yukon",
    "GB": "ENG England, NIR Northern Ireland, SCT Scotland, WLS Wales",
    "US": "AK Alaska, AL Alabama, AR Arkansas, AZ Arizona, CA California, CO Colorado, CT Connecticut, "
    "DC District of Columbia, DE Delaware, FL Florida, GA Georgia, GU Guam, HI Hawaii, IA Iowa, ID Idaho, "
    "IL Illinois, IN Indiana, KS Kansas, KY Kentucky, LA Louisiana, MA Massachusetts, MD Maryland, ME Maine, "
    "MI Michigan, MN Minnesota, MO Missouri, MS Mississippi, MT Montana, NC North Carolina, ND North Dakota, "
    "NE Nebraska, NH New Hampshire, NJ New Jersey, NM New Mexico, NV Nevada, NY New York, OH Ohio, OK Oklahoma, "
    "OR Oregon, PA Pennsylvania, PR Puerto Rico, RI Rhode Island, SC South Carolina, SD South Dakota, "
    "TN Tennessee, TX Texas, UT Utah, VA Virginia, VT Vermont, WA Washington, WI Wisconsin, WV West Virginia, "
    "WY Wyoming",
}


def place_names(codes: tuple[str, ...]) -> str:
    """Name the places, the states and provinces of a country together.

    >>> place_names(("US-TX", "US-FL", "GB"))
    'Texas and Florida (US), United Kingdom'
    """
    countries = dict.fromkeys(code.partition("-")[0] for code in codes)
    return ", ".join(_country(country, codes) for country in countries)


def is_place(code: str) -> bool:
    """Whether a code is that of a country, or of a part whose name is known.

    >>> is_place("GB"), is_place("US-TX"), is_place("UK"), is_place("US-XX"), is_place("gb")
    (True, True, False, False, False)
    """
    country, dash, part = code.partition("-")
    return country in _iso() and (not dash or part in _parts(country))


def codes_of(name: str) -> set[str]:
    """The codes of the countries of this name.

    >>> codes_of("pakistan"), codes_of("Atlantis")
    ({'PK'}, set())
    """
    return {code for code in _iso() if _countries()[code].casefold() == name.casefold()}


def is_currency(code: str) -> bool:
    """Whether a code is one of ISO 4217.

    >>> is_currency("GBP"), is_currency("GPB")
    (True, False)
    """
    from babel import Locale  # noqa: PLC0415 - as below

    return code in Locale("en").currencies


def _country(country: str, codes: tuple[str, ...]) -> str:
    parts = [code.partition("-")[2] for code in codes if code.startswith(f"{country}-")]
    if not parts:
        return SPECIAL.get(country) or _countries().get(country, country)
    names = [_parts(country).get(part, part) for part in parts]
    return f"{listing(names)} ({country})"


def listing(words: list[str]) -> str:
    """Join words as one says them: `a, b and c`."""
    return " and ".join([*filter(None, [", ".join(words[:-1])]), *words[-1:]])


@cache
def _parts(country: str) -> dict[str, str]:
    entries = filter(None, PARTS.get(country, "").split(", "))
    return {code: name for code, _, name in (entry.partition(" ") for entry in entries)}


@cache
def _iso() -> frozenset[str]:
    """The codes of countries: two letters, but those of unions and of no place."""
    return frozenset(code for code in _countries() if len(code) == 2 and code.isalpha()) - NO_COUNTRIES  # noqa: PLR2004


@cache
def _countries() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - few postings have a country named

    return dict(Locale("en").territories)
