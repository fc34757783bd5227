from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.errors import UsageError
from scanner.findings.dismissing import KEYS, parse_dismissals
from scanner.findings.score import score
from scanner.findings.setting_aside import SettingAside, names
from scanner.findings.weights import POINTS
from scanner.model import Dismissal, Finding, Posting, Report, Role, Severity, Status

TODAY = date(2026, 11, 24)
RULES = frozenset({"hype/findings/escape", "hype/freedom/anywhere", "warning/fee/joining"})


def parsed(text: str) -> tuple[Dismissal, ...]:
    return parse_dismissals(tomllib.loads(text).get("dismiss", []), "mine.toml", text, RULES)


def finding(rule: str, severity: Severity = Severity.CAUTION) -> Finding:
    return Finding(
        rule, rule.split("/", maxsplit=1)[0], severity, f"This posting {rule}", "", "?", (), POINTS[severity]
    )


def report(*findings: Finding, source: str = "ads/one.html", title: str = "Remote GP") -> Report:
    total = score(findings, ())
    return Report(
        Posting(source, title, "", "", ()), Status.SCORED, Role(clinical=True, telemedicine=True), (), findings,
        themes=total.themes, score=total.points, band=total.band,
    )  # fmt: skip


FEE, ESCAPE = finding("warning/fee/joining", Severity.WARNING), finding("hype/findings/escape")


def test_every_key_is_read() -> None:
    text = '[[dismiss]]\nrule = "hype/*"\nposting = "ads/*.html"\nreason = "Seen."\nuntil = 2027-01-31\nby = "AB"\n'
    assert parsed(text) == (Dismissal("Seen.", "hype", "ads/*.html", date(2027, 1, 31), "AB", "mine.toml:1"),)
    assert parsed("") == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '[[dismiss]]\nrule = "hype"\nresaon = "x"',
            "mine.toml:3: resaon: no such key; did you mean reason?",
        ),
        ('[[dismiss]]\nrule = "hype"\nqqq = "x"', "mine.toml:3: qqq: no such key; there are rule, posting"),
        ('[[dismiss]]\nrule = "hype"', "mine.toml:1: reason: say why"),
        ('[[dismiss]]\nrule = "hype"\nreason = " "', "mine.toml:3: reason: is empty"),
        ('[[dismiss]]\nreason = "x"', "mine.toml:1: rule: say which rule or which posting"),
        (
            '[[dismiss]]\nrule = "hype"\nreason = "x"\n\n[[dismiss]]\nrule = "warning/fee/joning"\nreason = "x"',
            "mine.toml:6: rule: there is no rule 'warning/fee/joning'; did you mean warning/fee/joining?",
        ),
        ('[[dismiss]]\nrule = "hyp"\nreason = "x"', "did you mean hype?"),
        ('[[dismiss]]\nrule = 5\nreason = "x"', "mine.toml:2: rule: must be text"),
        ('[[dismiss]]\nrule = "hype"\nreason = "x"\nuntil = "soon"', "mine.toml:4: until: must be a day"),
        ('[[dismiss]]\nrule = "hype"\nreason = "x"\nuntil = 2027-01-31T10:00:00', "mine.toml:4: until"),
        ('dismiss = ["hype"]', "mine.toml: dismiss: each dismissal stands under"),
        ('[dismiss]\nrule = "hype"', "mine.toml: dismiss: each dismissal stands under"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, problem: str) -> None:
    with pytest.raises(UsageError) as error:
        parsed(text)
    assert problem in str(error.value)


words = st.text(max_size=8) | st.sampled_from(["hype", "x*", "", " "])
values = (
    words
    | st.integers()
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.lists(words, max_size=2)
    | st.floats()
)
entries = st.dictionaries(st.sampled_from([*KEYS, "Rule", ""]), values, max_size=5)


@given(st.lists(entries, max_size=3) | entries | values)
def test_whatever_stands_there_is_read_or_named_as_a_mistake(table: object) -> None:
    try:
        found = parse_dismissals(table, "mine.toml", "", RULES)
    except UsageError as error:
        assert str(error).startswith("mine.toml: ")  # noqa: PT017 - either end is right
    else:
        assert all(each.reason and (each.rule or each.posting) for each in found)


def test_a_list_without_end_is_refused() -> None:
    with pytest.raises(UsageError, match="more than 2,000 dismissals"):
        parse_dismissals([{"rule": "hype", "reason": "x"}] * 2001, "mine.toml")


def test_a_dismissed_finding_is_kept_apart_and_does_not_count() -> None:
    before = report(FEE, ESCAPE)
    after = SettingAside([Dismissal("Refunded.", "warning/fee")], TODAY)(before)
    assert after.findings == (ESCAPE,)
    assert [(each.finding, each.dismissal.reason) for each in after.dismissed] == [(FEE, "Refunded.")]
    assert after.score == score((ESCAPE,), ()).points
    assert after.score < before.score
    assert after.dismissal is None


@given(
    st.lists(st.tuples(st.sampled_from(sorted(RULES)), st.sampled_from([Severity.NOTE, Severity.CAUTION, Severity.WARNING])), max_size=9),
    st.sampled_from(["hype", "warning", "hype/findings/escape", ""]),
)  # fmt: skip
def test_dismissing_never_raises_a_score(made: list[tuple[str, Severity]], rule: str) -> None:
    before = report(*(finding(*each) for each in made))
    after = SettingAside([Dismissal("x", rule, "" if rule else "*")], TODAY)(before)
    assert (after.score or 0) <= (before.score or 0)
    assert len(after.findings) + len(after.dismissed) == len(before.findings)


def test_a_posting_dismissed_as_a_whole_keeps_its_row_with_a_mark() -> None:
    whole = Dismissal("I work there.", posting="one.html")
    after = SettingAside([Dismissal("x", "hype"), whole], TODAY)(report(FEE, ESCAPE))
    assert (after.findings, after.score, after.dismissal) == ((), 0, whole)
    assert {each.dismissal for each in after.dismissed} == {whole}
    assert SettingAside([whole], TODAY)(report()).dismissal is whole


def test_what_is_not_meant_is_left_alone() -> None:
    before = report(FEE)
    for other in (Dismissal("x", "hype"), Dismissal("x", "warning/fee/joining", "two.html")):
        assert SettingAside([other], TODAY)(before) is before


def test_a_dismissal_holds_up_to_its_last_day() -> None:
    for until, count in ((date(2026, 11, 24), 1), (date(2026, 11, 23), 0)):
        aside = SettingAside([Dismissal("x", "hype", until=until)], TODAY)
        assert len(aside(report(ESCAPE)).dismissed) == count
        assert len(aside.over) == 1 - count


def test_what_matched_nothing_is_known() -> None:
    used, idle, over = (
        Dismissal("x", "hype"), Dismissal("x", "warning"), Dismissal("x", "pay", until=date(2020, 1, 1)),
    )  # fmt: skip
    aside = SettingAside([used, idle, over], TODAY)
    aside(report(ESCAPE))
    assert aside.unmatched == (idle,)


@pytest.mark.parametrize(
    ("wanted", "same"),
    [
        ("ads/one.html", True),
        ("./ads/one.html", True),
        ("one.html", True),
        ("*/one.*", True),
        ("remote gp", True),
        ("ne.html", False),
        ("ads", False),
        ("ads/on?.html", False),
        ("[a]ds/one.html", False),
    ],
)
def test_a_posting_is_named_by_its_source_or_title(wanted: str, *, same: bool) -> None:
    assert names(wanted, Posting("ads/one.html", "Remote GP", "", "", ())) is same


def test_an_address_with_a_query_is_meant_as_it_stands() -> None:
    address = "https://jobs.example/ad?id=7&x=[1]"
    assert names(address, Posting(address, "", "", "", ()))
    assert not names(address, Posting("https://jobs.example/ad!id=7&x=1", "", "", "", ()))
