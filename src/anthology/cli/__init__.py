"""The command line: one file per command; terminal.py alone prints, and nothing here knows how a book is made."""

from anthology.cli.program import main

__all__ = ["main"]
