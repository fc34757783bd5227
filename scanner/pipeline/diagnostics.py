"""Whether libraries and tracebacks may speak on stderr: only if asked to."""

from __future__ import annotations

import logging
import sys
import warnings

logger = logging.getLogger("scanner")


def speak(*, debug: bool) -> None:
    """Show tracebacks and what libraries complain of, or neither."""
    if debug:
        logging.basicConfig()
        logger.setLevel(logging.DEBUG)
    elif not sys.warnoptions:
        # A page that bs4 or pypdf grumbles about is no concern of a doctor's.
        logging.getLogger().addHandler(logging.NullHandler())
        warnings.simplefilter("ignore")


def debugging() -> bool:
    """Whether `speak(debug=True)` was said in this process."""
    return logger.isEnabledFor(logging.DEBUG)
