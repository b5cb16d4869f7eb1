import pytest


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("piece:05-la-paz", "#05-la-paz"),
        ("person:ollie-varden", "#person-ollie-varden"),
        ("photo:harbour", "#photo-harbour"),
    ],
)
def test_references(read, address, href):
    assert read(f"see [*it*]({address})") == f'<p>see <a href="{href}" class="ref"><em>it</em></a></p>'


@pytest.mark.parametrize("address", ["https://x.org/a--b?c=d", "http://x.org", "mailto:a@x.org"])
def test_web(read, address):
    assert read(f"[a]({address})") == f'<p><a href="{address}" class="web">a</a></p>'
    assert read(f"<{address}>") == f'<p><a href="{address}" class="web">{address}</a></p>'


def test_addresses_in_other_scripts(read):
    assert 'href="https://x.org/caf%C3%A9"' in read("[a](https://x.org/café)")


def test_mail_address_by_itself(read):
    assert read("<a@x.org>") == '<p><a href="mailto:a@x.org" class="web">a@x.org</a></p>'


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("piece:nowhere", "piece-unknown"),
        ("person:nobody", "person-unknown"),
        ("photo:none", "photo-unknown"),
        ("piece:", "piece-unknown"),
        ("javascript:alert", "link-scheme"),
        ("JavaScript:alert", "link-scheme"),
        ("vbscript:x", "link-scheme"),
        ("data:text/html,x", "link-scheme"),
        ("file:///etc/passwd", "link-scheme"),
        ("ftp://x.org", "link-scheme"),
        ("pieces:05-la-paz", "link-scheme"),
        ("05-la-paz.md", "link-to-file"),
        ("../x.pdf", "link-to-file"),
        ("/x", "link-to-file"),
        ("//x.org", "link-to-file"),
        ("#part", "link-to-file"),
        ("www.x.org", "link-to-file"),
        ("https:x", "link-address"),
        ("https://", "link-address"),
        ("mailto:x", "link-address"),
        ("", "link-address"),
    ],
)
def test_wrong_addresses(wrong, address, code):
    assert wrong(f"b\nsee [a]({address}).") == [f"error {code} 2:5"]


def test_words_of_a_wrong_link_stay(chapter):
    assert "".join(chapter("see [*the* archive](x.md).").body.itertext()) == "see the archive."


def test_title(wrong):
    assert wrong('[a](https://x.org "b")') == ["error link-title 1:1"]


def test_without_words(wrong):
    assert wrong("[](piece:05-la-paz)") == ["error link-without-words 1:1"]
    assert wrong("[![](x.jpg)](https://x.org)") == ["error image-not-a-photo 1:2"]


def test_hints(chapter):
    assert chapter("[a](piece:05-lapaz)").diagnostics[0].hint == "Did you mean 05-la-paz?"
    assert chapter("[a](www.x.org)").diagnostics[0].hint == "Did you mean https://www.x.org?"
