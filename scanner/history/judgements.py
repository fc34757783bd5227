"""What was said of a version: written row by row, and read back as the record it was."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from scanner.history import checklists
from scanner.history.stored import stored
from scanner.history.tables import claims, facts, findings, flags, judgements, missing, rulings
from scanner.reports.record import record

if TYPE_CHECKING:
    from scanner.history.batch import Batch
    from scanner.history.interning import Interned
    from scanner.model import Report

_FLAG = ("rule", "theme", "severity", "title", "why", "ask")
_LISTS = ("themes", "inferences", "notes")
_CLAIM = ("kind", "rule", "quote", "stance", "section", "origin")


def judge(batch: Batch, interned: Interned, version_id: int, pack_id: int, report: Report) -> None:
    """Keep a report as what these rules say of this version; the same words are kept once."""
    said = record(report)
    digest = sha256(_json([said[part] for part in _said(said)]).encode()).hexdigest()
    same = (judgements.c.version_id == version_id) & (judgements.c.digest == digest)
    number = batch.connection.execute(select(judgements.c.id).where(same)).scalar()
    checklist = checklists.keep(batch, interned, report)
    if number is None:
        number = _new(batch, interned, version_id, digest, said, checklist)
    else:
        _fill(batch, number, checklist)
    here = (rulings.c.version_id == version_id) & (rulings.c.pack_id == pack_id)
    batch.connection.execute(rulings.delete().where(here))
    batch.add(rulings, version_id=version_id, pack_id=pack_id, judgement_id=number)


def _fill(batch: Batch, number: int, checklist: str) -> None:
    """Give an older judgement of the same words the checklist that was not kept then."""
    bare = (judgements.c.id == number) & (judgements.c.checklist == checklists.NONE)
    if checklist != checklists.NONE:
        batch.connection.execute(judgements.update().where(bare).values(checklist=checklist))


def _said(said: dict[str, Any]) -> list[str]:
    return sorted(said.keys() - {"source", "posting"})


def _new(  # noqa: PLR0913, PLR0917 - a row has so many parts
    batch: Batch, interned: Interned, version_id: int, digest: str, said: dict[str, Any], checklist: str
) -> int:
    number = batch.new(
        judgements, version_id=version_id, digest=digest, status=said["status"], score=said["score"],
        band=said["band"], clinical=said["role"]["clinical"], telemedicine=said["role"]["telemedicine"],
        categories=_json(said["role"]["categories"]), checklist=checklist, **{name: _json(said[name]) for name in _LISTS},
    )  # fmt: skip
    for ordinal, claim in enumerate(said["claims"]):
        _claim(batch, number, ordinal, claim)
    for ordinal, finding in enumerate((*said["findings"], *said["strengths"])):
        _finding(batch, interned, number, ordinal, finding)
    for ordinal, fact in enumerate(said["missing"]):
        fact_id = interned.id(batch, facts, fact=stored(fact["fact"]), ask=stored(fact["ask"]))
        batch.add(missing, judgement_id=number, ordinal=ordinal, fact_id=fact_id)
    return number


def _claim(batch: Batch, number: int, ordinal: int, claim: dict[str, Any]) -> None:
    texts = {name: stored(claim[name]) for name in _CLAIM}
    batch.add(
        claims, judgement_id=number, ordinal=ordinal, start=claim["start"], end=claim["end"],
        value=_json(claim["value"]), **texts,
    )  # fmt: skip


def _finding(batch: Batch, interned: Interned, number: int, ordinal: int, finding: dict[str, Any]) -> None:
    flag_id = interned.id(batch, flags, **{name: stored(finding[name]) for name in _FLAG})
    batch.add(
        findings, judgement_id=number, ordinal=ordinal, flag_id=flag_id, points=finding["points"],
        claims=_json(finding["claims"]), working=stored(finding["working"]),
    )  # fmt: skip


def _json(value: object) -> str:
    """Plain ASCII, so that any database takes it; the key order is the record's."""
    return json.dumps(value, separators=(",", ":"))
