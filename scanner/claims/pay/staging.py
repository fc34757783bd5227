"""Sets the scene for a passage: its cues, what they are bound to, and what stands above it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.lexing import read
from scanner.claims.pay.bonds import bonds
from scanner.claims.pay.cues import Cue, cues
from scanner.claims.pay.elision import elided
from scanner.claims.pay.scene import Scene
from scanner.model import Form, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scanner.claims.pay.home import Home
    from scanner.claims.reading import Heard, Match, Reading

    Hear = Callable[[Reading], tuple[Match, ...]]

_DOING = frozenset({
    "see", "seeing", "do", "handle", "handling", "complete", "finish", "clear", "book", "booked", "manage", "take", "approve", "report",
    "read", "answer", "serve", "process", "get", "go", "work", "through",
})  # fmt: skip
"""Before a bare figure an hour: what is done so often."""


def scene(heard: Heard, hear: Hear, home: Home, intro: Heard | None, *, follows: bool) -> Scene:
    """The scene of a passage; `intro` is the passage that leads up to it with a colon."""
    reading = heard.reading
    found = cues([*heard.matches, *elided(reading, hear)], reading.norms)
    found = _heeded(found, reading)
    above = tuple(_heads(heard, hear)) or ((),)
    if intro:
        led = _general(intro.reading, intro.matches)
        above = tuple((*head, *led) for head in above)
    telling = [cue for cue in found if not cue.mere]
    return Scene(
        reading, found, bonds(reading, telling), above, home, follows, _counted(heard.matches, reading.norms)
    )


def _counted(matches: Sequence[Match], norms: Sequence[str]) -> frozenset[int]:
    """The tokens of phrases about volume; `25 an hour` alone may be pay, `get through 25 an hour` is not."""
    told = [match for match in matches if match.rule.claim and match.rule.claim.kind is Kind.VOLUME]
    sure = [match for match in told if not match.rule.id.endswith("/bare") or norms[match.first] in _DOING]
    return frozenset(token for match in sure for token in range(match.first, match.last))


def _heeded(found: tuple[Cue, ...], reading: Reading) -> tuple[Cue, ...]:
    """The cues without denials that are part of a longer word for a role: `study budget` is no company's budget."""
    kinds = [cue for cue in found if cue.says("role") or cue.shares]
    return tuple(
        cue for cue in found if not (cue.denies and any(_within(cue, kind, reading) for kind in kinds))
    )


def _within(denial: Cue, kind: Cue, reading: Reading) -> bool:
    figures = () if kind.shares else reading.quantities  # `4% on sales above $9,000`: the second is no pay
    words = [at for at in range(denial.first, denial.last) if at not in figures]
    return all(kind.first <= at < kind.last for at in words)


def _heads(heard: Heard, hear: Hear) -> Iterator[tuple[Cue, ...]]:
    """The cues of the heading, or of each column's head over a row."""
    passage = heard.reading.passage
    if not passage.heading or passage.form is Form.HEADING:
        return
    for head in passage.heading.split(" | "):
        reading = read(replace(passage, text=head, heading="", form=Form.HEADING))
        yield _general(reading, hear(reading))


def _general(reading: Reading, matches: Sequence[Match]) -> tuple[Cue, ...]:
    """The cues that hold for what stands below: none that speaks of a figure beside it (`36 hours a week`)."""
    found = cues(matches, reading.norms)
    taken = [bond.cue for bond in bonds(reading, found)]
    return tuple(cue for cue in found if cue not in taken)
