"""A passage with amounts, and all that may say what they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.claims.reading import STOPS, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.pay.bonds import Bond
    from scanner.claims.pay.cues import Cue
    from scanner.claims.pay.home import Home
    from scanner.claims.reading import Quantity, Reading

_MEASURES = frozenset({Measure.MONEY, Measure.PERCENT, Measure.NUMBER})


@dataclass(frozen=True, slots=True)
class Scene:
    """One passage that holds figures."""

    reading: Reading
    cues: tuple[Cue, ...]
    bonds: tuple[Bond, ...]
    above: tuple[tuple[Cue, ...], ...]
    """Cues of the heading, or of each column's head."""
    home: Home
    follows: bool
    """Whether the passage right before it speaks of pay too."""
    counted: frozenset[int] = frozenset()
    """The figures that, with the words around, tell how much work there is."""
    telling: tuple[Cue, ...] = field(init=False)
    """The cues that only say that there is pay."""

    def __post_init__(self) -> None:
        """Look for words for pay once, not once an amount."""
        object.__setattr__(self, "telling", tuple(cue for cue in self.cues if cue.evidence))


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure and the cues that speak of it."""

    scene: Scene
    index: int
    quantity: Quantity
    bonds: tuple[Bond, ...]
    above: tuple[Cue, ...]

    @property
    def unit(self) -> Cue | None:
        """What says per what it is paid."""
        units = [bond for bond in self.bonds if bond.cue.unit]
        behind = [bond for bond in units if bond.cue.behind and bond.cue.first == self.index + 1]
        return self._best(behind or units)

    @property
    def role(self) -> Cue | None:
        """What says that it is a bonus, a stipend, a reward."""
        return self._best([bond for bond in self.bonds if bond.cue.says("role")])

    @property
    def share(self) -> Cue | None:
        """What says that a percentage is a share of fees."""
        return self._best([bond for bond in self.bonds if bond.cue.shares])

    @property
    def denied(self) -> bool:
        """Whether a cue says that it is not pay; `you keep 90%` stands though patients are named beside it."""
        kept = any(bond.cue.shares and bond.cost < 0 for bond in self.bonds)
        return any(bond.cue.denies and not (kept and bond.cost >= 0) for bond in self.bonds)

    @property
    def evidence(self) -> Cue | None:
        """The nearest word for pay in its clause."""
        if not self.scene.telling:
            return None
        first, last = self.scene.reading.clause(self.index)
        if self.index == first > 1 and self.quantity.low < self.quantity.high:
            # `The rate depends on experience. $24.50 - $48.50`: the sentence before says what the range is.
            first, _ = self.scene.reading.clause(first - 2)
        inside = [cue for cue in self.scene.telling if first <= cue.first < last]
        return min(inside, key=lambda cue: (self._gap(cue), cue.first - cue.last), default=None)

    def _gap(self, cue: Cue) -> int:
        return cue.first - self.index if cue.first > self.index else self.index - cue.last + 1

    @staticmethod
    def _best(found: Sequence[Bond]) -> Cue | None:
        best = min(found, key=lambda bond: (bond.cost, bond.cue.first - bond.cue.last), default=None)
        return best.cue if best else None

    def word(self, offset: int) -> str:
        """The word so many tokens away; "" beyond the passage."""
        at = self.index + offset
        return self.scene.reading.norms[at] if 0 <= at < len(self.scene.reading.norms) else ""

    def together(self, other: Amount) -> bool:
        """Whether both stand in one sentence; `;` parts no amounts."""
        start, end = sorted((self.index, other.index))
        return not (STOPS - {";"}) & set(self.scene.reading.norms[start:end])


def amounts(scene: Scene) -> tuple[Amount, ...]:
    """The figures of a scene that may be money, a share or a bare amount."""
    bonds: dict[int, list[Bond]] = {}
    for bond in scene.bonds:
        bonds.setdefault(bond.index, []).append(bond)
    return tuple(
        Amount(scene, index, quantity, tuple(bonds.get(index, ())), _above(scene, index))
        for index, quantity in sorted(scene.reading.quantities.items())
        if quantity.measure in _MEASURES
    )


def _above(scene: Scene, index: int) -> tuple[Cue, ...]:
    column = scene.reading.norms[:index].count("|")
    return (
        scene.above[column] if column < len(scene.above) else scene.above[0] if len(scene.above) == 1 else ()
    )
