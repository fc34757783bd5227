"""What bands, statuses and severities mean, in words for a doctor."""

from __future__ import annotations

from scanner.model import Band, Severity, Status
from scanner.reports.look import Style

MEANINGS = {
    Band.LOW: "little to clear up in the text itself",
    Band.CAUTION: "some points to clear up before you apply",
    Band.HIGH: "several serious points: get them answered in writing first",
    Band.SEVERE: "serious red flags: sign, pay and send nothing before every point is answered",
}
STATUSES = {
    Status.INSUFFICIENT_TEXT: "too little text",
    Status.NOT_A_POSTING: "not a job posting",
    Status.UNSUPPORTED_LANGUAGE: "not in English",
    Status.SCORED: "scored",
    Status.FAILED: "failed",
}
STYLES = {
    Band.LOW: Style.GOOD,
    Band.CAUTION: Style.DOUBTFUL,
    Band.HIGH: Style.BAD,
    Band.SEVERE: Style.BAD,
}
SEVERITIES = {
    Severity.WARNING: Style.BAD,
    Severity.CAUTION: Style.DOUBTFUL,
    Severity.NOTE: Style.QUIET,
    Severity.STRENGTH: Style.GOOD,
    Severity.NONE: Style.QUIET,
}
