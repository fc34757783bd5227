"""Puts amounts and cues together into pay claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.pay.bounds import bound
from scanner.claims.pay.cues import cues
from scanner.claims.pay.currency import currency
from scanner.claims.pay.home import Home
from scanner.claims.pay.scene import Amount, Scene, amounts, scene
from scanner.claims.pay.sense import is_money, is_pay
from scanner.claims.pay.units import per, shares_unit
from scanner.claims.reading import Measure
from scanner.claims.spans import claim
from scanner.model import Form, Kind, Pay, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.pay.cues import Cue
    from scanner.claims.pay.scene import Hear
    from scanner.claims.reading import Heard
    from scanner.model import Claim
    from scanner.rules.gazetteer import Gazetteer

_ALONE = 4
_LABEL = 3
"""So many words may stand between a word for pay and an amount that is quoted with it."""


def pay_claims(heards: Sequence[Heard], heading: Hear, gazetteer: Gazetteer) -> list[Claim]:
    """The pay claims of a posting, in reading order."""
    found: list[Claim] = []
    home = Home(heards, gazetteer)
    intro: Heard | None = None
    spoke = -2
    for number, heard in enumerate(heards):
        if _holds_figures(heard):
            led = intro if heard.reading.passage.form in {Form.ITEM, Form.ROW} else None
            led = heards[number - 1] if number and _alone(heard) else led
            claims = list(_claims(scene(heard, heading, home, led, follows=spoke == number - 1), found))
            spoke = number if claims else spoke
            found += claims
        intro = _intro(heard, intro)
    return [said for said in found if not _said_better(said, found)]


def _said_better(said: Claim, others: Sequence[Claim]) -> bool:
    """An amount without a unit, as in a title, that another place gives with its unit."""
    return (
        isinstance(said.value, Pay)
        and said.value.per is None
        and any(
            isinstance(other.value, Pay) and other.value.per and replace(other.value, per=None) == said.value
            for other in others
        )
    )


def _holds_figures(heard: Heard) -> bool:
    """Whether there is money, a percentage, or a number with a word for pay."""
    measures = {quantity.measure for quantity in heard.reading.quantities.values()}
    if Measure.MONEY in measures or Measure.PERCENT in measures:
        return True
    thousands = any(quantity.scale for quantity in heard.reading.quantities.values())
    return Measure.NUMBER in measures and (
        thousands or any(not cue.mere for cue in cues(heard.matches, heard.reading.norms))
    )


def _alone(heard: Heard) -> bool:
    """A line with hardly more than an amount: the line before it says what it is."""
    return heard.reading.passage.form is not Form.TITLE and len(heard.reading.norms) <= _ALONE


def _intro(heard: Heard, earlier: Heard | None) -> Heard | None:
    """The paragraph that leads up to the list that follows."""
    passage = heard.reading.passage
    if passage.form in {Form.ITEM, Form.ROW}:
        return earlier
    return heard if passage.text.rstrip().endswith(":") else None


def _claims(scene: Scene, earlier: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of one passage; `earlier` ones may settle the currency of bare figures."""
    found = amounts(scene)
    paid = _paid(found)
    said = list(earlier)
    for number, amount in enumerate(paid):
        said.append(_claim(amount, paid[:number][::-1] + paid[number + 1 :], said))
    yield from said[len(earlier) :]
    yield from (_refused(amount) for amount in found if amount.denied and amount not in paid)


def _paid(found: Sequence[Amount]) -> list[Amount]:
    """The amounts that are pay; each is seen in the light of the one before it."""
    paid: list[Amount] = []
    before: Amount | None = None
    for amount in found:
        near = paid[-1] if paid and amount.together(paid[-1]) else None
        if is_pay(amount, before, near):
            paid.append(amount)
        if amount.quantity.measure is not Measure.NUMBER:
            before = amount
    return _led_by(paid, found)


def _led_by(paid: list[Amount], found: Sequence[Amount]) -> list[Amount]:
    """`Weekdays £84, weekends £93 per hour`: the unit at the end says that all are pay."""
    kept: list[Amount] = []
    for amount in reversed(found):
        plain = is_money(amount) and not amount.role
        if amount in paid or (plain and any(shares_unit(amount, other) for other in kept)):
            kept.append(amount)
    return kept[::-1]


def _refused(amount: Amount) -> Claim:
    """What an amount is that is not pay, for rules to refer to."""
    cue = next(bond.cue for bond in amount.bonds if bond.cue.denies)
    first, last = min(amount.index, cue.first), max(amount.index + 1, cue.last)
    said = claim(cue.rule, amount.scene.reading, first, last, Theme(cue.rule.id.rsplit("/", 1)[-1]))
    return replace(said, kind=Kind.CONTEXT)


def _claim(amount: Amount, neighbours: Sequence[Amount], earlier: Sequence[Claim]) -> Claim:
    kind = (amount.role.says("role") if amount.role else None) or "base"
    said, first = bound(amount)
    unit = per(amount, kind, neighbours)
    value = Pay(*_ends(amount, said), _code(amount, earlier), unit, said, kind)
    first, last, cue = _extent(amount, first)
    return claim(cue.rule, amount.scene.reading, first, last, value)


def _ends(amount: Amount, said: str) -> tuple[float | None, float | None]:
    """The lower and the upper end; of a platform's share, what it leaves to the worker."""
    low, high = amount.quantity.low, amount.quantity.high
    if amount.share and amount.share.says("part") == "platform":
        low, high = 100 - high, 100 - low
    return {"up_to": (None, high), "from": (low, None)}.get(said, (low, high))


def _code(amount: Amount, earlier: Sequence[Claim]) -> str | None:
    quantity = amount.quantity
    if quantity.measure is Measure.PERCENT:
        return None
    if quantity.sign or quantity.measure is Measure.MONEY:
        return currency(quantity.sign, quantity.scale, amount.scene.home)
    codes = {
        said.value.currency for said in earlier if isinstance(said.value, Pay) and said.value.per != "share"
    }
    return codes.pop() if len(codes) == 1 else None if codes else amount.scene.home.written


def _extent(amount: Amount, first: int) -> tuple[int, int, Cue]:
    """The words that say it, and the cue whose rule is cited."""
    last = amount.index + 1
    own = [cue for cue in (amount.role, amount.share, amount.unit) if cue]
    evidence = amount.evidence
    if not own and evidence and _near(amount, evidence):
        own = [evidence]
    for cue in own:
        first, last = min(first, cue.first), max(last, cue.last)
    cited = own[0] if own else evidence or _anything(amount)
    return first, last, cited


def _near(amount: Amount, cue: Cue) -> bool:
    """Whether the word for pay stands beside the amount, with no other figure between."""
    start, end = sorted((cue.last if cue.first < amount.index else cue.first, amount.index))
    return end - start <= _LABEL + 1 and not set(
        range(start, end)
    ) & amount.scene.reading.quantities.keys() - {amount.index}


def _anything(amount: Amount) -> Cue:
    """A cue to cite for an amount that only its place in the posting says is pay."""
    around = [cue for cue in amount.scene.cues if cue.covers(amount.index)]
    return next(iter((*around, *amount.above, *amount.scene.cues)))
