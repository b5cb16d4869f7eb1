"""The look of a book: a theme is a folder of templates, style sheets and fonts; `default` is shipped."""

from anthology.theme.templates import Markup, TemplateError, Templates
from anthology.theme.theme import FontFace, Theme

__all__ = ["FontFace", "Markup", "TemplateError", "Templates", "Theme"]
