"""Whether an amount is a ceiling, a floor, about right or exact, by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.comparisons import compared
from scanner.claims.lexing import read
from scanner.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.claims.pay.scene import Amount

_BEFORE = {
    "up_to": (
        "up to", "upto", "up to a maximum of", "up to approximately", "as much as", "as high as", "maximum of", "maximum", "max",
        "max of", "no more than", "not more than", "never more than", "not above", "not over", "not to exceed", "capped at", "cap of", "to a maximum of", "under",
        "cost to", "expense to", "upwards to", "not exceeding", "less than", "potential to earn", "or up to", "earn upto", "reaching", "comp to", "compensation to",
        "help to", "assistance to", "support to", "contribution to", "allowance to", "budget to", "pay to", "package to", "earnings to", "salary to",
        "bis zu", "hasta", "fino a", "upp till", "opp til", "op til", "até",
    ),
    "from": (
        "from", "starting at", "starting from", "start at", "start from", "starting", "starts at", "starts from", "at least",
        "minimum", "minimum of", "minimum guarantee", "minimum guarantee of", "guaranteed minimum", "guaranteed minimum of", "min", "min of", "over", "more than", "above", "upwards of", "exceed", "no less than",
        "not less than", "never less than", "nothing less than", "not under", "not below", "never under", "never below", "no lower than", "not lower than",
        "nothing under", "nothing below", "to start at", "floor is", "and upwards of", "in excess of", "beginning at", "floor of", "north of", "exceeding", "cross", "crosses", "crossing", "passed", "surpass", "surpasses", "top", "tops", "as of", "well over", "> ", ">",
        "ab", "desde", "a partir de", "vanaf", "från", "fra",
    ),
    "about": (
        "about", "around", "approximately", "approx", "roughly", "circa", "ca", "c", "average", "averages", "averaged",
        "averaging", "average of", "on average", "an average of", "typically", "~", "some", "nearly", "almost", "easily reach",
        "on average around", "averaging around", "averaged about", "estimated", "in the region of", "estimated at", "average is",
        "average about", "averages about", "averages around", "equates to around", "=~",
        "rund", "etwa", "environ", "ongeveer", "około", "aproximadamente",
    ),
    "exact": ("top you up to", "topped up to", "rising to", "rise to", "rises to", "increased to", "reduced to", "thereafter",
        *(f"{verb} up to" for verb in ("step", "steps", "go", "goes", "move", "moves", "bump", "bumps", "stepping", "going", "moving", "bumped", "stepped")),
    ),
}  # fmt: skip
_PHRASES = {
    words: bound
    for bound, texts in _BEFORE.items()
    for text in texts
    for words in (
        tuple(text.split()),
        read(Passage(text, 0)).norms if text.replace(" ", "").isalpha() else (),
    )
    if words
}
"""As they are written, and as the tokens of a posting are: `upwards of` is read as `upward of`."""
_LONGEST = max(map(len, _PHRASES))
_BEHIND = {
    ("plus",): "from", ("or", "more"): "from", ("and", "more"): "from", ("and", "above"): "from", ("and", "up"): "from", ("upwards",): "from",
    ("minimum",): "from", ("or", "above"): "from", ("and", "over"): "from", ("onwards",): "from", ("min",): "from",
    ("maximum",): "up_to", ("max",): "up_to", ("or", "less"): "up_to", ("at", "most"): "up_to", ("ish",): "about",
    ("approx",): "about", ("approximately",): "about",
}  # fmt: skip


_PLUS_ENDS = {(), (".",), (",",), ("per",), ("/",), ("an",), ("a",), ("|",), (";",)}


def bound(amount: Amount) -> tuple[str, int]:
    """The bound of an amount, and the token where the words for it begin."""
    if amount.quantity.high > amount.quantity.low:
        return "range", amount.index - (amount.word(-1) in {"between", "from"})
    sign = compared(amount.scene.reading, amount.index)
    if sign:
        return {"min": "from", "max": "up_to"}[sign], amount.index
    said, first = _said_before(amount)
    after = next((_BEHIND[words] for words in _behind(amount) if words in _BEHIND), None)
    if after and not _plus_something(amount):
        return after, first
    return ("from", first) if amount.quantity.open and said != "up_to" else (said, first)


def _plus_something(amount: Amount) -> bool:
    """`$90 plus bonus` and `$2,200 a day plus travel`: the plus adds a thing, and makes no floor."""
    norms, unit = amount.scene.reading.norms, amount.unit
    ends = {amount.index + 1, unit.last if unit else 0}
    return any(
        norms[end : end + 1] == ("plus",) and norms[end + 1 : end + 2] not in _PLUS_ENDS
        for end in ends
        if end
    )


def _behind(amount: Amount) -> Iterator[tuple[str, ...]]:
    """The words right behind the amount, and behind the unit beside it: `$90 per hour or more`."""
    norms, unit = amount.scene.reading.norms, amount.unit
    ends = {amount.index + 1}
    if unit and unit.first == amount.index + 1:
        ends.add(unit.last)
    for end in sorted(ends):
        yield norms[end : end + 2]
        yield norms[end : end + 1]


def _said_before(amount: Amount) -> tuple[str, int]:
    norms, index = amount.scene.reading.norms, amount.index
    for size in range(min(_LONGEST, index), 0, -1):
        said = _PHRASES.get(tuple(norms[index - size : index]))
        if said:
            return said, index - size * (said != "exact")
    return "exact", index
