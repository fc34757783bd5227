"""Statements: credentials of a clause with the requirement that the words around them give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE
from scanner.claims.licensing.requirement import DROPPED, Asked, Stretch, heard_requirement
from scanner.claims.reading import STOPS
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
_ELSEWHERE = frozenset({"another", "other", "elsewhere", "abroad", "different", "outside"})
_BEING = frozenset({"is", "are", "would", "will"})
BOARD = "licensing/specialist/board"
NOR = 10
"""So many words after a waiver a `nor` or an `or to hold` carries it on."""
_HOLDING = frozenset(
    {"to", "be", "have", "hold", "held", "passed", "pass", "get", "got", "obtain", "take", "taken", "sit", "on", "do", "need",
     "you", "for", "with", "must", "show", "registered", "licensed", "apply", "required", "ask", "is"}
)  # fmt: skip
"""Verbs between a waived credential and the next: `not necessary to hold a UK licence or to be on the register`."""


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
            statements += _referring(mention, [*before, *statements], reading.norms)
            continue
        start = found[number - 1].last if number else bounds[0]
        end = found[number + 1].first if number + 1 < len(found) else _end(reading.norms, bounds[1])
        bracket = _bracket(reading, mention.last, end)
        stretch = Stretch(reading.norms, start, mention.first, mention.last, end, _standing(mention), bracket)
        statements += _told(mention, stretch, gazetteer)
    return _liked(_shared(statements, reading, gazetteer), reading.norms)


def _liked(statements: Sequence[Statement], norms: Sequence[str]) -> list[Statement]:
    """`Having PSYPACT or being eligible for PSYPACT is a plus`: the whole sentence says what is liked."""
    said = [one for one in statements if one.requirement == "preferred" and one.asked]
    last = next((one for one in reversed(said) if _being(one, norms)), None)
    return [
        replace(one, requirement="preferred", asked=(one.first, one.last))
        if last and one.first < last.first and _weaker(one, last)
        else one
        for one in statements
    ]


def _being(one: Statement, norms: Sequence[str]) -> bool:
    """`... is a plus`: what is said of it at the end has a verb of its own."""
    asked = one.asked or (0, 0)
    return asked[1] > one.last and not _BEING.isdisjoint(norms[one.last : max(one.last, asked[0]) + 1])


def _weaker(one: Statement, last: Statement) -> bool:
    same = one.credential == last.credential != LICENCE and set(one.codes) == set(last.codes)
    return same and one.requirement in {"eligible", ""}


def _standing(mention: Mention) -> str:
    """The credential; `board` for one of a US board, where eligible is as good as certified."""
    board = mention.rule.id == BOARD or "US" in mention.codes
    return "board" if mention.credential == "specialist" and board else mention.credential


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


def _referring(mention: Mention, before: Sequence[Statement], norms: Sequence[str]) -> Iterator[Statement]:
    """`we handle the application` speaks of the credential named before."""
    named = [one for one in before if one.requirement != "provided" and not _foreign(one, norms)]
    if named and mention.requirement:
        other = next((one for one in reversed(named) if one.credential == LICENCE), named[-1])
        yield replace(
            _statement(mention, mention.requirement),
            credential=other.credential,
            codes=other.codes,
            authority=other.authority,
        )


def _foreign(statement: Statement, norms: Sequence[str]) -> bool:
    """`If you are registered in another EU country, we help`: with the registration asked for, not with that."""
    said = norms[max(0, statement.first - 2) : statement.last]
    return statement.requirement == DROPPED and not _ELSEWHERE.isdisjoint(said)


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
            and two.requirement in {"required", ""}
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
    if _carried(said, gazetteer):
        return True
    return bool({"or", "nor"}.intersection(said)) and _linked(one, two, reading, gazetteer)


def _carried(said: Sequence[str], gazetteer: Gazetteer) -> bool:
    """`need not be registered in Spain, nor have any US licence`: the denial goes on."""
    start = next((i for i, word in enumerate(said) if word in {"nor", "or"}), None)
    if start is None or len(said) > NOR or STOPS.intersection(said):
        return False
    covered = {i for a, b in gazetteer.modality.adjectives.find(said, 0, len(said)) for i in range(a, b)}
    rest = [word for i, word in enumerate(said) if i > start and i not in covered]
    return said[start] == "nor" or (bool(rest) and _HOLDING.issuperset(rest))


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
