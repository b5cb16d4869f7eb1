"""The reading edition: fragments joined into one tagged, linked PDF."""
