"""Licensing claims: each credential with its places, its authority and how it is asked for."""

from scanner.claims.licensing.claims import home_of, licensing_claims

__all__ = ["home_of", "licensing_claims"]
