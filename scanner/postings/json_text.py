"""JSON → adverts: schema.org JobPostings, what applicant tracking systems return, plain records."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING

from scanner.model import Nature
from scanner.postings import boards, jsonld, records, schema
from scanner.postings.advert import About, Advert, Found, Unread
from scanner.postings.decoding import declared, decode
from scanner.postings.numbering import numbered
from scanner.postings.prose import blocks_of
from scanner.postings.values import first_text, list_of, map_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Document

_NAMES = frozenset({".json", ".jsonld"})


def read(document: Document) -> Iterator[Found] | None:
    """Yield the postings in a JSON value; None if the document does not begin with one."""
    head = document.body[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    is_named = PurePath(document.name).suffix.lower() in _NAMES or "json" in document.media_type
    if not is_named and head[:1] not in (b"{", b"["):
        return None
    text = decode(document.body, declared(document.media_type))
    value = jsonld.parsed(text)
    if isinstance(value, dict | list):
        return iter(_adverts(value))
    return iter([Unread(_problem(text))]) if is_named else None


def _adverts(value: object) -> list[Found]:
    things = list(jsonld.objects_in(value))
    jobs = [schema.advert(thing) for thing in things if jsonld.is_job_posting(thing)]
    found = jobs or boards.adverts(value) or _records(value)
    if found:
        return list(numbered(found))
    if any(jsonld.is_article(thing) for thing in things):
        return [_article(next(thing for thing in things if jsonld.is_article(thing)))]
    return [
        Unread("This is JSON, but no job posting: none of the shapes known holds a title or a description.")
    ]


def _records(value: object) -> list[Advert]:
    """Objects that name a title and a text as tables do, alone, in a list or under one key."""
    inner = (
        next((item for item in value.values() if isinstance(item, list)), [])
        if isinstance(value, dict)
        else []
    )
    for rows in (list_of(value), inner):
        named = [row for row in rows if isinstance(row, dict) and records.is_record(row)]
        found = [advert for row in named if (advert := records.advert(row))]
        if found:
            return found
    return []


def _article(thing: object) -> Advert:
    article = map_of(thing)
    about = About(first_text(article, "headline", "name"), nature=Nature.ARTICLE)
    return Advert(about, blocks_of(first_text(article, "articleBody", "text", "description")))


def _problem(text: str) -> str:
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        return f"The JSON is broken: {error.msg.lower()} at line {error.lineno}, column {error.colno}."
    except RecursionError:
        return "The JSON is nested too deep."
    except ValueError as error:  # a number of thousands of digits
        return f"The JSON cannot be read: {error}."
    return "This is JSON, but no job posting."
