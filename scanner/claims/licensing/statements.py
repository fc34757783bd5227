"""Statements: credentials of a clause with the requirement that the words around them give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE
from scanner.claims.licensing.requirement import DROPPED, Asked, Stretch, heard_requirement
from scanner.rules.codes import LINKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.licensing.mentions import Mention
    from scanner.claims.reading import Reading
    from scanner.rules import Rule
    from scanner.rules.gazetteer import Gazetteer

ANSWER = 8
"""So many words after a question are its answer."""
LISTED = 3
"""So many words part the entries of a list: `we pay for licence renewals, DEA and CME`."""
APART = 10
"""Two mentions further apart make two statements."""
_MORE = frozenset({"more", "+", "extra"})
_OR = frozenset({"or", "and", "/", "&", "+", "nor", "even"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A credential, its places, and how it is asked for; empty while the words are silent."""

    first: int
    last: int
    credential: str
    codes: tuple[str, ...]
    authority: str | None
    requirement: str
    rule: Rule
    people: bool = False
    bare: bool = False
    asked: tuple[int, int] | None = None
    """The words that ask for it."""

    @property
    def quote(self) -> tuple[int, int]:
        """From the first to the last token that says it."""
        first, last = self.asked or (self.first, self.last)
        return min(self.first, first), max(self.last, last)


def settled(
    found: Sequence[Mention],
    reading: Reading,
    gazetteer: Gazetteer,
    bounds: tuple[int, int],
    before: Sequence[Statement],
) -> list[Statement]:
    """The mentions of a clause as statements, each with the requirement said of it."""
    statements: list[Statement] = []
    for number, mention in enumerate(found):
        if not mention.credential:
            statements += _referring(mention, [*before, *statements])
            continue
        start = found[number - 1].last if number else bounds[0]
        end = found[number + 1].first if number + 1 < len(found) else _end(reading.norms, bounds[1])
        bracket = _bracket(reading, mention.last, end)
        stretch = Stretch(reading.norms, start, mention.first, mention.last, end, mention.credential, bracket)
        statements += _told(mention, stretch, gazetteer)
    return _shared(statements, reading, gazetteer)


def _told(mention: Mention, stretch: Stretch, gazetteer: Gazetteer) -> Iterator[Statement]:
    """What is said of a mention; `able to obtain a licence, and we pay for that` says two things."""
    found = None if mention.requirement else heard_requirement(stretch, gazetteer)
    bracket = stretch.bracket
    if found and found.requirement == "provided" and bracket is not None and found.first >= bracket:
        yield _asked(mention, heard_requirement(replace(stretch, end=bracket), gazetteer))
    elif found and found.requirement == "preferred" and bracket is not None and _of_more(stretch, bracket):
        yield _asked(mention, heard_requirement(replace(stretch, end=bracket), gazetteer))
        return
    elif found and found.requirement == "provided" and "," in stretch.norms[mention.last : found.first + 1]:
        aside = found.first - stretch.norms[mention.last : found.first + 1][::-1].index(",")
        before = heard_requirement(replace(stretch, end=aside), gazetteer)
        if before and before.requirement == "eligible":
            yield _asked(mention, before)
    yield _asked(mention, found)


def _of_more(stretch: Stretch, bracket: int) -> bool:
    """`a licence in six states (ten or more preferred)`: what is liked is more of them."""
    return not _MORE.isdisjoint(stretch.norms[bracket : bracket + 3])


def _bracket(reading: Reading, first: int, last: int) -> int | None:
    """The first token after an opening bracket."""
    text = reading.passage.text
    return next((i for i in range(first, last) if "(" in text[reading.ends[i - 1] : reading.starts[i]]), None)


def _end(norms: Sequence[str], end: int) -> int:
    """`No licence? No problem`: an answer belongs to its question."""
    return min(len(norms), end + ANSWER) if end < len(norms) and norms[end] == "?" else end


def _asked(mention: Mention, found: Asked | None) -> Statement:
    """The statement, its quote stretched over the words that ask for it."""
    if not found:
        return _statement(mention, mention.requirement or "")
    return replace(_statement(mention, found.requirement), asked=(found.first, found.last))


def _statement(mention: Mention, requirement: str) -> Statement:
    return Statement(
        mention.first, mention.last, mention.credential, simplified(mention.codes, exact=bool(mention.authority)), mention.authority,
        requirement, mention.rule, mention.people, mention.bare,
    )  # fmt: skip


def _referring(mention: Mention, before: Sequence[Statement]) -> Iterator[Statement]:
    """`we handle the application` speaks of the credential named before."""
    named = [statement for statement in before if statement.requirement != "provided"]
    if named and mention.requirement:
        other = next((one for one in reversed(named) if one.credential == LICENCE), named[-1])
        yield replace(
            _statement(mention, mention.requirement),
            credential=other.credential,
            codes=other.codes,
            authority=other.authority,
        )


def simplified(codes: Sequence[str], *, exact: bool = False) -> tuple[str, ...]:
    """Places without a country that one of its parts, or the patient's place, makes more exact.

    Places that authorities settle are exact: the UAE's ministry is for none of its emirates.
    """
    parts = {code.split("-")[0] for code in codes if "-" in code} - ({"AE"} if exact else set())
    if "EU" in codes:
        parts |= {"ANY"}
    if "PATIENT" in codes:
        parts |= {"US", "CA"}
    return tuple(dict.fromkeys(code for code in codes if code not in parts))


def _shared(statements: list[Statement], reading: Reading, gazetteer: Gazetteer) -> list[Statement]:
    """`No USMLE, PLAB or residency`: one word speaks for all members of a list."""
    for index in range(1, len(statements)):
        one, two = statements[index - 1 : index + 1]
        apart = two.first - one.last
        offered = one.requirement == "provided" and apart <= (
            APART if one.credential == two.credential else LISTED
        )
        if (
            one.requirement == "waived"
            and two.requirement == "required"
            and _either(one, two, reading, gazetteer)
        ):
            statements[index] = two = replace(two, requirement="waived")
        if one.requirement and not two.requirement and (offered or _linked(one, two, reading, gazetteer)):
            statements[index] = replace(two, requirement=one.requirement)
        if one.codes and not (two.codes or two.authority) and _entitled(one, two, reading):
            statements[index] = replace(statements[index], codes=one.codes)
    joined = False
    for index in range(len(statements) - 1, 0, -1):
        one, two = statements[index - 1 : index + 1]
        link = reading.norms[one.last : two.first]
        linked = _linked(one, two, reading, gazetteer)
        joined = (
            linked
            and not _singular(one, two, reading.norms)
            and (joined or (two.requirement == DROPPED and "," in link) or bool(_OR.intersection(link)))
        )
        if joined and one.credential == LICENCE != two.credential and not (one.codes or two.authority):
            one = statements[index - 1] = replace(one, codes=two.codes)
        if two.requirement and not one.requirement and (joined or _alternative(one, two, link)):
            statements[index - 1] = replace(one, requirement=two.requirement)
    return statements


def _singular(one: Statement, two: Statement, norms: Sequence[str]) -> bool:
    """`under your own registration, and the GMC's is not needed`: said of the second alone."""
    linked = norms[one.last : two.first] == ("and",) and norms[two.last : two.last + 1] in {
        ("is",),
        ("isn't",),
    }
    return linked and two.requirement == "waived"


def _entitled(one: Statement, two: Statement, reading: Reading) -> bool:
    """`a Washington licence with prescriptive authority`: the right to prescribe comes with the licence."""
    said = reading.norms[one.last : two.first]
    return one.credential == LICENCE and two.credential == "prescriber" and said in {("with",), ("and",)}


def _either(one: Statement, two: Statement, reading: Reading, gazetteer: Gazetteer) -> bool:
    """`No US licence or USMLE required`: the word at the end is denied for both."""
    said = reading.norms[one.last : two.first]
    return bool({"or", "nor"}.intersection(said)) and _linked(one, two, reading, gazetteer)


def _linked(one: Statement, two: Statement, reading: Reading, gazetteer: Gazetteer) -> bool:
    link = reading.norms[one.last : two.first]
    covered = {i for a, b in gazetteer.modality.adjectives.find(link, 0, len(link)) for i in range(a, b)}
    return len(link) <= 4 and all(i in covered or word in LINKS | _OR for i, word in enumerate(link))  # noqa: PLR2004


def _alternative(one: Statement, two: Statement, link: Sequence[str]) -> bool:
    """`a licence, or the letter of eligibility for it`: the weaker form decides."""
    same = one.credential == two.credential and (
        not one.codes or not two.codes or bool({*one.codes} & {*two.codes})
    )
    return two.requirement == "eligible" and same and "or" in link and len(link) <= APART
