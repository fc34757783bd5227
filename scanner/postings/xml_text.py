"""XML → adverts: Personio's and Teamtailor's feeds, and feeds whose items name a title and a description."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from scanner.postings import records
from scanner.postings.advert import Advert, Found, Unread
from scanner.postings.boards import personio, teamtailor
from scanner.postings.numbering import numbered
from scanner.postings.parsing import words, xml_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from scanner.model import Document

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>|<(?:workzag-jobs|position|source|jobs|rss|feed)[\s>])"
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<\?[^>]{0,300}\?>|<!--(?:(?!-->).){0,1000}-->)*<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 2048
_ITEMS = ("job", "item", "position", "entry", "vacancy", "posting")


def read(document: Document) -> Iterator[Found] | None:
    """Yield the postings of a feed; None if the document is no XML, or a page written as XML."""
    head = document.body[:_HEAD]
    if not _BEGINS.match(head) or _PAGE.match(head):
        return None
    root = xml_root(document.body)
    found = [] if root is None else personio.adverts(root) or teamtailor.adverts(root) or _items(root)
    if found:
        return iter(list(numbered(found)))
    if PurePath(document.name).suffix.lower() in {".html", ".htm", ".xhtml"}:
        return None
    return iter([Unread("This is XML, but no feed of job postings that is known.")])


def _items(root: _Element) -> list[Advert]:
    found = []
    for item in root.iter(*_ITEMS):
        record = {str(field.tag).rsplit("}", 1)[-1]: "".join(words(field)) for field in item}
        advert = records.advert(record) if records.is_record(record) else None
        if advert:
            found.append(advert)
    return found
