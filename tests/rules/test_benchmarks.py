from __future__ import annotations

import pytest

from scanner.errors import RuleError
from scanner.rules.benchmarks import load_benchmarks
from scanner.rules.pack import builtin_folder

BAND = "{place: US, per: hour, who: doctor, field: general, currency: USD, floor: 60, usual: [80, 150], ceiling: 300, basis: [linked, guess], as_of: 2026-11-01, sources: [https://example.org]}"


def test_every_band_is_dated_sourced_and_names_one_thing():
    bands = load_benchmarks([builtin_folder()])
    assert len({(b.place, b.per, b.who, b.field) for b in bands}) == len(bands)
    assert all(b.sources and b.as_of for b in bands)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("floor: 60", "floor: 90", "must rise"),
        ("per: hour", "per: fortnight", "bands.0.per"),
        ("currency: USD", "currency: null", "currency: needed"),
        ("as_of: 2026-11-01, ", "", "bands.0.as_of"),
        ("https://example.org", "somewhere", "bands.0.sources"),
    ],
)
def test_a_wrong_band_is_named_with_its_line(tmp_path, old, new, problem):
    (tmp_path / "benchmarks.yaml").write_text(f"bands:\n  - {BAND.replace(old, new)}\n")
    with pytest.raises(RuleError, match=problem) as error:
        load_benchmarks([tmp_path])
    assert ":2:" in str(error.value)
