"""The reader for saved web pages of one text each; knows neither what a series is nor how a chapter is written."""

from anthology.importers.web_page.read import is_page, read_page

__all__ = ["is_page", "read_page"]
