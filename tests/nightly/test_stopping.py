"""Nights that are stopped, by their time budget too, and go on where they were."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from nightly.postings import posting

from scanner.nightly.crew import Crew

if TYPE_CHECKING:
    from nightly.conftest import Place


def test_what_is_stopped_ends_in_good_order_and_the_next_run_goes_on(place: Place, judged: list[int]) -> None:
    place.write(200, folder="other")
    place.write(*range(100))
    place.configure('name = "saved"\npath = "postings"', 'name = "other"\npath = "other"')
    stopped = place.batch_until(lambda: bool(judged))
    (left,) = stopped.events["stopped"]
    assert "Left: saved (32 done), other (none done)" in left["message"]
    assert left["left"] == ["saved", "other"]
    ended = place.batch()
    assert ended.code == 0
    assert ended.events["run"][0]["resumed"]
    assert ended.events["source"][0]["documents"] == 68
    assert len(place.rows()) == 101
    assert len(place.run("history", "--store", str(place.store)).out.splitlines()) == 1


def test_a_long_table_goes_on_in_the_middle(
    place: Place, judged: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.nightly.recording.PORTION", 10)
    rows = [json.dumps({"title": f"Doctor {n}", "description": posting(n)}) for n in range(45)]
    (place.folder / "jobs.jsonl").write_text("\n".join(rows), encoding="utf-8")
    place.configure('name = "table"\npath = "jobs.jsonl"')
    stopped = place.batch_until(lambda: len(judged) == 2)
    assert stopped.events["stopped"][0]["left"] == ["table"]
    assert stopped.events["within"][0]["message"] == "table: jobs.jsonl: 25 of 45 postings are left to judge"
    assert judged == [10, 10]
    ended = place.batch()
    assert ended.events["run"][0]["resumed"]
    assert judged == [10, 10, 10, 10, 5]
    assert ended.events["summary"][0]["outcomes"] == {"scored": 45}
    assert len(place.rows()) == 45
    assert place.batch().events["summary"][0]["judged"] == 0


def test_the_time_budget_stops_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Crew.judge
    monkeypatch.setattr(Crew, "judge", lambda crew, some: time.sleep(1.1) or judge(crew, some))
    stopped = place.batch("--time-budget", "1s")
    assert stopped.code == 4
    assert stopped.events["stopped"][0]["left"] == ["saved"]
    assert place.batch("--time-budget", "1h").code == 0


@pytest.mark.parametrize("budget", ["30", "0m", "soon", "", "-5m"])
def test_a_budget_that_is_none_is_refused(budget: str, place: Place) -> None:
    assert place.batch("--time-budget", budget).code == 2
