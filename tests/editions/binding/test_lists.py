"""Lists as a screen reader needs them, in the finished PDF."""

from __future__ import annotations

import page
import pikepdf
import pytest

LISTS = {
    "tight": "- one\n- `two`\n- [three](https://example.org)\n",
    "loose": "- one\n\n- `two`\n\n- [three](https://example.org)\n",
    "nested": "1. one\n\n   more of it\n\n   - inner\n\n   - inner still\n\n2. two\n\n   > quoted\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_items_hold_a_label_and_a_body(name: str, anthology, make_book) -> None:
    book = make_book({"chapters/one.md": f"A list.\n\n{LISTS[name]}"})
    assert anthology("build", book, "--only", "reading", "--no-verify", "--quiet").exit_code == 0
    made = book / "dist/tiny.pdf"
    report = page.validate_pdf(made, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, "\n".join(map(str, report.failures))
    with pikepdf.open(made) as pdf:
        items = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/LI"]
        assert len(items) >= 3
        for item in items:
            kids = [str(kid.S) for kid in item.K]
            assert kids == ["/Lbl", "/LBody"]
