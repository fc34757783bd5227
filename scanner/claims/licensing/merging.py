"""Statements that are one: the same credential, asked for in the same way, close together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE
from scanner.claims.licensing.statements import APART, simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.licensing.statements import Statement
    from scanner.claims.reading import Reading


def merged(statements: Sequence[Statement], reading: Reading) -> list[Statement]:
    """One statement with one requirement is one, its places together."""
    result: list[Statement] = []
    for statement in statements:
        if result and _one(result[-1], statement, reading):
            result[-1] = _union(result[-1], statement)
        elif result and _same_body(result[-1], statement):
            result.append(replace(statement, codes=result[-1].codes, authority=result[-1].authority))
        else:
            result.append(statement)
    return result


def _one(one: Statement, two: Statement, reading: Reading) -> bool:
    same = one.credential == two.credential and one.requirement == two.requirement
    if one.requirement == "waived" and bool(one.codes) != bool(two.codes):
        return False
    close = two.first - one.last <= APART and (one.credential == LICENCE or two.first - one.last <= 5)  # noqa: PLR2004
    return same and close and not {".", ";"}.intersection(reading.norms[one.last : two.first])


def _same_body(one: Statement, two: Statement) -> bool:
    """`eligible for GMC registration, and hold a licence to practise`: of the same body."""
    close = two.first - one.last <= 5  # noqa: PLR2004
    return one.credential == two.credential == LICENCE and bool(one.authority) and not two.codes and close


def _union(one: Statement, two: Statement) -> Statement:
    codes = (*one.codes, *(code for code in two.codes if code not in one.codes))
    if one.credential != "prescriber":
        codes = simplified(codes, exact=bool(one.authority and two.authority))
    begin, end = min(one.quote[0], two.quote[0]), max(one.quote[1], two.quote[1])
    return replace(
        one, first=min(one.first, two.first), last=max(one.last, two.last), codes=codes,
        authority=one.authority or two.authority, asked=(begin, end),
    )  # fmt: skip
