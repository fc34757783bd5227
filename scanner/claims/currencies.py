"""Currency signs and names, folded, and the ISO 4217 code each settles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SIGNS: dict[str, str | None] = {
    "$": None,
    "us$": "USD", "usd": "USD", "u.s. dollar": "USD", "us dollar": "USD", "usd$": "USD", "$usd": "USD",
    "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "cdn$": "CAD", "cad": "CAD", "canadian dollar": "CAD",
    "a$": "AUD", "au$": "AUD", "aud$": "AUD", "aud": "AUD", "australian dollar": "AUD",
    "nz$": "NZD", "nzd$": "NZD", "nzd": "NZD",
    "s$": "SGD", "sg$": "SGD", "sgd": "SGD", "hk$": "HKD", "hkd": "HKD", "nt$": "TWD",
    "r$": "BRL", "brl": "BRL", "mx$": "MXN", "mxn": "MXN", "mex$": "MXN",
    "£": "GBP", "quid": "GBP", "gbp": "GBP", "pound sterling": "GBP", "pound": "GBP", "sterling": "GBP",
    "€": "EUR", "eur": "EUR", "euro": "EUR",
    "₹": "INR", "inr": "INR", "rupee": None, "rs": None, "rs.": None, "₨": None, "re.": None,
    "pkr": "PKR", "lkr": "LKR", "npr": "NPR", "mur": "MUR",
    "৳": "BDT", "bdt": "BDT", "tk": "BDT", "tk.": "BDT", "taka": "BDT",
    "₱": "PHP", "php": "PHP", "p": "PHP", "philippine peso": "PHP",
    "₦": "NGN", "n": "NGN", "#": "NGN", "ngn": "NGN", "naira": "NGN",
    "r": "ZAR", "zar": "ZAR", "rand": "ZAR",
    "kes": "KES", "ksh": "KES", "kshs": "KES", "ksh.": "KES", "kes.": "KES",
    "ugx": "UGX", "ush": "UGX", "tzs": "TZS", "tsh": "TZS", "ghs": "GHS", "gh₵": "GHS", "₵": "GHS", "gh¢": "GHS", "cedi": "GHS",
    "etb": "ETB", "birr": "ETB", "rwf": "RWF", "zmw": "ZMW", "egp": "EGP", "le": "EGP", "e£": "EGP",
    "aed": "AED", "dh": "AED", "dhs": "AED", "dirham": "AED", "dhs.": "AED",
    "sar": "SAR", "sr": "SAR", "riyal": None, "saudi riyal": "SAR",
    "qar": "QAR", "qr": "QAR", "kwd": "KWD", "kd": "KWD", "kuwaiti dinar": "KWD",
    "bhd": "BHD", "bd": "BHD", "omr": "OMR", "ro": "OMR", "r.o.": "OMR", "jod": "JOD", "jd": "JOD", "iqd": "IQD", "lbp": "LBP",
    "chf": "CHF", "sfr": "CHF", "fr.": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "kr": None, "kronor": None, "kroner": None,
    "pln": "PLN", "zł": "PLN", "zl": "PLN", "ron": "RON", "lei": "RON", "czk": "CZK", "kč": "CZK",
    "huf": "HUF", "ft": "HUF", "bgn": "BGN", "try": "TRY", "₺": "TRY", "tl": "TRY", "ils": "ILS", "nis": "ILS", "₪": "ILS",
    "rm": "MYR", "myr": "MYR", "ringgit": "MYR", "idr": "IDR", "rp": "IDR", "rp.": "IDR",
    "thb": "THB", "฿": "THB", "baht": "THB", "vnd": "VND", "₫": "VND", "cny": "CNY", "rmb": "CNY",
    "jpy": "JPY", "¥": None, "yen": "JPY", "krw": "KRW", "₩": "KRW", "cop": "COP", "ars": "ARS",
    "clp": "CLP", "pen": "PEN", "uyu": "UYU", "dop": "DOP", "rd$": "DOP", "jmd": "JMD", "j$": "JMD",
    "ttd": "TTD", "tt$": "TTD", "sh": None, "shs": None, "dollar": None, "buck": None, "peso": None, "shilling": None, "dinar": None,
}  # fmt: skip
"""None: the posting's country must settle it, else it stays unknown."""

HOME: dict[str, dict[str, str]] = {
    "dollar": {
        "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "JM": "JMD",
        "TT": "TTD", "EC": "USD", "SV": "USD", "PA": "USD", "ZW": "USD", "PR": "USD",
    },
    "rupee": {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR", "MU": "MUR"},
    "peso": {"PH": "PHP", "MX": "MXN", "CO": "COP", "AR": "ARS", "CL": "CLP", "DO": "DOP", "UY": "UYU"},
    "shilling": {"KE": "KES", "UG": "UGX", "TZ": "TZS"},
    "riyal": {"SA": "SAR", "QA": "QAR", "OM": "OMR", "YE": "YER"},
    "dinar": {"KW": "KWD", "BH": "BHD", "JO": "JOD", "IQ": "IQD", "LY": "LYD", "TN": "TND"},
    "krone": {"SE": "SEK", "NO": "NOK", "DK": "DKK"},
    "yen": {"JP": "JPY", "CN": "CNY"},
}  # fmt: skip

COUNTRIES = {
    "USD": "US", "CAD": "CA", "AUD": "AU", "NZD": "NZ", "SGD": "SG", "HKD": "HK", "INR": "IN", "PKR": "PK", "LKR": "LK",
    "NPR": "NP", "PHP": "PH", "MXN": "MX", "COP": "CO", "KES": "KE", "UGX": "UG", "TZS": "TZ", "SAR": "SA", "QAR": "QA",
    "OMR": "OM", "KWD": "KW", "BHD": "BH", "JOD": "JO", "SEK": "SE", "NOK": "NO", "DKK": "DK", "JMD": "JM", "TTD": "TT",
}  # fmt: skip
"""Whose currency it is: an amount in AUD says that `$` beside it is Australian too."""

FAMILY = {
    "$": "dollar", "dollar": "dollar", "buck": "dollar", "rs": "rupee", "rs.": "rupee", "₨": "rupee", "re.": "rupee",
    "rupee": "rupee", "peso": "peso", "shilling": "shilling", "sh": "shilling", "shs": "shilling", "riyal": "riyal", "dinar": "dinar",
    "kr": "krone", "kronor": "krone", "kroner": "krone", "¥": "yen",
}  # fmt: skip

THREE_DECIMALS = frozenset({"KWD", "BHD", "OMR", "JOD", "TND"})

_PREFIX_ONLY = frozenset(
    {"n", "p", "#", "r", "le", "bd", "jd", "sr", "qr", "re.", "fr.", "try", "pen", "ft", "ro", "r.o."}
)
_SUFFIX_ONLY = frozenset({
    "u.s. dollar", "us dollar", "canadian dollar", "australian dollar", "pound sterling", "sterling", "rupee", "rand",
    "dirham", "riyal", "saudi riyal", "kuwaiti dinar", "ringgit", "baht", "taka", "naira", "cedi", "philippine peso",
    "dollar", "buck", "quid", "pound", "euro", "peso", "tl", "shilling", "dinar", "yen", "birr", "lei", "zł", "zl", "kč",
})  # fmt: skip
_GROUPED_ONLY = frozenset({"n", "p", "#"})
"""Too short to be trusted but before a grouped figure or thousands: `N150,000`, `P25k`."""
SPELT = {**{sign: sign for sign in _SUFFIX_ONLY if sign.isalpha()}}
"""What may follow a figure in words: `two hundred dollars`."""


def _choice(signs: Iterable[str]) -> str:
    return "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))


_LETTERS = [sign for sign in SIGNS if sign[0].isalpha() and sign not in _SUFFIX_ONLY | _GROUPED_ONLY]
_SYMBOLS = [sign for sign in SIGNS if not sign[0].isalpha() and sign not in _GROUPED_ONLY]
_DOLLARS = r"(?:usd|cad|aud|nzd|sgd|hkd)\s\$"
BEFORE = (
    rf"(?<![a-z])(?:{_DOLLARS}|{_choice(_LETTERS)})|\\?(?:{_choice(_SYMBOLS)})"
    rf"|(?<![\w#])(?:{_choice(_GROUPED_ONLY)})(?=\d{{1,3}}(?:,\d{{3}}|k\b))"
)
"""What may stand before a figure, as a regular expression."""
AFTER = _choice(
    sign for sign in SIGNS if sign not in _PREFIX_ONLY and (sign.isalpha() or " " in sign or len(sign) == 1)
)
"""What may stand behind one."""
