"""Pages as a browser saves them → adverts, from their markup for machines and from what they show."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from scanner.model import Nature, Outcome
from scanner.postings import jsonld, kinds, microdata, schema
from scanner.postings.advert import About, Advert, Found, Unread
from scanner.postings.agreement import combined
from scanner.postings.decoding import declared, decode
from scanner.postings.numbering import numbered
from scanner.postings.parsing import html_root
from scanner.postings.prose import blocks_of, is_markup
from scanner.postings.values import first_text
from scanner.postings.visible import seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from scanner.model import Document
    from scanner.postings.visible import Seen

_BEGINS = re.compile(
    r"(?:\s|\ufeff|<!--(?:(?!-->).){0,4000}-->|<\?xml[^>]{0,300}\?>)*<(?:!doctype\s+html|(?:html|head|body|meta|title|link|main|article|section|header|p|div|h[1-6]|ul|ol|table|span|b|strong|br|center|font|style|script)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_HEAD = 20_000
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
_SIGNS = re.compile(r"[\W_]+")
_OPENING = 100
_DESCRIBED = 80
"""Characters a description has at least, in a job that is more than a card."""


def read(document: Document) -> Iterator[Found] | None:
    """Yield the postings on a page; None if the document is none."""
    text = decode(document.body, declared(document.media_type))
    is_named = PurePath(document.name).suffix.lower() in _NAMES or "html" in document.media_type
    if not _BEGINS.match(text[:_HEAD]) and not (is_named and is_markup(text[:_HEAD])):
        return None
    return _found(text)


def _found(text: str) -> Iterator[Found]:
    root = html_root(text)
    if root is None:
        yield Unread("There is no text in it.", outcome=Outcome.EMPTY)
        return
    things = list(jsonld.objects(_scripts(root)))
    jobs = _distinct([*filter(jsonld.is_job_posting, things), *microdata.job_postings(root)])
    full = [job for job in jobs if len(schema.description(job)) >= _DESCRIBED]
    if len(full) > 1:
        yield from numbered([schema.advert(job) for job in full])
    elif len(jobs) == 1 or full:
        marked = schema.advert((full or jobs)[0])
        page = seen(root).advert
        yield Advert(_filled(marked.about, page.about), combined(marked, page))
    else:
        yield _unmarked(root, things, len(jobs), text)


def _unmarked(root: _Element, things: Sequence[Mapping[str, object]], marked: int, text: str) -> Advert:
    """Return a page whose markup describes no job, or many only by name."""
    signs = kinds.signs(root, things)
    page = seen(root)
    nature = kinds.nature(page, signs)
    if marked > 1:
        nature = Nature.LISTING
    advert = page.advert if page.advert.blocks else _rest(page, text)
    return replace(advert, about=replace(advert.about, nature=nature))


def _rest(page: Seen, text: str) -> Advert:
    """All the words of a page of which nothing was taken for its main text."""
    return replace(page.advert, blocks=blocks_of(text))


def _scripts(root: _Element) -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "").casefold():
            yield script.text or ""


def _distinct(jobs: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Each job once, though a page may describe it twice, as JSON-LD and as microdata; the fullest stays."""
    kept: list[Mapping[str, object]] = []
    for job in sorted(jobs, key=lambda job: -len(schema.description(job))):
        if not any(_is_same(job, other) for other in kept):
            kept.append(job)
    return [job for job in jobs if any(job is other for other in kept)]


def _is_same(job: Mapping[str, object], other: Mapping[str, object]) -> bool:
    if _folded(first_text(job, "title", "name")) != _folded(first_text(other, "title", "name")):
        return False
    said = _folded(_ANY_TAG.sub("", schema.description(job)))[:_OPENING]
    return _folded(_ANY_TAG.sub("", schema.description(other))).startswith(said)


def _folded(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _filled(marked: About, page: About) -> About:
    """Return what the markup says, completed by the page."""
    return replace(
        marked,
        title=marked.title or page.title,
        employer=marked.employer or page.employer,
        location=marked.location or page.location,
    )
