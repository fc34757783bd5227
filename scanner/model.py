"""The nouns of the pipeline, in the order they are made; all frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Outcome(StrEnum):
    """How an input ended that could not be had or read."""

    GONE = "gone"
    BLOCKED = "blocked"
    LOGIN = "login"
    EMPTY = "empty"
    NOT_HTML = "not_html"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    TLS = "tls"
    ROBOTS = "robots"
    REDIRECT = "redirect"
    REFUSED = "refused"
    EXPIRED = "expired"
    UNREADABLE = "unreadable"


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
class Document:
    """One input as it was read: bytes, undecoded."""

    source: str
    body: bytes
    name: str = ""
    """File name, for the extension; content is looked at first."""
    media_type: str = ""


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


class Kind(StrEnum):
    """The seven kinds of claim, and `context`: what a rule only refers to."""

    PAY = "pay"
    LICENSING = "licensing"
    MALPRACTICE = "malpractice"
    VOLUME = "volume"
    ENGAGEMENT = "engagement"
    HYPE = "hype"
    WARNING = "warning"
    CONTEXT = "context"


class Stance(StrEnum):
    """Whether the posting affirms what a phrase says."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    OPTIONAL = "optional"
    WAIVED = "waived"
    CONDITIONAL = "conditional"
    DENIED_WITHOUT = "denied-without"


@dataclass(frozen=True, slots=True)
class Pay:
    """Money, or a share of fees in per cent, that the worker gets."""

    min: float | None
    max: float | None
    currency: str | None
    """ISO 4217; None if the sign is ambiguous and nothing settles it."""
    per: str | None
    bound: str = "exact"
    role: str = "base"


@dataclass(frozen=True, slots=True)
class Licensing:
    """A credential the worker must, may or need not have."""

    credential: str
    jurisdictions: tuple[str, ...]
    """ISO 3166 codes, `ANY`, or `PATIENT` (where the patient is)."""
    requirement: str
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Malpractice:
    """Indemnity or malpractice insurance."""

    cover: str
    tail: bool | None = None


@dataclass(frozen=True, slots=True)
class Volume:
    """How much work, how fast; the unit is in the measure's name."""

    measure: str
    min: float | None
    max: float | None


@dataclass(frozen=True, slots=True)
class Engagement:
    """How the worker is engaged."""

    type: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme of a hype, warning or context claim."""

    theme: str


Value = Pay | Licensing | Malpractice | Volume | Engagement | Theme


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a posting, with the words that make it."""

    kind: Kind
    rule: str
    quote: str
    start: int
    end: int
    """`posting.text[start:end] == quote`."""
    value: Value
    stance: Stance = Stance.AFFIRMED
    section: Section = Section.BODY
    origin: Origin = Origin.VISIBLE


@dataclass(frozen=True, slots=True)
class Role:
    """What work the posting is about."""

    clinical: bool
    telemedicine: bool
    categories: tuple[str, ...] = ()


class Severity(StrEnum):
    """Weight of a rule: `none` makes claims only, `strength` is a green flag."""

    NONE = "none"
    STRENGTH = "strength"
    NOTE = "note"
    CAUTION = "caution"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """A red flag (or, with severity `strength`, a green one) and what it rests on."""

    rule: str
    theme: str
    severity: Severity
    title: str
    why: str
    ask: str
    claims: tuple[int, ...]
    """Indices into `Report.claims`; empty for what is not said."""
    points: int = 0


class Status(StrEnum):
    """Whether a posting was judged, or why not."""

    SCORED = "scored"
    INSUFFICIENT_TEXT = "insufficient_text"
    NOT_A_POSTING = "not_a_posting"
    UNSUPPORTED_LANGUAGE = "unsupported_language"
    FAILED = "failed"


class Band(StrEnum):
    """Reading of a score: 0-24, 25-49, 50-69, 70-100."""

    LOW = "low"
    CAUTION = "caution"
    HIGH = "high"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """The points of one theme, before and after its cap."""

    theme: str
    points: int
    counted: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact a doctor needs that the posting does not state."""

    fact: str
    ask: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything said about one posting."""

    posting: Posting
    status: Status
    role: Role
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    strengths: tuple[Finding, ...] = ()
    missing: tuple[Missing, ...] = ()
    themes: tuple[ThemeScore, ...] = ()
    score: int | None = None
    band: Band | None = None
    notes: tuple[str, ...] = field(default=())
    """Plain sentences about the reading itself: withheld findings, disagreements."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that has no report; one bad input never ends a batch."""

    source: str
    outcome: Outcome
    error: str
