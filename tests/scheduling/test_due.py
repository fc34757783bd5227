"""Whether tonight's run is still to be made, by the local clock."""

from __future__ import annotations

import time as clock
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from scanner.scheduling import is_due, parse_time
from scanner.scheduling.due import last_due

if TYPE_CHECKING:
    from collections.abc import Iterator

AT = parse_time("02:30")


@pytest.fixture(autouse=True)
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A clock that changes to summer time: at 2 on 2026-03-08, back at 2 on 2026-11-01."""
    monkeypatch.setenv("TZ", "America/New_York")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()


@pytest.mark.parametrize(
    ("now", "finished", "due"),
    [
        ("2026-06-10T02:30", [], True),
        ("2026-06-10T02:30", ["2026-06-09T06:40:00Z"], True),
        ("2026-06-10T03:30", ["2026-06-10T06:40:00Z"], False),
        ("2026-06-10T02:29", ["2026-06-09T06:40:00Z"], False),
        ("2026-06-10T09:30", ["2026-06-09T06:40:00Z"], True),
        ("2026-06-10T09:30", ["2026-06-10T06:29:00Z"], True),
        ("2026-06-10T09:30", ["2027-01-01T00:00:00Z"], True),
        ("2026-06-10T00:10", ["2026-06-08T06:40:00Z"], True),
    ],
    ids=[
        "never",
        "at the time",
        "done",
        "before the time",
        "missed",
        "earlier by hand",
        "clock set back",
        "days off",
    ],
)
def test_due_until_a_run_was_finished(now: str, finished: list[str], due: bool) -> None:
    assert is_due(finished, AT, local(now)) is due


@pytest.mark.parametrize("day", ["2026-03-08", "2026-11-01", "2026-06-10"])
def test_a_night_has_one_due_moment_whatever_the_clock_does(day: str) -> None:
    midnight = local(f"{day}T00:00").astimezone(UTC)
    moments = {last_due(AT, midnight + timedelta(minutes=10 * n)) for n in range(6 * 30)}
    assert len([each for each in moments if each >= midnight and each < midnight + timedelta(hours=20)]) == 1


@pytest.mark.parametrize("text", ["", "2", "24:00", "02:60", "2.30", "02:30:00", "-1:00", "٠٢:٣٠"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="say it as 02:30"):
        parse_time(text)
