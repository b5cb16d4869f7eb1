def test_front_matter(wrong):
    assert wrong("---\ntitle: A\nby: b\n---\n\ntext <b>") == ["error chapter-front-matter 1:1", "error html-tag 6:6"]
    assert wrong("+++\ntitle = 'A'\n+++\ntext") == ["error chapter-front-matter 1:1"]


def test_its_keys_are_named(chapter):
    (found,) = chapter("---\ntitle: A\nby: b\n...\ntext").diagnostics
    assert "(title, by)" in found.message


def test_break_at_the_beginning_is_none(read):
    assert read("---\n\nNote: this is text.\n\n---\n\nb") == (
        '<hr class="break"/><p>Note: this is text.</p><hr class="break"/><p>b</p>'
    )
