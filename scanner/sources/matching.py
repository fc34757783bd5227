"""Which postings of a board, feed or sitemap are wanted, by the words they use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

ALL = "all"
TELEMEDICINE = "telemedicine"
_TEXT = (
    r"tele-?\s?(?:health|medicine|medical|consult\w*|psych\w*|radiolog\w*|derm\w*|neurolog\w*|stroke|icu|triage|care"
    r"|pharmacy|therapy|doctor|physician|rehab\w*|nurs\w*|practice|visits?)"
    r"|virtual[\s-](?:care|clinic\w*|visits?|consult\w*|medicine|health\w*|urgent|primary|physician|doctor|gp)"
    r"|(?:video|online|remote|digital|e-?)[\s-]?(?:consult\w*|doctors?|gps?|physicians?|prescri\w*|clinic\w*|visits?|patient\w*)"
    r"|remote[\s-](?:care|triage|monitoring|health\w*)|asynchronous care|e-?health|digital health|hospital at home"
)
_TITLE = rf"{_TEXT}|tele\w*|virtual|remote|online|digital|work from home|home[\s-]based"


@dataclass(frozen=True)
class Match:
    """Words of which a posting must have one; `telemedicine` stands for a list, `all` for no choice at all."""

    wanted: str = TELEMEDICINE

    @property
    def is_all(self) -> bool:
        """Whether every posting is wanted."""
        return self.wanted.strip().casefold() == ALL

    def __call__(self, title: str, text: str = "") -> bool:
        """Whether the title or the text has one of the words; "remote" alone counts in a title only."""
        if self.is_all:
            return True
        return bool(self._in_title.search(title) or self._in_text.search(text))

    @cached_property
    def _in_title(self) -> re.Pattern[str]:
        return self._pattern(_TITLE)

    @cached_property
    def _in_text(self) -> re.Pattern[str]:
        return self._pattern(_TEXT)

    def _pattern(self, telemedicine: str) -> re.Pattern[str]:
        if self.wanted.strip().casefold() == TELEMEDICINE:
            return re.compile(rf"\b(?:{telemedicine})\b", re.IGNORECASE)
        words = [re.escape(word.strip()) for word in self.wanted.split(",") if word.strip()]
        return re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE)
