"""Short entries of a list that were taken for headings: `Illinois license` under "Preferred"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.asking import FIRM
from scanner.claims.licensing.mentions import LICENCE, mentions
from scanner.model import Form, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.reading import Heard
    from scanner.rules.gazetteer import Gazetteer


def restored(heards: Sequence[Heard], gazetteer: Gazetteer) -> Iterator[Heard]:
    """The passages, with such entries as items, and they and what follows under the heading above them."""
    section, heading, entries = Section.BODY, "", {""}
    for heard in heards:
        passage = heard.reading.passage
        entry = passage.form is Form.HEADING and _entry(heard, gazetteer)
        if entry:
            entries.add(passage.text)
        elif passage.form is Form.HEADING:
            section, heading = passage.section, passage.text
        if entry or (passage.heading and passage.heading in entries):
            form = Form.ITEM if entry else passage.form
            passage = replace(passage, form=form, section=section, heading=heading)
            yield replace(heard, reading=replace(heard.reading, passage=passage))
        else:
            yield heard


def _entry(heard: Heard, gazetteer: Gazetteer) -> bool:
    """A heading names no body, place or standing; an entry does."""
    norms = heard.reading.norms
    if not heard.matches or norms[-1] == ":":
        return False
    found = mentions(heard, gazetteer, frozenset())
    places = bool(gazetteer.places(heard.reading))
    telling = [m for m in found if m.credential and (places or m.authority or m.credential != LICENCE)]
    return bool(telling) or bool(found and FIRM.intersection(norms))
