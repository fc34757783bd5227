"""Ctrl-C while fetching: what is in flight is finished, nothing new is begun; a second one stops at once."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

T = TypeVar("T")


class Interruption:
    """Whether somebody asked to stop."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.asked = False
        self._say = say

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Take the first Ctrl-C as a request."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._note)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def until(self, items: Iterable[T]) -> Iterator[T]:
        """Pass items on until then."""
        for item in items:
            if self.asked:
                return
            yield item

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._say("finishing what is in flight; Ctrl-C again stops at once")
