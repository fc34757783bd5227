"""What goes into the store and comes out of it; all frozen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.model import Document, Failure, Posting, Report

    Result = Report | Posting | Failure


class State(StrEnum):
    """What became of a run, or of its visit to one source."""

    RUNNING = "running"
    FINISHED = "finished"
    ABANDONED = "abandoned"
    """Unfinished, and its rules or its configuration are no longer those in use."""
    FAILED = "failed"
    """Of a visit: the source could not be had, or not all of it."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The bytes of a document and what decides, beside them, how they are read."""

    sha256: str
    form: str
    """Suffix of the file name and media type."""
    size: int
    """In bytes."""


def fingerprint(document: Document) -> Fingerprint:
    """What two documents share exactly if the same postings are read from both."""
    form = f"{PurePath(document.name).suffix.lower()} {document.media_type}".strip()
    return Fingerprint(sha256(document.body).hexdigest(), form, len(document.body))


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one address of a source gave in this run."""

    source: str
    """The source's name in the configuration."""
    address: str
    """URL or path, as `Document.source` says it."""
    document: Fingerprint | None
    """None if nothing could be had: then the one result is a Failure."""
    results: tuple[Result, ...] | None = None
    """None for a known document. A bare Posting is one `Store.judged` knew."""


@dataclass(frozen=True, slots=True)
class Run:
    """One pass over the sources; runs are ordered by `id`, never by time."""

    id: int
    started: str
    """UTC, ISO 8601; as are all times in a store."""
    finished: str | None
    state: State
    rules: str
    """Version of the rule pack."""
    config: str
    """Digest of the configuration."""
    resumed: bool = False
