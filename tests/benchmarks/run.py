"""Speed and memory as ratios within one run: `python tests/benchmarks/run.py [TABLE] [--postings N]`.

TABLE is any file or folder that `scanner scan` reads; without one, `fixtures/postings`.
Each ratio is the best of several interleaved rounds, since machines are noisy.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import replace
from functools import cached_property
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import spacy

from scanner.documents import read as documents
from scanner.model import Posting
from scanner.pipeline.judges import judge_under
from scanner.postings import read as postings
from scanner.rules import CompiledPhrase, Pack, load
from scanner.rules.expression import Choice, Piece, Way

if TYPE_CHECKING:
    from scanner.judgement import Judge

ROOT = Path(__file__).parents[2]
ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", nargs="?", default=str(ROOT / "fixtures" / "postings"))
    parser.add_argument("--postings", type=int, default=400)
    parser.add_argument(
        "--memory", type=int, default=20_000, help="postings of the memory run; 0 leaves it out"
    )
    args = parser.parse_args()
    batch = _batch(args.table, args.postings)
    pack = load()
    print(f"{len(batch)} postings, {len(pack.rules)} rules, {len(pack.phrases)} phrases")  # noqa: T201
    ratios = {**_judging(batch, pack), **_starting(), **_jobs(args.table)}
    if args.memory:
        ratios["memory growth after 1,000 postings, MB"] = (
            _memory(batch, judge_under(pack), args.memory),
            50.0,
        )
    for name, (ratio, limit) in ratios.items():
        verdict = (
            "" if limit is None else f"  (bar {limit:g}: {'met' if _met(name, ratio, limit) else 'MISSED'})"
        )
        print(f"{name:58}{ratio:8.2f}{verdict}")  # noqa: T201


def _met(name: str, ratio: float, limit: float) -> bool:
    return ratio >= limit if "faster" in name else ratio <= limit


def _batch(table: str, count: int) -> list[Posting]:
    found = (
        posting
        for document in documents([table], sys.stdin.buffer)
        for posting in ([] if not hasattr(document, "body") else postings(document))
        if isinstance(posting, Posting)
    )
    return list(islice(found, count))


def _judging(batch: list[Posting], pack: Pack) -> dict[str, tuple[float, float]]:
    nlp, judge, double = spacy.blank("en"), judge_under(pack), judge_under(_doubled(pack))
    texts = [posting.text for posting in batch]
    runs = {"token": [], "judge": [], "double": []}
    for _ in range(ROUNDS + 1):
        runs["token"].append(_timed(lambda: [nlp.tokenizer(text) for text in texts]))
        runs["judge"].append(_timed(lambda: [judge(posting) for posting in batch]))
        runs["double"].append(_timed(lambda: [double(posting) for posting in batch]))
    token, once, twice = (min(times[1:]) for times in runs.values())
    print(f"tokenizing {len(batch) / token:.0f}/s, judging {len(batch) / once:.0f}/s")  # noqa: T201
    return {
        "extract and judge / tokenize": (once / token, 3.0),
        "twice the rules / once": (twice / once, 1.3),
    }


def _doubled(pack: Pack) -> Pack:
    """As many rules again: the same words in another order, so that shelves are as full but hardly anything matches."""
    twins = []
    for phrase in pack.phrases:
        rule = phrase.rule.model_copy(update={"id": f"synthetic/{phrase.rule.id}"})
        twins.append(_Twin(rule, phrase.text, phrase.lists, phrase.never))
    return replace(pack, phrases=(*pack.phrases, *twins))


class _Twin(CompiledPhrase):
    @cached_property
    def expression(self) -> Way:
        return _reversed(super().expression)


def _reversed(way: Way) -> Way:
    return tuple(
        part if isinstance(part, Piece) else Choice(tuple(map(_reversed, part.ways)), part.optional)
        for part in way[::-1]
    )


def _starting() -> dict[str, tuple[float, float]]:
    one = next(path for path in sorted((ROOT / "fixtures" / "postings").glob("*.html")))
    command = [sys.executable, "-m", "scanner"]
    spacy_alone = min(_run([sys.executable, "-c", "import spacy"]) for _ in range(ROUNDS))
    return {
        "scanner --help, s": (min(_run([*command, "--help"]) for _ in range(ROUNDS)), 0.25),
        "scan of one file less import spacy, s": (
            min(_run([*command, "scan", str(one)]) for _ in range(ROUNDS)) - spacy_alone, 1.0),
    }  # fmt: skip


def _jobs(table: str) -> dict[str, tuple[float, float]]:
    """Two processes against one, on enough postings that starting them does not decide."""
    paths = [table] if Path(table).is_file() else [table] * 12
    command = [sys.executable, "-m", "scanner", "scan", "--format", "jsonl", "--exit-zero", *paths]
    one, two = (min(_run([*command, "--jobs", jobs]) for _ in range(2)) for jobs in ("1", "2"))
    return {"--jobs 2 times faster than --jobs 1": (one / two, 1.6)}


def _memory(batch: list[Posting], judge: Judge, count: int) -> float:
    """Growth in MB from the thousandth posting on; each text is made unlike the others."""
    process, start = psutil.Process(os.getpid()), 0
    for number, posting in enumerate(islice(cycle(batch), count)):
        passages = tuple(replace(passage, text=f"{passage.text} w{number}x") for passage in posting.passages)
        judge(replace(posting, passages=passages))
        if number == 1000:
            start = process.memory_info().rss
    return (process.memory_info().rss - start) / 1e6


def _timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _run(command: list[str]) -> float:
    """Seconds that a command takes; one that fails measures nothing."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=ROOT)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
