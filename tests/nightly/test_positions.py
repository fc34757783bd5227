"""Where a key stands, however TOML lets one write it."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scanner.nightly.positions import line_of

TEXT = '''# a comment with key = 1
title = "x"

[a]
b = """
[c]
d = 1
"""
c.d = 3
"e f" = { g = 1, "h.i" = [1, 2] }
list = [
  "one",
  # [a]
  "two",
]

[[source]]
name = "first"
pace = 1

[source.deep.er]
x = 1

  [[source]]
name = 'second'
text = \'\'\'
[[source]]
pace = 9\'\'\'
pace = "fast"

[[source.part]]
n = 1
[[source.part]]
n = 2

[d.e]
f = 1
[d]
g = 1
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("title",), 2),
        (("a",), 4),
        (("a", "b"), 5),
        (("a", "c"), 9),
        (("a", "c", "d"), 9),
        (("a", "e f", "h.i", 1), 10),
        (("a", "list"), 11),
        (("a", "list", 0), 12),
        (("a", "list", 1), 14),
        (("source", 0), 17),
        (("source", 0, "pace"), 19),
        (("source", 0, "deep", "er", "x"), 22),
        (("source", 1), 24),
        (("source", 1, "name"), 25),
        (("source", 1, "pace"), 29),
        (("source", 1, "part", 1, "n"), 34),
        (("d", "e"), 36),
        (("d", "g"), 39),
        (("d",), 36),
        (("source", 1, "nothing"), 24),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_a_key_is_found_where_it_is_written(key: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, key) == line


_LINES = st.sampled_from(
    [
        "", "# k = [", 'k{} = """\n[k9]\nhere = \\"""\n\\\\""""', "k{} = '''a\n[here]''''", "k{} = [\n1, # ]\n[2, {{x = ']'}}],\n]",
        "[t{}]", "[[s{}]]", "'k[{}' = 'x#'", '"k\\"{{{}" = "]#"', "k{} = {{ a = [1, 2], b = 'y' }}", "k{}.d.e = 1979-05-27T07:32:00Z", "  ",
    ]
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(st.lists(_LINES, max_size=30))
def test_it_is_where_it_was_put_among_anything(around: list[str]) -> None:
    before = "".join(f"{each.format(number)}\n" for number, each in enumerate(around))
    line = before.count("\n") + 1
    text = f"{before}[here]\nwanted = [1,\n2]\n[[there]]\na = 1\n[[there]]\nb = 1\n"
    assert line_of(text, ("here", "wanted")) == line + 1
    assert line_of(text, ("here", "wanted", 1)) == line + 2
    assert line_of(text, ("there", 1, "b")) == line + 6


def test_a_long_list_is_searched_quickly() -> None:
    text = "a = [\n" + "".join(f'"https://example.org/{n}",\n' for n in range(20_000)) + "3]\nb = 1\n"
    begun = time.monotonic()
    assert line_of(text, ("a", 20_000)) == 20_002
    assert time.monotonic() - begun < 20
