import pytest


def test_figure(read):
    assert read("![](photo:torotoro)") == '<figure data-photo="torotoro"/>'


@pytest.mark.parametrize("name", ["plate", "wide", "small"])
def test_classes(read, name):
    assert read(f"![](photo:torotoro){{.{name}}}") == f'<figure data-photo="torotoro" class="{name}"/>'


def test_figures_in_blocks_that_have_room(read):
    assert read("::: letter\nDear,\n\n![](photo:torotoro)\n\nx\n:::") == (
        '<blockquote class="letter"><p class="salutation">Dear,</p><figure data-photo="torotoro"/><p>x</p></blockquote>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "a ![](photo:torotoro)",
        "![](photo:torotoro) a",
        "![](photo:torotoro)\n![](photo:harbour)",
        "- ![](photo:torotoro)",
        "> ![](photo:torotoro)",
        "*![](photo:torotoro)*",
        "[![](photo:torotoro)](https://x.org)",
        "| ![](photo:torotoro) |\n|---|\n",
        "## ![](photo:torotoro)",
        "a[^1]\n\n[^1]: ![](photo:torotoro)",
        "::: verse\n![](photo:torotoro)\n:::",
    ],
)
def test_figure_that_is_not_alone(wrong, text):
    assert wrong(text)[0].startswith("error figure-not-alone ")


def test_unknown_photo(wrong):
    assert wrong("a\n\n![](photo:torotor)") == ["error photo-unknown 3:1"]


def test_pictures_from_elsewhere(wrong):
    for address in (
        "https://x.org/a.jpg",
        "a.jpg",
        "../a.jpg",
        "data:image/png;base64,AAAA",
        "//x.org/a",
        "",
        "file:///a",
    ):
        assert wrong(f"a\n\n![]({address})") == ["error image-not-a-photo 3:1"]


def test_words_in_the_chapter(wrong):
    assert wrong("![alt](photo:torotoro)") == ["error figure-words 1:1"]
    assert wrong('![](photo:torotoro "caption")') == ["error figure-words 1:1"]


def test_braces(wrong):
    assert wrong("![](photo:torotoro){.ful}") == ["error class-unknown 1:1"]
    assert wrong("![](photo:torotoro){width=3}") == ["error attribute-unknown 1:1"]
    assert wrong("![](photo:torotoro){src=x onclick=y}") == ["error attribute-unknown 1:1"] * 2
    assert wrong("![](photo:torotoro){#id}") == ["error attribute-unknown 1:1"]
    assert wrong("![](photo:torotoro){.wide .plate}") == ["error figure-classes 1:1"]
    assert wrong("![](photo:torotoro){.wide}{.plate}") == ["error figure-classes 1:1"]
    assert wrong("![](photo:torotoro) {.wide}") == ["error markup-leftover 1:21"]


def test_hint_names_the_nearest(chapter):
    assert chapter("![](photo:torotor)").diagnostics[0].hint == "Did you mean torotoro?"
    assert chapter("![](photo:torotoro){.plates}").diagnostics[0].hint == "Did you mean .plate?"
