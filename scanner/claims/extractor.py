"""Posting → claims: reads each passage, finds the rules' phrases, lets each kind speak."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.claims.covers import each_cover_once
from scanner.claims.denials import denied_inside
from scanner.claims.lexing import read
from scanner.claims.licensing import home_of, licensing_claims
from scanner.claims.loose import LooseFinder
from scanner.claims.matching import PhraseFinder
from scanner.claims.pay import pay_claims
from scanner.claims.plain import plain_claims
from scanner.claims.reading import Heard, Match
from scanner.claims.setting import stands_alone
from scanner.claims.slots import SlotFinder, without_slot
from scanner.claims.spans import distinct
from scanner.claims.volume import volume_claims
from scanner.claims.whereabouts import whereabouts_claims
from scanner.model import Passage
from scanner.rules.gazetteer import load_gazetteer
from scanner.rules.stances import load_stances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.claims.matching import Span
    from scanner.claims.reading import Reading
    from scanner.model import Claim, Posting
    from scanner.rules import CompiledPhrase, Pack, Rule


class Extractor:
    """The claims of a posting under one pack; built once, used for many postings."""

    def __init__(self, pack: Pack) -> None:
        self._stances = load_stances(pack.folders)
        self._gazetteer = load_gazetteer(pack.folders)
        self._slots = SlotFinder(pack.phrases, self._gazetteer)
        plain = without_slot(pack.phrases)
        self._plain = PhraseFinder(plain)
        self._loose = LooseFinder(plain)

    def __call__(self, posting: Posting) -> tuple[Claim, ...]:
        """Every claim, in reading order, each statement once."""
        home = home_of(posting, self._gazetteer)
        heards = [self._hear(posting, passage, home) for passage in posting.passages]
        after = [*(heard.reading for heard in heards[1:]), None]
        claims = [
            c for h, next_ in zip(heards, after, strict=False) for c in plain_claims(h, next_, self._stances)
        ]
        claims += (c for heard in heards for c in whereabouts_claims(heard, self._gazetteer, self._stances))
        claims += pay_claims(heards, self._heading, self._gazetteer)
        claims += licensing_claims(heards, self._gazetteer)
        claims += volume_claims(heards, self._heading)
        return tuple(distinct(each_cover_once(claims)))

    def places(self, posting: Posting) -> frozenset[str]:
        """Where the posting says it is: ISO codes of its location and title."""
        readings = [read(Passage(text, 0)) for text in (posting.location, posting.title)]
        return frozenset(code for r in readings for span in self._gazetteer.spans(r) for code in span.codes)

    def phrases(self, posting: Posting, rule: Rule) -> list[CompiledPhrase]:
        """Every phrase of a rule that is found anywhere in a posting, whatever becomes of it."""
        readings = [read(passage) for passage in posting.passages]
        spans = [span for r in readings for span in self._spans(r)]
        return [span.phrase for span in spans if span.phrase.rule.id == rule.id]

    def _hear(self, posting: Posting, passage: Passage, home: frozenset[str]) -> Heard:
        reading = read(passage)
        matches = tuple(self._matches(reading, home))
        if any(match.rule.abroad for match in matches):
            own = self._own(posting, reading)
            matches = tuple(
                m for m in matches if not (m.rule.abroad and own.intersection(range(m.first, m.last)))
            )
        return Heard(posting, reading, matches)

    def _own(self, posting: Posting, reading: Reading) -> frozenset[int]:
        """The tokens where a place or body of the country the posting is for is named.

        Where neither title nor location tells the country, the only one that the text names is it.
        """
        home = home_of(posting, self._gazetteer) or self._named_alone(posting)
        spans = self._gazetteer.spans(reading)
        return frozenset(s.first for s in spans if any(code.split("-")[0] in home for code in s.codes))

    def _named_alone(self, posting: Posting) -> frozenset[str]:
        spans = (span for passage in posting.passages for span in self._gazetteer.spans(read(passage)))
        countries = frozenset(code.split("-")[0] for span in spans for code in span.codes)
        return countries if len(countries) == 1 else frozenset()

    def _matches(self, reading: Reading, home: frozenset[str] = frozenset()) -> Iterator[Match]:
        spans = self._spans(reading, home)
        if not spans:
            return
        section = reading.passage.section
        vetoes: dict[str, set[int]] = defaultdict(set)
        for span in spans:
            if span.phrase.never:
                vetoes[span.phrase.rule.id].update(range(span.first, span.last))
        for span in _longest(span for span in spans if not span.phrase.never):
            rule = span.phrase.rule
            if rule.alone and not stands_alone(reading, span.first, span.last):
                continue
            if rule.stands_in(section) and vetoes[rule.id].isdisjoint(range(span.first, span.last)):
                denied = denied_inside(span.phrase, reading.norms[span.first : span.last])
                yield Match(rule, span.first, span.last, denied)

    def _spans(self, reading: Reading, home: frozenset[str] = frozenset()) -> list[Span]:
        """Every phrase found in a reading, by whichever finder."""
        found = (
            self._plain.find(reading.norms),
            self._slots.find(reading, home),
            self._loose.find(reading.norms),
        )
        return [span for spans in found for span in spans]

    def _heading(self, reading: Reading) -> tuple[Match, ...]:
        """What the rules match in the heading a passage stands under."""
        return tuple(self._matches(reading))


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Of the overlapping spans of one rule, the longest."""
    kept: dict[str, list[Span]] = defaultdict(list)
    taken: dict[str, set[int]] = defaultdict(set)
    for span in sorted(spans, key=lambda span: span.first - span.last):
        rule, tokens = span.phrase.rule.id, range(span.first, span.last)
        if taken[rule].isdisjoint(tokens):
            taken[rule].update(tokens)
            kept[rule].append(span)
    return [span for found in kept.values() for span in found]
