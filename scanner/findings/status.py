"""Whether a posting can be judged, and if not, why."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from scanner.findings.language import is_english
from scanner.model import Form, Kind, Nature, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.model import Claim, Posting, Role

FEWEST = 40
"""Words below which a posting is not judged, unless it states a warning."""
SHORT = 150
"""Words below which nothing is made of what is not said."""

_MOST = 200
_WORD = re.compile(r"[^\W_]+")
_VACANCY = re.compile(
    r"\b(?:apply (?:now|today|here|by|via|through|online|to|at|with)|to apply|how to apply|appl(?:y|ication)s? (?:to|via|through|by|close|deadline|are)|"
    r"we(?:'re|’re| are) (?:\w+ )?(?:hiring|looking for|seeking|recruiting)|is (?:hiring|looking for|seeking|recruiting)|join (?:our|us|the team)|"
    r"vacanc(?:y|ies)|job (?:title|type|summary|description|id|ref)|salary|send (?:your|us|a|the)? ?(?:cv|resume|résumé)|(?:cv|resume|résumé) (?:to|and)|"
    r"candidates?|applicants?|requirements|qualifications|responsibilities|what (?:we|you(?:'ll|’ll)?) (?:offer|need|do|will)|full[- ]time|part[- ]time|"
    r"we need|we are after|you(?:'|’)d be|what (?:you(?:'|’)d|you would)|rates|e?mail (?:your|us|me|\w+,)|contract|no exclusivity|your (?:role|tasks|profile)|we offer|you will|you(?:'ll|’ll)|must have|immediate opening|positions?|wanted|needed|shifts?)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\b(?:in this (?:article|post|guide|blog|piece)|this article|table of contents|key takeaways?|\d+[- ]min(?:ute)? read|read more|related (?:articles|posts|reading)|"
    r"share this|subscribe to our|posted in|leave a (?:comment|reply)|(?:last )?updated on|published (?:on|in|at)|in conclusion|"
    r"conclusion|the bottom line|final thoughts|frequently asked questions|references|footnotes?|about the author|many doctors|doctors often|"
    r"studies (?:show|suggest)|according to|one last|let(?:'s|’s) (?:look|be honest|start)|the truth (?:about|is)|pros and cons|what is telemedicine)\b"
)
"""In small letters, in which it is twice as fast."""
_MANY_JOBS = re.compile(
    r"\b\d[\d,.]*\+? (?:[\w/-]+ ){0,5}(?:jobs|vacancies|openings|positions|results|opportunities)\b(?! (?:in \w+ )?(?:since|filled))",
    re.IGNORECASE,
)
_JOB_CARD = re.compile(
    r"\b(?:easy apply|quick apply|apply now|view (?:job|details)|save(?: job)?|days? ago|hours? ago|just posted|new today|promoted|see more)\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:sign in|log ?in|forgot (?:your )?password|create (?:an|your|a free)? ?account|new to \w+|join now|agree to the|enable cookies|verify you are human|"
    r"captcha|remember me|password)\b",
    re.IGNORECASE,
)
_ANSWERING = re.compile(
    r"\b(?:we(?:'re|’re| are) (?:\w+ )?(?:hiring|adding|recruiting|after)|we (?:get asked|get the|pay|file|buy|cover|carry|treat|need|check|refund)|"
    r"send (?:us|me)|write to (?:us|me|dr)|you(?:'re|’re| are) (?:a|an|on|covered|paid|engaged|employed)|"
    r"our (?:doctors|physicians|clinicians|therapists|nurses|psychiatrists|psychologists|pharmacists))\b",
    re.IGNORECASE,
)
"""An employer's answers to those who think of applying."""
_OURS = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
"""In a question: an employer who asks for the candidate, as in `What do we expect?`."""
_ESSAY_WORDS = 250


def status(posting: Posting, claims: Sequence[Claim], role: Role) -> Status:
    """Tell what becomes of the posting; `SCORED` is all that can be judged."""
    text = posting.text
    if posting.nature is not Nature.POSTING or _not_one_posting(posting, text):
        return Status.NOT_A_POSTING
    if not is_english(text):
        return Status.UNSUPPORTED_LANGUAGE
    warned = any(claim.kind is Kind.WARNING for claim in claims)
    if _read(posting) < FEWEST and not warned:
        return Status.INSUFFICIENT_TEXT
    # Role is part of the question so that a stricter reading can be added here.
    del role
    return Status.SCORED


def is_short(posting: Posting) -> bool:
    """Tell whether so little was read that nothing is made of what is not said."""
    return _read(posting) < SHORT


def _read(posting: Posting) -> int:
    """Count the words read, with the employer and the place that stand beside the text."""
    return sum(map(words, (posting.employer, posting.location, posting.text)))


@lru_cache(maxsize=8)
def words(text: str) -> int:
    """Count the words of a text, up to more than anything is made of."""
    return sum(1 for _ in islice(_WORD.finditer(text), _MOST))


def _not_one_posting(posting: Posting, text: str) -> bool:
    return _is_login(text) or _is_listing(text) or _is_article(posting, text)


def _is_login(text: str) -> bool:
    """Find a wall before the page: little but words for signing in."""
    return words(text) < SHORT and len(_LOGIN.findall(text)) >= 3 and len(_VACANCY.findall(text)) <= 1  # noqa: PLR2004


def _is_listing(text: str) -> bool:
    """Find a page of results: a count of jobs and a card for each of several."""
    return bool(_MANY_JOBS.search(text)) and len(_JOB_CARD.findall(text)) >= 6  # noqa: PLR2004


def _is_article(posting: Posting, text: str) -> bool:
    """Find a text about such work, with the marks of an article and hardly a word of a vacancy."""
    marks = len(set(_ARTICLE.findall(text.lower()))) + _asking_headings(posting)
    if marks < 3 or words(text) < _ESSAY_WORDS // 2:  # noqa: PLR2004
        return False
    vacancy = len({found.lower() for found in _VACANCY.findall(text)})
    return vacancy <= 1 or vacancy < marks


def _asking_headings(posting: Posting) -> int:
    """Count the headings that ask; an employer who answers candidates' questions asks them too."""
    headings = [p.text for p in posting.passages if p.form in {Form.HEADING, Form.TITLE}]
    asking = sum(1 for text in headings if text.rstrip().endswith("?") and not _OURS.search(text))
    if not asking or len({found.lower() for found in _ANSWERING.findall(posting.text)}) >= 3:  # noqa: PLR2004
        return 0
    return asking
