"""Says what a telemedicine job posting claims, what it leaves out, and what to ask.

>>> from scanner import scan_text
>>> report = scan_text("We pay $25-30 per consult. ...", title="Telehealth Physician")
>>> report.posting.title
'Telehealth Physician'
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.model import Document, Report

__all__ = ["scan_text"]


def scan_text(text: str, title: str = "", employer: str = "", location: str = "") -> Report:
    """Report on one posting given as text, under the built-in rules.

    Raises UnreadableError if there is no posting in it.
    """
    from scanner.errors import UnreadableError  # noqa: PLC0415 - importing scanner costs nothing
    from scanner.model import Report  # noqa: PLC0415
    from scanner.pipeline import judge_for, run  # noqa: PLC0415

    result = next(iter(run([_document(text, title, employer, location)], judge_for)))
    if isinstance(result, Report):
        return result
    raise UnreadableError(result.outcome, result.error)


def _document(text: str, title: str, employer: str, location: str) -> Document:
    """Wrap the text in the JobPosting a site would publish: readers know where everything is."""
    from scanner.model import Document  # noqa: PLC0415

    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "hiringOrganization": {"@type": "Organization", "name": employer},
        "jobLocation": {"@type": "Place", "address": location},
        "description": text,
    }
    return Document("text", json.dumps(posting).encode(), media_type="application/ld+json")
