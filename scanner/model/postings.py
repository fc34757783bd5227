"""A job advertisement as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Form(StrEnum):
    """What a passage is on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


class Section(StrEnum):
    """Under which kind of heading a passage stands."""

    TITLE = "title"
    BODY = "body"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    PAY = "pay"
    BENEFITS = "benefits"
    HOURS = "hours"
    COMPANY = "company"
    APPLY = "apply"


class Origin(StrEnum):
    """Where a passage was found: seen by a reader, or only in the page's markup."""

    VISIBLE = "visible"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Passage:
    """One title, heading, paragraph, list item or table row of a posting."""

    text: str
    start: int
    """Offset of the first character in `Posting.text`."""
    form: Form = Form.PARAGRAPH
    section: Section = Section.BODY
    heading: str = ""
    """The text of the heading it stands under, or of the row's column heads."""
    origin: Origin = Origin.VISIBLE


class Nature(StrEnum):
    """What a document is, as far as its reader can tell."""

    POSTING = "posting"
    ARTICLE = "article"
    LISTING = "listing"
    LOGIN = "login"


@dataclass(frozen=True, slots=True)
class Posting:
    """A job advertisement as a reader sees it."""

    source: str
    title: str
    employer: str
    location: str
    passages: tuple[Passage, ...]
    nature: Nature = Nature.POSTING
    posted: date | None = None
    valid_through: date | None = None

    @property
    def text(self) -> str:
        """The passages, a line each: what every offset points into."""
        return "\n".join(passage.text for passage in self.passages)
