"""How the program ends: the exit codes that scripts rely on, and the exception for a machine that lacks something."""

from __future__ import annotations

FINE = 0
WRONG_BOOK = 1
"""The book has errors, or a verification failed."""
WRONG_USE = 2
"""Wrong usage, or no such book; click's own code for it."""
LACKING = 3
"""The machine lacks something."""
BUG = 70
"""EX_SOFTWARE of sysexits.h."""
INTERRUPTED = 130
"""Ctrl-C: 128 + SIGINT, as shells have it."""
PIPE_CLOSED = 141
"""128 + SIGPIPE."""


class LackingError(Exception):
    """The machine lacks something that is needed; the text says what and how to install it."""
