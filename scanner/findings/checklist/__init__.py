"""The facts a doctor needs: which are stated, which only touched upon, which not told, with the question for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.findings.checklist.reading import Seen
from scanner.findings.checklist.topics import TOPICS
from scanner.findings.jurisdiction.patients import patients
from scanner.model import Fact, Missing, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.findings.checklist.topics import Topic
    from scanner.model import Posting
    from scanner.rules.conditions import Facts


def checklist(posting: Posting, facts: Facts, *, short: bool) -> tuple[Fact, ...]:
    """The facts, the weightiest first; those of patient care in clinical work only.

    Of a `short` text nothing is said to be not stated.
    """
    seen = Seen(facts, patients(posting, facts), posting.employer)
    told = [_fact(topic, seen) for topic in TOPICS if facts.role.clinical or not topic.clinical]
    return tuple(_unread(each) if short and each.state is State.NOT_STATED else each for each in told)


def missing(facts: Iterable[Fact]) -> tuple[Missing, ...]:
    """The facts that are not stated."""
    return tuple(Missing(each.fact, each.ask) for each in facts if each.state is State.NOT_STATED)


def _fact(topic: Topic, seen: Seen) -> Fact:
    found = topic.read(seen)
    ask = "" if found.state is State.STATED else found.ask or topic.ask
    return Fact(topic.name, topic.fact, found.state, ask, found.claims, found.remark, found.words)


def _unread(fact: Fact) -> Fact:
    return replace(fact, state=State.UNREAD, ask="")
