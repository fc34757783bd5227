"""Documents → reports and failures, in the order they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.pipeline.judges import judge_for
from scanner.pipeline.judging import Judge, Result, reports
from scanner.pipeline.sharing import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from scanner.model import Document, Failure

__all__ = ["Judge", "Result", "judge_for", "run"]


def run(
    inputs: Iterable[Document | Failure], make_judge: Callable[[], Judge], jobs: int = 1
) -> Generator[Result, None, None]:
    """Report on each input; with several `jobs`, in as many worker processes.

    `make_judge` is called once in every process, so it must be picklable where
    processes are not forked. What one posting does wrong is a Failure of its own.
    """
    judge = make_judge()
    if jobs == 1:
        return (result for item in inputs for result in reports(item, judge))
    from scanner.pipeline.processes import spread  # noqa: PLC0415 - one job needs no processes

    return spread(pieces(inputs), make_judge, jobs)
