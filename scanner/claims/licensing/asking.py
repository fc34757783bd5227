"""Whether a mention of a credential asks for it, and what it is when only listed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.claims.licensing.clauses import BULLETS
from scanner.claims.licensing.requirement import DROPPED
from scanner.model import Form, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.licensing.statements import Statement
    from scanner.claims.reading import Reading
    from scanner.rules.gazetteer import Gazetteer

SHORT = 14
"""A paragraph of so few words is as good as an item of a list."""
BOARD = "licensing/specialist/board"
"""The rule for board certification, of which a posting seldom says the country."""
BY_PATIENT = "licensing/licence/patient-states"
"""The rule for patients who come only from where the doctor is licensed."""
NEXT = 11
"""What stands so near to a credential that is asked for is asked for too."""
RUN_ON = 60
"""A passage of so many words may hold headings that run on in the text."""
_WANTED = {Section.REQUIREMENTS: "required", Section.PREFERRED: "preferred"}
_ABOUT = frozenset({Section.COMPANY, Section.HOURS, Section.PAY, Section.BENEFITS})
OPENING = 24
"""A clause of so few words that opens with a credential and has no verb is an item."""
FIRM = frozenset(
    {
        "active",
        "valid",
        "current",
        "full",
        "unrestricted",
        "hold",
        "possess",
        "unencumbered",
        "completed",
        "completion",
    }
)
_VERBS = frozenset(
    {"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "can", "may", "do", "does", "did",
     "said", "says", "set", "regulates", "requires", "helps", "allows", "means", "takes", "offers", "works"}
)  # fmt: skip
ASIDE = 4
"""So many words may part a credential from its question mark: `no Ohio licence yet?`."""
_PARTICIPLE = frozenset({("to",), ("in",), ("as",), ("by",), ("with",)})
"""`Licensed to practise in Ohio or Utah.` is an item of a list, however long."""
_SOUGHT = frozenset({"seek", "seeks", "seeking", "hiring", "recruiting", "need", "needs", "wants"})
_SIGNATURE = re.compile(r"""["'”’.!?]\s*[-–—~]\s*[A-Z][\w.' ]{1,30},\s*$""")
_PRICE = re.compile(r"\W*([A-Z]{1,3}\s?)?[$£€₹₦₱¢]?\s?\d")
Heading = tuple[int, int, str]
"""The bounds of a heading that runs on in the text, and what it asks for."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where statements stand: their passage, and what an introduction says of its list."""

    reading: Reading
    gazetteer: Gazetteer
    introduced: str | None
    headings: tuple[Heading, ...]


def asked(statements: Sequence[Statement], ground: Ground, bounds: tuple[int, int]) -> Iterator[Statement]:
    """The statements that ask for, offer or waive something, with their requirement."""
    reached = -1
    for statement in statements:
        if statement.requirement == DROPPED:
            yield statement
            continue
        default = _default(statement, ground)
        requirement = _reconciled(statement.requirement, default)
        listed = 0 <= reached <= statement.first <= reached + NEXT and not (
            statement.people or statement.bare
        )
        if requirement and (listed or _counts(statement, ground, bounds, default)):
            reached = statement.last if requirement == "required" else -1
            yield replace(statement, requirement=requirement)
        elif "?" in ground.reading.norms[statement.last : statement.last + ASIDE]:
            yield replace(statement, requirement=DROPPED)  # what an offer after the question speaks of


def _default(statement: Statement, ground: Ground) -> str:
    """What an entry of this section, or after this introduction, is if nothing else is said."""
    section = ground.reading.passage.section
    inline = _inline(statement, ground)
    if inline:
        return inline
    form, size = ground.reading.passage.form, len(ground.reading.norms)
    if ground.introduced and (form in {Form.ITEM, Form.ROW} or (form is Form.PARAGRAPH and size <= SHORT)):
        return ground.introduced
    if section in _WANTED:
        return _WANTED[section]
    return ""


def _inline(statement: Statement, ground: Ground) -> str | None:
    """The last heading before the statement that runs on in the text."""
    found = [(last, -first, name) for first, last, name in ground.headings if last <= statement.first]
    name = max(found, default=(0, 0, ""))[2]
    return name if name in {"required", "preferred"} else None


def inline_headings(reading: Reading, gazetteer: Gazetteer) -> Iterator[Heading]:
    """Headings that run on in a long passage: their bounds, and what they ask for."""
    if len(reading.norms) <= RUN_ON:
        return
    for name, wordings in gazetteer.modality.headings:
        for first, last in wordings.find(reading.norms, 0, len(reading.norms)):
            if reading.passage.text[reading.starts[first]].isupper():
                yield first, last, name


def _reconciled(said: str, default: str) -> str:
    if default == "preferred" and said in {"eligible", ""}:
        return "preferred"
    if default in {"waived", "provided"} and said in {"", "required"}:
        return default
    return said or default or "required"


def _counts(statement: Statement, ground: Ground, bounds: tuple[int, int], default: str) -> bool:
    """Whether a statement is one about the worker."""
    if ground.reading.passage.form in {Form.TITLE, Form.HEADING}:
        return bool(statement.codes)
    if _signed(statement, ground.reading) or _wondered(statement, ground.reading, bounds):
        return False
    if statement.bare:
        return bool(statement.requirement) or (bool(default) and len(ground.reading.norms) <= SHORT)
    if default or statement.requirement not in {"", "required"}:
        return True
    if not statement.requirement and (
        _of_staff(statement, ground, bounds) or _priced(statement, ground.reading)
    ):
        return False
    return _wanted(statement, ground, bounds) if statement.people else _held(statement, ground, bounds)


def _wondered(statement: Statement, reading: Reading, bounds: tuple[int, int]) -> bool:
    """`PLAB booked and still no job?` asks for no exam."""
    ends = reading.norms[bounds[1] : bounds[1] + 1] == ("?",)
    return ends and statement.credential == "exam" and not statement.requirement


def _signed(statement: Statement, reading: Reading) -> bool:
    """`"I doubled my income." - Joan, MRCGP`: letters behind a name that signs."""
    if statement.last < len(reading.norms) - 1 or not statement.first:
        return False
    return bool(_SIGNATURE.search(reading.passage.text[: reading.starts[statement.first]]))


def _priced(statement: Statement, reading: Reading) -> bool:
    """`Cardiology with MRCP: £90`: an entry of a list of fees."""
    behind = reading.passage.text[reading.ends[statement.last - 1] :]
    return reading.norms[statement.last : statement.last + 1] == (":",) and bool(_PRICE.match(behind))


def _of_staff(statement: Statement, ground: Ground, bounds: tuple[int, int]) -> bool:
    """`Our directors are licensed in Utah` asks for nothing."""
    norms, start = ground.reading.norms, max(bounds[0], statement.first - 8)
    return any(ground.gazetteer.modality.staff.find(norms, start, statement.first + 1))


def _held(statement: Statement, ground: Ground, bounds: tuple[int, int]) -> bool:
    """Sections about something else name a credential only where an item begins with it."""
    passage = ground.reading.passage
    if not _SOUGHT.isdisjoint(ground.reading.norms[max(bounds[0], statement.first - 4) : statement.first]):
        return True
    leads = statement.first <= bounds[0] + 4
    if passage.section in _ABOUT or (passage.section is Section.DUTIES and not leads):
        said = passage.form is Form.ITEM and leads
        said = said or (statement.requirement == "required" and passage.section is not Section.COMPANY)
        return said and bool(statement.codes)
    return _firm(statement, ground, bounds)


def _wanted(statement: Statement, ground: Ground, bounds: tuple[int, int]) -> bool:
    """`We are hiring licensed nurses` asks; `our licensed nurses` does not."""
    norms, modality = ground.reading.norms, ground.gazetteer.modality
    if statement.first == bounds[0] and norms[statement.first + 1 : statement.first + 2] in _PARTICIPLE:
        return True
    start = max(bounds[0], statement.first - 10)
    if any(modality.describes.find(norms, max(bounds[0], statement.first - 3), statement.first)):
        return statement.requirement == "required" and bool(
            any(modality.asks.find(norms, start, statement.first - 2))
        )
    led = statement.codes or not bounds[0]
    if ground.reading.passage.form is Form.ITEM and statement.first <= bounds[0] + 3 and led:
        return ground.reading.passage.section not in _ABOUT
    if statement.requirement == "required" or (statement.codes and bounds[1] - bounds[0] <= SHORT):
        return True
    return any(modality.asks.find(norms, start, statement.first))


def _firm(statement: Statement, ground: Ground, bounds: tuple[int, int]) -> bool:
    """In running text a credential needs a word that asks for it, or one that says how good it must be."""
    reading, norms = ground.reading, ground.reading.norms
    if (
        statement.requirement == "required"
        or statement.rule.id == BY_PATIENT
        or len(norms) <= SHORT
        or (statement.codes and len(norms) > RUN_ON)
    ):
        return True
    item = reading.passage.form in {Form.ITEM, Form.ROW} or _bulleted(reading, bounds[0])
    if item and statement.first <= bounds[0] + 6:
        return True
    if _fragment(statement, norms, bounds):
        return True
    if FIRM.intersection(norms[max(bounds[0], statement.first - 2) : statement.last]):
        return True
    return any(
        ground.gazetteer.modality.asks.find(norms, max(bounds[0], statement.first - 10), statement.first)
    )


def _bulleted(reading: Reading, index: int) -> bool:
    """Whether a bullet stands before a token, in a passage that lost its line breaks."""
    before = reading.ends[index - 1] if index else 0
    return not BULLETS.isdisjoint(reading.passage.text[before : reading.starts[index]])


def _fragment(statement: Statement, norms: Sequence[str], bounds: tuple[int, int]) -> bool:
    """`HPCSA registration, independent practice.`: a sentence without a verb is an item of a list."""
    start, end = bounds
    return (
        bool(statement.codes or statement.rule.id == BOARD)
        and (statement.first <= start + 1 or norms[statement.first - 1] == ":")
        and end - start <= OPENING
        and _VERBS.isdisjoint(norms[start : statement.first])
        and _VERBS.isdisjoint(norms[statement.last : end])
    )
