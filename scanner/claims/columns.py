"""A reading while it is being written: four columns that run in parallel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.claims.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Quantity


@dataclass(frozen=True, slots=True)
class Columns:
    """The four columns of a reading; joined tokens make new ones."""

    norms: list[str]
    starts: list[int]
    ends: list[int]
    quantities: dict[int, Quantity]

    def token(self, at: int) -> Token:
        """One row."""
        return Token(self.norms[at], self.starts[at], self.ends[at], self.quantities.get(at))

    def with_joined(self, joints: Sequence[Joint]) -> Columns:
        """The columns with the tokens of each joint as one."""
        if not joints:
            return self
        new = Columns([], [], [], {})
        done = 0
        for joint in [*joints, Joint(len(self.norms), 0, None)]:
            new.copy(self, done, joint.at)
            if joint.token:
                new.add(joint.token)
            done = joint.at + joint.width
        return new

    def copy(self, other: Columns, first: int, last: int) -> None:
        """Add rows of other columns."""
        moved = len(self.norms) - first
        told = other.quantities
        self.quantities.update({at + moved: told[at] for at in range(first, last) if at in told})
        self.norms.extend(other.norms[first:last])
        self.starts.extend(other.starts[first:last])
        self.ends.extend(other.ends[first:last])

    def add(self, token: Token) -> None:
        """Add one row."""
        if token.quantity:
            self.quantities[len(self.norms)] = token.quantity
        self.norms.append(token.norm)
        self.starts.append(token.start)
        self.ends.append(token.end)


@dataclass(frozen=True, slots=True)
class Joint:
    """Tokens, from `at` on, that are one."""

    at: int
    width: int
    token: Token | None
