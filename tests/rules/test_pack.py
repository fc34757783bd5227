from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scanner.errors import RuleError
from scanner.rules import builtin_folder, load, pack

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
title: Mentions a tree
why: Trees are only here to test with.
severity: none
claim: {kind: context, theme: tree}
says:
  - tall tree
hits:
  - A [[tall tree]].
  - Two [[tall trees]].
misses:
  - A small tree.
  - A tall tale.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "garden").mkdir()
    return tmp_path


def _write(folder: Path, text: str, name: str = "garden/tree.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_path_is_the_id(folder: Path) -> None:
    _write(folder, RULE)
    assert "garden/tree" in {rule.id for rule in load(folder).rules}


def test_a_later_folder_overrides_a_rule(folder: Path) -> None:
    own = _write(folder, RULE.replace("tall tree\n", "tall oak\n"))
    shadowed = next(rule for rule in load().rules if "/" in rule.id)
    target = folder / f"{shadowed.id}.yaml"
    target.parent.mkdir(parents=True, exist_ok=True)
    own.rename(target)
    rules = {rule.id: rule for rule in load(folder).rules}
    assert rules[shadowed.id].title == "Mentions a tree"


def test_the_version_changes_with_any_file(folder: Path) -> None:
    _write(folder, RULE)
    before = load(folder).version
    _write(folder, RULE + "# changed\n")
    assert load(folder).version != before


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param(RULE.replace("says:", "sayz:"), ":5: sayz: no such key", id="unknown-key"),
        pytest.param(RULE.replace("  - tall tree\n", "  - no\n"), ":6: says.0: ", id="yaml-boolean"),
        pytest.param(
            RULE.replace("severity: none", "severity: grave"), ":3: severity: ", id="unknown-severity"
        ),
        pytest.param(RULE.replace("kind: context", "kind: gossip"), ":4: claim", id="unknown-kind"),
        pytest.param(RULE.replace("theme: tree", "thema: tree"), ":4: claim: thema", id="unknown-field"),
        pytest.param(RULE.replace("tall tree\n", "tall <treee>\n"), ":6: says.0: <treee>", id="unknown-list"),
        pytest.param(
            RULE.replace("severity: none", "severity: caution"), ": ask: ", id="flag-without-question"
        ),
        pytest.param(RULE + "title: Twice\n", ":13: title: stands there twice", id="duplicate-key"),
        pytest.param(RULE + "requires: [hipe]\n", ":13: requires.0: 'hipe'", id="unknown-condition"),
        pytest.param("just text", ":1: file: ", id="no-mapping"),
        pytest.param("a: [1", ": file: ", id="no-yaml"),
        pytest.param("a: &x [1]\nb: *x\n", "aliases", id="aliases"),
        pytest.param("#" * 300_000, "larger than", id="too-large"),
        pytest.param("[" * 5000, "file: ", id="deep"),
        pytest.param(
            RULE.replace("claim: {kind: context, theme: tree}\n", ""), "says", id="says-without-claim"
        ),
    ],
)
def test_a_mistake_is_met_with_its_place(folder: Path, text: str, where: str) -> None:
    path = _write(folder, text)
    with pytest.raises(RuleError) as error:
        load(folder)
    assert str(error.value).startswith(str(path))
    assert where in str(error.value)
    assert "\n" not in str(error.value)


def test_the_built_in_phrases_are_parsed_when_they_are_checked() -> None:
    assert not any("expression" in vars(phrase) for phrase in load().phrases)
    assert all("expression" in vars(phrase) for phrase in load(parsed=True).phrases)


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("garden/tree.yaml", RULE.replace("tall tree\n", "tall <treee>\n"), ":6: says.0: <treee>"),
        ("words.yaml", "tree: [oak, the?]\n", ":1: tree.1: needs at least one word"),
    ],
)
def test_a_mistake_in_a_built_in_phrase_is_met_when_it_is_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, where: str
) -> None:
    path = _write(folder, text, name)
    monkeypatch.setattr(pack, "builtin_folder", lambda: folder)
    with pytest.raises(RuleError) as error:
        load(parsed=True)
    assert str(error.value).startswith(f"{path}{where}")


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        load(tmp_path / "none")


def test_a_list_must_hold_phrases(folder: Path) -> None:
    path = _write(folder, "tree: [oak, on]\n", "words.yaml")
    with pytest.raises(RuleError, match="tree: must be a list of phrases") as error:
        load(folder)
    assert str(path) in str(error.value)


def test_the_guide_names_every_key() -> None:
    guide = (builtin_folder() / "README.md").read_text(encoding="utf-8")
    from scanner.rules import Rule  # noqa: PLC0415 - only this test needs it

    assert [name for name in Rule.model_fields if name != "id" and f"`{name}`" not in guide] == []
