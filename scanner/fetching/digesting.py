"""Answer → what becomes of it: expanded, its documents laid aside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.fetching.outcomes import document
from scanner.fetching.pages import check_text
from scanner.fetching.request import Request
from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from scanner.fetching.answer import Answer
    from scanner.fetching.holding import Held, Holding
    from scanner.fetching.request import Expand

Step = Request | Document | Failure


class Digest:
    """Made for one thread, which it is called in."""

    def __init__(self, expand: Expand, holding: Holding) -> None:
        self._expand = expand
        self._holding = holding

    def __call__(self, request: Request, answer: Answer, left: list[int]) -> list[Request | Held]:
        """What to fetch next and what to give back; FetchError if it is no document, OSError if the disk is full."""
        steps = _within(request, self._steps(request, answer), left)
        return [step if isinstance(step, Request) else self._holding.hold(step) for step in steps]

    def _steps(self, request: Request, answer: Answer) -> list[Step]:
        found = document(request, answer)
        steps = list(self._expand(_landed(request, answer), found))
        if steps == [found]:
            check_text(request, answer)
        return [replace(step, time=answer.time) if isinstance(step, Document) else step for step in steps]


def _landed(request: Request, answer: Answer) -> Request:
    """The request at the address it was led to, which links on the page are relative to; its fragment stays."""
    _, mark, fragment = request.url.partition("#")
    return replace(request, url=answer.url + mark + fragment, source=request.name)


def _within(request: Request, steps: list[Step], left: list[int]) -> list[Step]:
    """The steps, with one Failure in place of the requests beyond the limit."""
    kept: list[Step] = []
    for step in steps:
        left[0] -= isinstance(step, Request)
        if left[0] >= 0 or not isinstance(step, Request):
            kept.append(step)
    if left[0] < 0:
        problem = "More pages follow from this address than are fetched; the rest was left out."
        kept.append(Failure(request.name, Outcome.REFUSED, problem))
    return kept
