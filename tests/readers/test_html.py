"""A page becomes blocks that hold every visible character once, in order, whatever its markup."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from newsclean.readers.html import read_html
from newsclean.text import solid


def texts(source):
    page = read_html(source)
    return [page.text[block.span.start : block.span.end] for block in page.blocks]


def kinds(source):
    return [block.kind for block in read_html(source).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>The <b>old</b> <i>bridge</i>, he said.</p>", ["The old bridge, he said."]),
        (
            "<div>Loose text<p>A paragraph</p>more loose text</div>",
            ["Loose text", "A paragraph", "more loose text"],
        ),
        ("<div>One<br><br>Two<br>and a half</div>", ["One", "Two\nand a half"]),
        ("<p>a<a href=/x>b <b>c</b></a> <a href=/y>d</a>e</p>", ["ab c de"]),
        ("<p><span class=dropcap>T</span>he rain</p>", ["The rain"]),
        ("<table><tr><td>One<td>Two<tr><td>Three</table>", ["One Two", "Three"]),
        ("<p>a<script>x()</script>b<style>p{}</style><!-- c -->d</p>", ["abd"]),
        ("<template><p>no</p></template><p>yes</p>", ["yes"]),
        ("<p>an <x-link>inline</x-link> element</p>", ["an inline element"]),
        ("<p>東<ruby>京<rt>きょう</rt></ruby>で</p>", ["東京で", "きょう"]),
        ("<p>Read<span style='display: none'>secret</span> on</p>", ["Read on", "secret"]),
        ("<p>One<hr>Two</p>", ["One", "Two"]),
        ("<select><option>Peru<option>Chad</select>", ["Peru Chad"]),
        ("", []),
        ("   ", []),
        ("just text", ["just text"]),
        ("<?xml version='1.0' encoding='latin-1'?><html><body><p>Größe</p></body></html>", ["Größe"]),
        ("<p>a\x00b\ud800</p>", ["ab\ufffd"]),
        ("<html><body><p>One.</p></body></html><p>Behind the end.</p>", ["One.", "Behind the end."]),
    ],
)
def test_text_of_blocks(source, expected):
    assert texts(source) == expected


def test_kinds_of_blocks():
    source = (
        "<h1>T</h1><p>P</p><ul><li>L</ul><blockquote><p>Q</p></blockquote><figure><figcaption>C</figcaption></figure>"
        "<table><tr><td>a<td>b</table><pre>x = 1</pre><ul><li><article><p>In an article</p></article></ul>"
    )
    assert kinds(source) == [
        "heading", "paragraph", "list_item", "quote", "caption", "table_row", "code", "paragraph",
    ]  # fmt: skip


def test_a_menu_is_one_block():
    links = "".join(f"<li><a href=/{n}>Section {n}</a>" for n in range(5))
    page = read_html(
        f"<div><ul>{links}</ul></div><nav>Home <a href=/x>News</a><div>Sport</div></nav><p>One.</p>"
    )
    assert [page.text[b.span.start : b.span.end].count("\n") for b in page.blocks] == [4, 1, 0]
    assert page.blocks[0].link_ratio == 1.0


def test_prose_in_a_nav_that_was_never_closed_has_blocks_of_its_own():
    long = "The mayor of Eastvale said on Friday that the old harbour bridge would stay closed until the spring of next year."
    assert texts(f"<nav><a href=/>Home</a><p>{long}</p><p>{long}</p>") == ["Home", long, long]


def test_link_ratio_is_the_share_of_link_text():
    (block,) = read_html("<p>1234567890<a href=/x>1234567890</a></p>").blocks
    assert block.link_ratio == pytest.approx(0.5)
    (block,) = read_html("<a href=/x><div>All of it</div></a>").blocks
    assert block.link_ratio == 1.0


def test_hints_are_tags_and_words_of_names():
    block = read_html(
        '<div id="articleBody" class="c-Related__item x9"><aside hidden><p><b>Hm</b></p></aside></div>'
    ).blocks[0]
    assert {"div", "article", "body", "related", "item", "aside", "hidden", "p", "b"} <= block.hints
    assert "x9" not in block.hints


def test_paths_lead_back_to_the_elements():
    source = "<div><p>One</p><p>Two</p></div><div><span><p>Three</p></span></div>"
    tree = html.document_fromstring(source).getroottree()
    page = read_html(source)
    for block in page.blocks:
        (element,) = tree.xpath(block.path)
        assert element.text == page.text[block.span.start : block.span.end]


def test_a_callers_tree_is_read_and_left_alone():
    tree = html.document_fromstring("<p>One<!-- c -->and<?pi x?> two</p>")
    before = etree.tostring(tree)
    assert texts(tree) == texts(tree.getroottree()) == ["Oneand two"]
    assert etree.tostring(tree) == before


@pytest.mark.parametrize("depth", [300, 5000, 20000])
def test_deep_nesting_loses_nothing(depth):
    source = "<div>" * depth + "<p>Deep <b>in</b> there.</p><p>Two.</p>" + "</div>" * depth + "<p>After.</p>"
    assert texts(source) == ["Deep in there.", "Two.", "After."]


@pytest.mark.parametrize("huge", ["<script>{}</script>", "<!--{}-->", "<img src='{}'>", "<p>{}</p>"])
def test_text_behind_something_huge_is_read(huge):
    assert texts(huge.format("x" * 12_000_000) + "<p>After.</p>")[-1] == "After."


@pytest.mark.parametrize("wrong", [None, 3, ["<p>"], object()])
def test_a_wrong_type_is_named(wrong):
    with pytest.raises(TypeError, match=type(wrong).__name__):
        read_html(wrong)


PIECES = st.sampled_from(
    "<p> </p> <div class=menu> </div> <br> <a> </a> <b> </b> <li> <ul> </ul> <td> <tr> <table> </table> <nav> </nav> "
    "<h2> </h2> <svg> </svg> <template> </template> <rt> <ruby> </ruby> <span> one two, three. é 東京 & &amp; < > ".split(
        " "
    )
)


@given(st.lists(PIECES, max_size=40))
def test_every_visible_character_is_in_one_block_in_order(pieces):
    source = " ".join(pieces)
    page = read_html(source)
    assert "\n".join(page.text[b.span.start : b.span.end] for b in page.blocks) == page.text
    assert all(a.span.end < b.span.start for a, b in zip(page.blocks, page.blocks[1:], strict=False))
    root = html.document_fromstring(f"<body>{source}</body>")
    for closed in root.xpath("//svg[not(.//p|.//div|.//li|.//ul|.//table|.//nav|.//h2|.//td)]"):
        closed.tag = "template"  # in any other a browser ends the picture at the first block
    etree.strip_elements(root, "template", with_tail=False)
    visible = solid("".join(root.itertext()))
    assert sorted(solid(page.text)) == sorted(visible)
    assert pickle.loads(pickle.dumps(page)) == page


@given(st.text(max_size=300))
def test_no_input_raises(text):
    page = read_html(text)
    assert page.source == "html"
    read_html(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("style", "is_hidden"),
    [
        ("border:0;clip:rect(0 0 0 0);height:1px;overflow:hidden;position:absolute;width:1px", True),
        ("position: absolute !important; clip: rect(1px, 1px, 1px, 1px);", True),
        ("clip: rect(0px, 300px, 200px, 0px); position: absolute", False),
        ("clip-path: inset(0); position: relative", False),
        ("position: absolute; width: 1px", False),
    ],
)
def test_text_that_is_clipped_to_a_pixel_is_hidden(style: str, is_hidden: bool) -> None:
    html = f"<p>The <a href=/r>report<span style='{style}'>, opens new tab</span></a> came on Friday.</p>"
    first = read_html(html).blocks[0]
    assert (
        read_html(html).text[first.span.start : first.span.end] == "The report came on Friday."
    ) is is_hidden
