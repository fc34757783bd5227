"""The words of a passage that name a credential, an extent, or what the employer does about it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.clauses import BULLETS
from scanner.claims.licensing.requirement import by_worker
from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.reading import Heard, Match, Reading
    from scanner.rules import Rule
    from scanner.rules.gazetteer import Gazetteer, Named

LICENCE = "licence"
AUTHORITY = "licensing/authority"
"""Under it the rule whose phrase is an authority and nothing else."""
SCOPE = "licensing/scope/"
"""Rules under this folder tie a licence to an extent that is no name."""
NEAR = 40
"""A word for a credential that begins so many words before a body is not beside it."""
PARTS = frozenset({"licensing/scope/state", "licensing/scope/province"})
"""Rules that speak of a part of a country without its name."""
_TO_BODY = frozenset({"with", "by", "from", "the", "of"})
OFFERS = "licensing/provided/"
"""Rules under this folder speak of what the employer does about a credential."""
PEOPLE = "licensing/people/"
"""Rules under this folder describe people: `licensed nurses`, `board certified doctors`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a credential: tokens `first` up to but not including `last`."""

    first: int
    last: int
    credential: str
    """Empty for words that speak of a credential named elsewhere."""
    rule: Rule
    codes: tuple[str, ...] = ()
    settled: bool = False
    """An authority or the phrase itself settles the places."""
    authority: str | None = None
    requirement: str | None = None
    people: bool = False
    bare: bool = False
    """Only a regulator's name, with no word for a credential."""


def mentions(heard: Heard, gazetteer: Gazetteer, home: frozenset[str]) -> list[Mention]:
    """What a passage says of credentials, from left to right, overlaps united."""
    matches = [
        match for match in heard.matches if match.rule.claim and match.rule.claim.kind is Kind.LICENSING
    ]
    if not matches:
        return []
    bodies = gazetteer.authorities(heard.reading, home)
    matches = [
        match for match in matches if not (_own_cost(match, heard.reading) or _broken(match, heard.reading))
    ]
    said = [*_mentions(matches, bodies, home), *_at_home(matches, bodies, heard.reading)]
    found = sorted(said, key=lambda mention: (mention.first, -mention.last))
    united: list[Mention] = []
    for mention in found:
        if united and mention.first < united[-1].last:
            united[-1] = unite(united[-1], mention)
        else:
            united.append(mention)
    return united


def _mentions(matches: Sequence[Match], bodies: Sequence[Named], home: frozenset[str]) -> Iterator[Mention]:
    for match in matches:
        if match.rule.id.startswith(AUTHORITY):
            yield from (_named(match, body) for body in bodies if body.first == match.first)
        else:
            yield _said(match, home)


def _broken(match: Match, reading: Reading) -> bool:
    """A phrase that runs over a bullet says two things: `Completion of an internship• A fellowship`."""
    return not BULLETS.isdisjoint(
        reading.passage.text[reading.starts[match.first] : reading.ends[match.last - 1]]
    )


def _own_cost(match: Match, reading: Reading) -> bool:
    """`You renew the licence and pay the fee` offers nothing."""
    offers = match.rule.id.startswith(OFFERS)
    return offers and by_worker(reading.norms, reading.clause(match.first)[0], match.first)


def _named(match: Match, body: Named) -> Mention:
    who = body.authority
    return Mention(
        body.first, body.last, who.credential, match.rule, who.places,
        settled=bool(who.places), authority=who.key, bare=not who.alone,
    )  # fmt: skip


def _at_home(matches: Sequence[Match], bodies: Sequence[Named], reading: Reading) -> Iterator[Mention]:
    """Bodies that only the posting's country makes certain, beside a word for a credential."""
    heard = {match.first for match in matches if match.rule.id.startswith(AUTHORITY)}
    ordered = sorted((match.first, number) for number, match in enumerate(matches))
    for body in bodies:
        near = ordered[bisect_left(ordered, (body.first - NEAR,)) : bisect_left(ordered, (body.last + 1,))]
        found = (matches[number] for number in sorted(number for _, number in near))
        beside = next((match for match in found if _beside(match, body, reading)), None)
        if beside and body.first not in heard:
            yield replace(_named(beside, body), bare=True)


def _beside(match: Match, body: Named, reading: Reading) -> bool:
    between = reading.norms[match.last : body.first] if match.last <= body.first else ()
    if match.first <= body.first and body.last <= match.last:
        return body.authority.at_home
    return match.first == body.last or (bool(between) and _TO_BODY.issuperset(between))


def _said(match: Match, home: frozenset[str]) -> Mention:
    fields = match.rule.claim.value if match.rule.claim else {}
    codes = (
        _inside(home, fields.get("jurisdictions")) if match.rule.id in PARTS else fields.get("jurisdictions")
    )
    authority, requirement = fields.get("authority"), fields.get("requirement")
    return Mention(
        match.first,
        match.last,
        str(fields.get("credential", "")),
        match.rule,
        tuple(map(str, codes)) if isinstance(codes, list) else (),
        settled=isinstance(codes, list) and "credential" in fields,
        authority=str(authority) if authority else None,
        requirement=str(requirement) if requirement else None,
        people=match.rule.id.startswith(PEOPLE),
    )


def _inside(home: frozenset[str], codes: object) -> list[str]:
    """Whose states are meant: the rule's country's, unless the posting is for another."""
    usual = list(map(str, codes)) if isinstance(codes, list) else []
    if not home or home.intersection(usual):
        return usual
    return sorted(home & {"IN"})


def unite(one: Mention, other: Mention) -> Mention:
    """Two mentions of the same thing as one; the more telling words decide what it is."""
    lead = max(
        one, other, key=lambda mention: (not mention.bare, _weight(mention), mention.last - mention.first)
    )
    rest = other if lead is one else one
    scopes = [
        m.rule
        for m in (one, other)
        if m.rule.id.startswith(SCOPE)
        and lead.credential == LICENCE
        and not (lead.settled and _contained(rest, lead))
    ]
    return replace(
        lead,
        rule=scopes[0] if scopes else lead.rule,
        credential=lead.credential or rest.credential,
        first=min(one.first, other.first),
        last=max(one.last, other.last),
        codes=tuple(dict.fromkeys((*lead.codes, *rest.codes)))
        if not _contained(rest, lead) or not lead.settled
        else lead.codes,
        settled=one.settled or other.settled,
        authority=_authority(one, other, lead),
        requirement=lead.requirement or rest.requirement,
        people=one.people and other.people,
        bare=(one.bare and other.bare) or (not lead.credential and rest.bare and not lead.requirement),
    )


def _weight(mention: Mention) -> int:
    """A longer phrase means more; any credential more than a licence; something more than nothing."""
    if not mention.credential:
        return 0
    if mention.rule.id.startswith("licensing/fixed/"):
        return 3
    return 1 if mention.credential == LICENCE or mention.rule.id == "licensing/exam/exam" else 2


def _contained(inner: Mention, outer: Mention) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last and inner.credential != outer.credential


def _authority(one: Mention, other: Mention, lead: Mention) -> str | None:
    first, second = sorted((one, other), key=lambda mention: (mention.first, -mention.last))
    return lead.authority or first.authority or second.authority
