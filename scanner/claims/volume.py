"""Volume claims: how much work, how fast, with the bounds that stand around the figure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.claims.reading import Measure
from scanner.claims.spans import claim
from scanner.claims.volume_bounds import bounds
from scanner.claims.volume_labels import labelled
from scanner.model import Kind, Volume

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.reading import Heard, Match, Reading
    from scanner.claims.volume_labels import Hear
    from scanner.model import Claim

_PLAUSIBLE = {
    "consults_per_hour": (1, 120), "consults_per_day": (1, 200), "consults_per_week": (2, 600),
    "minutes_per_consult": (0.5, 480), "hours_per_day": (1, 23), "hours_per_week": (1, 100),
    "days_per_week": (1, 6.5), "shifts_per_month": (1, 31), "minutes_to_respond": (0.1, 30_000),
    "panel_size": (10, 10_000),
}  # fmt: skip
"""Outside of these a figure is about something else: a whole service, an office that is open."""

_REFUSED = {
    "minutes_per_consult": (
        "watch talent step wait waiting drive commute walk recruiter might instance example recruitment training onboarding test quiz "
        "bike application apply charge charged webinar meeting huddle cancellation late notice induction screen "
        "teaching tutorial early questionnaire form-filling break lunch selection hiring"
    ),
    "minutes_to_respond": (
        "site nearest relocate note chart charting documentation document documented application applicant candidate hear interview hire hired notice apply invoice "
        "payment payout paid refund credentialing privileging laptop equipment deposit parcel shipped cancel cancellation vacancy shortlisted cv recruitment recruiter onboarding encounter incident resume"
    ),
    "consults_per_hour": "pay paid earn salary wage word mile compensation remuneration bonus reallocated fee income retainer invoice charge",
    "consults_per_day": "word capacity bed bonus top founded serve",
    "consults_per_week": "bonus top supervision supervisor miss misses missed decline declines",
    "hours_per_day": "shadow shadowing open opening helpline hotline reception save saved training induction course onboarding documentation blocked admin supervision standing sitting walking lifting bending stand walk drive",
    "hours_per_week": "dependent eligible eligibility earn earning content supervision cpd protected cme",
    "days_per_week": "training induction orientation course open opening helpline hotline reception office in-person campus",
    "shifts_per_month": "bonus supervision",
    "panel_size": "interview jury",
}  # fmt: skip
"""Words in the clause that tell that its figure is not the worker's work."""

_MINUTES = {
    "second": 1 / 60, "sec": 1 / 60, "s": 1 / 60, "minute": 1, "min": 1, "mins": 1, "m": 1,
    "hour": 60, "hr": 60, "hrs": 60, "h": 60, "day": 1440, "week": 10_080, "wk": 10_080,
}  # fmt: skip
"""The unit behind a figure settles its length, whichever unit the rule is written for."""
_SORTS_OF_TIME = frozenset({"business", "working", "work", "calendar", "clock", "full", "-"})

_RULE_BOUNDS = {"up_to": "max", "from": "min"}
_HOURS = frozenset({"hour", "hr", "hrs", "h", "s"})
_CONDITIONS = frozenset({"if", "once", "whenever"})
_ASSIGNED = frozenset({"assignment", "receipt", "submission", "assigned"})
"""From there on a chart is a case to be seen to, not a note to be written."""
_SEEN_TO = frozenset(
    {"picked", "opened", "claimed", "started", "accepted", "begun", "looked", "triaged", "taken"}
)
"""What is done to a chart that is a case."""
_NO_PATIENTS = frozenset(
    {
        "scribe",
        "coder",
        "coding",
        "biller",
        "billing",
        "annotator",
        "annotation",
        "trainer",
        "transcriptionist",
        "transcription",
        "correspondence",
    }
)
"""In a title: the output of these is not labelled as consultations."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A match with the token of its figure and what the figure says."""

    match: Match
    index: int
    low: float
    high: float
    open: bool


def volume_claims(heards: Sequence[Heard], hear: Hear) -> list[Claim]:
    """Find the volume claims of a posting; `hear` tells what the rules match in a reading."""
    claims = [found for heard in heards if heard.matches for found in _claims(heard)]
    for heard, passage in labelled(heards, hear):
        end = passage.start + len(passage.text)
        claims += (replace(c, quote=passage.text, start=passage.start, end=end) for c in _claims(heard))
    return claims


def _claims(heard: Heard) -> Iterator[Claim]:
    before: Match | None = None
    scale = 1.0
    for figures in _figures(heard):
        for figure in figures:
            said = figure.match.rule.claim
            source = figure.match if said and "measure" in said.value else before
            if not source:
                continue
            factor = _scale(heard.reading, figure, source, scale)
            found = _claim(heard, figure, source, factor)
            if found:
                yield found
                before, scale = source, factor
                break


def _figures(heard: Heard) -> list[list[_Figure]]:
    """Find the figures in reading order, each with the readings of it, the best first."""
    kept: dict[int, list[_Figure]] = defaultdict(list)
    volumes = [m for m in heard.matches if m.rule.claim and m.rule.claim.kind is Kind.VOLUME]
    for match in sorted(volumes, key=_weight):
        figure = _figure(heard.reading, match)
        if figure:
            kept[figure.index].append(figure)
    return [kept[index] for index in sorted(kept)]


def _weight(match: Match) -> tuple[bool, int, int]:
    """Rules that know their measure first, then the longest match."""
    follows = bool(match.rule.claim and "measure" not in match.rule.claim.value)
    return follows, match.first - match.last, match.first


def _figure(reading: Reading, match: Match) -> _Figure | None:
    places = [i for i in range(match.first, match.last) if _is_figure(reading, i)]
    units = _units(match)
    if units and len(places) > 1 and "or" not in reading.norms[places[0] : places[-1]]:
        places = [i for i in places if _unit_behind(reading, i) in units] or places
    if not places:
        ones = [i for i in range(match.first, match.last) if _is_one(reading, i)]
        return _Figure(match, ones[0], 1, 1, open=False) if ones else None
    index = places[0]
    if reading.norms[max(0, index - 2) : index] in {("one", "to"), ("one", "or"), ("one", "-")}:
        return _Figure(
            replace(match, first=min(match.first, index - 2)),
            index,
            1,
            reading.quantities[index].high,
            open=False,
        )
    quantity = reading.quantities[index]
    low, high = quantity.low, quantity.high
    between = set(reading.norms[index + 1 : places[-1]])
    if between & {"or", "exceed", "rising", "up", "grow", "rise", "climb", "build"}:
        high = max(reading.quantities[place].high for place in places)
    if "or" in between:
        low = min(reading.quantities[place].low for place in places)
    return _Figure(match, index, low, high, quantity.open)


def _units(match: Match) -> frozenset[str]:
    """What must stand behind the figure: of `three 12s` a rule for the hours of a day speaks of the twelve."""
    measure = match.rule.claim.value.get("measure") if match.rule.claim else None
    return {"hours_per_day": _HOURS, "minutes_to_respond": frozenset(_MINUTES)}.get(str(measure), frozenset())


def _is_one(reading: Reading, index: int) -> bool:
    """`one`, and the article of `an hour`; in `hour-long` and `within the hour` the word itself."""
    word = reading.norms[index]
    return word in {"one", "once", "hour"} or reading.norms[index : index + 2] == ("an", "hour")


def _is_figure(reading: Reading, index: int) -> bool:
    quantity = reading.quantities.get(index)
    return bool(quantity and quantity.measure is Measure.NUMBER)


def _claim(heard: Heard, figure: _Figure, source: Match, scale: float) -> Claim | None:
    said = source.rule.claim
    assert said is not None  # noqa: S101 - only rules with a claim match
    measure = str(said.value["measure"])
    if _refused(heard, figure, measure):
        return None
    low, high = (_whole(value * scale, measure) for value in (figure.low, figure.high))
    least, most = _PLAUSIBLE[measure]
    if not least <= high <= most:
        return None
    bound, first, last = bounds(heard.reading, figure.match, figure.index)
    if figure.open:
        bound = "min"
    if measure == "minutes_to_respond" and not bound and heard.reading.norms[figure.index - 1] == "in":
        bound = "max"  # `answered in five minutes` is no later
    bound = _RULE_BOUNDS.get(str(said.value.get("bound")), bound)
    ends = (low, high) if low != high else {"min": (low, None), "max": (None, high)}.get(bound, (low, high))
    return claim(figure.match.rule, heard.reading, first, last, Volume(measure, *ends))


def _scale(reading: Reading, figure: _Figure, source: Match, last: float) -> float:
    """What turns the figure into minutes: by the word behind it, by its rule, or as for the figure before."""
    said = source.rule.claim
    assert said is not None  # noqa: S101 - only rules with a claim match
    if str(said.value["measure"]).startswith("minutes"):
        unit = _unit_behind(reading, figure.index)
        if unit in _MINUTES:
            return _MINUTES[unit]
    return last if figure.match is not source else float(str(said.value.get("scale", 1)))


def _unit_behind(reading: Reading, index: int) -> str:
    """The word behind the figure at `index`, past `business` and the like."""
    words = reading.norms[index + 1 : index + 3]
    return next((word for word in words if word not in _SORTS_OF_TIME), "")


def _whole(value: float, measure: str) -> float:
    """`375 hoursweek`: where all punctuation was lost, the point is put back."""
    if measure == "hours_per_week" and value > 168:  # noqa: PLR2004 - hours in a week
        value /= 10
    return round(value, 2)


def _refused(heard: Heard, figure: _Figure, measure: str) -> bool:
    reading = heard.reading
    first, last = reading.clause(figure.index)
    before: Sequence[str] = reading.norms[max(first, figure.index - 16) : figure.index]
    if measure == "consults_per_hour":
        before = _same_breath(before)  # `We pay $8 a visit, 8 visits an hour`
    clause = (*before, *reading.norms[figure.index : min(last, figure.match.last + 2)])
    if not _CONDITIONS.isdisjoint(_same_breath(reading.norms[max(first, figure.index - 6) : figure.index])):
        return True
    if measure.startswith(("consults", "minutes")) and not _NO_PATIENTS.isdisjoint(
        heard.posting.title.lower().split()
    ):
        return True
    if measure == "minutes_to_respond" and _is_case(reading, figure.index, last):
        return False
    return not set(_REFUSED[measure].split()).isdisjoint(clause)


def _is_case(reading: Reading, index: int, last: int) -> bool:
    """Whether a chart is a case that waits for a doctor, by the words beside the time."""
    before = reading.norms[max(0, index - 4) : index]
    return not (_ASSIGNED.isdisjoint(reading.norms[index:last]) and _SEEN_TO.isdisjoint(before))


def _same_breath(norms: Sequence[str]) -> Sequence[str]:
    """The words since the last comma."""
    return norms[len(norms) - norms[::-1].index(",") :] if "," in norms else norms
