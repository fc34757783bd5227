"""Whether the doctor is covered for malpractice, by the posting or otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fitting.holding import fits, gap, unknown
from scanner.fitting.profile import Cover
from scanner.model import Kind, Malpractice

if TYPE_CHECKING:
    from scanner.fitting.holding import Held
    from scanner.model import Fit

TOPIC = "cover"
_ON_DOCTOR = frozenset({"own", "none"})


def cover(mine: Cover, held: Held) -> Fit:
    """Whether the doctor is covered, by the posting or otherwise."""
    said = [(i, value.cover) for i, value in held.of_kind(Kind.MALPRACTICE) if isinstance(value, Malpractice)]
    claims, covers = [i for i, _ in said], {cover for _, cover in said}
    if not said:
        return _silent(mine, held)
    if "shared" in covers:
        return unknown(TOPIC, "its cost is shared: ask what your part is", *claims)
    if "provided" in covers and not covers & _ON_DOCTOR:
        return fits(TOPIC, "it is provided", *claims)
    if "provided" in covers:
        return unknown(
            TOPIC, "it is provided in one place and left to you in another: ask which holds", *claims
        )
    if mine is Cover.OWN:
        return fits(TOPIC, "it is left to you, and you have your own: ask your insurer whether it reaches this work", *claims)  # fmt: skip
    return gap(TOPIC, "it is left to you, and you have none", *claims)


def _silent(mine: Cover, held: Held) -> Fit:
    if not held.facts.role.clinical and not held.short:
        return fits(TOPIC, "work without patients, and none is asked for")
    if mine is Cover.OWN:
        return unknown(TOPIC, "nothing is said: ask whether your own must reach this work")
    return unknown(TOPIC, "nothing is said: ask who covers you")
