"""Names of places and bodies, as a doctor writes them → ISO codes and abbreviations."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.geography import BY_STATE, UNION
from scanner.place_names import codes_of, is_place, place_names
from scanner.rules.atlas import load_places
from scanner.rules.bodies import load_authorities

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


LANGUAGE_TESTS = frozenset({"IELTS", "OET", "PLS", "PTE", "TOEFL"})
"""Known, although postings are not read for them."""
_PART = {"US": "US-TX", "CA": "CA-ON"}
"""What the code of a part looks like."""
_ABBREVIATED = 6
_LIKELY = 20


class UnknownNameError(ValueError):
    """A name that names nothing, or more than one thing; the text says what to write."""


class Naming:
    """The names that postings use, taken whole."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._areas, self._codes = load_places(folders)
        self._bodies = load_authorities(folders)

    def place(self, name: str) -> str:
        """The ISO code of a place, also as `Austin, TX`; UnknownNameError if there is none, or more than one."""
        codes = self._codes_of(name)
        if not codes and "," in name:
            last = name.rpartition(",")[2].strip()
            codes = self._codes_of(last) or [*filter(None, [self._codes.by_word.get(last.casefold())])]
        if not codes:
            raise UnknownNameError(f"{name!r} is no place that is known{self._near_place(name)}")
        return _one(name, codes)

    def registration(self, name: str) -> str:
        """The ISO code of the place whose registration is meant, by the place or by its register."""
        codes = self._codes_of(name)
        code = _one(name, codes) if codes else self._place_of_register(name)
        if code in BY_STATE:
            raise UnknownNameError(
                f"{place_names((code,))} registers by its parts: write each, such as {_PART[code]!r}"
            )
        if code == UNION:
            raise UnknownNameError("the European Union registers nobody: write the member state")
        return code

    def exam(self, name: str) -> str:
        """The usual abbreviation of an exam or of a specialist recognition."""
        if name.upper() in LANGUAGE_TESTS:
            return name.upper()
        bodies = self._bodies.named(name)
        if not bodies:
            raise UnknownNameError(f"{name!r} is no exam or recognition that is known{self._near_body(name)}")
        body = next((each for each in bodies if each.credential != "licence"), None)
        if body is None:
            raise UnknownNameError(f"{name!r} is a register: write it under registered")
        return body.key

    def _codes_of(self, name: str) -> list[str]:
        if is_place(name):
            return [name]
        return sorted({area.code for area in self._areas.named(name)} | codes_of(name))

    def _place_of_register(self, name: str) -> str:
        bodies = self._bodies.named(name)
        codes = sorted({code for body in bodies if body.credential == "licence" for code in body.places})
        if bodies and not codes:
            raise UnknownNameError(f"{name!r} proves no registration; exams have a key of their own")
        if not codes:
            near = self._near_place(name) or self._near_body(name)
            raise UnknownNameError(f"{name!r} is no place or register that is known{near}")
        return _one(name, codes)

    def _near_place(self, name: str) -> str:
        code = self._codes.by_word.get(name.casefold())
        return f"; did you mean {code}?" if code else _near(name, self._areas.texts())

    def _near_body(self, name: str) -> str:
        return _near(name, self._bodies.texts())


def _near(name: str, known: Sequence[str]) -> str:
    """The likeliest meant; letters that changed places are likelier than other letters."""
    likely = get_close_matches(name.casefold(), known, _LIKELY)
    near = min(likely, key=lambda each: sorted(each) != sorted(name.casefold()), default="")
    return f"; did you mean {_written(near)}?" if near else ""


def _written(name: str) -> str:
    """As it is usually written, where the table has it folded."""
    return name.upper() if len(name) <= _ABBREVIATED else name.title()


def _one(name: str, codes: Sequence[str]) -> str:
    if len(codes) > 1:
        meant = " or ".join(f"{code} ({place_names((code,))})" for code in codes)
        raise UnknownNameError(f"{name!r} may be {meant}: write the code")
    return codes[0]
