"""When are two advertisements the same posting? Pure functions; the store asks them.

In this order: the same content; the same address (canonical URL, or the job's id in an
applicant tracking system) unless something else stands there now; near-duplicate text under
a like title of the same employer. Templates filled in differently (another city, another
specialty) are different postings; other figures and dates are not.
"""

from __future__ import annotations

from scanner.history.identity.addresses import canonical, job_id
from scanner.history.identity.content import digest
from scanner.history.identity.likeness import Advert, replaced, same_posting, same_text
from scanner.history.identity.sketches import sketch

__all__ = ["Advert", "canonical", "digest", "job_id", "replaced", "same_posting", "same_text", "sketch"]
