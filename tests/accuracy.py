"""Precision and recall by kind of claim on `fixtures/`.

`--write` puts the table into the README, `--golden` the findings into the expectations.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.documents import read
from scanner.model import Failure, Kind, Report
from scanner.pipeline import judge_for, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
POSTINGS, EXPECTED = ROOT / "fixtures" / "postings", ROOT / "fixtures" / "expected"
KINDS = tuple(kind for kind in Kind if kind is not Kind.CONTEXT)
_BETWEEN = re.compile(r"(<!-- accuracy -->\n).*?(<!-- /accuracy -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims were right, wrongly made, and missed."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def reports() -> dict[str, object]:
    """Every report and failure on the fixtures, by its source below `fixtures/postings`."""
    found: dict[str, object] = {}
    for result in scan(POSTINGS):
        source = result.posting.source if isinstance(result, Report) else result.source
        found[Path(source).relative_to(POSTINGS).as_posix()] = result
    return found


def scan(path: Path) -> Iterator[Report | Failure]:
    """The report or failure of each posting below a path."""
    return run(read([str(path)], sys.stdin.buffer), judge_for)


def expectations() -> Iterator[Mapping[str, object]]:
    """Every expected posting."""
    for path in sorted(EXPECTED.glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))["postings"]


def tallies(found: Mapping[str, object]) -> dict[Kind, Tally]:
    """The tally of each kind over all fixtures."""
    sums: dict[Kind, Counter[str]] = {kind: Counter() for kind in KINDS}
    for expected in expectations():
        report = found.get(expected["ref"])
        for kind in KINDS:
            want = _expected(expected, kind)
            got = _claimed(report, kind) if isinstance(report, Report) else set()
            sums[kind].update(right=len(want & got), false=len(got - want), missed=len(want - got))
    return {kind: Tally(c["right"], c["false"], c["missed"]) for kind, c in sums.items()}


def _expected(expected: Mapping[str, object], kind: Kind) -> set[tuple[object, ...]]:
    return {
        key for claim in expected["claims"] if claim["kind"] == kind for key in _keys(kind, claim["value"])
    }


def _claimed(report: Report, kind: Kind) -> set[tuple[object, ...]]:
    return {key for claim in report.claims if claim.kind is kind for key in _keys(kind, asdict(claim.value))}


def _keys(kind: Kind, value: Mapping[str, object]) -> Iterator[tuple[object, ...]]:
    """What must be equal for two claims to be the same, as in the annotation guide."""
    if kind is Kind.PAY:
        yield (
            value.get("min"),
            value.get("max"),
            value.get("currency"),
            value.get("per"),
            value.get("role") or "base",
        )
    elif kind is Kind.LICENSING:
        for place in value.get("jurisdictions") or ["-"]:
            yield (value.get("credential"), place, value.get("requirement"))
    elif kind is Kind.VOLUME:
        yield (value.get("measure"), value.get("min"), value.get("max"))
    else:
        yield (value.get({"malpractice": "cover", "engagement": "type"}.get(kind.value, "theme")),)


def table(found: Mapping[str, object]) -> str:
    """The figures as a Markdown table."""
    rows = ["| claim | precision | recall | F1 | labelled |", "|---|---|---|---|---|"]
    for kind, tally in tallies(found).items():
        figures = " | ".join(f"{figure:.2f}" for figure in (tally.precision, tally.recall, tally.f1))
        rows.append(f"| {kind} | {figures} | {tally.right + tally.missed} |")
    return "\n".join(rows) + "\n"


def _write_findings(found: Mapping[str, object]) -> None:
    """Put the findings as they are now into the expectations; read the difference before it is committed."""
    for path in sorted(EXPECTED.glob("*.json")):
        sheet = json.loads(path.read_text(encoding="utf-8"))
        for expected in sheet["postings"]:
            report = found.get(expected["ref"])
            if isinstance(report, Report) and report.status == "scored":
                expected["findings"] = sorted(finding.rule for finding in report.findings)
        path.write_text(json.dumps(sheet, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    found = reports()
    shown = table(found)
    print(shown)  # noqa: T201
    if "--golden" in sys.argv:
        _write_findings(found)
    if "--write" in sys.argv:
        readme = ROOT / "README.md"
        text = readme.read_text(encoding="utf-8")
        readme.write_text(_BETWEEN.sub(rf"\g<1>{shown}\g<2>", text), encoding="utf-8")


if __name__ == "__main__":
    main()
