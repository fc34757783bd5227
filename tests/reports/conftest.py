"""Hand-made results that the report tests write: one flagged, one fair, one unscored, one failed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scanner.model import (
    Band,
    Claim,
    Dismissal,
    Dismissed,
    Engagement,
    Fact,
    Failure,
    Finding,
    Form,
    Kind,
    Licensing,
    Malpractice,
    Missing,
    Origin,
    Outcome,
    Passage,
    Pay,
    Posting,
    Report,
    Role,
    Section,
    Severity,
    Stance,
    State,
    Status,
    Theme,
    ThemeScore,
    Value,
    Volume,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Results = tuple[Report | Failure, ...]

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know `--rewrite`, unless a conftest above does."""
    with suppress(ValueError):
        parser.addoption("--rewrite", action="store_true", help="rewrite the golden files")


def posting(source: str, title: str, employer: str, location: str, *lines: str) -> Posting:
    """Make a posting of a title and paragraphs, with offsets as the readers make them."""
    passages, start = [], 0
    for line in (title, *lines):
        form, section = (Form.PARAGRAPH, Section.BODY) if passages else (Form.TITLE, Section.TITLE)
        passages.append(Passage(line, start, form, section))
        start += len(line) + 1
    return Posting(source, title, employer, location, tuple(passages))


def claim(of: Posting, kind: Kind, rule: str, quote: str, value: Value, **more: Stance | Origin) -> Claim:
    """Make a claim whose quote stands in the posting."""
    start = of.text.index(quote)
    return Claim(kind, rule, quote, start, start + len(quote), value, **more)  # type: ignore[arg-type]


FLAGGED_POSTING = posting(
    "ads/quickdoc.html",
    "Telehealth Physician – work from anywhere!",
    "QuickDoc Health",
    "Remote",
    "Earn $25-$30 per consult and be your own boss, from anywhere in the world.",
    "See 8+ patients per hour. Charting time is not paid.",
    "Active TX or FL license preferred, no US license needed for chat.",
    "Contractors carry their own malpractice insurance. Patients: worldwide.",
)
FLAGGED = Report(
    FLAGGED_POSTING,
    Status.SCORED,
    Role(clinical=True, telemedicine=True, categories=("synchronous", "asynchronous")),
    (
        claim(FLAGGED_POSTING, Kind.CONTEXT, "context/chat", "chat", Theme("chat")),
        claim(FLAGGED_POSTING, Kind.HYPE, "hype/freedom/anywhere", "work from anywhere", Theme("freedom")),
        claim(FLAGGED_POSTING, Kind.PAY, "pay/consult", "$25-$30 per consult", Pay(25.0, 30.0, "USD", "consult", "range")),
        claim(FLAGGED_POSTING, Kind.HYPE, "hype/freedom/boss", "be your own boss", Theme("freedom")),
        claim(FLAGGED_POSTING, Kind.VOLUME, "volume/hour", "8+ patients per hour", Volume("consults_per_hour", 8.0, None)),
        claim(FLAGGED_POSTING, Kind.WARNING, "warning/unpaid", "Charting time is not paid", Theme("unpaid_work")),
        claim(
            FLAGGED_POSTING, Kind.LICENSING, "licensing/state", "Active TX or FL license preferred",
            Licensing("licence", ("US-TX", "US-FL"), "preferred"), stance=Stance.OPTIONAL,
        ),
        claim(
            FLAGGED_POSTING, Kind.LICENSING, "licensing/state", "no US license needed",
            Licensing("licence", ("US",), "waived"), stance=Stance.WAIVED,
        ),
        claim(FLAGGED_POSTING, Kind.MALPRACTICE, "malpractice/own", "carry their own malpractice insurance", Malpractice("own", tail=None)),
        claim(FLAGGED_POSTING, Kind.CONTEXT, "context/worldwide", "Patients: worldwide", Theme("worldwide")),
        claim(FLAGGED_POSTING, Kind.ENGAGEMENT, "engagement/contractor", "Contractors", Engagement("contractor"), origin=Origin.MARKUP),
    ),
    (
        Finding(
            "hype/no-registration", "hype", Severity.WARNING, "Sells freedom and waives the licence",
            "The patient's location decides which registration is needed, wherever the doctor sits.",
            "In which states are the patients, and which licence do I need there?", (1, 3, 7, 9), 30,
        ),
        Finding(
            "warning/unpaid", "warning", Severity.WARNING, "Work that is not paid",
            "Unpaid charting lowers what an hour really earns.", "Is charting paid, and how?", (5,), 30,
        ),
        Finding(
            "hype/cap", "hype", Severity.CAUTION, "Selling words instead of facts",
            "They cannot be checked.", "In which states are the patients, and which licence do I need there?", (1, 3), 12,
        ),
    ),
    (Finding("pay/stated", "pay", Severity.STRENGTH, "States pay with its unit", "It can be checked.", "", (2,), -3),),
    (Missing("the hours", "How many hours a week are expected?"),),
    (ThemeScore("hype", 42, 36), ThemeScore("warning", 30, 30), ThemeScore("strengths", -3, 0)),
    66,
    Band.HIGH,
    ("Markup and visible text name different engagements.",),
    checklist=(
        Fact("pay", "the pay, with its unit", State.STATED, "", (2,)),
        Fact("notes", "the time for notes", State.VAGUE, "Is charting paid, and how?", (5,), "not whether it is paid"),
        Fact("employer", "the employer's name", State.STATED, "", words="QuickDoc Health"),
        Fact("oversight", "who leads", State.UNREAD, ""),
        Fact("hours", "the hours", State.NOT_STATED, "How many hours a week are expected?"),
    ),
    dismissed=(
        Dismissed(
            Finding(
                "malpractice/own", "malpractice", Severity.NOTE, "The doctor carries the cover",
                "It costs money.", "Who pays the cover?", (8,), 4,
            ),
            Dismissal("My own policy covers it.", "malpractice", "", date(2027, 1, 31), "A. Doctor", "d.toml:1"),
        ),
    ),
)  # fmt: skip

FAIR_POSTING = posting(
    "ads/nhs.txt", "Remote GP", "Severn Digital Surgery", "Bristol, UK",
    "£85 an hour, salaried. 15-minute appointments. Full GMC registration with a licence to practise.",
)  # fmt: skip
FAIR = Report(
    FAIR_POSTING,
    Status.SCORED,
    Role(clinical=True, telemedicine=True, categories=("synchronous",)),
    (
        claim(FAIR_POSTING, Kind.PAY, "pay/hour", "£85 an hour", Pay(85.0, 85.0, "GBP", "hour")),
        claim(FAIR_POSTING, Kind.VOLUME, "volume/slot", "15-minute appointments", Volume("minutes_per_consult", 15.0, 15.0)),
        claim(FAIR_POSTING, Kind.ENGAGEMENT, "engagement/employee", "salaried", Engagement("employee")),
        claim(
            FAIR_POSTING, Kind.LICENSING, "licensing/gmc", "Full GMC registration with a licence to practise",
            Licensing("licence", ("GB",), "required", "GMC"),
        ),
    ),
    score=0,
    band=Band.LOW,
)  # fmt: skip

ARTICLE = Report(
    posting("ads/article.html", "The truth about telemedicine", "", "", "Many doctors dream of it."),
    Status.NOT_A_POSTING,
    Role(clinical=False, telemedicine=False),
    notes=("This reads as an article.",),
)
UNREAD = Failure("ads/poster.png", Outcome.NOT_HTML, "This is a picture: save the page or its text instead.")
EVERY = (FLAGGED, FAIR, ARTICLE, UNREAD)


@pytest.fixture
def flagged() -> Report:
    """Give a report with something of everything."""
    return FLAGGED


@pytest.fixture
def every() -> Results:
    """Give a result of each sort."""
    return EVERY


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text to its golden file, or rewrite that."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--rewrite", default=False):
            path.write_text(text, encoding="utf-8", newline="")
        assert path.read_bytes().decode() == text

    return compare
