"""Advertisements run together into one line → a line for each part."""

from __future__ import annotations

import re

_NAMES = (
    r"(?:Job |Minimum |Basic |Preferred |Required |Desired |Key |Essential |Primary |Core |Additional |Other |Position |Main )*"
    r"(?:Requirements|Responsibilities|Qualifications|Benefits(?: and Perks)?|Perks|Salary(?: Range)?|Compensation(?: (?:and|&) Benefits)?|Remuneration"
    r"|Pay(?: Range| Rate)?|Rates?|Fees|Duties|Tasks|Schedule|Working Hours|Hours|Shift|Commitment|Job Types?|Employment Type|Experience|Education|Skills"
    r"|Eligibility|Summary|Description|Overview|About [Uu]s|About [Tt]he (?:[Rr]ole|[Jj]ob|[Cc]ompany|[Tt]eam|[Pp]osition)|About [Yy]ou"
    r"|What [Ww]e [Oo]ffer|What [Yy]ou(?:['\u2019]ll)? (?:[Dd]o|[Nn]eed|[Bb]ring|[Gg]et)|Who [Ww]e [Aa]re|Who [Yy]ou [Aa]re|How [Tt]o [Aa]pply|To [Aa]pply"
    r"|Work Location|Location|Licenses?(?: (?:and|&) Certifications?)?|Certifications?|Licensure|Note|Nice [Tt]o [Hh]ave|Must [Hh]aves?)"
)
_LABEL = re.compile(rf"(?<![\w/&-])(?:{_NAMES}|(?=[A-Z '&/]+:)(?i:{_NAMES}))\s?:(?=\s|$)")
LONGEST = 1000
"""Characters a paragraph may have before it is looked at for labels."""


def parts(line: str) -> list[tuple[str, str]]:
    """The parts of a run-together line as label (may be "") and text.

    >>> parts("We care. Requirements: MBBS. Salary: $9")
    [('', 'We care.'), ('Requirements:', 'MBBS.'), ('Salary:', '$9')]
    """
    found = list(_LABEL.finditer(line))
    if not found:
        return [("", line)]
    starts = [label.start() for label in found[1:]]
    cut = [("", line[: found[0].start()].strip())]
    cut += [
        (label.group(), line[label.end() : end].strip())
        for label, end in zip(found, [*starts, len(line)], strict=True)
    ]
    return [(label, text) for label, text in cut if label or text]
