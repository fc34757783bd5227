"""Posting → report: claims, then role and status, then findings and score."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims import Extractor
from scanner.findings.checklist import checklist, missing
from scanner.findings.hearing import Hearing
from scanner.findings.inferring import Inferring
from scanner.findings.judge import Rulebook
from scanner.findings.jurisdiction.patients import Confidence, patients
from scanner.findings.restating import Restating
from scanner.findings.role import role
from scanner.findings.score import score
from scanner.findings.status import is_short, status
from scanner.fitting import Fitting
from scanner.model import Posting, Report, Status
from scanner.rules.conditions import Facts

if TYPE_CHECKING:
    from scanner.findings.judge import Verdict
    from scanner.fitting import Profile
    from scanner.rules import Pack


class Judge:
    """Judges postings under one pack; built once, used for many."""

    def __init__(self, pack: Pack) -> None:
        self.extract = Extractor(pack)
        self._restate = Restating(pack.rules)
        self._hearing = Hearing(pack.rules)
        self._infer = Inferring(pack.folders)
        self._rulebook = Rulebook(pack.rules)
        self._folders = pack.folders
        self._fit: Fitting | None = None

    def fitted_to(self, profile: Profile) -> Judge:
        """The same judge, who also says what each posting is to one doctor."""
        fitted = copy(self)
        fitted._fit = Fitting(profile, self._folders, self._places)  # noqa: SLF001 - of this class
        return fitted

    def __call__(self, posting: Posting) -> Report:
        """The report on one posting."""
        facts = self.facts(posting)
        claims, part = tuple(facts.claims), facts.role
        found = status(posting, claims, part)
        if found is not Status.SCORED:
            report = Report(posting, found, part, claims, notes=(_REASONS[found],))
        else:
            report = self._scored(posting, facts)
        if self._fit and found in _READABLE:
            return replace(report, fit=self._fit(posting, facts))
        return report

    def facts(self, posting: Posting) -> Facts:
        """The claims that are heard, the role and the places: what rules are held against."""
        claims = self.extract(posting)
        part = role(posting, claims)
        full = Facts(self._restate(claims, part), part, self.extract.places(posting))
        heard = replace(full, claims=self._hearing.heard(full))
        told = replace(heard, inferences=self._infer(posting, heard))
        served = {place.code for place in patients(posting, heard).at(Confidence.IMPLIED)}
        return replace(told, places=told.places | served)

    def verdict(self, posting: Posting, *, short: bool) -> Verdict:
        """What the rules find; with `short` text, nothing that rests on silence."""
        return self._rulebook.judge(self.facts(posting), short=short)

    def _places(self, text: str) -> frozenset[str]:
        return self.extract.places(Posting("", "", "", text, ()))

    def _scored(self, posting: Posting, facts: Facts) -> Report:
        short = is_short(posting)
        verdict = self._rulebook.judge(facts, short=short)
        points = score(verdict.findings, verdict.strengths)
        listed = checklist(posting, facts, short=short)
        return Report(
            posting, Status.SCORED, facts.role, tuple(facts.claims), verdict.findings, verdict.strengths,
            missing(listed), points.themes, points.points, points.band,
            _notes(verdict, short=short), facts.inferences, checklist=listed,
        )  # fmt: skip


_READABLE = frozenset({Status.SCORED, Status.INSUFFICIENT_TEXT})
"""What can be held against a profile: one posting, in English."""
_REASONS = {
    Status.INSUFFICIENT_TEXT: "Too little text was read to judge this posting: open the full advertisement and scan that.",
    Status.NOT_A_POSTING: "This does not read as a single job posting (an article, a list of jobs or a login page), so it is not scored.",
    Status.UNSUPPORTED_LANGUAGE: "This posting is not in English, so it is not scored.",
}


def _notes(verdict: Verdict, *, short: bool) -> tuple[str, ...]:
    if not short:
        return ()
    note = "Fewer than 150 words were read, so what is not said was not counted."
    held = "; ".join(verdict.withheld)
    return (f"{note} Withheld: {held}." if held else note,)
