"""A place, however markup nests it → one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.postings.values import list_of, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = (
    ("addressLocality", "city"),
    ("addressRegion", "region", "state", "province"),
    ("addressCountry", "country", "countryName"),
)
_MOST = 12
_COUNTRIES = {
    "AR": "Argentina", "CA": "Canada", "CO": "Colombia", "DE": "Germany", "GA": "Gabon", "IL": "Israel", "IN": "India",
    "MA": "Morocco", "MD": "Moldova", "MT": "Malta", "NE": "Niger", "PA": "Panama", "SC": "Seychelles", "VA": "Vatican",
}  # fmt: skip
"""Codes of countries that are postal codes of US states too: written out, so that nobody takes one for the other."""


def place(value: object, depth: int = 4) -> str:
    """`Lagos, Nigeria`; several places parted by semicolons, "" for none.

    >>> place({"@type": "Place", "address": {"addressLocality": "Lagos", "addressCountry": {"name": "NG"}}})
    'Lagos, NG'
    >>> place({"address": {"addressLocality": "Barrie", "addressRegion": "ON", "addressCountry": "CA"}})
    'Barrie, ON, Canada'
    """
    if isinstance(value, list):
        found = dict.fromkeys(text for item in value[:_MOST] if (text := place(item, depth)))
        return "; ".join(found)
    if not isinstance(value, dict) or depth == 0:
        return text_of(value)
    return (
        place(value.get("address"), depth - 1)
        or _address(value, depth)
        or place(value.get("name"), depth - 1)
    )


def _address(address: Mapping[str, object], depth: int) -> str:
    found = [_first(address, names, depth) for names in _PARTS]
    found[-1] = _COUNTRIES.get(found[-1].upper(), found[-1])
    parts = dict.fromkeys(filter(None, found))
    return ", ".join(parts) or text_of(address.get("streetAddress"))


def _first(address: Mapping[str, object], names: tuple[str, ...], depth: int) -> str:
    values = (place(value, depth - 1) for name in names for value in list_of(address.get(name))[:1])
    return next(filter(None, values), "")
