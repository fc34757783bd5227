"""benchmarks.yaml → the bands that pay is held against, each dated and sourced."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic needs it at run time
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from scanner.rules.yaml import read_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Basis = Literal["linked", "derived", "guess"]
Who = Literal["doctor", "reviewer", "annotator", "scribe"]
Specialty = Literal["general", "psychiatry", "dermatology", "radiology", "specialist", "any"]


class Benchmark(BaseModel):
    """What one sort of work usually pays in one country, in units of `currency` (or per cent) `per`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|ANY)$")]
    per: Literal["consult", "case", "message", "hour", "day", "month", "year", "rvu", "share"]
    who: Who
    field: Specialty
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None
    floor: float = Field(gt=0)
    usual: tuple[float, float]
    ceiling: float
    basis: tuple[Basis, Basis]
    """Of the floor and of the ceiling; what is guessed makes at most a note."""
    as_of: date
    sources: tuple[Annotated[str, StringConstraints(pattern=r"^https?://\S+$")], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.floor <= self.usual[0] <= self.usual[1] <= self.ceiling:
            raise ValueError("floor, usual and ceiling must rise")
        if (self.currency is None) != (self.per == "share"):
            raise ValueError("currency: needed, except of a share")
        return self


def load_benchmarks(folders: Sequence[Path]) -> tuple[Benchmark, ...]:
    """The bands of the last folder that has a benchmarks.yaml; RuleError for a mistake in it."""
    path = next(f / "benchmarks.yaml" for f in reversed(folders) if (f / "benchmarks.yaml").is_file())
    sheet = read_sheet(path)
    bands = sheet.content.get("bands")
    if set(sheet.content) != {"bands"} or not isinstance(bands, list):
        raise sheet.error((), "must hold one list, named bands")
    made = []
    for index, band in enumerate(bands):
        try:
            made.append(Benchmark.model_validate(band))
        except ValidationError as error:
            first = error.errors()[0]
            raise sheet.error(("bands", index, *first["loc"]), first["msg"]) from error
    return tuple(made)
