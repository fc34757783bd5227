"""Documents → reports and failures, worked on as they come, given back in the order of the inputs."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from scanner.ordering import Placed, in_order, in_turn
from scanner.pipeline.judges import fitting_judge_for, judge_for
from scanner.pipeline.judging import Judge, Result, judged

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from scanner.model import Document, Failure

__all__ = ["Judge", "Result", "fitting_judge_for", "judge_for", "run", "run_placed"]


def run(
    inputs: Iterable[Document | Failure], make_judge: Callable[[], Judge], jobs: int = 1
) -> Generator[Result, None, None]:
    """Report on each input, as `run_placed` does."""
    return run_placed(in_turn(inputs), make_judge, jobs)


def run_placed(
    inputs: Iterable[Placed[Document | Failure]], make_judge: Callable[[], Judge], jobs: int = 1
) -> Generator[Result, None, None]:
    """Report on inputs that come in any order; with several `jobs`, in as many worker processes.

    `make_judge` is called once in every process; it must be picklable, and processes are
    forked before the first input is asked for. What one posting does wrong is a Failure of its own.
    """
    judge = make_judge()
    return _in_order(judged(inputs, judge) if jobs == 1 else _spread(inputs, make_judge, jobs))


def _in_order(results: Generator[Placed[Result], None, None]) -> Generator[Result, None, None]:
    with closing(results):
        yield from in_order(results)


def _spread(
    inputs: Iterable[Placed[Document | Failure]], make_judge: Callable[[], Judge], jobs: int
) -> Generator[Placed[Result], None, None]:
    from scanner.pipeline.processes import spread  # noqa: PLC0415 - one job needs no processes

    return spread(inputs, make_judge, jobs)
