"""Whose pay is stated: the bands are of doctors, reviewers, annotators and scribes, each apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.model import Posting
    from scanner.rules.benchmarks import Specialty, Who
    from scanner.rules.conditions import Facts

_OTHER = re.compile(
    r"\b(?:nurs(?:e|ing)|nurse practitioner|n\.?p\.?s?|aprn|crnp|fnp|pmhnp|physician assistant|physician associate|p\.?a\.?-?c?|rn|lpn|lvn|"
    r"midwi(?:fe|ves)|therapists?|therapy|psycholog\w*|counsell?ors?|counsell?ing|social workers?|lcsw|lmft|lpc|pharmacists?|"
    r"diet(?:itian|ician)s?|nutrition\w*|dentists?|dental|veterinar\w*|vets?|coach(?:es)?|paramedics?|technicians?|"
    r"coders?|billers?|coordinators?|receptionists?|assistants?|interns?|apps?|advanced practice)\b"
)
_IN_TRAINING = re.compile(
    r"\b(?:resident|residents|clinical fellows?|trust (?:grade|doctor)s?|core (?:level|train\w*)|foundation|trainees?|housem[ae]n|house officers?|"
    r"registrars?|fellowships?|junior|senior house)\b"
)
_DOCTOR = re.compile(
    r"\b(?:doctors?|physicians?|gps?|general practitioners?|mds?|m\.d\.|mbbs|mbchb|medical officers?|consultants?|internists?|hospitalists?|"
    r"psychiatrists?|\w+ologists?|pa?ediatricians?|locums?|surgeons?|omps?)\b"
)
_SCRIBE = re.compile(r"\bscribes?\b")
_ANNOTATOR = re.compile(
    r"\b(?:annotat\w*|ai (?:trainer|model|training)|data label\w*|prompt\w*|red[- ]team\w*)\b"
)
_REVIEWER = re.compile(
    r"\b(?:utili[sz]ation|peer review\w*|prior authori[sz]ation|claims? review\w*|physician reviewer|ime)\b"
)
_FIELDS: tuple[tuple[Specialty, re.Pattern[str]], ...] = (
    ("psychiatry", re.compile(r"psychiatr")),
    ("dermatology", re.compile(r"dermatolog")),
    ("radiology", re.compile(r"radiolog|x-ray|imaging")),
    ("general", re.compile(r"\b(?:gps?|general|family|primary|urgent|internal medicine|mbbs|medical officers?|rmo|omps?|hospitalists?|internists?)\b")),
    ("specialist", re.compile(r"ologist|ology|specialist|consultants?\b|pa?ediatric|surgeon|obstetric")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Worker:
    """Who is sought, as the bands name them."""

    who: Who
    field: Specialty


def worker(posting: Posting, facts: Facts) -> Worker | None:
    """Who is sought; None for professions and grades that no band was found for, or where it is not clear."""
    title = posting.title.lower()
    for who, words in (("scribe", _SCRIBE), ("annotator", _ANNOTATOR), ("reviewer", _REVIEWER)):
        if words.search(title):
            return Worker(who, "any")  # type: ignore[arg-type]
    if not facts.role.clinical or _OTHER.search(title) or _IN_TRAINING.search(title):
        return None
    if _DOCTOR.search(title):
        return Worker("doctor", _field(title))
    text = posting.text[:1500].lower()
    return Worker("doctor", _field(title)) if _DOCTOR.search(text) and not _OTHER.search(text) else None


def _field(title: str) -> Specialty:
    return next((field for field, words in _FIELDS if words.search(title)), "general")
