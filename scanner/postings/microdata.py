"""JobPostings written as microdata → the mappings that JSON-LD would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.postings.parsing import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_MARKUP = frozenset(
    {
        "description",
        "responsibilities",
        "qualifications",
        "skills",
        "jobBenefits",
        "experienceRequirements",
        "educationRequirements",
    }
)
_MOST = 500


def job_postings(root: _Element) -> Iterator[Mapping[str, object]]:
    """Every element of a page that is a JobPosting."""
    for element in root.iterfind(".//*[@itemtype]"):
        if element.get("itemtype", "").rstrip("/").endswith("/JobPosting"):
            yield _item(element)


def _item(element: _Element) -> Mapping[str, object]:
    """Return an item's properties, nested items as mappings of their own."""
    found: dict[str, object] = {"@type": element.get("itemtype", "").rsplit("/", 1)[-1]}
    for prop in _properties(element):
        for name in prop.get("itemprop", "").split():
            value = _value(prop, name)
            before = found.get(name)
            if before is None:
                found[name] = value
            elif value != before:
                found[name] = [*before, value] if isinstance(before, list) else [before, value]
    return found


def _properties(element: _Element) -> Iterator[_Element]:
    """Yield the elements that give properties of this item, not of items inside it."""
    waiting = list(element)[::-1]
    for _ in range(_MOST * 100):
        if not waiting:
            return
        inner = waiting.pop()
        if inner.get("itemprop"):
            yield inner
        if inner.get("itemscope") is None:
            waiting.extend(list(inner)[::-1])


def _value(element: _Element, name: str) -> object:
    if element.get("itemscope") is not None:
        return _item(element)
    given = element.get("content") or element.get("datetime")
    if given is not None:
        return given
    if name in _MARKUP:
        from lxml import etree  # noqa: PLC0415 - slow to import

        return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return " ".join("".join(words(element)).split()) or element.get("href", "")
