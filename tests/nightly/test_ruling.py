"""Which rules a night judges by: what other rules, broken ones and another version change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.nightly.crew import Crew

if TYPE_CHECKING:
    import pytest
    from nightly.conftest import Place

    from scanner.model import Document


def test_other_rules_judge_everything_again(place: Place) -> None:
    place.batch()
    rules = place.folder / "rules"
    rules.mkdir()
    place.configure('name = "saved"\npath = "postings"', top='patterns = ["rules"]')
    assert place.batch().events["summary"][0]["judged"] == 0  # an empty folder changes no rule
    (rules / "words.yaml").write_text("none: [nothing]\n", encoding="utf-8")
    assert place.batch().events["summary"][0]["judged"] == 3


def test_a_rule_broken_since_yesterday_is_one_line_and_nothing_is_lost(place: Place) -> None:
    (place.folder / "rules").mkdir()
    place.configure('name = "saved"\npath = "postings"', top='patterns = ["rules"]')
    place.batch()
    before = place.store.read_bytes()
    (place.folder / "rules" / "bad.yaml").write_text("titel: x\n", encoding="utf-8")
    ended = place.batch()
    assert ended.code == 2
    (error,) = ended.events["error"]
    assert "bad.yaml:1" in error["message"]
    assert place.store.read_bytes() == before
    (place.folder / "rules" / "bad.yaml").unlink()
    assert place.batch().events["summary"][0]["judged"] == 0


def test_another_version_of_the_scanner_judges_everything_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.batch()
    monkeypatch.setattr("scanner.nightly.ruling.version", lambda _: "9.9.9")
    (summary,) = place.batch().events["summary"]
    assert summary["judged"] == 3
    assert not any(summary["changes"].values())


def test_rules_that_change_while_a_night_goes_on_change_nothing_of_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = place.folder / "rules"
    rules.mkdir()
    place.configure('name = "saved"\npath = "postings"', top='patterns = ["rules"]')
    read = Crew.read

    def changing(crew: Crew, documents: list[Document]) -> object:
        (rules / "words.yaml").write_text("none: [nothing]\n", encoding="utf-8")
        return read(crew, documents)

    with monkeypatch.context() as patched:
        patched.setattr(Crew, "read", changing)
        before = place.batch()
    assert before.events["summary"][0]["judged"] == 3
    after = place.batch()
    assert after.events["summary"][0]["judged"] == 3
    assert (
        len(
            {
                line.split("rules")[1]
                for line in place.run("history", "--store", str(place.store)).out.splitlines()
            }
        )
        == 2
    )
