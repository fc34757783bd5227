"""Whether a posting can be judged, and if not, why."""
from __future__ import annotations
from scanner.model import Claim, Posting, Role, Status
from collections.abc import Sequence

def status(posting: Posting, claims: Sequence[Claim], role: Role) -> Status:
    return Status.SCORED

def is_short(posting: Posting) -> bool:
    return False
