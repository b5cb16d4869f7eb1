def test_language(read):
    assert read("a [palabra]{lang=es} b") == '<p>a <span lang="es">palabra</span> b</p>'


def test_direction_where_it_differs(read):
    assert read("[كلمة]{lang=ar}") == '<p><span lang="ar" dir="rtl">كلمة</span></p>'
    assert read("[كلمة [word]{lang=en} [x]{lang=fa}]{lang=ar}") == (
        '<p><span lang="ar" dir="rtl">كلمة <span lang="en" dir="ltr">word</span> <span lang="fa">x</span></span></p>'
    )


def test_set_by_its_own_language(read):
    assert read('He said "[dice "hola"]{lang=es}" and [Ça va ?]{lang=fr} "yes"') == (
        '<p>He said “<span lang="es">dice «hola»</span>” and <span lang="fr">Ça va\u202f?</span> “yes”</p>'
    )


def test_index(read):
    assert read('[a]{index="Potosí"} [b]{index=Dakar}\n\n## [c]{index="x y"}') == (
        '<p><span class="index-entry" id="s-index-1" data-index="Potosí">a</span> '
        '<span class="index-entry" id="s-index-2" data-index="Dakar">b</span></p>'
        '<h2><span class="index-entry" id="s-index-3" data-index="x y">c</span></h2>'
    )


def test_terms_are_set_like_the_text(read):
    assert 'data-index="Bo’s"' in read('[a]{index="Bo\'s"}')


def test_both_on_one_span(read):
    whole = '<p><span lang="es" class="index-entry" id="s-index-1" data-index="T">a</span></p>'
    assert read('[a]{lang=es index="T"}') == whole
    assert read('[a]{lang=es}{index="T"}') == whole


def test_on_a_link(read):
    assert read('[a *b*](https://x.org){lang=es index="T"}') == (
        '<p><a href="https://x.org" class="web" lang="es">'
        '<span class="index-entry" id="s-index-1" data-index="T">a <em>b</em></span></a></p>'
    )


def test_wrong_ones(wrong):
    assert wrong("a [b]{lang=english}") == ["error language-unknown 1:3"]
    assert wrong("a [b]{class=x}") == ["error class-unknown 1:3"]
    assert wrong("a\n[b]{.x}") == ["error class-unknown 2:1"]
    assert wrong("[b]{#x}") == ["error attribute-unknown 1:1"]
    assert wrong("[b]{style=x onclick=y}") == ["error attribute-unknown 1:1"] * 2
    assert wrong('[b]{index="..."}') == ["error index-empty 1:1"]


def test_hint_names_the_nearest(chapter):
    assert chapter("[a]{language=es}").diagnostics[0].hint == "Did you mean lang?"
    assert chapter("[a]{indx=x}").diagnostics[0].hint == "Did you mean index?"
