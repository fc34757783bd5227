"""XML → elements; entities, document types and the network stay unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def root(body: bytes) -> _Element | None:
    """Return the root of an XML document; None if it has none."""
    from lxml import etree  # noqa: PLC0415 - slow to import

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return None


def source_of(element: _Element) -> bytes:
    """Return an element as it was written."""
    from lxml import etree  # noqa: PLC0415

    return etree.tostring(element, encoding="utf-8", with_tail=False)


def inner_text(element: _Element) -> str:
    """Return all the text inside an element."""
    return " ".join(str(part) for part in element.itertext())


def name_of(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]
