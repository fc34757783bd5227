"""Plain text or Markdown → one advert; its title and employer found among the lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.model import Form
from scanner.postings import bullets
from scanner.postings.advert import About, Advert, Block
from scanner.postings.classifying import classified, is_greeting
from scanner.postings.decoding import declared, decode
from scanner.postings.lines import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.model import Document
    from scanner.postings.line import Line

_LABELS = {
    "title": re.compile(
        r"(?:job |position |post |vacancy )?(?:title|position|role|vacancy|post)(?: title)?\s?[:|]\s*(.+)",
        re.IGNORECASE,
    ),
    "employer": re.compile(
        r"(?:company|employer|organi[sz]ation|hospital|clinic|recruiter|trust|institution)(?: name)?\s?[:|]\s*(.+)",
        re.IGNORECASE,
    ),
    "location": re.compile(
        r"(?:job |work )?(?:location|place|city|base|region|duty station)\s?[:|]\s*(.+)", re.IGNORECASE
    ),
}
_LOOKED_AT = 25
_TITLE_WORDS = 16
_LONGEST_FIELD = 120
_SENTENCE = re.compile(r"[.;,:]$|[.!?] [A-Z]")


def read(document: Document) -> Iterator[Advert]:
    """The posting that a text is, whatever text it is."""
    yield advert(decode(document.body, declared(document.media_type)))


def advert(text: str, about: About | None = None) -> Advert:
    """The advert a text is; `about` holds what is known from elsewhere."""
    lines = text_lines(text)
    title, rest = (about.title, lines) if about else titled(lines)
    blocks = tuple(classified(rest))
    return Advert(labelled(about or About(title), blocks), blocks)


def titled(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """The title that the first line is, if it is one, and the lines below it."""
    title = _title(lines)
    return title, lines[1:] if title else lines


def labelled(about: About, blocks: Sequence[Block]) -> About:
    """What is known, completed by lines such as `Location: Leeds` near the top."""
    found = dict(_labels(blocks[:_LOOKED_AT]))
    return replace(
        about,
        title=about.title or found.get("title", ""),
        employer=about.employer or found.get("employer", ""),
        location=about.location or found.get("location", ""),
    )


def _labels(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The labelled facts, the first of a name last so that it wins."""
    for block in reversed(blocks):
        for name, pattern in _LABELS.items():
            said = pattern.fullmatch(block.text) if len(block.text) < _LONGEST_FIELD else None
            if said:
                yield name, said.group(1)


def _title(lines: Sequence[Line]) -> str:
    """The first line, if it looks like a title over a text."""
    if len(lines) < 2:  # noqa: PLR2004 - one line has nothing to stand over
        return ""
    line = lines[0]
    if line.form is Form.HEADING and line.level <= 2:  # noqa: PLR2004 - `#` or `##`, or underlined
        return line.text
    if line.form or is_greeting(line.text) or _SENTENCE.search(line.text) or bullets.item(line.text):
        return ""
    if any(pattern.fullmatch(line.text) for pattern in _LABELS.values()):
        return ""
    return line.text if line.text.count(" ") < _TITLE_WORDS else ""
