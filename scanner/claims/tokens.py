"""The grammar of tokens, for folded text, and one token while a passage is being cut.

Alternatives stand in the order they are tried. Runs of plain words come first: they are
most of any text, and one match takes all of them. No alternative can go back and forth
over more than a few dozen characters, so cutting takes time in proportion to the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scanner.claims.currencies import AFTER, BEFORE
from scanner.claims.numbers import SCALE

if TYPE_CHECKING:
    from scanner.claims.reading import Quantity


class Token(NamedTuple):
    """A folded word, sign or slot and where it stands in the passage."""

    norm: str
    start: int
    end: int
    quantity: Quantity | None = None


# Words parted by single spaces; the last must be followed by another word.
_RUN = r"(?:[^\W\d_]++[ ](?=[^\W\d_]))++"
# A word that cannot be the beginning of an amount, a code, an address or an abbreviation.
_PLAIN = r"[^\W\d_]++(?=[,;!?()\n\"]|:(?!//)|\.(?:[ ][^\W\d_]|$)|$|(?:[ ]?[-/][ ]?|[ ]&[ ])[^\W\d_]++(?:[ ,;:)\n]|$))"
_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_URL = r"(?:https?://|www\.)[^\s<>\"']{1,400}"
# Figures in them are no amounts: 24/7, 401(k), W-2, 1099, H-1B, p.a., p.m., 1:1.
_CODE = r"""
    24\s?/\s?7|24\s?x\s?7|40[13]\s?\(?[kb]\)?(?![a-z])|\bw-?2s?\b|(?<![\d$,.])1099s?\b(?![,.]\d|%)
  | \b[hj]-?1b?\b|\bp\.a\.?(?![a-z])|\bp\.m\.(?=\s{0,3}(?:[a-z,.;)]|$))|\bp\.m(?=[\s,;)+]|$)|\bp\.[hdw]\.?(?![a-z])|\bc\.m\.e\b|\b1:1\b"""
_TIME = r"\b\d{1,2}(?:[:.]\d{2})?\s?(?:a\.?m\.?|p\.?m\.?)(?![a-z])|\b(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)|\b\d{1,2}h\d{2}\b"
_DATE = r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b"
_PHONE = r"""
    \+\d[\d\s().-]{7,18}\d|\(\d{2,5}\)\s?\d[\d\s-]{5,10}\d|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b
  | \b0\d{1,4}[ -]\d{3,8}(?:[ -]\d{3,4})?\b|\b0\d{8,10}\b"""
_RATIO = r"\b\d{2}\s?[/:]\s?\d{2}\b(?!\s?/)|\b\d{2}-\d{2}(?=\s(?:split|revenue|rev|share|fee)\b)"
# 1,234.50 and 1,50,000 / 1.234,50 / 1'234 / 1 234 beside a currency / 1234.5, the point perhaps escaped
_SPACED = rf"\d{{1,3}}(?:[ ]\d{{3}}){{1,4}}(?![ ]?\d)(?:,\d{{2}}(?!\d))?(?(before)|(?=[ ]?(?:(?:-|to)[ ]?\d{{1,3}}(?:[ ]\d{{3}}){{1,4}}[ ]?)?(?:{AFTER})(?![a-z\d])|[ ]?\$))"
# the end of a range that begins so, `NOK 950 000 - 1 100 000`; its beginning is known by the currency at the end
_SPACED_END = (
    r"(?:(?<=[ ]\d{3}[ ]-[ ])|(?<=[ ]\d{3}-)|(?<=[ ]\d{3}[ ]to[ ]))\d{1,3}(?:[ ]\d{3}){1,4}(?![ ]?\d)"
)
_NUMBER = rf"""
    \d{{1,3}}(?:,\d{{2,3}}){{1,5}}(?![\d])(?:\\?\.\d+)?|{_SPACED}|{_SPACED_END}|\d{{1,3}}(?:\.\d{{3}}){{1,5}}(?!\d)(?:,\d{{1,2}}(?!\d))?
  | \d{{1,3}}(?:'\d{{3}}){{1,5}}(?!\d)|\d{{1,15}}(?!\d)(?:\\{{0,2}}[.,]\d{{1,6}}(?!\d))?"""
_PLUS = r"[ ]?\+(?=\s{0,3}(?:$|[^\w\s$£€₹₱₦]))|\+(?!\d)"
_FIGURE = rf"""
    (?=\\?[^\W\d_]{{0,5}}\s?[^\w\s]{{0,3}}\s{{0,2}}\d)
    (?:(?P<before>{BEFORE})\s{{0,2}})?(?<!\d)(?P<num>{_NUMBER})(?P<fraction>[½¼¾])?(?:(?:st|nd|rd|th)\b)?
    (?:\s?(?P<scale>{SCALE})(?![^\W\d_]))?
    (?:\s?/-+(?![\d$])|,-{{1,2}}(?!\s?\d)|\.-(?!\s?\d))?
    (?P<plus>{_PLUS})?
    (?:\s?(?P<after>{AFTER})s?(?![a-z\d$])(?(before)(?!\.?\s?\d)))?(?P<percent>\s?(?:%|per\s?cent\b|percent\b|pct\b))?"""
# `4.1 USD 900`, `4.2 A bonus of`: the number of a paragraph
_PARAGRAPH = (
    rf"\A\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?(?=\s(?:(?:{BEFORE})\s?\d|(?:an?|the|your|our|all|we|you)\s))"
)
_PENCE = r"(?<![\w.,$£€])\d{1,2}p(?=\s?/|\s(?:per|an?|for|each|every)\s)"
_DASH = r"""
    (?<=[ap]m)\s?-\s?(?=\d)|(?<=\d)\s?\\{0,2}-\s?(?=\\?[\d$£€₹₱₦])|(?<=\s)--?(?=\s)|(?<=[\w%+])\s?-\s(?=\S)
  | (?<=[\dk+])\s?-\s?(?=[a-z]{1,3}[$.]?\s?\d)|(?<=[a-z+€])-(?=[$£€₹₱₦\d])"""

TOKEN = re.compile(
    rf"""
    (?P<paragraph>{_PARAGRAPH})|(?P<pence>{_PENCE})|(?P<again>\bf/up?s?\b)|(?P<leader>(?:\.[ ]?){{4,}})|(?P<run>{_RUN})|(?P<mark>[,/|:](?!-))|(?P<plain>{_PLAIN})
  | (?P<email>{_EMAIL})|(?P<url>{_URL})|(?P<code>{_CODE})|(?P<time>{_TIME})|(?P<date>{_DATE})
  | (?P<phone>{_PHONE})|(?P<ratio>{_RATIO})|(?P<times>(?<=\d)\s?[x×*]\s?(?=\d))|(?P<figure>{_FIGURE})|(?P<digits>\d{{16,}})
  | (?P<word>(?:[^\W\d_]\.){{2,}}[^\W\d_]?|[^\W\d_](?:\w|['&](?=[^\W\d_]))*)
  | (?P<dash>{_DASH})|(?P<stop>\.(?=\s|$|[^\w\s])|[;!?…])|(?P<sign>[,/&+%:|@>=<#])
    """,
    re.VERBOSE,
)

ABBREVIATIONS = frozenset({
    "e.g", "i.e", "eg", "ie", "min", "max", "approx", "no", "dr", "mr", "mrs", "ms", "prof", "incl", "excl", "hr", "hrs",
    "mins", "wk", "yr", "st", "vs", "etc", "dept", "tel", "p.a", "avg", "est", "ca", "c", "rem", "comp", "sal", "rs", "tk",
    "inc", "ltd", "jr", "sr", "mt",
})  # fmt: skip
"""A point after one of these ends no sentence."""

TOUCHING = re.compile(r"[a-z.][A-Z\d]")
"""Without this no line end was lost; most passages have none."""
JOINED = re.compile(
    r"(?<![^\W_])[a-z]{4,}(?=[A-Z]{2}|[A-Z][a-z]{2})|(?<![^\W_])[A-Z]?[a-z]{4,}(?=\d{1,2}\+? (?:year|month|hour))"
    r"|(?=[A-Z])(?:(?<=hour|year|onth|week|hift|isit|nnum|ired|rred|ense|ence|fied)"
    r"|(?<=[a-z]{3})(?=[A-Z]{3})|(?<=[a-z]{3}\.)(?=[A-Z][a-z])"
    r"|(?<=[a-z]{3})(?=Board|Licen[cs]|Requirement|Benefit|Compensation|Qualification|Active |Valid |Must |Malpractice"
    r"|Responsibilit|Minimum |Preferred|Required|Registration|Registered)"
    r"|(?<=[a-z])(?=(?:Pay|Salary|Schedule|Benefits|Experience|Education|Location|Hours|Shift|License|Supplemental|Job|Work|Expected)"
    r"(?: [A-Za-z]{2,12}){0,2}:))"
)
"""Where the end of a line was lost: `per hourBenefits`, `OhioBoard certified`, `every year.For each`.

A name such as `SimplePractice` begins with a capital, and is one word.
"""
