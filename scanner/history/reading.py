"""Rows → reports: what was said of a version, as the judge said it."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from scanner.history.batch import chunks
from scanner.history.checklists import facts_of, with_checklist
from scanner.history.tables import claims, facts, findings, flags, judgements, missing
from scanner.model import (
    Band,
    Claim,
    Engagement,
    Finding,
    Inference,
    Kind,
    Licensing,
    Malpractice,
    Missing,
    Origin,
    Pay,
    Report,
    Role,
    Section,
    Severity,
    Stance,
    Status,
    Theme,
    ThemeScore,
    Volume,
    Whereabouts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from sqlalchemy import Connection, Row, Select

    from scanner.model import Fact, Posting, Value

    Reporting = Callable[[Posting], Report]

_VALUES: dict[Kind, Callable[..., Value]] = {
    Kind.PAY: Pay,
    Kind.LICENSING: Licensing,
    Kind.MALPRACTICE: Malpractice,
    Kind.VOLUME: Volume,
    Kind.ENGAGEMENT: Engagement,
}

_FLAG = (flags.c.rule, flags.c.theme, flags.c.severity, flags.c.title, flags.c.why, flags.c.ask)
_FINDINGS = select(findings, *_FLAG).join(flags, flags.c.id == findings.c.flag_id)
_MISSING = select(missing, facts.c.fact, facts.c.ask).join(facts, facts.c.id == missing.c.fact_id)


def reportings(connection: Connection, wanted: Collection[int]) -> Iterator[tuple[int, Reporting]]:
    """Judgement id → what makes a report of its posting, for the judgements wanted."""
    for some in chunks(sorted(set(wanted))):
        said = _grouped(connection, select(claims), claims.c.judgement_id, some)
        found = _grouped(connection, _FINDINGS, findings.c.judgement_id, some)
        lacking = _grouped(connection, _MISSING, missing.c.judgement_id, some)
        rows = connection.execute(select(judgements).where(judgements.c.id.in_(some))).all()
        checked = facts_of(connection, (row.checklist for row in rows))
        for row in rows:
            bare = _reporting(row, said[row.id], found[row.id], lacking[row.id])
            yield row.id, partial(_checked, bare, row.checklist, checked)


def _checked(bare: Reporting, checklist: str, facts: Mapping[int, Fact], posting: Posting) -> Report:
    return with_checklist(bare(posting), checklist, facts)


def _grouped(
    connection: Connection, query: Select[Any], key: Any, wanted: Collection[int]
) -> dict[int, list[Row[Any]]]:
    groups: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query.where(key.in_(wanted)).order_by(key, query.selected_columns.ordinal)):
        groups[row.judgement_id].append(row)
    return groups


def _reporting(
    row: Row[Any], said: list[Row[Any]], found: list[Row[Any]], lacking: list[Row[Any]]
) -> Reporting:
    flagged = [_finding(each) for each in found]
    parts: dict[str, Any] = {
        "status": Status(row.status),
        "role": Role(bool(row.clinical), bool(row.telemedicine), tuple(json.loads(row.categories))),
        "claims": tuple(_claim(each) for each in said),
        "findings": tuple(each for each in flagged if each.severity is not Severity.STRENGTH),
        "strengths": tuple(each for each in flagged if each.severity is Severity.STRENGTH),
        "missing": tuple(Missing(each.fact, each.ask) for each in lacking),
        "themes": tuple(ThemeScore(**each) for each in json.loads(row.themes)),
        "score": row.score,
        "band": Band(row.band) if row.band else None,
        "notes": tuple(json.loads(row.notes)),
        "inferences": tuple(_inference(each) for each in json.loads(row.inferences)),
    }
    return lambda posting: Report(posting, **parts)


def _claim(row: Row[Any]) -> Claim:
    kind = Kind(row.kind)
    fields = {name: _frozen(value) for name, value in json.loads(row.value).items()}
    make: Any = Whereabouts if "places" in fields else _VALUES.get(kind, Theme)
    return Claim(
        kind, row.rule, row.quote, row.start, row.end, make(**fields),
        Stance(row.stance), Section(row.section), Origin(row.origin),
    )  # fmt: skip


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _finding(row: Row[Any]) -> Finding:
    return Finding(
        row.rule, row.theme, Severity(row.severity), row.title, row.why, row.ask,
        tuple(json.loads(row.claims)), row.points, row.working,
    )  # fmt: skip


def _inference(said: dict[str, Any]) -> Inference:
    return Inference(said["name"], tuple(said["claims"]), said["working"])
