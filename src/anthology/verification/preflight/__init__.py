"""Our own preflight of press files and cover wraps: one family of rules a file, listed in RULES."""

from anthology.verification.preflight.preflight import NAME, RULES, judge, preflight

__all__ = ["NAME", "RULES", "judge", "preflight"]
