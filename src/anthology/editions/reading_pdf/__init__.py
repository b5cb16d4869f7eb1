"""The reading edition: all pages of the book bound into one tagged, linked PDF."""
