"""A section's pages in the order they are read in."""

from lxml import etree

from anthology.book import Kind, Matter, Piece, Section
from anthology.cache import Made
from anthology.editions.pages.fragments import fragment_of
from anthology.sources import Location


def test_a_picture_that_was_moved_over_pages_begins_none() -> None:
    """Its place in the text is before theirs, and a list of pages must go on in the order of the text."""
    body = etree.fromstring('<section id="one"><p>A</p><figure id="f"/><p>B</p><p>C</p></section>')
    section = Section("one", Kind.PIECE, Matter.BODY, "One", "en", "ltr", body, Location("book.yaml"), piece=Piece())
    starts = [(0, 0), (2, 0), (1, 0), None, (3, 4)]
    facts = {"anchors": {}, "starts": starts, "fonts": {}, "pictures": {}, "typography": {}}
    assert fragment_of(section, Made({}, facts), made_now=True).starts == ((0, 0), (2, 0), None, None, (3, 4))
