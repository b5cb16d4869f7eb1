"""Paragraphs broken into lines as a whole: where text may be broken, which breaks are best, and how they are set."""
