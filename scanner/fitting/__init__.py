"""A posting held against one doctor: what could be taken up now, what is missing, and what is not told.

The profile is read, held against claims, and forgotten: no reason repeats anything of it but the verdict.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scanner.findings.status import is_short
from scanner.fitting.cover import cover
from scanner.fitting.holding import Held
from scanner.fitting.hours import hours
from scanner.fitting.location import location
from scanner.fitting.parsing import parse_profile
from scanner.fitting.pay import pay
from scanner.fitting.profession import profession
from scanner.fitting.profile import Profile
from scanner.fitting.qualifications import qualifications
from scanner.fitting.registration import registration
from scanner.model import Fitness
from scanner.rules.exceptions import load_exceptions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scanner.fitting.holding import Places
    from scanner.model import Fit, Posting
    from scanner.rules.conditions import Facts

__all__ = ["Fitting", "Profile", "parse_profile"]


class Fitting:
    """One profile, and the exceptions it is held to; built once, used for many postings."""

    def __init__(self, profile: Profile, folders: Sequence[Path], places: Places) -> None:
        self._profile = profile
        self._exceptions = load_exceptions(folders)
        self._places = places

    def __call__(self, posting: Posting, facts: Facts) -> tuple[Fit, ...]:
        """The points that the profile has anything to say on."""
        day = posting.posted or datetime.now(UTC).date()
        held = Held(posting, facts, self._exceptions, self._places, day, is_short(posting))
        return tuple(_unread(each) if held.short else each for each in self._points(held))

    def _points(self, held: Held) -> Iterator[Fit]:
        mine = self._profile
        if mine.registered is not None:
            yield registration(mine.registered, held)
        if mine.location is not None:
            yield location(mine.location, held)
        if mine.profession is not None:
            yield profession(mine.profession, held)
        if mine.exams is not None:
            yield qualifications(mine.exams, held)
        if mine.cover is not None:
            yield cover(mine.cover, held)
        if mine.least_hourly is not None:
            yield pay(mine.least_hourly, held)
        if mine.hours is not None:
            yield hours(mine.hours, held)


def _unread(each: Fit) -> Fit:
    """Of a short text, silence tells nothing."""
    silent = each.fitness is Fitness.UNKNOWN and not each.claims
    return replace(each, reason="not enough was read to tell") if silent else each
