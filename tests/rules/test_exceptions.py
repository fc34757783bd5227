from __future__ import annotations

from datetime import date

import pytest

from scanner.errors import RuleError
from scanner.rules.exceptions import load_exceptions
from scanner.rules.pack import builtin_folder

ENTRY = (
    "{text: A rule of one place and its conditions., effect: exception, patients: [US-FL], licensed: [US], "
    "lifts: [other-state], needs: [role clinical], since: 2020-01-01, until: 2026-12-31, "
    "as_of: 2026-11-01, sources: [https://example.org]}"
)


def test_every_built_in_exception_is_dated_and_sourced():
    entries = load_exceptions([builtin_folder()])
    assert all(entry.sources and entry.as_of for entry in entries)
    assert {"eu-provider-state", "british-columbia", "doctor-to-doctor"} <= {entry.id for entry in entries}


def test_an_exception_holds_between_its_days(tmp_path):
    (tmp_path / "exceptions.yaml").write_text(f"some: {ENTRY}\n")
    (entry,) = load_exceptions([tmp_path])
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [entry.in_force(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("effect: exception", "effect: wish", "some.effect"),
        ("effect: exception", "effect: also", "lifts: needed, except"),
        ("lifts: [other-state], ", "", "lifts: needed, except"),
        ("lifts: [other-state]", "lifts: [sorrow]", "some.lifts.0"),
        ("patients: [US-FL]", "patients: [Florida]", "some.patients.0"),
        ("needs: [role clinical]", "needs: [role tall]", "role tall: role is"),
        ("since: 2020-01-01", "since: 2027-01-01", "until: lies before since"),
        ("as_of: 2026-11-01, ", "", "some.as_of"),
        ("https://example.org", "somewhere", "some.sources"),
        ("text: A rule of one place and its conditions.", "text: Short.", "some.text"),
        ("{text", "{id: other, text", "the key is the id"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(tmp_path, old, new, problem):
    (tmp_path / "exceptions.yaml").write_text(f"# a table\nsome: {ENTRY.replace(old, new)}\n")
    with pytest.raises(RuleError, match=problem) as error:
        load_exceptions([tmp_path])
    assert ":2:" in str(error.value)
