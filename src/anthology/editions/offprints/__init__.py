"""Offprints: one PDF a text, and for each correspondent a folder with what they approve."""
