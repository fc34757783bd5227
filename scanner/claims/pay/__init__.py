"""Pay claims: each amount of money with its unit, bound and role, as far as stated."""

from scanner.claims.pay.claims import pay_claims

__all__ = ["pay_claims"]
