"""What of the facts a doctor needs is told, and what of a doctor's profile a posting fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a posting tells a fact."""

    STATED = "stated"
    VAGUE = "vague"
    """Something is said, but not enough to rely on."""
    NOT_STATED = "not stated"
    UNREAD = "not read"
    """Nothing was found, but too little was read to hold that against the posting."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that a doctor needs before answering a posting."""

    topic: str
    """A word for it: `pay`."""
    fact: str
    """What it is, to follow "The posting does not say ..."."""
    state: State
    ask: str
    """The question to send; empty where it is stated."""
    claims: tuple[int, ...] = ()
    """Indices into `Report.claims` of what is said."""
    remark: str = ""
    """What is wanting, where it is vague."""
    words: str = ""
    """What is said beside the text, as an employer's name in the page's markup."""


class Fitness(StrEnum):
    """Whether one point of a posting suits one doctor."""

    FIT = "fit"
    GAP = "gap"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fit:
    """One point of a posting held against a doctor's profile, of which nothing is repeated."""

    topic: str
    fitness: Fitness
    reason: str
    claims: tuple[int, ...] = ()
    """Indices into `Report.claims`."""
