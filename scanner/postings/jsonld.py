"""The text of JSON-LD blocks → the JobPostings in them; a bad block is passed over."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scanner.postings.values import list_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WRAPPED = re.compile(r"^(?:\s|//|/\*|\*/|<!--|<!\[CDATA\[|-->|\]\]>|;)+")
_COMMA = re.compile(r",(?=\s*[}\]])")
_BARE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DEEPEST = 12
_ARTICLES = frozenset(
    {
        "article",
        "newsarticle",
        "blogposting",
        "faqpage",
        "medicalwebpage",
        "qapage",
        "techarticle",
        "report",
        "howto",
    }
)
_ARTICLES |= {"scholarlyarticle", "opinionnewsarticle", "reportagenewsarticle", "socialmediaposting"}


def objects(texts: Iterable[str]) -> Iterator[Mapping[str, object]]:
    """Every typed object of the blocks, from the outside in."""
    for text in texts:
        yield from objects_in(parsed(text))


def objects_in(value: object) -> Iterator[Mapping[str, object]]:
    """Every typed object of a JSON value, from the outside in; nothing inside a JobPosting."""
    return _typed(value, _DEEPEST)


def parsed(text: str) -> object:
    """Return the JSON value a block begins with, whatever wraps or follows it; None if there is none."""
    body = _WRAPPED.sub("", text)
    for attempt in (body, _COMMA.sub("", _BARE.sub(" ", body))):
        try:
            value: object = json.JSONDecoder(strict=False).raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
        return value
    return None


def is_job_posting(thing: Mapping[str, object]) -> bool:
    """Whether it is a JobPosting, alone or among other types."""
    return "jobposting" in types(thing)


def is_article(thing: Mapping[str, object]) -> bool:
    """Whether it is something to read, rather than an offer."""
    return not _ARTICLES.isdisjoint(types(thing))


def types(thing: Mapping[str, object]) -> frozenset[str]:
    """Return the names of its types, without their vocabulary."""
    names = (name for name in list_of(thing.get("@type")) if isinstance(name, str))
    return frozenset(re.split(r"[/:#]", name)[-1].casefold() for name in names)


def _typed(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _typed(item, depth - 1)
    elif isinstance(value, dict):
        if types(value):
            yield value
        if not is_job_posting(value):
            for inner in value.values():
                if isinstance(inner, dict | list):
                    yield from _typed(inner, depth - 1)
