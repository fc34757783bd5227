"""Runs the hits and misses of a pack: a rule's examples are its tests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.judgement import Judge
from scanner.model import Form
from scanner.postings import assemble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Posting
    from scanner.rules import Pack, Rule

_MARK = re.compile(r"\[\[(.+?)\]\]")
_SIGNS = {"## ": Form.HEADING, "# ": Form.TITLE, "- ": Form.ITEM, "| ": Form.ROW}


@dataclass(frozen=True, slots=True)
class Problem:
    """One example that does not hold, or a phrase that no example fires."""

    rule: str
    text: str


class Examiner:
    """Tries examples under a whole pack, so that conditions and vetoes count."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._judge = Judge(pack)
        self._extract = self._judge.extract

    def problems(self, rule: Rule) -> Iterator[Problem]:
        """Everything wrong with the examples of a rule."""
        for number, example in enumerate(rule.hits):
            yield from self._hit(rule, number, example)
        for number, example in enumerate(rule.misses):
            if self._quotes(rule, example) or (not rule.states and self._found(rule, example)):
                yield Problem(
                    rule.id, f"misses.{number}: is hit: {self._quotes(rule, example)}: {example.strip()!r}"
                )
        fired = self._fired(rule)
        for key, phrases in (("says", rule.says), ("never", rule.never)):
            for phrase in phrases:
                if phrase not in fired:
                    yield Problem(rule.id, f"{key}: no example fires {phrase!r}")

    def _hit(self, rule: Rule, number: int, example: str) -> Iterator[Problem]:
        expected = _MARK.findall(example)
        if rule.states and not expected:
            yield Problem(rule.id, f"hits.{number}: marks no words with [[ ]]")
        found = self._quotes(rule, example)
        if sorted(found) != sorted(expected):
            yield Problem(rule.id, f"hits.{number}: {expected} expected, {found} found: {example.strip()!r}")
        elif not rule.states and not self._found(rule, example):
            yield Problem(rule.id, f"hits.{number}: is not found: {example.strip()!r}")

    def _quotes(self, rule: Rule, example: str) -> list[str]:
        posting = miniature(example)
        claims = self._judge.facts(posting).claims if rule.restates else self._extract(posting)
        return [claim.quote for claim in claims if claim.rule == rule.id]

    def _found(self, rule: Rule, example: str) -> bool:
        verdict = self._judge.verdict(miniature(example), short=False)
        return any(finding.rule == rule.id for finding in (*verdict.findings, *verdict.strengths))

    def _fired(self, rule: Rule) -> set[str]:
        """The phrases of a rule that any of its examples fires: `says` by a hit, `never` by any."""
        hits = {
            (p.text, p.never)
            for example in rule.hits
            for p in self._extract.phrases(miniature(example), rule)
        }
        misses = {
            (p.text, p.never)
            for example in rule.misses
            for p in self._extract.phrases(miniature(example), rule)
        }
        return {text for text, never in hits if not never} | {text for text, never in hits | misses if never}


def check_pack(pack: Pack) -> tuple[Problem, ...]:
    """Every problem with the examples of every rule of a pack."""
    examiner = Examiner(pack)
    return tuple(problem for rule in pack.rules for problem in examiner.problems(rule))


def miniature(example: str) -> Posting:
    """The posting an example stands for: a line a passage, `# ` title, `## ` heading, `- ` item."""
    lines = [line.strip() for line in _MARK.sub(r"\1", example).splitlines() if line.strip()]
    blocks = []
    for line in lines:
        sign = next((sign for sign in _SIGNS if line.startswith(sign)), "")
        blocks.append((_SIGNS.get(sign, Form.PARAGRAPH), line.removeprefix(sign)))
    return assemble("example", blocks)
