"""HTML and XML text → elements; bounded, without entities, network or document types."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import HTMLParser, XMLParser, _Element


def html_root(text: str) -> _Element | None:
    """Return the root of a page or piece of one; None if there is nothing in it."""
    from lxml import etree  # noqa: PLC0415 - slow to import

    body = text.replace("\x00", "").encode("utf-8", errors="ignore")
    if not body.strip():
        return None
    try:
        return etree.fromstring(body, _html_parser())
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError:
        return None


def xml_root(body: bytes) -> _Element | None:
    """Return the root of an XML document; None if it has none. Entities stay unread, whatever they hold."""
    from lxml import etree  # noqa: PLC0415 - slow to import

    try:
        return etree.fromstring(body, _xml_parser())
    except etree.XMLSyntaxError:
        return None


def words(element: _Element) -> Iterator[str]:
    """All text inside an element, in order."""
    return (str(text) for text in element.itertext())


@cache
def _html_parser() -> HTMLParser:
    from lxml import etree  # noqa: PLC0415 - slow to import

    # huge_tree: else libxml2 silently drops what lies deeper than 256 levels, or in a text of 10 MB.
    return etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )


@cache
def _xml_parser() -> XMLParser:
    from lxml import etree  # noqa: PLC0415 - slow to import

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
