"""The checklist of a judgement: kept as numbers, since most postings are told of in the same words.

It rests on claims that are not kept too; of these the place of the words in the text is.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from scanner.history.stored import stored
from scanner.history.tables import checks
from scanner.model import Claim, Fact, Kind, State, Theme
from scanner.reports.record import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from scanner.history.batch import Batch
    from scanner.history.interning import Interned
    from scanner.model import Report

    Kept = list[list[int | list[int]]]
    """Of each fact its number, then a claim's number or two offsets for each thing it rests on."""

NONE = "[]"
_SAYS = ("topic", "fact", "state", "remark", "ask")


def keep(batch: Batch, interned: Interned, report: Report) -> str:
    """What a judgement keeps of a report's checklist."""
    places = {index: place for place, index in enumerate(listed(report))}
    kept: Kept = [
        [_number(batch, interned, fact), *(places.get(i, _ends(report, i)) for i in fact.claims)]
        for fact in report.checklist
    ]
    return json.dumps(kept, separators=(",", ":"))


def _number(batch: Batch, interned: Interned, fact: Fact) -> int:
    return interned.id(batch, checks, **{name: stored(str(getattr(fact, name))) for name in _SAYS})


def _ends(report: Report, index: int) -> list[int]:
    """Where the words of a claim stand in the text that is kept."""
    claim, text = report.claims[index], report.posting.text
    return [len(stored(text[:end])) for end in (claim.start, claim.end)]


def facts_of(connection: Connection, judged: Iterable[str]) -> dict[int, Fact]:
    """The facts that kept checklists name, by number."""
    wanted = {each[0] for kept in set(judged) for each in json.loads(kept)}
    if not wanted:
        return {}
    return {
        row.id: Fact(row.topic, row.fact, State(row.state), row.ask, remark=row.remark)
        for row in connection.execute(select(checks))
        if row.id in wanted
    }


def with_checklist(report: Report, kept: str, facts: Mapping[int, Fact]) -> Report:
    """The report with its checklist; the words that it rests on besides are added as claims of context."""
    said: Kept = json.loads(kept)
    loose = dict.fromkeys(tuple(each) for _, *resting in said for each in resting if isinstance(each, list))
    places = {ends: place for place, ends in enumerate(loose, len(report.claims))}
    checklist = tuple(
        replace(
            facts[number],
            claims=tuple(each if isinstance(each, int) else places[tuple(each)] for each in resting),
        )
        for number, *resting in said
        if isinstance(number, int)
    )
    added = (_claim(report.posting.text, *ends) for ends in loose)
    return replace(report, claims=(*report.claims, *added), checklist=checklist)


def _claim(text: str, start: int, end: int) -> Claim:
    return Claim(Kind.CONTEXT, "", text[start:end], start, end, Theme(""))
