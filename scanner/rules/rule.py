"""What a rule is: the strict model of one YAML file."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic looks at annotations
from datetime import date  # noqa: TC003 - pydantic needs it at run time
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from scanner.model import Kind, Section, Severity, Stance

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=2000)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1200)]
Treatment = Literal["keep", "skip", "only"]

FIELDS: dict[Kind, dict[str, tuple[str, ...] | None]] = {
    Kind.PAY: {
        "per": (
            "consult", "case", "message", "hour", "session", "shift", "day", "week", "month",
            "year", "rvu", "share", "once", "word", "none",
        ),
        "role": ("base", "bonus", "sign_on", "referral", "stipend"),
        "bound": ("range", "exact", "up_to", "from", "about"),
        "part": ("worker", "platform"),
    },
    Kind.LICENSING: {
        "credential": ("licence", "compact", "specialist", "prescriber", "exam", "training"),
        "jurisdictions": None,
        "requirement": ("required", "preferred", "eligible", "provided", "waived"),
        "authority": None,
    },
    Kind.MALPRACTICE: {"cover": ("provided", "own", "shared", "none"), "tail": None},
    Kind.VOLUME: {
        "measure": (
            "consults_per_hour", "consults_per_day", "consults_per_week", "minutes_per_consult",
            "hours_per_day", "hours_per_week", "days_per_week", "shifts_per_month",
            "minutes_to_respond", "panel_size",
        ),
        "scale": None,
        "bound": ("up_to", "from", "exact"),
    },
    Kind.ENGAGEMENT: {"type": ("employee", "contractor", "either")},
    Kind.HYPE: {"theme": ("income", "freedom", "ease", "escape", "urgency", "inflated")},
    Kind.WARNING: {
        "theme": (
            "fee", "unpaid_work", "penalty", "metrics", "per_prescription", "liability",
            "personal_data", "off_platform", "crypto", "recruit", "non_compete",
            "licence_lending", "no_licence",
        )
    },
    Kind.CONTEXT: {"theme": None, "places": None},
}  # fmt: skip
"""The fields of each kind's value and what each may be (None: anything)."""
THEMED = frozenset({Kind.HYPE, Kind.WARNING, Kind.CONTEXT})


class Says(BaseModel):
    """The claim a match makes: its kind and the fields the phrase settles."""

    model_config = ConfigDict(extra="allow", frozen=True)

    kind: Kind

    @cached_property
    def value(self) -> Mapping[str, object]:
        """The fixed fields of the claim's value; kept, since matching asks for them often."""
        return dict(self.model_extra or {})

    @model_validator(mode="after")
    def _known_fields(self) -> Self:
        known = FIELDS[self.kind]
        for name, value in self.value.items():
            if name not in known:
                raise ValueError(f"{name}: not a field of {self.kind}: {', '.join(known)}")
            allowed = known[name]
            if allowed is not None and value not in allowed:
                raise ValueError(f"{name}: {value!r} is none of {', '.join(allowed)}")
        return self


class StanceTreatment(BaseModel):
    """What becomes of a match under each stance."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    negated: Treatment = "skip"
    optional: Treatment = "keep"
    waived: Treatment = "keep"
    conditional: Treatment = "keep"
    denied_without: Treatment = Field("keep", alias="denied-without")

    def hears(self, stance: Stance) -> bool:
        """Whether a match with this stance makes the claim."""
        treatments = {name.replace("_", "-"): value for name, value in self}
        only = [name for name, value in treatments.items() if value == "only"]
        if only:
            return stance.value in only
        return stance is Stance.AFFIRMED or treatments[stance.value] != "skip"


class Rule(BaseModel):
    """One file of a pack; `patterns/README.md` says what each key means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: Text
    why: Text
    severity: Severity
    ask: Text | None = None
    sources: tuple[Annotated[str, StringConstraints(pattern=r"^https?://\S+$")], ...] = ()
    as_of: date | None = None
    exceptions: Text | None = None
    claim: Says | None = None
    says: tuple[Phrase, ...] = ()
    restates: Phrase | None = None
    never: tuple[Phrase, ...] = ()
    alone: bool = False
    abroad: bool = False
    """Whether a match counts only if what it names is of another country than the posting is for."""
    stance: StanceTreatment = StanceTreatment.model_validate({})
    where: tuple[Section, ...] = ()
    not_where: tuple[Section, ...] = ()
    requires: tuple[Phrase, ...] = ()
    unless: tuple[Phrase, ...] = ()
    withhold: bool = True
    """Whether `unless` asks for what may only not have been read, so that a short text does not set it off."""
    hits: tuple[Text, ...] = Field(min_length=2)
    misses: tuple[Text, ...] = Field(min_length=2)

    @property
    def theme(self) -> str:
        """The first folder of the id."""
        return self.id.split("/", 1)[0]

    @property
    def absence(self) -> bool:
        """Whether it rests on something not being said."""
        return bool(self.unless) and not self.states and self.withhold

    @property
    def states(self) -> bool:
        """Whether it makes claims of its own, by phrases or out of other claims."""
        return bool(self.says or self.restates)

    @property
    def flag(self) -> bool:
        """Whether it can become a finding against a posting."""
        return self.severity in {Severity.NOTE, Severity.CAUTION, Severity.WARNING}

    def stands_in(self, section: Section) -> bool:
        """Whether the rule listens in this section."""
        return section not in self.not_where and (not self.where or section in self.where)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.states != bool(self.claim):
            raise ValueError("says: goes with claim, and claim with says or restates")
        if self.restates and (self.says or (self.claim and self.claim.kind not in THEMED)):
            raise ValueError("restates: takes the place of says, in a claim of hype, warning or context")
        if self.flag and not (self.ask and self.sources):
            raise ValueError(f"ask: a rule of severity {self.severity} needs ask and sources")
        if self.sources and not self.as_of:
            raise ValueError("as_of: the day the sources were read is missing")
        if not self.states and self.severity is Severity.NONE:
            raise ValueError("says: a rule of severity none must make a claim")
        if not self.states and not (self.requires or self.unless):
            raise ValueError("says: a rule needs says, restates, requires or unless")
        return self
