def test_table(read):
    assert read("| Stop | Time |\n|---|--:|\n| *Port* | 5:10 |\n| Sea |\n") == (
        '<table><thead><tr><th scope="col">Stop</th><th class="numeric" scope="col">Time</th></tr></thead>'
        '<tbody><tr><td><em>Port</em></td><td class="numeric">5:10</td></tr>'
        '<tr><td>Sea</td><td class="numeric"/></tr></tbody></table>'
    )


def test_bars_that_are_text(read):
    assert "<td>a|b</td>" in read("| x | y |\n|---|---|\n| a\\|b | `c` |\n")
    assert read("a | b") == "<p>a | b</p>"


def test_wrong_ones(wrong):
    assert wrong("| | |\n|--|--|\n| a | b |") == ["error table-header-missing 1:1"]
    assert wrong("| a |\n|--|\n| b |\n| c | d |") == ["error table-row-too-long 4:1"]
    assert wrong("> | a |\n> |--|\n> | c | d |") == ["error table-row-too-long 3:1"]
    assert wrong("x\n\n| a | b |\n|---|\n| c | d |") == ["error table-broken 3:1"]
