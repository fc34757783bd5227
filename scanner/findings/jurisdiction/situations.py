"""What a posting does that an exception could lift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.rules.conditions import holds, parse_condition

if TYPE_CHECKING:
    from scanner.findings.jurisdiction.comparing import Comparison
    from scanner.rules.conditions import Facts

_SITUATIONS = {
    "any-country": parse_condition(
        "licensing credential=licence jurisdictions=ANY requirement=required|eligible"
    ),
    "waived": parse_condition("licensing credential=licence requirement=waived or warning theme=no_licence"),
    "worldwide": parse_condition("context theme=patients_worldwide"),
    "before-licence": parse_condition("context theme=img_welcome"),
}
_LICENSING = parse_condition("licensing credential=licence|compact")


def situations(found: Comparison | None, facts: Facts) -> frozenset[str]:
    """The names of all that would need an exception, as `exceptions.yaml` has them."""
    told = {name for name, condition in _SITUATIONS.items() if holds(condition, facts)}
    compared = {found.situation} if found and found.situation else set()
    unnamed = set() if holds(_LICENSING, facts) else {"unnamed"}
    return frozenset(told | compared | unnamed)
