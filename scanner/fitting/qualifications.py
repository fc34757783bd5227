"""Exams passed and specialist recognition, held against those asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.fitting.holding import fits, gap, unknown
from scanner.model import Kind, Licensing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.fitting.holding import Held
    from scanner.model import Fit

TOPIC = "exams"
_CREDENTIALS = {"exam": "an exam", "specialist": "specialist recognition", "training": "a training programme"}


def qualifications(passed: Sequence[str], held: Held) -> Fit:
    """Whether the doctor has the exams and recognitions that are required; the gravest lack is told."""
    asked = list(_required(held))
    if not asked:
        return _none(held)
    lacking = [
        (index, value) for index, value in asked if not _has(value, held.facts.claims[index].quote, passed)
    ]
    if not lacking:
        return fits(TOPIC, "it requires what you have", *(index for index, _ in asked))
    exams = [(index, value) for index, value in lacking if value.credential == "exam" and value.authority]
    if exams:
        wanted = " and ".join(dict.fromkeys(str(value.authority) for _, value in exams))
        return gap(TOPIC, f"it requires {wanted}, which you do not name", *(index for index, _ in exams))
    wanted = " and ".join(dict.fromkeys(_named(value) for _, value in lacking))
    return unknown(TOPIC, f"it requires {wanted}: ask whether what you have counts", *(i for i, _ in lacking))


def _named(value: Licensing) -> str:
    kind = _CREDENTIALS[value.credential]
    return f"{kind} ({value.authority})" if value.authority else kind


def _required(held: Held) -> Iterator[tuple[int, Licensing]]:
    for index, value in held.of_kind(Kind.LICENSING):
        if (
            isinstance(value, Licensing)
            and value.credential in _CREDENTIALS
            and value.requirement == "required"
        ):
            yield index, value


def _has(value: Licensing, quote: str, passed: Sequence[str]) -> bool:
    """By the body, or by another that the same words name: `MRCGP or FRACGP`."""
    return value.authority in passed or any(
        re.search(rf"(?<!\w){re.escape(exam)}(?!\w)", quote, re.IGNORECASE) for exam in passed
    )


def _none(held: Held) -> Fit:
    wished = held.claims("licensing credential=exam|specialist requirement=preferred|eligible|waived")
    if held.short and not wished:
        return unknown(TOPIC, "not enough was read to tell")
    return fits(TOPIC, "it requires none" if not wished else "it requires none; some are welcome", *wished)
