"""The tables as queries see them; `migrations/` makes them, and a test holds the two together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, Table, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

METADATA = MetaData()
Kind = type[Integer] | type[Text] | type[Boolean] | type[BigInteger]

_KEYS: dict[str, Kind] = {"id": Integer}
_VERSION: dict[str, Kind] = {
    "posting_id": Integer,
    "digest": Text,
    "title": Text,
    "employer": Text,
    "location": Text,
    "text": Text,
    "posted": Text,
    "valid_through": Text,
    "first_run": Integer,
}
_JUDGEMENT: dict[str, Kind] = {
    "version_id": Integer,
    "digest": Text,
    "status": Text,
    "score": Integer,
    "band": Text,
    "clinical": Boolean,
    "telemedicine": Boolean,
    **dict.fromkeys(("categories", "themes", "inferences", "notes", "checklist"), Text),
}
_CLAIM: dict[str, Kind] = {
    **dict.fromkeys(("kind", "rule", "quote"), Text),
    **dict.fromkeys(("start", "end"), Integer),
    **dict.fromkeys(("value", "stance", "section", "origin"), Text),
}
_PART: dict[str, Kind] = {"judgement_id": Integer, "ordinal": Integer}
_FAILURE: dict[str, Kind] = {"outcome": Text, "error": Text}


def _table(name: str, columns: Mapping[str, Kind]) -> Table:
    return Table(name, METADATA, *(Column(column, kind) for column, kind in columns.items()))


packs = _table("packs", _KEYS | {"version": Text})
runs = _table(
    "runs",
    _KEYS | {"started": Text, "finished": Text, "state": Text, "pack_id": Integer, "config": Text},
)
counts = _table("counts", {"run_id": Integer, "outcome": Text, "number": Integer})
sources = _table("sources", _KEYS | {"name": Text})
visits = _table("visits", {"run_id": Integer, "source_id": Integer, "state": Text} | _FAILURE)
addresses = _table("addresses", _KEYS | {"source_id": Integer, "address": Text})
documents = _table("documents", _KEYS | {"sha256": Text, "form": Text, "size": Integer, "read": Text})
sightings = _table(
    "sightings",
    {"address_id": Integer, "first_run": Integer, "last_run": Integer, "document_id": Integer} | _FAILURE,
)
postings = _table("postings", _KEYS | {"key": Text, "first_run": Integer})
versions = _table("versions", _KEYS | _VERSION)
contents = _table(
    "contents",
    {"document_id": Integer, "pack_id": Integer, "ordinal": Integer, "label": Text, "version_id": Integer}
    | _FAILURE,
)
identities = _table("identities", {"kind": Text, "value": Text, "posting_id": Integer})
sketches = _table("sketches", {"band": BigInteger, "posting_id": Integer})
twins = _table("twins", {"posting_id": Integer, "other_id": Integer, "first_run": Integer})
judgements = _table("judgements", _KEYS | _JUDGEMENT)
rulings = _table("rulings", {"version_id": Integer, "pack_id": Integer, "judgement_id": Integer})
claims = _table("claims", _PART | _CLAIM)
flags = _table("flags", _KEYS | dict.fromkeys(("rule", "theme", "severity", "title", "why", "ask"), Text))
findings = _table(
    "findings", _PART | {"flag_id": Integer, "points": Integer, "claims": Text, "working": Text}
)
facts = _table("facts", _KEYS | {"fact": Text, "ask": Text})
checks = _table("checks", _KEYS | dict.fromkeys(("topic", "fact", "state", "remark", "ask"), Text))
missing = _table("missing", _PART | {"fact_id": Integer})
told = _table("told", {"channel": Text, "run_id": Integer})
