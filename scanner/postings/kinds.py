"""What kind of page it is: a posting, an article, a list of jobs, a log-in form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Nature, Section
from scanner.postings.headings import section_of
from scanner.postings.jsonld import is_article, is_job_posting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from scanner.postings.advert import Block
    from scanner.postings.visible import Seen

_JOB_LINK = re.compile(
    r"(?:/|^)(?:jobs?|vacanc(?:y|ies)|careers?|positions?|postings?|openings?|viewjob|job-?details?|job-?ad|offers?)[/_-][^?#]*[\w-]{3,}"
    r"|[?&](?:jk|gh_jid|job_?id|currentJobId|vacancy_?id|jobRef)=\w+",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:sign|log)[ -]?in\b|\blogin\b|join linkedin|security verification|verify you are", re.IGNORECASE
)
_APPLY = re.compile(r"(?:easy |quick )?apply\b", re.IGNORECASE)
_FEWEST_LINKS = 5
_SHORT = 600
"""Characters of sentences, above which a page is more than cards or a form."""
_OFFERS = frozenset({Section.REQUIREMENTS, Section.DUTIES, Section.APPLY, Section.BENEFITS, Section.PAY})


def is_login(root: _Element) -> bool:
    """Whether the page asks for a password."""
    return root.find(".//input[@type='password']") is not None


def job_links(root: _Element) -> int:
    """How many different jobs the page links to."""
    links = (link.get("href", "") for link in root.iter("a"))
    return len(
        {
            link.split("?")[0] if "/" in link.split("?")[0] else link
            for link in links
            if _JOB_LINK.search(link)
        }
    )


def cards(root: _Element) -> int:
    """How many boxes the page has that carry a job's number."""
    return len({element.get("data-job-id") for element in root.iterfind(".//*[@data-job-id]")})


def is_written(root: _Element, things: Sequence[Mapping[str, object]]) -> bool:
    """Whether the page says that it is an article."""
    kind = root.find(".//meta[@property='og:type']")
    said = kind is not None and kind.get("content", "").casefold() == "article"
    return said or any(is_article(thing) for thing in things if not is_job_posting(thing))


def offers_to_apply(root: _Element) -> bool:
    """Whether there is a link or button to apply with."""
    return any(_APPLY.match("".join(element.itertext()).strip()) for element in root.iter("a", "button"))


def nature(page: Seen, title: str, *, asks_password: bool, jobs: int, written: bool, apply: bool) -> Nature:
    """The kind of a page that has no JobPosting in its markup."""
    short = page.prose < _SHORT
    if short and (asks_password or _LOGIN.search(title)):
        return Nature.LOGIN
    if short and jobs >= _FEWEST_LINKS:
        return Nature.LISTING
    # Blogging software calls everything an article, job pages too.
    if written and not (apply and _offers(page.advert.blocks)):
        return Nature.ARTICLE
    return Nature.POSTING


def _offers(blocks: Sequence[Block]) -> bool:
    found = {section_of(block.text) for block in blocks if block.level}
    return len(found & _OFFERS) > 1
