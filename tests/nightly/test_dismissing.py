"""`[[dismiss]]` in `scanner.toml`: seen by all that reads the history, and nothing that is kept is lost."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from nightly.postings import page

from scanner.errors import UsageError
from scanner.history import TWIN_RULE
from scanner.nightly.parsing import configuration

if TYPE_CHECKING:
    from nightly.conftest import Place

POSTINGS = Path(__file__).parents[2] / "fixtures" / "postings"
FLAGGED, HONEST = "gl-worldwide-no-licence.html", "gb-remote-gp-honest.html"
SOURCE = 'name = "saved"\npath = "postings"'
WHOLE = f'[[dismiss]]\nposting = "{FLAGGED}"\nreason = "Spoke with them."\nby = "AB"\n'


@pytest.fixture
def place(place: Place) -> Place:
    """One posting with many red flags and an honest one."""
    for path in (place.folder / "postings").iterdir():
        path.unlink()
    for name in (FLAGGED, HONEST):
        (place.folder / "postings" / name).write_bytes((POSTINGS / name).read_bytes())
    return place


def dismiss(place: Place, tables: str = "", top: str = "") -> None:
    place.configure(SOURCE, top=top, end=tables)


def flagged(place: Place) -> dict[str, Any]:
    row: dict[str, Any]
    (row,) = [row for row in place.rows() if FLAGGED in str(row["source"])]
    return row


def digest(place: Place) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((place.folder / "reports" / "digest.json").read_text("utf-8"))
    return found


def test_the_reports_and_the_digest_leave_out_what_is_dismissed(place: Place) -> None:
    dismiss(place, WHOLE)
    place.batch()
    row = flagged(place)
    assert (row["findings"], row["band"], row["score"]) == ([], "low", 0)
    assert {each["dismissal"]["reason"] for each in row["dismissed"]} == {"Spoke with them."}
    assert digest(place)["dangerous"] == []
    assert digest(place)["dismissed"] == {"findings": len(row["dismissed"]), "postings": 1}
    with (place.folder / "reports" / "postings.csv").open(encoding="utf-8", newline="") as file:
        bands = {FLAGGED in row["source"]: row["band"] for row in csv.DictReader(file)}
    assert bands[True] == "low"


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_digest_counts_them_in_a_line(form: str, place: Place) -> None:
    dismiss(place, WHOLE)
    place.batch()
    count = len(flagged(place)["dismissed"])
    page = (place.folder / "reports" / f"digest.{form}").read_text("utf-8")
    assert f"Dismissed: {count} findings, 1 posting as a whole." in page
    dismiss(place)
    place.batch()
    assert "Dismissed" not in (place.folder / "reports" / f"digest.{form}").read_text("utf-8")


def test_a_dismissal_that_is_taken_away_gives_all_of_it_back(place: Place) -> None:
    place.batch()
    before = flagged(place)
    dismiss(place, WHOLE)
    place.batch()
    assert flagged(place)["findings"] == []
    dismiss(place)
    ended = place.batch()
    after = flagged(place)
    assert ended.events["summary"][0]["judged"] == 0
    assert {**after, "last_seen": ""} == {**before, "last_seen": ""}


def test_a_dismissal_between_two_nights_is_no_change(place: Place) -> None:
    place.batch()
    assert digest(place)["numbers"]["dangerous"] == 1
    dismiss(place, WHOLE)
    place.batch()
    numbers = digest(place)["numbers"]
    assert {name: number for name, number in numbers.items() if number} == {}


@pytest.mark.parametrize(("tables", "risen"), [("", 1), (WHOLE.replace(FLAGGED, "00001.txt"), 0)])
def test_what_grew_worse_in_what_is_dismissed_has_not_risen(tables: str, risen: int, place: Place) -> None:
    place.write(1)
    place.batch()
    with (place.folder / "postings" / "00001.txt").open("a", encoding="utf-8") as file:
        file.write("No medical licence needed! Work from anywhere in the world, be your own boss.\n")
    dismiss(place, tables)
    place.batch()
    assert digest(place)["numbers"]["risen"] == risen


def test_fail_on_follows(place: Place) -> None:
    top = 'fail-on = "high"'
    dismiss(place, top=top)
    assert place.batch().code == 1
    dismiss(place, WHOLE, top=top)
    assert place.batch().code == 0


def test_the_log_says_which_are_of_no_use(place: Place) -> None:
    spent = '[[dismiss]]\nrule = "hype"\nreason = "x"\nuntil = 2020-01-01\n'
    dismiss(place, f'{WHOLE}[[dismiss]]\nrule = "pay"\nposting = "nowhere*"\nreason = "x"\n{spent}')
    said = [str(event["message"]) for event in place.batch().events["dismissal"]]
    assert [sentence.split(": ", 1)[1] for sentence in said] == [
        "the dismissal of pay in nowhere* matched nothing.",
        "the dismissal of hype ran out and dismisses nothing any more.",
    ]
    assert said[0].startswith(f"{place.config}:9: ")


def test_history_diff_and_export_see_the_same(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    dismiss(place, WHOLE)
    place.batch()
    monkeypatch.chdir(place.folder)
    rows = [json.loads(line) for line in place.run("export", "--format", "jsonl").out.splitlines()]
    assert [row for row in rows if FLAGGED in row["source"]] == [flagged(place)]
    told = place.run("history", str(flagged(place)["key"])).out
    assert "score 0 (low)" in told
    assert "dismissed as a whole, because: Spoke with them." in told
    assert "severe" not in place.run("diff").out
    monkeypatch.chdir("/")
    assert (
        "score 0 (low)"
        not in place.run("history", str(flagged(place)["key"]), "--store", str(place.store)).out
    )


@pytest.mark.parametrize(
    ("tables", "twins"), [("", 2), (f'[[dismiss]]\nrule = "{TWIN_RULE}"\nreason = "x"\n', 0)]
)
def test_the_same_text_under_another_name_can_be_dismissed(tables: str, twins: int, place: Place) -> None:
    for name in ("Larch", "Alder"):
        employed = page(1).replace(
            '"description"', f'"hiringOrganization": {{"name": "{name}"}}, "description"'
        )
        (place.folder / "postings" / f"{name}.html").write_text(employed, encoding="utf-8")
    dismiss(place, tables)
    place.batch()
    found = [row for row in place.rows() if TWIN_RULE in json.dumps(row["findings"])]
    assert (len(found), digest(place)["numbers"]["twins"]) == (twins, twins)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            '[[dismiss]]\nrule = "hypee"\nreason = "x"\n',
            ":6: rule: there is no rule 'hypee'; did you mean hype?",
        ),
        ('[[dismiss]]\nrule = "hype"\n', ":5: reason: say why it is dismissed"),
        ('[[dismiss]]\nrule = "hype"\nreasn = "x"\n', ":7: reasn: no such key; did you mean reason?"),
        ('[dismiss]\nrule = "hype"\n', ":5: dismiss: should be one or more tables"),
    ],
)
@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_mistake_is_told_with_its_line(place: Place, table: str, said: str, more: list[str]) -> None:
    dismiss(place, table)
    with pytest.raises(UsageError, match="toml:"):
        configuration(place.config)
    ended = place.run("batch", "--config", str(place.config), *more)
    assert ended.code == 2
    assert f"{place.config}{said}" in ended.err


def test_rules_of_ones_own_can_be_dismissed(place: Place) -> None:
    rule = place.folder / "rules" / "mine" / "own.yaml"
    rule.parent.mkdir(parents=True)
    rule.touch()
    dismiss(place, '[[dismiss]]\nrule = "mine/own"\nreason = "x"\n', top='patterns = ["rules"]')
    assert configuration(place.config).dismissals[0].rule == "mine/own"
