"""Cuts a passage into folded tokens and reads figures, money and codes as slots.

This is the tokenizer the rules are matched on: `$20-25/hr` is an amount, a slash and a
word; `W-2`, `401(k)` and `24/7` are single tokens; brackets and quotes are passed over.
"""

from __future__ import annotations

import re

from scanner.claims.currencies import AFTER, BEFORE, SIGNS, THREE_DECIMALS
from scanner.claims.numbers import SCALES, WORD_NUMBERS, decimal
from scanner.claims.ranges import merge_ranges
from scanner.claims.reading import Measure, Quantity, Reading
from scanner.claims.tokens import Token
from scanner.model import Passage
from scanner.rules.folding import fold, norm

_NUM = (
    r"\d{1,3}(?:,\d{2,3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[ ]\d{3})+(?=[ ]?(?:€|sek|nok|dkk|kr|eur|zar|chf|pln|czk|huf|xof|xaf)\b|€)|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:'\d{3})+(?!\d)|\d+(?:\\{0,2}[.,]\d+)?"
)
_TOKEN = re.compile(
    rf"""
    (?P<email>[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,4}})
  | (?P<url>(?:https?://|www\.)[^\s<>"']{{1,400}})
  | (?P<code>24\s?/\s?7|24\s?x\s?7|40[13]\s?\(?[kb]\)?(?![a-z])|\bw-?2s?\b|(?<![\d$,.])1099s?\b(?![,.]\d|%)
      |\b[hj]-?1b?\b|\bp\.a\.?(?![a-z])|\bp\.m\.(?=\s*(?:[a-z,.;]|$))|\bp\.h\.|\bc\.m\.e\b|\b1:1\b)
  | (?P<time>\b\d{{1,2}}(?:[:.]\d{{2}})?\s?(?:a\.?m\.?|p\.?m\.?)(?![a-z])|\b\d{{1,2}}:\d{{2}}(?!\d)|\b\d{{1,2}}h\d{{2}}\b)
  | (?P<date>\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b)
  | (?P<phone>\+\d[\d\s().-]{{7,18}}\d|\(\d{{2,5}}\)\s?\d[\d\s-]{{5,10}}\d|\b\d{{3}}[ .-]\d{{3}}[ .-]\d{{4}}\b|\b0\d{{1,4}}[ -]\d{{3,8}}(?:[ -]\d{{3,4}})?\b|\b0\d{{8,10}}\b)
  | (?P<ratio>\b\d{{2}}\s?[/:]\s?\d{{2}}\b(?!\s?/))
  | (?P<figure>(?:(?<![a-z])(?P<before>{BEFORE}|n(?=\d{{1,3}}(?:,\d{{3}}|k\b)))\s{{0,2}})?(?:(?<=[^\w.,])|(?<=^)|(?<=[a-z$£€₹.'(])|(?<=\D))(?P<num>{_NUM})(?P<fraction>[½¼¾])?
      (?:\s?(?P<scale>k|m|mn|mm|mio|million|thousand|lakhs?|lacs?|lpa|l|crores?|cr|lakh\s+per\s+annum)(?![a-z]))?
      (?P<plus>\s?\+(?!\d))?
      (?:\s?(?P<after>{AFTER})s?(?![a-z\d]))?(?P<percent>\s?(?:%|per\s?cent\b|percent\b|pct\b))?)
  | (?P<ordinal>(?<=\d)(?:st|nd|rd|th)\b)
  | (?P<word>(?:[^\W\d_]\.){{2,}}[^\W\d_]?|[^\W\d_](?:\w|['&](?=[^\W\d_]))*)
  | (?P<dash>(?<=[ap]m)\s?-\s?(?=\d)|(?<=\d)\s?\\{{0,2}}-\s?(?=[\d$£€₹₱₦])|(?<=\s)-(?=\s)|(?<=[\w%])\s?-\s(?=\S)|(?<=\d)-(?=[a-z]{{2,3}}\s?\d))
  | (?P<stop>\.(?=\s|$|[^\w\s])|[;!?…])
  | (?P<sign>[,/&+%:|@>=<#])
    """,
    re.VERBOSE,
)
_ABBREVIATIONS = frozenset(
    "e.g i.e eg ie min max approx no dr mr mrs ms prof incl excl hr hrs mins wk yr st vs etc dept tel p.a avg est ca rs tk inc ltd jr sr mt".split()
)


def read(passage: Passage) -> Reading:
    """The tokens of a passage; offsets are into `passage.text`."""
    tokens = merge_ranges(list(_tokens(fold(passage.text))))
    return Reading(
        passage,
        tuple([token.norm for token in tokens]),
        tuple([token.start for token in tokens]),
        tuple([token.end for token in tokens]),
        {i: token.quantity for i, token in enumerate(tokens) if token.quantity},
    )


def _tokens(text: str):  # noqa: ANN202
    last = ""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        start, end = found.span()
        if kind == "word":
            last = found[0] if "." not in found[0] else found[0].replace(".", "")
            figure = WORD_NUMBERS.get(last)
            if figure is None:
                yield Token(norm(last), start, end)
            else:
                yield Token("<number>", start, end, Quantity(Measure.NUMBER, figure, figure, words=True))
        elif kind == "sign":
            yield Token(found[0], start, end)
        elif kind == "stop":
            if found[0] != "." or last not in _ABBREVIATIONS:
                yield Token("." if found[0] == "…" else found[0], start, end)
        elif kind == "dash":
            yield Token("-", start, end)
        elif kind == "figure":
            yield _figure(found)
        elif kind != "ordinal":
            yield _slot(kind or "", found)
        if kind != "word":
            last = ""


def _slot(kind: str, found: re.Match[str]) -> Token:
    start, end = found.span()
    if kind == "code":
        return Token(re.sub(r"[^\w/]", "", found[0]).rstrip("s") or found[0], start, end)
    if kind == "ratio":
        return _ratio(found)
    measure = {"time": Measure.TIME, "date": Measure.DATE}.get(kind)
    quantity = Quantity(measure, 0, 0) if measure else None
    return Token(f"<{kind}>", start, end, quantity)


def _ratio(found: re.Match[str]) -> Token:
    start, end = found.span()
    first, second = (float(part) for part in re.findall(r"\d+", found[0]))
    if first + second == 100:  # noqa: PLR2004
        return Token("<percent>", start, end, Quantity(Measure.PERCENT, first, first))
    return Token("<ratio>", start, end)


def _figure(found: re.Match[str]) -> Token:
    start, end = found.span()
    sign = (found["before"] or found["after"] or "").strip()
    code = SIGNS.get(sign)
    value = decimal(found["num"], three=code in THREE_DECIMALS)
    value += {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(found["fraction"] or "", 0)
    scale = found["scale"] or ""
    if scale in {"m", "l", "mm"} and not sign:
        scale, end = "", found.end("num")
    value *= SCALES.get(scale.split()[0].rstrip("s") if scale else "", 1)
    plus = bool(found["plus"])
    if found["percent"]:
        return Token("<percent>", start, end, Quantity(Measure.PERCENT, value, value, open=plus))
    money = bool(sign) or scale.startswith(("lpa", "lakh", "lac", "cr"))
    measure = Measure.MONEY if money else Measure.NUMBER
    quantity = Quantity(
        measure, value, value, sign, open=plus, yearly=scale.startswith("lpa") or "annum" in scale, scale=scale
    )
    return Token(f"<{measure}>", start, end, quantity)
