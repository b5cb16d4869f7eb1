"""The reader for Word files of one text each; knows neither what a series is nor how a chapter is written."""

from anthology.importers.word.package import is_word
from anthology.importers.word.read import read_word

__all__ = ["is_word", "read_word"]
