"""A process that records a run until it is done or killed: `python writer.py STORE COUNT`."""

from __future__ import annotations

import sys

from history.night import document, posting, report

from scanner.history import Sighting, open_store


def main(where: str, count: int) -> None:
    wanted = [
        posting(f"https://jobs.example/{n}", title=f"Physician {n % 7}", work=f"team {n}")
        for n in range(count)
    ]
    with open_store(where) as store:
        run = store.begin_or_resume("r1", "c")
        print("begun", flush=True)  # noqa: T201 - the test waits for it
        left = set(store.remaining(run, "board", [each.source for each in wanted]))
        for each in wanted:
            if each.source in left:
                store.record(run, [Sighting("board", each.source, document(each), (report(each),))])
        store.close_source(run, "board")
        store.finish(run)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
