"""What a posting says: its role and claims in plain words, each with its quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Claim, Kind, Origin
from scanner.reports.safety import shown
from scanner.reports.words import statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Report, Role
    from scanner.reports.look import Look

LABELS = {
    Kind.PAY: "Pay",
    Kind.LICENSING: "Licensing",
    Kind.MALPRACTICE: "Malpractice",
    Kind.VOLUME: "Volume",
    Kind.ENGAGEMENT: "Engagement",
    Kind.HYPE: "Hype",
    Kind.WARNING: "Warnings",
}
CATEGORIES = {
    "synchronous": "live video or phone",
    "asynchronous": "messages or stored cases",
    "triage": "triage",
    "non_clinical": "work without treating patients",
}
LABEL_WIDTH = 2 + max(map(len, LABELS.values())) + 2
LONGEST_QUOTE = 160


def says(report: Report, look: Look) -> list[str]:
    """Write a paragraph for the role and one for each different statement."""
    lines = look.paragraph(role(report.role), _label("Role"))
    for kind, label in LABELS.items():
        claims = (claim for claim in report.claims if claim.kind is kind)
        for number, text in enumerate(_distinct(claims)):
            lines += look.paragraph(text, _label("" if number else label))
    return lines


def role(role: Role) -> str:
    """Say what work it is."""
    work = "clinical" if role.clinical else "not clinical"
    way = "telemedicine" if role.telemedicine else "not telemedicine"
    kinds = ", ".join(CATEGORIES.get(category, category) for category in role.categories)
    return f"{work}, {way}: {kinds}" if kinds else f"{work}, {way}"


def quoted(claim: Claim) -> str:
    """Put the words of the posting in quotation marks."""
    quote = shown(claim.quote)
    if len(quote) > LONGEST_QUOTE:
        quote = f"{quote[:LONGEST_QUOTE].rstrip()}…"
    return f"“{quote}”" + (" (only in the page's markup)" if claim.origin is Origin.MARKUP else "")


def _distinct(claims: Iterator[Claim]) -> Iterator[str]:
    """Say each thing once, however often it is said, with the first words that say it."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(statement(claim), claim)
    return (f"{shown(words)} — {quoted(claim)}" for words, claim in first.items())


def _label(text: str) -> str:
    return f"  {text}".ljust(LABEL_WIDTH)
