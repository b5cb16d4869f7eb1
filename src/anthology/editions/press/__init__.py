"""The press edition: the same pages in inks, with bleed, marks and the identification of PDF/X-4."""
