"""What came of the dismissals in a run, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.model import Dismissal

_MOST_TOLD = 5


def dismissed_in_all(findings: int, postings: int) -> str:
    """How much was dismissed; nothing if nothing was.

    >>> dismissed_in_all(2, 1)
    'Dismissed: 2 findings, 1 posting as a whole.'
    """
    if not findings and not postings:
        return ""
    whole = f", {_counted(postings, 'posting')} as a whole" if postings else ""
    return f"Dismissed: {_counted(findings, 'finding')}{whole}."


def in_vain(unmatched: Sequence[Dismissal], over: Sequence[Dismissal]) -> Iterator[str]:
    """Which dismissals matched nothing and which ran out, a sentence each."""
    yield from _listed("matched nothing", unmatched)
    yield from _listed("ran out and dismisses nothing any more", over)


def _listed(what: str, dismissals: Sequence[Dismissal]) -> Iterator[str]:
    for each in dismissals[:_MOST_TOLD]:
        named = " in ".join(filter(None, (each.rule, each.posting)))
        yield f"{each.place}: the dismissal of {named} {what}."
    if len(dismissals) > _MOST_TOLD:
        yield f"So did {_counted(len(dismissals) - _MOST_TOLD, 'other dismissal')}."


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
