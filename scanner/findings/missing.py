"""The facts a doctor needs that the posting does not state, with the question for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Missing
from scanner.rules.conditions import holds, parse_condition

if TYPE_CHECKING:
    from scanner.rules.conditions import Facts

_FACTS = (
    ("licensing requirement=required|eligible|preferred|provided|waived", "the registration or licence that is needed",
     "Which registration do I need, and in which states or countries are the patients?", True),
    ("pay per=consult|case|message|hour|session|shift|day|week|month|year|rvu|share", "the pay, with its unit",
     "What is the pay, in which currency, and per what?", False),
    ("volume measure=consults_per_hour|consults_per_day|consults_per_week|minutes_per_consult|panel_size",
     "how many patients, how fast", "How many patients an hour are expected, and how long is a visit?", True),
    ("volume measure=hours_per_day|hours_per_week|days_per_week|shifts_per_month", "the hours",
     "How many hours a week are expected, and who sets them?", False),
    ("malpractice", "who covers malpractice",
     "Who provides malpractice cover, with what limits, and does it run on after I leave?", True),
    ("engagement", "how you are engaged", "Is this employment or a contract as self-employed?", False),
)  # fmt: skip
_CONDITIONS = tuple((parse_condition(text), fact, ask, clinical) for text, fact, ask, clinical in _FACTS)


def missing(facts: Facts, employer: str) -> tuple[Missing, ...]:
    """What is not stated; facts about patient care are asked for in clinical work only."""
    absent = [
        Missing(fact, ask)
        for condition, fact, ask, clinical in _CONDITIONS
        if (facts.role.clinical or not clinical) and not holds(condition, facts)
    ]
    if not employer.strip():
        absent.append(
            Missing(
                "the employer's name", "Which legal entity would I contract with, and where is it registered?"
            )
        )
    return tuple(absent)
