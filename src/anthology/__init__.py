"""anthology turns a yearlong web series into a book.

A book goes through the rooms of this house from the bottom to the top, once::

    book.yaml + chapters/ + photos/ + styles/
      -> manifest      the editor's file, validated, every value with its line
      -> manuscript    chapter files -> text trees, typography applied per language
      -> composition   the whole book in reading order, generated sections included
      -> checks        what is wrong with it, as data
      -> editions      epub | pages -> reading PDF
      -> verification  the finished files, opened afresh and judged
      -> dist/
"""

__version__ = "0.1.0"
