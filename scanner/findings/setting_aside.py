"""Report + dismissals → report: what was dismissed is shown and does not count."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from scanner.findings.dismissing import within
from scanner.findings.score import score
from scanner.model import Dismissed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scanner.model import Dismissal, Finding, Posting, Report


class SettingAside:
    """The dismissals in force on a day, and which of them have matched."""

    def __init__(self, dismissals: Sequence[Dismissal], day: date) -> None:
        self.over = tuple(each for each in dismissals if each.until and each.until < day)
        """Those whose last day has passed: they dismiss nothing."""
        self._standing = tuple(each for each in dismissals if each not in self.over)
        self._matched: set[Dismissal] = set()

    @property
    def unmatched(self) -> tuple[Dismissal, ...]:
        """Those in force that have dismissed nothing so far."""
        return tuple(each for each in self._standing if each not in self._matched)

    def __call__(self, report: Report) -> Report:
        """The report without the findings that are dismissed, scored anew."""
        here = [each for each in self._standing if names(each.posting, report.posting)]
        whole = next((each for each in here if not each.rule), None)
        found = [(finding, whole or _first(here, finding)) for finding in report.findings]
        dismissed = tuple(Dismissed(finding, by) for finding, by in found if by)
        self._matched.update({each.dismissal for each in dismissed}, [whole] if whole else [])
        if not dismissed:
            return replace(report, dismissal=whole) if whole else report
        kept = tuple(finding for finding, by in found if not by)
        total = score(kept, report.strengths)
        return replace(
            report, findings=kept, dismissed=dismissed, dismissal=whole,
            themes=total.themes, score=total.points, band=total.band,
        )  # fmt: skip


def names(wanted: str, posting: Posting) -> bool:
    """Whether a dismissal's `posting` is this one: its source, the end of its path, or its title."""
    pattern = wanted.replace("[", "[[]").replace("?", "[?]").removeprefix("./")
    source = posting.source
    return (
        not wanted
        or fnmatchcase(source, pattern)
        or fnmatchcase(source, f"*/{pattern}")
        or fnmatchcase(posting.title.casefold(), pattern.casefold())
    )


def _first(here: Sequence[Dismissal], finding: Finding) -> Dismissal | None:
    return next((each for each in here if within(finding.rule, each.rule)), None)
