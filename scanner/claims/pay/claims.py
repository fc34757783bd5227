"""The pay claims of a posting: passage by passage, what is said better elsewhere left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.pay.cues import cues
from scanner.claims.pay.ends import ends_joined
from scanner.claims.pay.for_all import units_for_all
from scanner.claims.pay.home import Home
from scanner.claims.pay.staging import scene
from scanner.claims.pay.telling import told
from scanner.claims.reading import Measure
from scanner.model import Form, Pay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.pay.staging import Hear
    from scanner.claims.reading import Heard
    from scanner.model import Claim
    from scanner.rules.gazetteer import Gazetteer

_RATES = frozenset(
    {
        "pay",
        "rate",
        "fee",
        "salary",
        "remuneration",
        "compensation",
        "money",
        "earn",
        "per",
        "hiring",
        "wage",
        "earning",
    }
)
_ALONE = 4
SHORT = 12
"""Lines of so few words may be a list of rates, under a line that says per what."""
MOST_PARTS = 4
"""A sum is paid in at most so many parts."""
PLATFORM = "pay/share/platform"
NEAR = 60
"""So many characters part two parts of a sum."""


def pay_claims(heards: Sequence[Heard], heading: Hear, gazetteer: Gazetteer) -> list[Claim]:
    """The pay claims of a posting, in reading order."""
    found: list[Claim] = []
    home = Home(heards, gazetteer)
    spoke = -2
    for number, (heard, led) in enumerate(_led(heards)):
        if _holds_figures(heard):
            claims = told(scene(heard, heading, home, led, follows=spoke == number - 1), found)
            spoke = number if claims else spoke
            found += claims
    with_unit = {replace(c.value, per=None) for c in found if isinstance(c.value, Pay) and c.value.per}
    kept = [said for said in _whole(found) if not (_said_better(said, with_unit) or _other_part(said, found))]
    return units_for_all(ends_joined(kept, heards), heards)


def _whole(found: Sequence[Claim]) -> Iterator[Claim]:
    """Without the parts a sum is paid in: `a sign-on bonus of $6,000 ($3,000 at once, $3,000 after a year)`."""
    parts: set[int] = set()
    for number, claim in enumerate(found):
        total = 0.0
        for place in range(number + 1, min(number + 1 + MOST_PARTS, len(found))):
            if number in parts or not _part(found[place], found[place - 1], claim):
                break
            total += _sum(found[place])
            if total == _sum(claim) and place > number + 1:
                parts |= set(range(number + 1, place + 1))
    yield from (claim for number, claim in enumerate(found) if number not in parts)


def _sum(claim: Claim) -> float:
    """The amount of a claim that names one; 0 for a rate or a range."""
    value = claim.value
    single = isinstance(value, Pay) and value.min == value.max and value.per in {None, "once"}
    return (value.max or 0.0) if isinstance(value, Pay) and single else 0.0


def _part(claim: Claim, before: Claim, whole: Claim) -> bool:
    """Whether an amount stands near and has no name of its own, as `relocation $5,000` has."""
    near = 0 < claim.start - before.end < NEAR and min(_sum(claim), _sum(before)) > 0
    return near and claim.value.role in {"base", whole.value.role}  # type: ignore[union-attr]


def _led(heards: Sequence[Heard]) -> Iterator[tuple[Heard, Heard | None]]:
    """Each passage with the one that leads up to it: a colon to a list, any line to a lone amount."""
    intro: Heard | None = None
    before: Heard | None = None
    above: Heard | None = None
    for heard in heards:
        listed = heard.reading.passage.form in {Form.ITEM, Form.ROW}
        short = len(heard.reading.norms) <= SHORT
        led = above if short and above else before
        yield heard, led if _alone(heard) else intro if listed else above if short else None
        if not short:
            above = None
        elif not _holds_money(heard):
            above = heard if _RATES.intersection(heard.reading.norms) else None
        if not listed:
            intro = heard if heard.reading.passage.text.rstrip().endswith(":") else None
        before = heard


def _holds_money(heard: Heard) -> bool:
    return any(quantity.measure is Measure.MONEY for quantity in heard.reading.quantities.values())


def _alone(heard: Heard) -> bool:
    """A line with hardly more than an amount."""
    return heard.reading.passage.form is not Form.TITLE and len(heard.reading.norms) <= _ALONE


def _holds_figures(heard: Heard) -> bool:
    """Whether there is money, a percentage, or a number with a word for pay."""
    quantities = heard.reading.quantities.values()
    measures = {quantity.measure for quantity in quantities}
    if not measures.isdisjoint({Measure.MONEY, Measure.PERCENT}):
        return True
    if Measure.NUMBER not in measures:
        return False
    said = any(not cue.mere for cue in cues(heard.matches, heard.reading.norms))
    return said or any(quantity.scale for quantity in quantities)


def _other_part(said: Claim, found: Sequence[Claim]) -> bool:
    """`You keep 78%, we keep 22%`: the platform's part of a share that is told as the worker's."""
    return said.rule == PLATFORM and any(c.rule != PLATFORM and c.value == said.value for c in found)


def _said_better(said: Claim, with_unit: set[Pay]) -> bool:
    """An amount without a unit, as in a title, that another place gives with its unit."""
    return isinstance(said.value, Pay) and said.value.per is None and said.value in with_unit
