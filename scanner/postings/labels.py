"""Advertisements run together into one line → a line for each part."""

from __future__ import annotations

import re

from scanner.model import Section
from scanner.postings.headings import section_of

_NAMES = (
    r"(?:Job |Minimum |Basic |Preferred |Required |Desired |Key |Essential |Primary |Core |Additional |Other |Position |Main )*"
    r"(?:Requirements|Responsibilities|Qualifications|Benefits(?: and Perks)?|Perks|Salary(?: Range)?|Compensation(?: (?:and|&) Benefits)?|Remuneration"
    r"|Pay(?: Range| Rate)?|Rates?|Fees|Duties|Tasks|Schedule|Working Hours|Hours|Shift|Commitment|Job Types?|Employment Type|Experience|Education|Skills"
    r"|Eligibility|Summary|Description|Overview|About [Uu]s|About [Tt]he (?:[Rr]ole|[Jj]ob|[Cc]ompany|[Tt]eam|[Pp]osition)|About [Yy]ou"
    r"|What [Ww]e [Oo]ffer|What [Yy]ou(?:['\u2019]ll)? (?:[Dd]o|[Nn]eed|[Bb]ring|[Gg]et)|Who [Ww]e [Aa]re|Who [Yy]ou [Aa]re|How [Tt]o [Aa]pply|To [Aa]pply"
    r"|Work Location|Location|Licenses?(?: (?:and|&) Certifications?)?|Certifications?|Licensure|Note|Nice [Tt]o [Hh]ave|Must [Hh]aves?)"
)
_LABEL = re.compile(
    rf"(?<![\w/&-])(?P<name>{_NAMES}|(?=[A-Z '&/]{{3,60}}:)(?i:{_NAMES})|(?<=[.!?] )[A-Z][^.:!?;,]{{2,40}})\s?:(?=\s|$)"
)
LONGEST = 400
"""Characters a paragraph may have before it is looked at for labels."""
_RUN_TOGETHER = 1000
"""Characters from which one label is enough; a shorter paragraph has one by chance."""


def parts(line: str) -> list[tuple[str, str]]:
    """Return the parts of a run-together line as label (may be "") and text.

    >>> parts("We care. Requirements: MBBS. Salary: $9")
    [('', 'We care.'), ('Requirements:', 'MBBS.'), ('Salary:', '$9')]
    """
    found = [
        label for label in _LABEL.finditer(line) if section_of(label["name"]) not in {None, Section.BODY}
    ]
    if len(found) < (1 if len(line) > _RUN_TOGETHER else 2):
        return [("", line)]
    starts = [label.start() for label in found[1:]]
    cut = [("", line[: found[0].start()].strip())]
    cut += [
        (label.group(), line[label.end() : end].strip())
        for label, end in zip(found, [*starts, len(line)], strict=True)
    ]
    return [(label, text) for label, text in cut if label or text]
