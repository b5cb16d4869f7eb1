"""Sections typeset one by one into fragments, and the page map they make together."""
