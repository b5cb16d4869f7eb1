"""That the looks of web/looks.js are not blind: each sees a fault that is put into the book's style."""

from __future__ import annotations

from e_reader import EReader

FAULTS = {
    "paleText": (".opener .level-1 { color: #555; }", "h2.level-1 “The 6.04” has a contrast of 2."),
    "lightGrounds": ("p.place { background: #fff; }", "p.place “Onomichi, Japan” stands on rgb(255, 255, 255)"),
    "paleLines": ("th { border-bottom: 1px solid #333; }", "th: its border has 1."),
    "lostText": ("p.subtitle { display: none; }", "p.subtitle “A ferry timetable, set by hand”"),
    "overlapping": ("p.dateline { margin-top: -1.4em !important; }", "p.byline “Photographs by"),
    "overflowing": ("td { white-space: nowrap; padding: 0 90px; }", "td “as it comes” reaches "),
    "lostPictures": ("figure img { opacity: .5; }", " is changed by a style"),
}
"""Of each look: a style, and how it tells of what it sees then."""


def test_each_look_sees_what_is_wrong(unopened: EReader) -> None:
    unopened.open(night=True, flow="scrolled", added="\n".join(style for style, _ in FAULTS.values()))
    unopened.do("go", unopened.document("12-onomichi"))
    for look, (_, told) in FAULTS.items():
        faults = unopened.look(look)["faults"]
        assert any(told in fault for fault in faults), f"{look}: {faults}"


def test_the_browser_tells_what_is_not_loaded(unopened: EReader) -> None:
    unopened.open(added='p { background: url("http://127.0.0.1:9/nowhere.png"); }')
    unopened.do("go", unopened.document("12-onomichi"))
    assert any("not loaded" in complaint for complaint in unopened.browser.complaints)
    unopened.browser.complaints.clear()
