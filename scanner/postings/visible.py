"""A page → what a reader sees of the posting on it, markup for machines aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.model import Form
from scanner.postings import boilerplate, controls
from scanner.postings.advert import About, Advert, Block
from scanner.postings.classifying import classified
from scanner.postings.cleaning import clean
from scanner.postings.heads import completed
from scanner.postings.markup import markup_lines
from scanner.postings.parsing import words

if TYPE_CHECKING:
    from lxml.etree import _Element

    from scanner.postings.line import Line

_HIRING = re.compile(
    r"(?P<employer>.{2,80}?) hiring (?P<title>.{2,200}?)(?: in (?P<location>[^|]{2,100}?))?(?: \| LinkedIn)?"
)
_SITE = re.compile(r"\s+(?:[|\u00b7\u2022\u2013\u2014]|-|::|\u00bb)\s+[^|]{1,60}$")
_EMPLOYER = re.compile(
    r"(?:^|[\s_-])(?:company|employer|org(?:ani[sz]ation)?|hiring-?org|advertiser)(?:$|\s|[-_]{0,2}(?:name|link|title))",
    re.IGNORECASE,
)
_LOCATION = re.compile(r"(?:^|[\s_-])(?:job-?)?location(?:$|[\s_-])|flavor--bullet", re.IGNORECASE)
_LONGEST_FIELD = 80
_MAIN = 0.4


@dataclass(frozen=True, slots=True)
class Seen:
    """The posting as the page shows it."""

    advert: Advert
    prose: int
    """Characters of sentences, not of labels, links and lists of names."""


def seen(root: _Element) -> Seen:
    """Return what is left of a page when all that stands around the posting is gone; changes `root`."""
    head = _head_title(root)
    boilerplate.strip(root)
    main = _main(root)
    blocks = list(controls.own(list(classified(_paired(markup_lines(main))))))
    about = completed(_about(root, main, head), blocks)
    blocks = _untitled(blocks, about.title)
    return Seen(Advert(about, tuple(blocks)), sum(len(block.text) for block in blocks if _is_prose(block)))


def head_title(root: _Element) -> str:
    """Return what the page calls itself."""
    return clean(root.findtext(".//title") or "")


def _head_title(root: _Element) -> str:
    offered = root.find(".//meta[@property='og:title']")
    said = clean(offered.get("content", "")) if offered is not None else ""
    return head_title(root) if _HIRING.fullmatch(head_title(root)) else (said or head_title(root))


def _main(root: _Element) -> _Element:
    """Return the element with the main text, if the page names one that holds enough of it."""
    whole = _weight(root)
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = max(root.iterfind(path), key=_weight, default=None)
        if found is not None and _weight(found) > _MAIN * whole:
            return found
    return root


def _weight(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _about(root: _Element, main: _Element, head: str) -> About:
    said = _HIRING.fullmatch(head)
    title = _heading(main) or _heading(root)
    if said:
        return About(title or said["title"], said["employer"], said["location"] or "")
    return About(title or _SITE.sub("", head), _classed(root, _EMPLOYER), _classed(root, _LOCATION))


def _heading(element: _Element) -> str:
    texts = (clean("".join(words(heading))) for heading in element.iter("h1"))
    return next((text for text in texts if 2 < len(text) <= 200), "")  # noqa: PLR2004 - a title, not a sign or a paragraph


def _classed(root: _Element, name: re.Pattern[str]) -> str:
    """Return the text of the first element whose class says what it is."""
    for element in root.iterfind(".//*[@class]"):
        if name.search(element.get("class", "")):
            text = clean(" ".join(words(element)))
            if 1 < len(text) <= _LONGEST_FIELD:
                return re.sub(r"^(?:location|company|employer)\s?:\s*", "", text, flags=re.IGNORECASE)
    return ""


def _paired(lines: list[Line]) -> list[Line]:
    """Labels put before their values, which pages like to set in boxes of their own."""
    pairs: list[Line] = []
    waiting = iter(range(len(lines)))
    for number in waiting:
        line, *after = lines[number : number + 3]
        if _is_pair(line, after):
            pairs.append(replace(line, text=f"{line.text} {after[0].text}", form=None, bold=False))
            next(waiting)
        else:
            pairs.append(line)
    return pairs


def _is_pair(line: Line, after: list[Line]) -> bool:
    if (
        not after
        or not _is_label(line)
        or _is_label(after[0])
        or after[0].form
        or len(after[0].text) > _LONGEST_FIELD
    ):
        return False
    return len(after) == 1 or _is_label(after[1]) or after[1].form is Form.HEADING


def _is_label(line: Line) -> bool:
    return line.text.endswith(":") and line.text.count(" ") < 4 and line.form in {None, Form.HEADING}  # noqa: PLR2004


def _untitled(blocks: list[Block], title: str) -> list[Block]:
    """Return the blocks without the title, which comes first anyway."""
    same = title.casefold()
    return [
        replace(block)
        for block in blocks
        if not (block.form in {Form.HEADING, Form.PARAGRAPH} and block.text.casefold() == same)
    ]


def _is_prose(block: Block) -> bool:
    return len(block.text) >= 60 or (block.form is Form.ITEM and len(block.text) >= 30)  # noqa: PLR2004
