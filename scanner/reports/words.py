"""The value of a claim → plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Engagement, Licensing, Malpractice, Pay, Stance, Theme, Volume, Whereabouts
from scanner.place_names import place_names
from scanner.reports.quantities import amount, interval

if TYPE_CHECKING:
    from scanner.model import Claim

PER = {
    "consult": "per consultation",
    "rvu": "per RVU",
    "once": "once",
    None: "(per what is not said)",
}
ROLES = {
    "bonus": "bonus: ",
    "sign_on": "sign-on bonus: ",
    "referral": "for referring somebody: ",
    "stipend": "allowance: ",
}
CREDENTIALS = {
    "licence": "licence or registration",
    "compact": "compact licence",
    "specialist": "specialist recognition",
    "prescriber": "prescriber's registration",
    "exam": "exam",
    "training": "training programme",
}
REQUIREMENTS = {
    "required": "required",
    "preferred": "preferred",
    "eligible": "or eligible for it",
    "provided": "with the employer's help",
    "waived": "not needed",
}
COVERS = {
    "provided": "cover is provided",
    "own": "you carry your own",
    "shared": "shared between you and the employer",
    "none": "none",
}
TAILS = {True: ", with tail cover", False: ", without tail cover", None: ""}
THEMES = {
    "income": "high income",
    "freedom": "freedom",
    "ease": "easy work",
    "escape": "a way out of your job",
    "urgency": "hurry",
    "inflated": "big words",
    "fee": "you pay",
    "penalty": "penalties",
    "metrics": "ratings decide",
    "per_prescription": "paid per prescription",
    "liability": "liability is yours",
    "personal_data": "personal data before an offer",
    "off_platform": "contact by chat or free e-mail only",
    "crypto": "paid in crypto or vouchers",
    "recruit": "paid to recruit",
    "non_compete": "non-compete",
    "licence_lending": "lending your licence",
    "no_licence": "no licence where the patient is",
}
TYPES = {
    "employee": "employment",
    "contractor": "self-employed (contractor)",
    "either": "employment or self-employed",
}
MEASURES = {
    "consults_per_hour": "{} consultations an hour",
    "consults_per_day": "{} consultations a day or shift",
    "consults_per_week": "{} consultations a week",
    "minutes_per_consult": "{} minutes a consultation",
    "hours_per_day": "{} hours a day",
    "hours_per_week": "{} hours a week",
    "days_per_week": "{} days a week",
    "shifts_per_month": "{} shifts a month",
    "minutes_to_respond": "{} minutes to respond",
    "panel_size": "{} patients on your panel",
}
STANCES = {
    Stance.NEGATED: " (denied)",
    Stance.OPTIONAL: " (optional)",
    Stance.WAIVED: " (waived)",
    Stance.CONDITIONAL: " (on a condition)",
    Stance.DENIED_WITHOUT: "",
    Stance.AFFIRMED: "",
}


def statement(claim: Claim) -> str:  # noqa: PLR0911 - a kind of value each
    """Say in plain words what the claim states.

    >>> from scanner.model import Claim, Kind
    >>> pay = Pay(25, 25, "USD", "consult", "exact")
    >>> statement(Claim(Kind.PAY, "pay/consult", "$25 per consult", 0, 15, pay))
    'USD 25 per consultation'
    """
    match claim.value:
        case Pay():
            return _pay(claim.value)
        case Licensing():
            return _licensing(claim.value)
        case Malpractice():
            return COVERS.get(claim.value.cover, claim.value.cover) + TAILS[claim.value.tail]
        case Volume():
            return _volume(claim.value) + STANCES[claim.stance]
        case Engagement():
            return TYPES.get(claim.value.type, claim.value.type) + STANCES[claim.stance]
        case Whereabouts():
            return f"patients in {place_names(claim.value.places)}"
        case Theme():
            return THEMES.get(claim.value.theme, claim.value.theme.replace("_", " ")) + STANCES[claim.stance]


def _pay(pay: Pay) -> str:
    per = PER.get(pay.per) or f"per {pay.per}"
    if pay.per == "share":
        return f"{ROLES.get(pay.role, '')}{interval(pay.min, pay.max, pay.bound)} % of the fees"
    return f"{ROLES.get(pay.role, '')}{amount(pay)} {per}"


def _licensing(licensing: Licensing) -> str:
    credential = CREDENTIALS.get(licensing.credential, licensing.credential)
    requirement = REQUIREMENTS.get(licensing.requirement, licensing.requirement)
    authority = f" ({licensing.authority})" if licensing.authority else ""
    places = place_names(licensing.jurisdictions)
    return f"{credential} {requirement}{': ' if places else ''}{places}{authority}"


def _volume(volume: Volume) -> str:
    least, most, measure = volume.min, volume.max, volume.measure
    if measure == "minutes_to_respond" and _whole_hours(least) and _whole_hours(most):
        least, most = (end and end / 60 for end in (least, most))
        return f"{interval(least, most)} hours to respond"
    return MEASURES.get(measure, f"{{}} ({measure})").format(interval(least, most))


def _whole_hours(minutes: float | None) -> bool:
    return minutes is None or (minutes >= 120 and minutes % 60 == 0)  # noqa: PLR2004 - two hours
