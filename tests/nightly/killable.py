"""A process that does nights, each in a fork that a test can kill: `python -m nightly.killable`.

Everything is imported and the judge is built beforehand, so that a fork begins at once. A line
of stdin is the arguments of a `scanner batch`; the answers are the fork's process id and its exit code.
"""

from __future__ import annotations

import os
import sys

from scanner.cli import main
from scanner.nightly.ruling import judge, rules_key


def serve() -> None:
    judge(rules_key())
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _night(line.split())
        print(child, flush=True)  # noqa: T201 - the test reads it
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


def _night(args: list[str]) -> None:
    code = 70
    try:
        main(["batch", *args])
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os._exit(code)


if __name__ == "__main__":
    serve()
