from __future__ import annotations

from click.testing import CliRunner

from scanner.cli import main
from scanner.history.entries import TWIN_RULE


def run(*words: str):
    return CliRunner().invoke(main, list(words))


def test_rules_are_listed_by_theme_and_severity() -> None:
    done = run("rules", "--theme", "pay", "--severity", "warning")
    lines = done.output.splitlines()
    assert done.exit_code == 0
    assert any(line.startswith("pay/findings/far-below-benchmark ") for line in lines)
    assert all(line.startswith("pay/") and " warning " in line for line in lines)


def test_a_rule_is_explained_with_its_sources_date_and_examples() -> None:
    done = run("explain", "pay/findings/below-benchmark")
    assert done.exit_code == 0
    for part in (
        "Why: ",
        "Ask: ",
        "Except: ",
        "Sources, read 2026-11-01:",
        "  https://",
        "Found in:",
        "Not found in:",
    ):
        assert part in done.output


def test_a_rule_that_is_not_there_is_a_mistake_with_the_nearest_named() -> None:
    done = run("explain", "pay/findings/below-benchmrk")
    assert done.exit_code == 2
    assert "did you mean pay/findings/below-benchmark?" in done.output


def test_a_rule_can_be_named_by_its_last_part_or_folder_and_is_pointed_to() -> None:
    for word, answer in (
        ("below-benchmark", "did you mean pay/findings/below-benchmark?"),
        ("hype/freedom", "scanner rules --theme hype"),
        ("xyzzy", "scanner rules lists them"),
    ):
        done = run("explain", word)
        assert done.exit_code == 2
        assert answer in done.output


def test_a_rule_is_explained_with_the_exceptions_that_decide_on_it() -> None:
    done = run("explain", "licensing/findings/other-state")
    part = done.output.split("Exceptions that decide on it:")[1].split("Found in:")[0]
    assert "- british-columbia: " in part
    assert "patients in British Columbia (CA); licensed in Canada; sources, read 2026-11-01:" in part
    assert "eu-provider-state" not in part
    assert "Exceptions that decide" not in run("explain", "pay/findings/below-benchmark").output


def test_a_finding_of_the_history_is_explained_too() -> None:
    done = run("explain", TWIN_RULE)
    assert done.exit_code == 0
    assert done.output.startswith(f"{TWIN_RULE} (caution)")


def test_what_a_pack_says_cannot_drive_a_terminal(tmp_path) -> None:
    (tmp_path / "hype").mkdir()
    (tmp_path / "hype" / "own.yaml").write_text(
        'title: "Says \\e[2J it"\nwhy: It says so.\nseverity: none\nclaim: {kind: hype, theme: ease}\n'
        'says: [easy peasy]\nhits: ["It is [[easy peasy]].", "[[Easy peasy]]."]\nmisses: ["It is hard.", "Not so."]\n'
    )
    for words in (("rules", "--theme", "hype"), ("explain", "hype/own")):
        done = run(*words, "--patterns", str(tmp_path))
        assert done.exit_code == 0
        assert "\x1b" not in done.output
        assert "Says \\x1b[2J it" in done.output
