"""What readers make of a document before it is assembled: adverts, made of blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Form, Nature, Origin, Outcome, Section

if TYPE_CHECKING:
    from datetime import date

    from scanner.model import Document

BOLD_LEVEL = 7
COLON_LEVEL = 8
"""Of headings below the six of HTML: a bold line stands over one that only ends in a colon."""


@dataclass(frozen=True, slots=True)
class Block:
    """A passage that has no place in the text yet."""

    form: Form
    text: str
    level: int = 0
    """Of a heading: the smaller, the more it stands over."""
    heading: str = ""
    """Of a row: the column heads of its table."""
    section: Section | None = None
    """Known already, whatever heading stands above."""
    origin: Origin = Origin.VISIBLE


@dataclass(frozen=True, slots=True)
class About:
    """What a posting says outside its passages."""

    title: str = ""
    employer: str = ""
    location: str = ""
    nature: Nature = Nature.POSTING
    posted: date | None = None
    valid_through: date | None = None


@dataclass(frozen=True, slots=True)
class Advert:
    """One posting as a reader found it."""

    about: About
    blocks: tuple[Block, ...]
    label: str = ""
    """Tells it from the others in the document: a row, a job id, a file name."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a document (or all of it) of which no posting could be made."""

    problem: str
    label: str = ""
    outcome: Outcome = Outcome.UNREADABLE


@dataclass(frozen=True, slots=True)
class Part:
    """A document inside the document: an attachment, what was packed."""

    document: Document
    label: str = ""


Found = Advert | Unread | Part
