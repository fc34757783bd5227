"""The nouns of the pipeline, in the order they are made; all frozen."""

from scanner.model.checklist import Fact, Fit, Fitness, State
from scanner.model.claims import (
    Claim,
    Engagement,
    Kind,
    Licensing,
    Malpractice,
    Pay,
    Stance,
    Theme,
    Value,
    Volume,
    Whereabouts,
)
from scanner.model.documents import Document, Failure, Outcome
from scanner.model.findings import Dismissal, Dismissed, Finding, Inference, Missing, Role, Severity
from scanner.model.postings import Form, Nature, Origin, Passage, Posting, Section
from scanner.model.reports import Band, Report, Status, ThemeScore

__all__ = [
    "Band",
    "Claim",
    "Dismissal",
    "Dismissed",
    "Document",
    "Engagement",
    "Fact",
    "Failure",
    "Finding",
    "Fit",
    "Fitness",
    "Form",
    "Inference",
    "Kind",
    "Licensing",
    "Malpractice",
    "Missing",
    "Nature",
    "Origin",
    "Outcome",
    "Passage",
    "Pay",
    "Posting",
    "Report",
    "Role",
    "Section",
    "Severity",
    "Stance",
    "State",
    "Status",
    "Theme",
    "ThemeScore",
    "Value",
    "Volume",
    "Whereabouts",
]
