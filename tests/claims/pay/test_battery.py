"""Pay strings of every unit, notation, currency and role, and as many figures that are not pay.

The rows are in `battery.txt`, a line each: `@location; text => min max currency per bound role`,
several amounts parted by `|`, `-` for what is not stated, `none` for no pay; ` ¶ ` parts lines of
the posting (`# ` title, `## ` heading, `- ` item, `| ` row). A line that begins with `~reason~` is
a known miss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scanner.claims import Extractor
from scanner.model import Form, Kind, Pay
from scanner.postings import assemble
from scanner.postings.advert import About
from scanner.rules import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Posting

_ROW = re.compile(r"(?:~(?P<known>[^~]+)~ )?(?:@(?P<location>[^;]+); )?(?P<text>.+?) +=> +(?P<expected>.+)")
_SIGNS = {"## ": Form.HEADING, "# ": Form.TITLE, "- ": Form.ITEM, "| ": Form.ROW}


@dataclass(frozen=True, slots=True)
class Row:
    """One string and the pay in it."""

    text: str
    location: str
    expected: tuple[str, ...]
    known: str

    def posting(self) -> Posting:
        """The string as a posting."""
        return assemble("battery", map(_block, self.text.split("¶")), About(location=self.location))


def _block(line: str) -> tuple[Form, str]:
    line = line.strip()
    sign = next((sign for sign in _SIGNS if line.startswith(sign)), "")
    return _SIGNS.get(sign, Form.PARAGRAPH), line.removeprefix(sign)


def _rows() -> Iterator[Row]:
    lines = Path(__file__).with_name("battery.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        found = _ROW.fullmatch(line.strip())
        if found:
            expected = tuple(
                part.strip() for part in found["expected"].split(" | ") if part.strip() != "none"
            )
            yield Row(found["text"], found["location"] or "", expected, found["known"] or "")
        else:
            assert not line or line.startswith("#!"), line


ROWS = tuple(_rows())


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.10g}"


def _shown(pay: Pay) -> str:
    ends = _number(pay.min), _number(pay.max)
    return " ".join((*ends, pay.currency or "-", pay.per or "-", pay.bound, pay.role))


@pytest.fixture(scope="module")
def extract() -> Extractor:
    return Extractor(load())


def _param(row: Row) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=row.known)] if row.known else []
    return pytest.param(row, marks=marks, id=f"{row.location} {row.text}"[:90])


@pytest.mark.parametrize("row", [_param(row) for row in ROWS])
def test_pay_is_read_as_stated(row: Row, extract: Extractor) -> None:
    claims = [claim for claim in extract(row.posting()) if claim.kind is Kind.PAY]
    assert tuple(_shown(claim.value) for claim in claims if isinstance(claim.value, Pay)) == row.expected


def test_the_battery_is_as_broad_as_promised() -> None:
    fields = [part.split() for row in ROWS for part in row.expected]
    assert len(ROWS) >= 300
    assert sum(not row.expected for row in ROWS) >= 70
    assert len({currency for _, _, currency, *_ in fields} - {"-"}) >= 25
    units = {
        "consult",
        "case",
        "message",
        "hour",
        "session",
        "shift",
        "day",
        "week",
        "month",
        "year",
        "rvu",
        "share",
        "once",
    }
    assert {per for _, _, _, per, *_ in fields} >= units
    assert {role for *_, role in fields} == {"base", "bonus", "sign_on", "referral", "stipend"}
    assert sum(bool(row.known) for row in ROWS) <= 0.05 * len(ROWS)
