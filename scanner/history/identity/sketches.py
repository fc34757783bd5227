"""A text → a few numbers, of which near-duplicates share at least one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scanner.history.identity.words import masked, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from datasketch import MinHash

_SHINGLE = 3
BANDS, ROWS = 16, 4
"""Texts of Jaccard likeness 0.8 share a band with a chance of 0.9998, of 0.3 with 0.12."""


def sketch(text: str) -> tuple[int, ...]:
    """The bands of a MinHash (Broder 1997) over shingles of three words; figures count alike.

    Numbers of 64 bits with sign, as databases have them. Empty for a text without words.
    """
    said = masked(words(text))
    if not said:
        return ()
    minhash = _empty().copy()
    minhash.update_batch(sorted({shingle.encode() for shingle in _shingles(said)}))
    return tuple(
        _band(number, minhash.hashvalues[number * ROWS :][:ROWS].tobytes()) for number in range(BANDS)
    )


@cache
def _empty() -> MinHash:
    from datasketch import MinHash  # noqa: PLC0415 - imports SciPy

    return MinHash(num_perm=BANDS * ROWS, seed=1)


def _shingles(words: list[str]) -> Iterator[str]:
    for start in range(max(1, len(words) - _SHINGLE + 1)):
        yield " ".join(words[start : start + _SHINGLE])


def _band(number: int, values: bytes) -> int:
    from hashlib import blake2b  # noqa: PLC0415 - beside its only use

    return int.from_bytes(blake2b(values, digest_size=8, salt=bytes([number])).digest(), "big", signed=True)
