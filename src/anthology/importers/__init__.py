"""Texts of a series brought into a book: read from their sources, recognised, written as chapters and entries."""
