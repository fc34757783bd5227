"""What a posting says, as a digest: two with the same digest are judged the same."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.model import Posting


def digest(posting: Posting) -> str:
    """Of everything a judge looks at; not of where it was found, nor of the dates it carries."""
    said = [
        *(posting.title, posting.employer, posting.location, posting.nature.value),
        *((part.text, part.form, part.section, part.heading, part.origin) for part in posting.passages),
    ]
    return sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()
