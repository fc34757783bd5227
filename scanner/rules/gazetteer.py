"""Names of places and authorities: `places.yaml`, `authorities.yaml` → what a reading names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.rules.atlas import load_places
from scanner.rules.bodies import load_authorities
from scanner.rules.modality import load_modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scanner.reading import Reading
    from scanner.rules.atlas import Area
    from scanner.rules.bodies import Authority
    from scanner.rules.codes import Codes
    from scanner.rules.modality import Modality
    from scanner.rules.names import NameTable

NEAR = 6
"""A doubtful abbreviation needs its companion within so many words."""
_NOT_THE_COUNTRY = frozenset(
    {
        "join",
        "contact",
        "about",
        "with",
        "tell",
        "call",
        "email",
        "visit",
        "message",
        "reach",
        "choose",
        "trust",
        "give",
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """A name in a reading: tokens `first` up to but not including `last`."""

    first: int
    last: int
    slot: str
    """`<place>` or `<authority>`."""
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a reading."""

    first: int
    last: int
    codes: tuple[str, ...]
    city: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """An authority named in a reading."""

    first: int
    last: int
    authority: Authority


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All names of places and authorities, and the words that say how a credential is asked for."""

    names: NameTable[Area]
    codes: Codes
    bodies: NameTable[Authority]
    modality: Modality

    def places(self, reading: Reading) -> tuple[Place, ...]:
        """The places a reading names, from left to right."""
        named = [
            Place(found.first, found.last, tuple(area.code for area in found.things), found.things[0].city)
            for found in self.names.find(reading)
            if not _pronoun(reading, found.first)
        ]
        known = [(place.first, place.last) for place in named]
        coded = [Place(index, index + 1, (code,)) for index, code in self.codes.find(reading, known)]
        places = sorted([*named, *coded], key=lambda place: place.first) if coded else named
        return tuple(_among_countries(places, reading))

    def authorities(self, reading: Reading, home: frozenset[str] = frozenset()) -> tuple[Named, ...]:
        """The bodies, exams and instruments a reading names; `home` is where the posting is."""
        return tuple(
            Named(found.first, found.last, body)
            for found in self.bodies.find(reading)
            for body in _likeliest(reading, found.first, found.last, found.things, home)
        )

    def spans(self, reading: Reading, home: frozenset[str] = frozenset()) -> tuple[Span, ...]:
        """Places and authorities as slots for phrases; a place inside an authority's name is part of it.

        Where the posting is makes only the bodies that license certain: `ABA` in a posting for the US may be a therapy.
        """
        certain = self.authorities(reading)
        local = (n for n in self.authorities(reading, home) if n.authority.licenses) if home else ()
        named = {(n.first, n.last): n for n in (*certain, *local)}.values()
        bodies = [Span(n.first, n.last, "<authority>", n.authority.places) for n in named]
        taken = {index for span in bodies for index in range(span.first, span.last)}
        places = [
            Span(p.first, p.last, "<place>", p.codes) for p in self.places(reading) if p.first not in taken
        ]
        return tuple(sorted([*bodies, *places], key=lambda span: span.first))


def load_gazetteer(folders: Sequence[Path]) -> Gazetteer:
    """The names of the last folder that has them; RuleError for a mistake in a file."""
    names, codes = load_places(folders)
    return Gazetteer(names, codes, load_authorities(folders), load_modality(folders))


def _among_countries(places: Sequence[Place], reading: Reading) -> Iterator[Place]:
    """`Georgia` is the country where only countries other than the US are named beside it."""
    others = {code for place in places if reading.norms[place.first] != "georgia" for code in place.codes}
    abroad = bool(others) and not any(code.startswith("US") or "-" in code for code in others)
    for place in places:
        georgia = abroad and place.codes == ("US-GA",) and reading.norms[place.first] == "georgia"
        yield replace(place, codes=("GE",)) if georgia else place


def _pronoun(reading: Reading, index: int) -> bool:
    """`JOIN US`: the country has the same letters."""
    return reading.norms[index] == "us" and index > 0 and reading.norms[index - 1] in _NOT_THE_COUNTRY


def _likeliest(
    reading: Reading, first: int, last: int, readings: Sequence[Authority], home: frozenset[str]
) -> Iterator[Authority]:
    """The reading of an abbreviation that its neighbours, or the posting's country, speak for."""
    near = {*reading.norms[max(0, first - NEAR) : first], *reading.norms[last : last + NEAR]}
    at_home = [body for body in readings if home & {code.split("-")[0] for code in body.places}]
    named = reading.quote(last - 1, last)[:1].isupper()
    possible = [
        body
        for body in readings
        if (body in at_home and (named or not body.at_home))
        or (not body.at_home and (not body.needs or body.needs & near or last - first > 1))
    ]
    if not possible:
        return
    words = set(reading.norms)
    yield max(
        possible, key=lambda body: (len(body.cues & words) + 4 * (body in at_home), -readings.index(body))
    )
