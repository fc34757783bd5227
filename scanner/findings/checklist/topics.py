"""The facts a doctor needs before answering, the weightiest first: one table.

They are those of the published checklists of the BMA, of the White Coat Investor and of Physician Side Gigs:
https://bma.org.uk/advice-and-support/gp-practices/employment-advice/gps-outside-of-traditional-practice/online-digital-remote-consulting-role
https://www.whitecoatinvestor.com/telemedicine
https://physiciansidegigs.com/questions-when-considering-a-telemedicine-job-opportunity
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.findings.checklist.cover import cover
from scanner.findings.checklist.employer import employer
from scanner.findings.checklist.pay import pay
from scanner.findings.checklist.reading import by_claims
from scanner.findings.checklist.registration import registration

if TYPE_CHECKING:
    from scanner.findings.checklist.reading import Reader


@dataclass(frozen=True, slots=True)
class Topic:
    """A fact to look for, and the question that settles it."""

    name: str
    fact: str
    ask: str
    read: Reader
    clinical: bool = False
    """Needed only where patients are cared for."""


TOPICS = (
    Topic(
        "registration", "the registration or licence that is needed",
        "Which registration do I need, and in which states or countries are the patients?",
        registration, clinical=True,
    ),
    Topic("pay", "the pay, with its unit", "What is the pay, in which currency, and per what?", pay),
    Topic(
        "pace", "how many patients, how fast",
        "How many patients an hour are expected, and how long is a visit?",
        by_claims(
            "volume measure=consults_per_hour|consults_per_day|consults_per_week|minutes_per_consult|panel_size",
            ("context theme=high_volume|back_to_back", "busy, but not how many patients"),
            ("volume measure=minutes_to_respond", "how soon to answer, but not how many patients"),
        ), clinical=True,
    ),
    Topic(
        "notes", "whether notes and messages are paid time",
        "Is the time for notes, results and messages paid, and how much of it is set aside?",
        by_claims(
            "context theme=paid_admin or warning/unpaid_work/admin or warning/unpaid_work/outside or warning/unpaid_work/included",
            ("context theme=admin_mentioned", "part of the work, but not whether that time is paid"),
        ), clinical=True,
    ),
    Topic(
        "cover", "who covers malpractice",
        "Who provides malpractice cover, with what limits, and does it run on after I leave?",
        cover, clinical=True,
    ),
    Topic(
        "contract", "how you are engaged", "Is this employment or a contract as self-employed?",
        by_claims(
            "engagement type=employee|contractor",
            ("engagement type=either", "employed or self-employed: which is open"),
            ("context theme=employee_benefits", "benefits, but not the kind of contract"),
        ),
    ),
    Topic(
        "employer", "the employer's name",
        "Which legal entity would I contract with, and where is it registered?", employer,
    ),
    Topic(
        "oversight", "who leads, and whom to ask in a difficult case",
        "Who is the clinical lead, how is my work reviewed, and whom do I call when a case goes beyond me?",
        by_claims(
            "context theme=governance",
            ("context theme=oversight_mentioned", "in words, but not who leads or reviews"),
            ("context theme=protocol", "protocols to follow, but not who answers for them"),
        ), clinical=True,
    ),
    Topic(
        "hours", "the hours", "How many hours a week are expected, and who sets them?",
        by_claims(
            "volume measure=hours_per_week|days_per_week|shifts_per_month",
            ("volume measure=hours_per_day", "how long a day or shift is, but not how many there are"),
            ("context theme=flexible", "called flexible, but not how many there are"),
            ("hype/freedom/own-hours", "said to be yours to choose, but not how many there are"),
            ("context theme=hours_in_words|mandatory_shifts", "in words, but not how many a week"),
        ),
    ),
)  # fmt: skip
