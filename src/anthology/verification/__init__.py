"""Judges: each opens a finished file afresh, with other means than it was made with, and says what is wrong."""
