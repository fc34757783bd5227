"""What stands around a posting on a page: menus, banners, log-in forms, other jobs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALWAYS = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "nav",
        "dialog",
        "select",
        "textarea",
        "head",
    }
)
_PARTS = frozenset({"footer", "aside", "form"})
_BOXES = frozenset({"ul", "ol", "div", "section", "table", "aside", "header", "p", "span"})
_ROLES = frozenset(
    {
        "navigation",
        "contentinfo",
        "dialog",
        "alertdialog",
        "search",
        "banner",
        "complementary",
        "menu",
        "menubar",
    }
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|megamenu|breadcrumbs?|cookies?|cookie-?(?:banner|bar|consent|notice|policy)|consent|gdpr|onetrust"
    r"|footer|similar|similar-?jobs|related(?:-jobs)?|recommended|recommendations?|more-jobs|other-jobs|people-also|also-viewed|share|sharing|social"
    r"|newsletter|subscribe|sign-?up|sign-?in|log-?in|modal|popup|pop-up|banner|advertisement|adsbygoogle|skip|skip-link|toolbar|pagination|pager"
    r"|job-?alerts?|talent-community|chatbot|toast)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST = 0.35
"""Share of a page's text above which nothing is taken for what stands around."""
_FEWEST_LINKS = 3
_FEWEST_FIELDS = 2
_LINKED = 0.6


@dataclass(slots=True)
class _Weight:
    """How much an element says, and how much of that in links."""

    text: int = 0
    linked: int = 0
    links: int = 0
    fields: int = 0
    has_title: bool = False


def strip(root: _Element) -> None:
    """Take out of a page what stands around its main text."""
    for element in list(root.iter(*_ALWAYS)):
        _drop(element)
    weights = _weights(root)
    whole = weights[root].text
    for element, weight in weights.items():
        small = weight.text <= _MOST * whole and not weight.has_title
        if element is not root and _is_around(element, weight, small=small):
            _drop(element)


def _is_around(element: _Element, weight: _Weight, *, small: bool) -> bool:
    if element.tag == "footer" or element.get("role") in {"navigation", "contentinfo", "dialog"}:
        return small or element.getparent() is None
    if not small:
        return False
    if element.tag in _PARTS:
        return element.tag != "form" or weight.fields > 0
    if element.get("role") in _ROLES or _is_named(element):
        return element.tag not in {"body", "html", "main", "article"}
    if element.tag in _BOXES and weight.fields >= _FEWEST_FIELDS:
        return True
    return element.tag in _BOXES and weight.links >= _FEWEST_LINKS and weight.linked > _LINKED * weight.text


def _is_named(element: _Element) -> bool:
    names = f"{element.get('id', '')} {element.get('class', '')}"
    return len(names) > 1 and bool(_NAMES.search(names))


def _weights(root: _Element) -> dict[_Element, _Weight]:
    """Return the weight of every element, inner ones first counted into outer ones; outer ones first in order."""
    order = list(root.iter())
    weights = {element: _Weight() for element in order}
    for element in reversed(order):
        weight = weights[element]
        weight.text += _length(element.text)
        if element.tag == "a":
            weight.linked, weight.links = weight.text, 1
        weight.fields += element.tag == "input" and element.get("type", "text") not in {
            "hidden",
            "submit",
            "button",
        }
        weight.has_title = weight.has_title or element.tag == "h1"
        parent = element.getparent()
        if parent is not None:
            _add(weights[parent], weight, _length(element.tail))
    return weights


def _add(outer: _Weight, inner: _Weight, tail: int) -> None:
    outer.text += inner.text + tail
    outer.linked += inner.linked
    outer.links += inner.links
    outer.fields += inner.fields
    outer.has_title = outer.has_title or inner.has_title


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _drop(element: _Element) -> None:
    """Remove an element, not what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + " " + element.tail
        else:
            before.tail = (before.tail or "") + " " + element.tail
    parent.remove(element)
