"""Why a request came to nothing: an outcome and a plain sentence."""

from __future__ import annotations

from scanner.model import Outcome


class FetchError(Exception):
    """A request that ends here; the message is a sentence for the report."""

    outcome = Outcome.UNREADABLE
    passing = False
    """Whether trying again may help."""

    def __init__(self, sentence: str, *, wait: float | None = None) -> None:
        super().__init__(sentence)
        self.wait = wait
        """Seconds that the server asked to wait."""


class RefusedError(FetchError):
    """Not fetched, for safety's sake."""

    outcome = Outcome.REFUSED


class TooLargeError(FetchError):
    """More bytes than the limit, after decompression."""

    outcome = Outcome.TOO_LARGE


class TooSlowError(FetchError):
    """Not done within its time."""

    outcome = Outcome.TOO_SLOW
    passing = True


class TlsError(FetchError):
    """No trustworthy connection."""

    outcome = Outcome.TLS


class RobotsError(FetchError):
    """Forbidden by the site's robots.txt."""

    outcome = Outcome.ROBOTS


class RedirectError(FetchError):
    """Led in circles, too far, or away."""

    outcome = Outcome.REDIRECT


class GoneError(FetchError):
    """Not there, or no longer."""

    outcome = Outcome.GONE


class BlockedError(FetchError):
    """Not shown to programs."""

    outcome = Outcome.BLOCKED


class LoginError(FetchError):
    """Behind a login."""

    outcome = Outcome.LOGIN


class EmptyError(FetchError):
    """Nothing to read without running scripts, or nothing at all."""

    outcome = Outcome.EMPTY


class NotHtmlError(FetchError):
    """A file without text."""

    outcome = Outcome.NOT_HTML


class PassingError(FetchError):
    """The network or the server failed for now."""

    passing = True


class BusyError(BlockedError):
    """Too many requests, the server says; perhaps not for long."""

    passing = True
