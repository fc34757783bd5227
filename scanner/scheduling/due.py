"""Whether tonight's run is still to be made: how a night that was missed is made up for."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def is_due(finished: Iterable[str], at: time, now: datetime) -> bool:
    """Whether no run (by its end, UTC, ISO 8601) has been finished since the last `at` of the local clock.

    An end in the future does not count: the clock was set back since. A run that was killed is not
    finished, so that it is gone on with.
    """
    since = last_due(at, now)
    ended = (datetime.fromisoformat(each).astimezone(UTC) for each in finished)
    return not any(since <= each <= now + timedelta(minutes=1) for each in ended)


def last_due(at: time, now: datetime) -> datetime:
    """The last moment, up to now, at which a run was to begin."""
    local = now.astimezone()
    for days in (0, 1):
        # A naive time is one of the local clock; one that a change to summer time leaves out comes an hour later.
        moment = datetime.combine(local.date() - timedelta(days=days), at).astimezone()
        if moment <= now:
            return moment
    return moment
