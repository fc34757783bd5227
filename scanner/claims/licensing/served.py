"""Places that the next sentence names: `Licensed where the patient is. We are live in Utah and Ohio.`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE
from scanner.claims.reading import STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.licensing.statements import Statement
    from scanner.claims.reading import Reading
    from scanner.rules.gazetteer import Gazetteer, Place

_OPEN = frozenset({"PATIENT", "US"})
"""Places that the next sentence may make more exact."""


def with_served(
    statements: Sequence[Statement], places: Sequence[Place], reading: Reading, gazetteer: Gazetteer
) -> list[Statement]:
    """The statements, each that leaves the place open with those the next sentence names."""
    return [_served(statement, places, reading, gazetteer) for statement in statements]


def _served(
    statement: Statement, places: Sequence[Place], reading: Reading, gazetteer: Gazetteer
) -> Statement:
    if statement.credential != LICENCE or not statement.codes or not _OPEN.issuperset(statement.codes):
        return statement
    start = reading.clause(statement.last)[1] + 1
    end = reading.clause(start)[1] if start < len(reading.norms) else start
    said = next(gazetteer.modality.serves.find(reading.norms, start, min(end, start + 4)), None)
    said = said or next(gazetteer.modality.among.find(reading.norms, start, end), None)
    named = [place for place in places if start <= place.first < end and not place.city]
    if not said or len(named) < 2 or STOPS.intersection(reading.norms[start:end]):  # noqa: PLR2004
        return statement
    kept = [code for code in statement.codes if code == "PATIENT"]
    codes = (*kept, *(code for place in named for code in place.codes))
    first, last = statement.quote
    return replace(statement, codes=tuple(dict.fromkeys(codes)), asked=(first, max(last, named[-1].last)))
