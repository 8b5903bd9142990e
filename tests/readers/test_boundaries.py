"""Where one text ends and the next begins, whose link a text is, and what belongs to it alone."""

from __future__ import annotations

import gc
import weakref

import pytest
from lxml import html

from newsclean.readers import nodes
from newsclean.readers.html import read_html
from newsclean.readers.runs import read_flows

PROSE = "The mayor of Eastvale said on Friday that the old harbour bridge would stay closed until the spring."


def texts(source):
    page = read_html(source)
    return [page.text[block.span.start : block.span.end] for block in page.blocks]


def hints(source):
    """Return the hints of each block, by its text."""
    page = read_html(source)
    return {page.text[block.span.start : block.span.end]: block.hints for block in page.blocks}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<nav><div>Shop</div>Shop</nav>", ["Shop\nShop"]),
        ("<nav><ul><li>News<li>Sport</ul>More</nav>", ["News\nSport\nMore"]),
        ("<footer><p>Imprint</p><a href=/x>Contact</a><h4>Find us</h4>here</footer>", ["Imprint\nContact\nFind us\nhere"]),
        ("<nav><section>One</section><b>Two</b></nav>", ["One\nTwo"]),
        ("<nav>Home<hr>News</nav>", ["Home\nNews"]),
    ],
)  # fmt: skip
def test_a_block_in_a_menu_ends_at_its_end(source, expected):
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<nav>Home</nav>Rain again", ["Home", "Rain again"]),
        ("<div><nav><a href=/>Home</a></nav> <b>Rain</b> again</div>", ["Home", "Rain again"]),
        ("<footer>Imprint</footer>Rain again<p>Fog", ["Imprint", "Rain again", "Fog"]),
        (
            "<p>Pick <select><option>Peru<option>Chad</select>a country</p>",
            ["Pick", "Peru Chad", "a country"],
        ),
        ("<nav></nav>Rain again", ["Rain again"]),
        ("<select></select><i>Rain again</i>", ["Rain again"]),
    ],
)
def test_text_behind_a_menu_or_a_list_is_not_joined_to_it(source, expected):
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        ("<p><b><img src=a></b>The bridge</p><p>Prose</p>", {"The bridge"}),
        ("<div><a href=/x><img src=a></a> The bridge</div><p>Prose</p>", {"The bridge"}),
        ("<div><span><picture><img src=a></picture></span>The bridge<p>Prose</p></div>", {"The bridge"}),
        ("<figure><img src=a><figcaption>The bridge</figcaption></figure><p>Prose</p>", {"The bridge"}),
        ("<i><img src=a></i>The <b>old</b> bridge<div>Prose</div>", {"The old bridge"}),
    ],
)
def test_a_picture_marks_the_text_right_behind_it_and_no_later_one(source, marked):
    assert {text for text, found in hints(source).items() if "by-image" in found} == marked


@pytest.mark.parametrize(
    "source",
    [
        "<p>Rain</p><body class=article-page>",
        "<body><p>Rain</p></body><body class=article-page><p>Fog</p></body>",
        "<body id=x><p>Rain<body class=article-page data-a='1'><p>Fog",
        "<BODY><P>Rain</P><BODY CLASS=article-page>",
        "<div><p>Rain</p></div><html><body class='article-page'><p>Fog</p></body></html>",
        "<p>Rain</p><body ' class=article-page>",
        "<p>Rain</p><body \x00 class=article-page>",
        "<p>Rain</p><body {a}b=c class='article-page\x01'>",
    ],
)
def test_attributes_of_a_later_body_are_read(source):
    assert "article" in hints(source)["Rain"]


@pytest.mark.parametrize(
    "source",
    [
        "<body class=x><!-- <body class=article-page> --><p>Rain",
        "<body class=x><script>write('<body class=article-page>')</script><p>Rain",
        "<body class=x><body class=article-page><p>Rain",
    ],
    ids=["in a comment", "in a script", "where the body has a class"],
)
def test_attributes_that_are_no_later_bodys_are_not(source):
    assert "article" not in hints(source)["Rain"]


def test_lines_of_an_articles_footer_are_parted_by_the_names_of_their_elements():
    page = read_html(
        "<article><footer><p class=author>By Ada Marsh</p><div class=tags><i>Bridges</i><p>Roads</p></div>"
        "<p class=tags>Towns</p><p class=copyright>© 2024</p></footer></article>"
    )
    found = [(page.text[b.span.start : b.span.end], b.path.rpartition("/")[2]) for b in page.blocks]
    assert found == [("By Ada Marsh", "p[1]"), ("Bridges\nRoads\nTowns", "footer[1]"), ("© 2024", "p[3]")]
    assert "author" in page.blocks[0].hints
    assert "copyright" not in page.blocks[1].hints


def test_the_footer_of_a_page_and_a_menu_are_one_thing():
    assert len(texts("<footer><p class=copyright>© 2024</p><div class=social>Follow us</div></footer>")) == 1
    assert (
        len(texts("<article><nav><p class=title>Menu</p><div class=social>Follow us</div></nav></article>"))
        == 1
    )


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("&lt;img src='a' width=1&gt;", []),
        ("&lt;p&gt;Turn on &lt;b&gt;scripts&lt;/b&gt;.&lt;/p&gt;", ["Turn on scripts."]),
        ("Loose &lt;br&gt;&lt;script&gt;x()&lt;/script&gt; text", ["Loose\ntext"]),
        ("&lt;iframe src=a&gt;&lt;/iframe&gt;", []),
        ("2 &lt; 3", ["2 < 3"]),
    ],
)
def test_markup_in_a_noscript_is_read_as_markup(inside, expected):
    assert texts(f"<p>Rain</p><noscript>{inside}</noscript><p>Fog</p>") == ["Rain", *expected, "Fog"]


def test_a_link_around_several_texts_of_prose_was_never_closed():
    page = read_html(f"<a href=/x>Home<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>")
    assert {block.link_ratio for block in page.blocks} == {0.0}
    teaser = read_html(f"<a href=/x><h3>Bridge closed</h3><p>{PROSE}</p></a>")
    assert {block.link_ratio for block in teaser.blocks} == {1.0}


@pytest.mark.parametrize("depth", [60, 150])
def test_text_in_many_inline_elements_is_read_in_the_line(depth):
    assert texts("<p>The " + "<i>old <b>" * depth + "bridge</p>") == ["The " + "old " * depth + "bridge"]


def test_nothing_refers_to_itself():
    """A page's nodes go with the last flow that holds them, without the collector of cycles."""

    class Node(nodes.Node):
        __slots__ = ("__weakref__",)

    root = html.document_fromstring("<div><p>One <b>two</b></p><nav><a href=/>Home</a></nav></div>")
    gc.disable()
    try:
        flows = list(read_flows(root))
        node = Node(root, "p", 1, flows[0].runs[0].node, is_block=True)
        gone = weakref.ref(node)
        places = nodes.Places()
        assert places[node].path
        del node, flows, places
        assert gone() is None
    finally:
        gc.enable()
