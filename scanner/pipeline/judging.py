"""One document or posting → its reports; nothing it does can end the batch."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator

from scanner.errors import UnreadableError
from scanner.model import Document, Failure, Outcome, Posting, Report
from scanner.ordering import Branch, End, Placed, in_turn
from scanner.pipeline.diagnostics import logger

Judge = Callable[[Posting], Report]
Result = Report | Failure
Item = Document | Posting | Failure


def judged(
    inputs: Iterable[Placed[Document | Failure]], judge: Judge
) -> Generator[Placed[Result], None, None]:
    """Report on inputs one after another; the reports on one are the parts of its place."""
    for placed in inputs:
        match placed.item:
            case Branch() | End():
                yield Placed(placed.place, placed.item)
            case item:
                yield Placed(placed.place, Branch(placed.place))
                yield from in_turn(reports(item, judge), placed.place)


def reports(item: Item, judge: Judge) -> Iterator[Result]:
    """Report on every posting in `item`."""
    for found in postings(item):
        yield found if isinstance(found, Failure) else _judged(found, judge)


def postings(item: Item) -> Iterator[Posting | Failure]:
    """Find the postings in a document; a posting or failure is itself."""
    if not isinstance(item, Document):
        yield item
        return
    from scanner.postings import read  # noqa: PLC0415 - parsers are slow to import

    try:
        yield from read(item)
    except Exception as error:  # noqa: BLE001 - one bad document never ends a batch
        yield _failure(item.source, error)


def _judged(posting: Posting, judge: Judge) -> Result:
    try:
        return judge(posting)
    except Exception as error:  # noqa: BLE001 - one bad posting never ends a batch
        return _failure(posting.source, error)


def _failure(source: str, error: Exception) -> Failure:
    if isinstance(error, UnreadableError):
        return Failure(source, error.outcome, str(error))
    logger.debug("%s made the scanner stumble", source, exc_info=error)
    problem = f"{type(error).__name__}: {error}".strip(": ")
    return Failure(
        source,
        Outcome.UNREADABLE,
        f"The scanner stumbled over this input ({problem}); please report it.",
    )
