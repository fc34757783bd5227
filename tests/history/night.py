"""Nights over invented postings: hand-made reports, no parsing and no judging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.history import Fingerprint, Sighting, Store, fingerprint
from scanner.model import (
    Band,
    Claim,
    Document,
    Failure,
    Finding,
    Form,
    Kind,
    Missing,
    Outcome,
    Passage,
    Pay,
    Posting,
    Report,
    Role,
    Severity,
    Status,
    Theme,
    ThemeScore,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BODY = (
    "You will see patients by video from home and treat common complaints of adults and children. Each visit takes "
    "about fifteen minutes and you choose the hours yourself. We need a licence for every place where patients are, "
    "three years in practice and good notes. We pay ${pay} per consult every second week and give malpractice cover "
    "with tail. Write to our team in {place} and tell us when you could begin with the {work} service."
)


def posting(  # noqa: PLR0913 - the facts of a posting
    source: str = "https://jobs.example/1", *, title: str = "Telehealth physician", employer: str = "Larch Clinic",
    location: str = "Leeds", pay: int = 30, work: str = "urgent care", body: str = BODY,
) -> Posting:  # fmt: skip
    text = body.format(pay=pay, place=location, work=work)
    passages = (Passage(title, 0, Form.TITLE), Passage(text, len(title) + 1))
    return Posting(source, title, employer, location, passages)


def report(of: Posting, score: int = 30) -> Report:
    """What a judge might say: the pay, a finding, a strength and a gap."""
    start = of.text.index("$") if "$" in of.text else 0
    quote = of.text[start : of.text.index(" ", start)]
    amount = float(quote.strip("$") or 0) if quote.startswith("$") else 0.0
    claims = (
        Claim(
            Kind.PAY, "pay/consult", quote, start, start + len(quote), Pay(amount, amount, "USD", "consult")
        ),
        Claim(Kind.HYPE, "hype/home", "from home", 9, 18, Theme("freedom")),
    )
    return Report(
        of, Status.SCORED, Role(clinical=True, telemedicine=True, categories=("synchronous",)), claims,
        (Finding("pay/low", "pay", Severity.CAUTION, "Low pay", "why", "ask", (0,), score),),
        (Finding("cover/given", "cover", Severity.STRENGTH, "Cover", "why", "ask", ()),),
        (Missing("notice", "What notice?"),), (ThemeScore("pay", score, score),), score, Band.CAUTION, ("A note.",),
    )  # fmt: skip


def document(of: Posting) -> Fingerprint:
    return fingerprint(
        Document(
            of.source,
            f"{of.title} {of.employer} {of.location} {of.text}".encode("utf-8", "surrogatepass"),
            "a.html",
        )
    )


def gone(address: str, outcome: Outcome = Outcome.GONE) -> Failure:
    return Failure(address, outcome, "It is not there.")


def night(  # noqa: PLR0913 - what may differ from night to night
    store: Store, found: Sequence[Posting | Failure], *, source: str = "board", rules: str = "r1", failed: bool = False,
    scores: Mapping[str, int] | None = None, finish: bool = True,
) -> int:  # fmt: skip
    """A whole run over one source, as `scanner batch` does it; the run's id."""
    run = store.begin_or_resume(rules, "c")
    prints = {each.source: document(each) for each in found if isinstance(each, Posting)}
    known = store.known(list(prints.values()), rules)
    store.record(run, [sighting(each, source, known, scores or {}) for each in found])
    store.close_source(run, source, gone(source, Outcome.TOO_SLOW) if failed else None)
    if finish:
        store.finish(run)
    return run.id


def sighting(
    each: Posting | Failure, source: str, known: frozenset[Fingerprint], scores: Mapping[str, int]
) -> Sighting:
    if isinstance(each, Failure):
        return Sighting(source, each.source, None, (each,))
    of = document(each)
    results = None if of in known else (report(each, scores.get(each.source, 30)),)
    return Sighting(source, each.source, of, results)
