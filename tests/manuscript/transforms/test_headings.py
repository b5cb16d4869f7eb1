def test_headings(read):
    assert read("## A *b*\n\n### C\n\n## D\n") == "<h2>A <em>b</em></h2><h3>C</h3><h2>D</h2>"


def test_wrong_ones(wrong):
    assert wrong("# A") == ["error heading-title 1:1"]
    assert wrong("### A") == ["warning heading-skipped 1:1"]
    assert wrong("## A\n\n#### B") == ["error heading-too-deep 3:1"]
    assert wrong("##\n\na") == ["error heading-empty 1:1"]
    assert wrong("a\n---\nb") == ["error heading-underlined 1:1"]
    assert wrong("a\nb\n===") == ["error heading-underlined 1:1"]


def test_first_paragraphs(read):
    text = (
        "![](photo:harbour)\n\na\n\nb\n\n## H\n\nc\n\n***\n\n![](photo:harbour)\n\nd\n\n> e\n\nf\n\n***\n\n> g\n\nh\n"
    )
    found = read(text, lines=True)
    assert [line for line in (3, 5, 9, 15, 17, 19, 23, 25) if f'<p data-line="{line}" class="first">' in found] == [
        3,
        9,
        15,
    ]
