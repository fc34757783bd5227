"""exceptions.yaml → where the rule that the patient's place decides does not hold, each dated and sourced."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from scanner.rules.conditions import ConditionError, parse_condition
from scanner.rules.yaml import read_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Code = Annotated[str, StringConstraints(pattern=r"^(ANY|EU|[A-Z]{2}(-[A-Z0-9]{1,3})?)$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=600)]
Situation = Literal[
    "uncovered", "other-state", "any-country", "waived", "worldwide", "unnamed", "before-licence"
]
Effect = Literal["exempt", "exception", "narrow-exception", "also"]


class RegistrationException(BaseModel):
    """A rule of one place that changes what follows from where the patients are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    text: Text
    """What it says, in a sentence that can follow "The posting ...": shown with the finding."""
    effect: Effect
    """`exempt` silences, `exception` leaves a note, `narrow-exception` a caution; `also` adds a duty."""
    patients: tuple[Code, ...] = Field(min_length=1)
    """Where the patients must be; `ANY` for everywhere."""
    licensed: tuple[Code, ...] = ("ANY",)
    """Where the licences asked for must be from."""
    lifts: tuple[Situation, ...] = ()
    needs: tuple[str, ...] = ()
    """Conditions, as in rules, all of which must hold."""
    unless: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    """The last day it holds."""
    as_of: date
    sources: tuple[Annotated[str, StringConstraints(pattern=r"^https?://\S+$")], ...] = Field(min_length=1)

    def in_force(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.since or date.min) <= day <= (self.until or date.max)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.effect == "also") == bool(self.lifts):
            raise ValueError("lifts: needed, except where the effect is also")
        if self.since and self.until and self.since > self.until:
            raise ValueError("until: lies before since")
        for text in (*self.needs, *self.unless):
            try:
                parse_condition(text)
            except ConditionError as error:
                raise ValueError(f"{text}: {error}") from error
        return self


def load_exceptions(folders: Sequence[Path]) -> tuple[RegistrationException, ...]:
    """The exceptions of the last folder that has an exceptions.yaml; RuleError for a mistake in it."""
    path = next(f / "exceptions.yaml" for f in reversed(folders) if (f / "exceptions.yaml").is_file())
    sheet = read_sheet(path)
    made = []
    for name, entry in sheet.content.items():
        if not isinstance(entry, dict) or "id" in entry:
            raise sheet.error((name,), "must be a mapping without id: the key is the id")
        try:
            made.append(RegistrationException.model_validate({**entry, "id": name}))
        except ValidationError as error:
            first = error.errors()[0]
            raise sheet.error((name, *first["loc"]), first["msg"]) from error
    return tuple(made)
