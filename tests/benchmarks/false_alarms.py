"""The share of postings with a `warning`, with its 95 % interval: `python tests/benchmarks/false_alarms.py FILE [--sample 20]`.

FILE is anything that `scanner scan` reads, of ordinary postings: each warning among them is a false alarm
until somebody has looked at it, so a sample is shown with its words.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING

from scanner.documents import read
from scanner.model import Finding, Report, Severity
from scanner.pipeline import judge_for, run
from scanner.reports.safety import shown
from scanner.reports.says import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Z = 1.959964
"""Standard deviations that hold 95 % of a normal distribution."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--sample", type=int, default=20, help="postings to show")
    parser.add_argument("--seed", type=int, default=1, help="another number, another sample")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    scored, alarming = _read(args.file, args.jobs)
    for line in _told(scored, alarming, _sampled(alarming, args.sample, args.seed)):
        print(line)  # noqa: T201


def interval(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson, which holds near 0 too.

    >>> [round(100 * end, 2) for end in interval(0, 3000)]
    [0.0, 0.13]
    """
    if not count:
        return 0.0, 1.0
    share, weight = hits / count, Z * Z / count
    middle = (share + weight / 2) / (1 + weight)
    half = Z * sqrt(share * (1 - share) / count + weight / (4 * count)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)


def warnings(report: Report) -> list[Finding]:
    """The gravest findings of a posting."""
    return [finding for finding in report.findings if finding.severity is Severity.WARNING]


def _read(file: str, jobs: int) -> tuple[int, list[Report]]:
    """How many postings were scored, and those with a warning."""
    scored, alarming = 0, []
    for result in run(read([file], sys.stdin.buffer), judge_for, jobs):
        if isinstance(result, Report) and result.score is not None:
            scored += 1
            alarming += [result] if warnings(result) else []
    return scored, alarming


def _sampled(alarming: Sequence[Report], count: int, seed: int) -> list[Report]:
    chosen = sorted(random.Random(seed).sample(range(len(alarming)), min(count, len(alarming))))  # noqa: S311
    return [alarming[index] for index in chosen]


def _told(scored: int, alarming: Sequence[Report], sample: Sequence[Report]) -> Iterator[str]:
    low, high = interval(len(alarming), scored)
    share = len(alarming) / max(1, scored)
    yield (
        f"{len(alarming)} of {scored} postings carry a warning: {share:.2%} (95 % interval {low:.2%} to {high:.2%})"
    )
    rules = Counter(finding.rule for report in alarming for finding in warnings(report))
    yield from (f"{count:5}  {rule}" for rule, count in rules.most_common())
    for report in sample:
        yield f"\n{shown(report.posting.source)}: {shown(report.posting.title)}"
        for finding in warnings(report):
            yield f"  {finding.rule}: {' · '.join(quoted(report.claims[index]) for index in finding.claims)}"
            yield from (f"    {shown(_around(report, index))}" for index in finding.claims[:2])


def _around(report: Report, index: int) -> str:
    """The words before and after a quote."""
    claim = report.claims[index]
    return f"… {report.posting.text[max(0, claim.start - 100) : claim.end + 100]} …"


if __name__ == "__main__":
    main()
