"""What kind of page it is: a posting, an article, a list of jobs, a log-in form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Nature, Section
from scanner.postings.cleaning import clean
from scanner.postings.headings import section_of
from scanner.postings.jsonld import is_article, is_job_posting
from scanner.postings.parsing import words

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


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page has beside its main text."""

    title: str
    jobs: int
    """How many different jobs it links to, or shows as cards."""
    asks_password: bool
    is_written: bool
    offers_to_apply: bool


def signs(root: _Element, things: Sequence[Mapping[str, object]]) -> Signs:
    """Return the signs of a whole page and of the objects in its markup."""
    return Signs(
        title=clean(root.findtext(".//title") or ""),
        jobs=max(_job_links(root), _cards(root)),
        asks_password=_is_login(root),
        is_written=_is_written(root, things),
        offers_to_apply=_offers_to_apply(root),
    )


def nature(page: Seen, signs: Signs) -> Nature:
    """Return the kind of a page that has no JobPosting in its markup."""
    short = page.prose < _SHORT
    if short and (signs.asks_password or _LOGIN.search(signs.title)):
        return Nature.LOGIN
    if short and signs.jobs >= _FEWEST_LINKS:
        return Nature.LISTING
    # Blogging software calls everything an article, job pages too.
    if signs.is_written and not (signs.offers_to_apply and _offers(page.advert.blocks)):
        return Nature.ARTICLE
    return Nature.POSTING


def _offers(blocks: Sequence[Block]) -> bool:
    found = {section_of(block.text) for block in blocks if block.level}
    return len(found & _OFFERS) > 1


def _is_login(root: _Element) -> bool:
    """Whether the page asks for a password."""
    return root.find(".//input[@type='password']") is not None


def _job_links(root: _Element) -> int:
    """How many different jobs the page links to."""
    links = (link.get("href", "") for link in root.iter("a"))
    return len(
        {
            link.split("?")[0] if "/" in link.split("?")[0] else link
            for link in links
            if _JOB_LINK.search(link)
        }
    )


def _cards(root: _Element) -> int:
    """How many boxes the page has that carry a job's number."""
    return len({element.get("data-job-id") for element in root.iterfind(".//*[@data-job-id]")})


def _is_written(root: _Element, things: Sequence[Mapping[str, object]]) -> bool:
    """Whether the page says that it is an article."""
    kind = root.find(".//meta[@property='og:type']")
    said = kind is not None and kind.get("content", "").casefold() == "article"
    return said or any(is_article(thing) for thing in things if not is_job_posting(thing))


def _offers_to_apply(root: _Element) -> bool:
    """Whether there is a link or button to apply with."""
    return any(_APPLY.match("".join(words(element)).strip()) for element in root.iter("a", "button"))
