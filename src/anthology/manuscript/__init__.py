"""Chapters: Markdown into the closed text tree, typography by language; knows no edition."""
