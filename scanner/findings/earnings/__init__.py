"""What an hour would earn, and whether the headline can be: arithmetic on pay and volume claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.earnings.bands import Market
from scanner.findings.earnings.comparing import comparisons
from scanner.findings.earnings.contradicting import contradictions
from scanner.findings.earnings.headline import headlines
from scanner.findings.earnings.hourly import hourly_rates
from scanner.findings.earnings.spread import wide_ranges
from scanner.findings.earnings.supplements import supplements
from scanner.findings.earnings.worker import worker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from scanner.model import Inference, Posting
    from scanner.rules.benchmarks import Benchmark
    from scanner.rules.conditions import Facts

__all__ = ["earnings"]


def earnings(
    posting: Posting, facts: Facts, benchmarks: Sequence[Benchmark], served: AbstractSet[str] = frozenset()
) -> Iterator[Inference]:
    """Everything that the figures of a posting say together about its pay.

    `served` is where the patients are, as far as that is told: it decides which bands hold.
    """
    beside = supplements(posting, facts)
    for inference in _worked_out(posting, facts, benchmarks, served):
        if beside.isdisjoint(inference.claims):
            yield inference


def _worked_out(
    posting: Posting, facts: Facts, benchmarks: Sequence[Benchmark], served: AbstractSet[str]
) -> Iterator[Inference]:
    rates = hourly_rates(facts)
    yield from (rate.inference for rate in rates if rate.derived)
    yield from headlines(facts)
    yield from contradictions(facts)
    yield from wide_ranges(facts)
    who = worker(posting, facts)
    if who:
        yield from comparisons(facts, rates, Market(who, facts.places, served, benchmarks))
