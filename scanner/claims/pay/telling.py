"""Which amounts of a passage are pay, and the claim that each makes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.pay.bounds import bound
from scanner.claims.pay.carrying import carried
from scanner.claims.pay.currency import currency
from scanner.claims.pay.other_money import denied_with
from scanner.claims.pay.quoting import extent
from scanner.claims.pay.scene import Amount, Scene, amounts
from scanner.claims.pay.sense import is_money, is_pay
from scanner.claims.pay.units import per, shares_unit
from scanner.claims.reading import Measure
from scanner.claims.spans import claim
from scanner.model import Kind, Pay, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.model import Claim

_PIECES = frozenset({"consult", "case", "message", "session", "shift"})


def told(scene: Scene, earlier: Sequence[Claim]) -> list[Claim]:
    """The claims of one passage; `earlier` ones may settle the currency of bare figures.

    What is known not to be pay becomes a context claim, for rules to refer to.
    """
    found = amounts(scene)
    paid = _paid(found)
    said = list(earlier)
    for number, amount in enumerate(paid):
        said.append(_claim(amount, paid[:number][::-1] + paid[number + 1 :], said))
    refused = [_refused(amount) for amount in found if amount.denied and amount not in paid]
    return said[len(earlier) :] + refused


def _paid(found: Sequence[Amount]) -> list[Amount]:
    """The amounts that are pay; each is seen in the light of the one before it."""
    paid: list[Amount] = []
    other: list[Amount] = []
    before: Amount | None = None
    for amount in found:
        near = paid[-1] if paid and amount.together(paid[-1]) else None
        if is_pay(amount, before, near, listed=bool(paid) or amount.scene.follows):
            paid.append(amount)
        elif denied_with(amount, before, paid_before=near is not None):
            other.append(amount)
        if amount.quantity.measure is not Measure.NUMBER:
            before = amount
    return _led_by(paid, [amount for amount in found if amount not in other])


def _led_by(paid: list[Amount], found: Sequence[Amount]) -> list[Amount]:
    """`Weekdays £84, weekends £93 per hour`: the unit at the end says that all are pay."""
    kept: list[Amount] = []
    for amount in reversed(found):
        plain = is_money(amount) and not amount.role
        if amount in paid or (plain and any(shares_unit(amount, other) for other in kept)):
            kept.append(amount)
    return kept[::-1]


def _refused(amount: Amount) -> Claim:
    """What an amount is that is not pay."""
    cue = next(bond.cue for bond in amount.bonds if bond.cue.denies)
    first, last = min(amount.index, cue.first), max(amount.index + 1, cue.last)
    said = claim(cue.rule, amount.scene.reading, first, last, Theme(cue.rule.id.rsplit("/", 1)[-1]))
    return replace(said, kind=Kind.CONTEXT)


def _claim(amount: Amount, neighbours: Sequence[Amount], earlier: Sequence[Claim]) -> Claim:
    """The claim an amount makes; `neighbours` may lend it their unit, the nearest before first."""
    kind = (amount.role.says("role") if amount.role else None) or "base"
    said, first = bound(amount)
    code = _code(amount, earlier)
    unit = per(amount, kind, neighbours) or carried(amount, code, earlier)
    if kind == "referral" and unit in _PIECES:
        unit = "once"  # `£150 each after their first 1,000 forms` is paid for the colleague
    value = Pay(*_ends(amount, said), code, unit, said, kind)
    first, last, cue = extent(amount, first)
    return claim(cue.rule, amount.scene.reading, first, last, value)


def _ends(amount: Amount, said: str) -> tuple[float | None, float | None]:
    """The lower and the upper end; of a platform's share, what it leaves to the worker."""
    low, high = amount.quantity.low, amount.quantity.high
    if amount.share and amount.share.says("part") == "platform":
        low, high = 100 - high, 100 - low
    return {"up_to": (None, high), "from": (low, None)}.get(said, (low, high))


def _code(amount: Amount, earlier: Sequence[Claim]) -> str | None:
    """The currency; of a figure without one, that of all other amounts."""
    quantity = amount.quantity
    if quantity.measure is Measure.PERCENT:
        return None
    if quantity.sign or quantity.measure is Measure.MONEY:
        return currency(quantity.sign, quantity.scale, amount.scene.home)
    pays = [said.value for said in earlier if isinstance(said.value, Pay)]
    codes = {pay.currency for pay in pays if pay.per != "share"} or {amount.scene.home.written}
    return codes.pop() if len(codes) == 1 else None
