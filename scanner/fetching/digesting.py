"""Answer → what becomes of it: kept if asked for, expanded, its documents laid aside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.fetching.outcomes import document
from scanner.fetching.pages import check_text
from scanner.fetching.problems import FetchError
from scanner.fetching.request import Request
from scanner.fetching.saving import Saver
from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.fetching.answer import Answer
    from scanner.fetching.holding import Held, Holding
    from scanner.fetching.request import Expand

Step = Request | Document | Failure


class Digest:
    """Made for one thread, which it is called in."""

    def __init__(self, expand: Expand, save: Path | None, holding: Holding) -> None:
        self._expand = expand
        self._saver = Saver(save)
        self._holding = holding

    def __call__(self, request: Request, answer: Answer, left: list[int]) -> list[Request | Held]:
        """What to fetch next and what to give back; one bad answer never ends a batch."""
        try:
            steps = _within(request, self._steps(request, answer), left)
            return [step if isinstance(step, Request) else self._holding.hold(step) for step in steps]
        except FetchError as error:
            return [Failure(request.name, error.outcome, str(error))]
        except OSError as error:
            problem = f"It cannot be kept: {(error.strerror or 'unknown error').lower()}."
        except Exception as error:  # noqa: BLE001 - what reads hostile input
            problem = f"The answer cannot be understood ({type(error).__name__})."
        return [Failure(request.name, Outcome.UNREADABLE, problem)]

    def _steps(self, request: Request, answer: Answer) -> list[Step]:
        found = document(request, answer)
        self._saver.save(request, answer)
        steps = list(self._expand(_landed(request, answer), found))
        if steps == [found]:
            check_text(request, answer)
        return steps


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
