"""Puts amounts and cues together into pay claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.claims.lexing import read
from scanner.claims.pay.bounds import bound
from scanner.claims.pay.cues import REACH, Cue, cues, nearest
from scanner.claims.pay.currency import currency
from scanner.claims.pay.home import SALARIED_BY_YEAR, home
from scanner.claims.reading import STOPS, Measure
from scanner.claims.spans import claim
from scanner.model import Form, Pay, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scanner.claims.reading import Heard, Match, Quantity, Reading
    from scanner.model import Claim
    from scanner.rules.gazetteer import Gazetteer

Headings = "Callable[[Reading], tuple[Match, ...]]"
_ONCE = frozenset({"sign_on", "referral"})
_SMALL = frozenset({"hour", "consult", "case", "session", "shift", "rvu", "message"})
_COUNTED = frozenset(
    "hour hr minute min day week wk month year yr patient visit consult call case shift session appointment doctor physician state people "
    "employee patient member click word x th st nd rd time km mile bed client enrollee step am pm".split()
)
"""After a bare figure: it counts these, not money."""
_CLEAR = frozenset({"hour", "shift", "session", "day", "rvu", "case", "week", "word", "consult", "message"})
"""Units in which patients hardly ever pay."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What one passage offers to judge its amounts by."""

    heard: Heard
    cues: tuple[Cue, ...]
    above: tuple[Cue, ...]
    """Cues of the heading or column heads over the passage."""
    home: Mapping[str, int]
    amounts: tuple[int, ...]


def pay_claims(
    heards: Sequence[Heard], heading: Callable[[Reading], tuple[Match, ...]], gazetteer: Gazetteer
) -> list[Claim]:
    """The pay claims of a posting, in reading order."""
    scenes = []
    countries: Mapping[str, int] | None = None
    for heard in heards:
        amounts = _amounts(heard)
        if amounts:
            countries = home(heards, gazetteer) if countries is None else countries
            scenes.append(_scene(heard, amounts, heading, countries))
    return [found for scene in scenes for found in _claims(scene)]


def _amounts(heard: Heard) -> tuple[int, ...]:
    """Where money, a share, or a bare figure that may be money stands."""
    quantities = heard.reading.quantities
    found = [i for i, q in quantities.items() if q.measure in {Measure.MONEY, Measure.PERCENT}]
    said = [i for i, q in quantities.items() if q.measure is Measure.NUMBER] if cues(heard.matches) else []
    return tuple(sorted(found + said))


def _scene(
    heard: Heard,
    amounts: tuple[int, ...],
    heading: Callable[[Reading], tuple[Match, ...]],
    countries: Mapping[str, int],
) -> _Scene:
    passage = heard.reading.passage
    above = ()
    if passage.heading and passage.form is not Form.HEADING:
        above = tuple(cues(heading(read(replace(passage, text=passage.heading, heading="", form=Form.HEADING)))))
    return _Scene(heard, tuple(cues(heard.matches)), above, countries, amounts)


def _claims(scene: _Scene) -> Iterator[Claim]:
    before: Pay | None = None
    for index in scene.amounts:
        found = _claim(scene, index, before)
        if found and isinstance(found.value, Pay):
            before = found.value
            yield found


def _claim(scene: _Scene, index: int, before: Pay | None) -> Claim | None:
    reading = scene.heard.reading
    quantity = reading.quantities[index]
    units = [i for i in scene.amounts if reading.quantities[i].measure is not Measure.NUMBER or i == index]
    unit = nearest("per", index, scene.cues, reading, units)
    role = nearest("role", index, scene.cues, reading, units)
    if (unit and unit.says("per") == "none") or not _is_pay(scene, index, quantity, unit, role, before):
        return None
    value, first = _value(scene, index, quantity, unit, role, before)
    last = index + 1
    rule = (unit or role or _evidence(scene, index) or (scene.above or scene.cues)[0]).rule
    for cue in (unit, role):
        if cue:
            first, last = min(first, cue.first), max(last, cue.last)
    return claim(rule, reading, first, last, value)


def _is_pay(
    scene: _Scene, index: int, quantity: Quantity, unit: Cue | None, role: Cue | None, before: Pay | None
) -> bool:
    evidence = _evidence(scene, index)
    if quantity.measure is Measure.PERCENT:
        return bool(unit and unit.says("per") == "share")
    if unit and unit.says("per") == "share":
        unit = None
    if quantity.measure is Measure.NUMBER:
        return _bare(scene, index, quantity, unit, role, evidence, before)
    section = scene.heard.reading.passage.section
    clear = unit and (unit.says("per") in _CLEAR or quantity.high >= 1000)  # noqa: PLR2004
    return bool(clear or role or evidence or before or section is Section.PAY or scene.above)


def _bare(
    scene: _Scene, index: int, quantity: Quantity, unit: Cue | None, role: Cue | None, evidence: Cue | None, before: Pay | None
) -> bool:
    """Whether a figure without a sign is money: only beside words for pay."""
    norms = scene.heard.reading.norms
    following = norms[index + 1] if index + 1 < len(norms) else ""
    touching = bool(unit and index < unit.first <= index + 2)
    if following in _COUNTED or not (evidence or role or before or scene.above):
        return False
    if quantity.scale in {"k", "thousand"}:
        return bool(evidence or unit or before)
    if 1900 < quantity.low < 2100:  # noqa: PLR2004 - a year
        return False
    if quantity.low >= 1000 and (touching or (role and role.says("role") != "bonus")):  # noqa: PLR2004
        return True
    return bool(touching and evidence and unit and unit.says("per") in _SMALL) or _paid_directly(scene, index)


def _paid_directly(scene: _Scene, index: int) -> bool:
    """`you are paid 40 on ...`, `will pay 300 in cash`."""
    norms = scene.heard.reading.norms
    return index > 0 and norms[index - 1] in {"pay", "paid", "earn", "receive"} and norms[index + 1 : index + 2] != ("%",) and (
        norms[index + 1 : index + 2] in {("in",), ("on",), ("for",), ("per",), ("each",), ("/",)}
    )


def _evidence(scene: _Scene, index: int) -> Cue | None:
    """A word for pay in the same clause."""
    first, last = scene.heard.reading.clause(index)
    inside = [cue for cue in scene.cues if first <= cue.first < last and not cue.says("per")]
    return min(inside, key=lambda cue: abs(cue.first - index), default=None)


def _value(
    scene: _Scene, index: int, quantity: Quantity, unit: Cue | None, role: Cue | None, before: Pay | None
) -> tuple[Pay, int]:
    reading = scene.heard.reading
    kind = (role.says("role") if role else None) or "base"
    said, first = bound(reading, index, quantity)
    per = _per(scene, index, quantity, unit, kind, before)
    sign = quantity.sign
    code = currency(sign, scene.home) if sign else None
    if not sign and per != "share":
        code = _settled(scene, before, quantity)
    low, high = quantity.low, quantity.high
    if per == "share":
        code = None
        if unit and unit.says("part") == "platform":
            low = high = 100 - low
    ends = {"up_to": (None, high), "from": (low, None)}.get(said, (low, high))
    return Pay(ends[0], ends[1], code, per, said, kind), first


def _per(
    scene: _Scene, index: int, quantity: Quantity, unit: Cue | None, role: str, before: Pay | None
) -> str | None:
    if quantity.measure is Measure.PERCENT:
        return "share"
    if quantity.yearly:
        return "year"
    if unit and unit.says("per") != "share":
        return unit.says("per")
    if role in _ONCE:
        return "once"
    if role != "base":
        return None
    above = next((cue.says("per") for cue in scene.above if cue.says("per") not in {None, "none", "share"}), None)
    if above:
        return above
    if before and before.role == "base" and before.per not in {None, "share", "once", "year"} and _continues(scene, index):
        return before.per
    salaried = any(cue.rule.id.endswith("/salary") for cue in (*scene.cues, *scene.above))
    if salaried and set(scene.home) & SALARIED_BY_YEAR and quantity.low >= 10_000:  # noqa: PLR2004
        return "year"
    return None


def _continues(scene: _Scene, index: int) -> bool:
    """`£84/h weekdays, £93 at weekends`: the second amount shares the unit of the first."""
    earlier = [i for i in scene.amounts if i < index]
    between = scene.heard.reading.norms[earlier[-1] + 1 : index] if earlier else ()
    return bool(earlier) and len(between) <= 2 * REACH and "." not in between and not STOPS & set(between)


def _settled(scene: _Scene, before: Pay | None, quantity: Quantity) -> str | None:
    if before and before.currency:
        return before.currency
    if quantity.scale.startswith(("lakh", "lac", "lpa", "cr")):
        return "INR" if not ({"PK", "BD"} & set(scene.home)) or "IN" in scene.home else None
    return None
