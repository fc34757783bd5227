"""Licensing claims: each credential with its places, its authority and how it is asked for."""

from scanner.claims.licensing.claims import licensing_claims

__all__ = ["licensing_claims"]
