"""Puts credentials, places, authorities and the way they are asked for into claims."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.claims.denials import refuted
from scanner.claims.lexing import read
from scanner.claims.licensing.asking import ASIDE, Ground, asked, inline_headings
from scanner.claims.licensing.chains import bracketed_off
from scanner.claims.licensing.clauses import clauses
from scanner.claims.licensing.entries import restored
from scanner.claims.licensing.joining import join
from scanner.claims.licensing.lists import Introduction, continued, introduced, introduces
from scanner.claims.licensing.mentions import LICENCE, mentions
from scanner.claims.licensing.merging import merged
from scanner.claims.licensing.placing import placed
from scanner.claims.licensing.recalled import with_recalled
from scanner.claims.licensing.repeats import own
from scanner.claims.licensing.requirement import DROPPED
from scanner.claims.licensing.served import with_served
from scanner.claims.licensing.statements import Statement, settled
from scanner.claims.spans import claim
from scanner.model import Claim, Form, Kind, Licensing, Passage
from scanner.rules.codes import LINKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.licensing.mentions import Mention
    from scanner.claims.reading import Heard, Reading
    from scanner.model import Posting
    from scanner.rules.gazetteer import Gazetteer, Place


QUALITIES = frozenset(
    {
        "active",
        "valid",
        "current",
        "full",
        "unrestricted",
        "unencumbered",
        "clear",
        "medical",
        "state",
        "professional",
        "provisional",
        "general",
        "permanent",
        "annual",
        "independent",
        "registered",
        "nurse",
        "practitioner",
    }
)
TOP = 4
"""Employer and place of a plain text stand in so many first lines."""
NEXT = frozenset(
    {"licensing/licence/where-next", "licensing/licence/where-obtained", "licensing/licence/another"}
)
"""The rules for a place alone that counts in favour, or `an Ohio one`: of a licence named before."""


def licensing_claims(heards: Sequence[Heard], gazetteer: Gazetteer) -> list[Claim]:
    """The licensing claims of a posting, in reading order."""
    if not any(
        match.rule.claim and match.rule.claim.kind is Kind.LICENSING for h in heards for match in h.matches
    ):
        return []
    home = home_of(heards[0].posting, gazetteer) or _named_alone(heards, gazetteer)
    claims: list[Claim] = []
    opened: Introduction | None = None
    read_so_far: list[Heard] = []
    for heard, following in pairwise([*restored(heards, gazetteer), None]):
        assert heard is not None  # noqa: S101 - only the last has none after it
        if opened and heard.reading.passage.form in {Form.ITEM, Form.ROW}:
            more = continued(opened, heard.reading, gazetteer)
            if more:
                opened = more
                continue
        claims += _listed(opened)
        said = _statements(heard, gazetteer, home, opened, asked_before=any(_licence(c) for c in claims))
        said = with_recalled(said, heard, read_so_far, gazetteer)
        said = [_answered(one, heard, following) for one in said]
        read_so_far.append(heard)
        opened = introduces(heard, said, opened)
        claims += [_claim(heard, statement) for statement in said]
    return own([*claims, *_listed(opened)])


def _licence(claim: Claim) -> bool:
    return isinstance(claim.value, Licensing) and claim.value.credential == LICENCE


def _stray(statement: Statement, *, asked_before: bool) -> bool:
    """`Kansas a plus` speaks of a licence only after another was asked for."""
    if statement.rule.id not in NEXT:
        return False
    return not asked_before or not any("-" in code for code in statement.codes)


def home_of(posting: Posting, gazetteer: Gazetteer) -> frozenset[str]:
    """The countries named by a posting's location and title."""
    readings = [read(Passage(text, 0)) for text in (posting.location, posting.title)]
    return frozenset(
        code.split("-")[0] for r in readings for place in gazetteer.places(r) for code in place.codes
    )


def _named_alone(heards: Sequence[Heard], gazetteer: Gazetteer) -> frozenset[str]:
    """The one country that the first lines name, or else the whole text."""
    named = [
        {code.split("-")[0] for place in gazetteer.places(heard.reading) for code in place.codes}
        for heard in heards
    ]
    for part in (named[:TOP], named):
        countries = frozenset[str]().union(*part)
        if len(countries) == 1:
            return countries
    return frozenset()


def _statements(
    heard: Heard,
    gazetteer: Gazetteer,
    home: frozenset[str],
    opened: Introduction | None,
    *,
    asked_before: bool,
) -> list[Statement]:
    found = mentions(heard, gazetteer, home)
    if not found:
        return []
    reading = heard.reading
    taken = {
        i
        for mention in found
        if mention.authority
        for i in range(mention.first, mention.last)
        if mention.bare
    }
    places = [place for place in gazetteer.places(reading) if place.first not in taken]
    headings = tuple(inline_headings(reading, gazetteer))
    ground = Ground(reading, gazetteer, introduced(opened, reading.passage, gazetteer), headings)
    statements: list[Statement] = []
    for start, end in clauses(reading, found, headings):
        inside = list(_led([mention for mention in found if start <= mention.first < end], places, reading))
        statements += _clause(
            inside, [p for p in places if start <= p.first < end], ground, (start, end), statements
        )
    statements = _offered(with_served(statements, places, reading, gazetteer), reading.norms)
    first = next(
        (s.first for s in statements if s.credential == LICENCE and s.rule.id not in NEXT), len(reading.norms)
    )
    return [
        s
        for s in statements
        if s.requirement != DROPPED and not _stray(s, asked_before=asked_before or first < s.first)
    ]


def _answered(statement: Statement, heard: Heard, following: Heard | None) -> Statement:
    """`Do I need a licence there? No.` waives it."""
    asked = statement.requirement == "required"
    if asked and refuted(heard.reading, statement.first, following.reading if following else None):
        return replace(statement, requirement="waived")
    return statement


def _offered(statements: Sequence[Statement], norms: Sequence[str]) -> list[Statement]:
    """Without what a question or a label names and the employer then offers.

    `No Ohio licence? We get it for you.` and `Ohio licence: our office files it.`
    """
    return [
        one
        for number, one in enumerate(statements)
        if not (
            ("?" in norms[one.last : one.last + ASIDE] or norms[one.last : one.last + 1] == (":",))
            and any(_granted(one, other) for other in statements[number + 1 : number + 2])
        )
    ]


def _granted(one: Statement, other: Statement) -> bool:
    return other.requirement == "provided" != one.requirement and other.credential == one.credential


def _clause(
    found: Sequence[Mention],
    places: Sequence[Place],
    ground: Ground,
    bounds: tuple[int, int],
    before: Sequence[Statement],
) -> list[Statement]:
    joined = join(found, ground.reading, frozenset(i for p in places for i in range(p.first, p.last)))
    credentials = list(placed(joined, places, ground.reading, ground.gazetteer))
    statements = settled(credentials, ground.reading, ground.gazetteer, bounds, before)
    return merged([s for s in asked(statements, ground, bounds) if s.requirement], ground.reading)


_INTO = LINKS | {"for", "from"}
_COMMA = frozenset({",", "or", "and", "/"})
_LEADS = frozenset({"in", "of", "for", "from", ":"})


def _led(found: Sequence[Mention], places: Sequence[Place], reading: Reading) -> Iterator[Mention]:
    """Without a place in favour that ends a list: `licence in Canada, the UK or Malta preferred`.

    `A Californian licence, Nevada a plus` is no list.
    """
    named = {i for place in places for i in range(place.first, place.last)}
    for number, mention in enumerate(found):
        start = found[number - 1].last if number else mention.first
        between = {reading.norms[i] for i in range(start, mention.first) if i not in named}
        listed = between <= _INTO and not _LEADS.isdisjoint(between)
        listed |= between <= _COMMA and bool(number) and _placeless(found[number - 1], places, reading)
        aside = bracketed_off(reading, start, mention.first)  # `licensed in Oregon (Utah preferred)`
        if not number or mention.rule.id not in NEXT or not listed or aside:
            yield mention


def _placeless(mention: Mention, places: Sequence[Place], reading: Reading) -> bool:
    """`A pharmacy licence, Pennsylvania preferred`: no other place was named for the licence."""
    start = reading.clause(mention.first)[0]
    before = any(start <= place.first < mention.last for place in places)
    return mention.credential == LICENCE and not (mention.codes or mention.authority or before)


def _claim(heard: Heard, statement: Statement) -> Claim:
    value = Licensing(statement.credential, statement.codes, statement.requirement, statement.authority)
    first, last = statement.quote
    return claim(statement.rule, heard.reading, _begun(heard.reading.norms, first), last, value)


def _begun(norms: Sequence[str], first: int) -> int:
    """Back over the adjectives: `active, unrestricted licence`."""
    while first and (
        norms[first - 1] in QUALITIES
        or (norms[first - 1] in {",", "and"} and first > 1 and norms[first - 2] in QUALITIES)
    ):
        first -= 1
    return first


def _listed(opened: Introduction | None) -> Iterator[Claim]:
    if opened and opened.claim:
        yield opened.claim
