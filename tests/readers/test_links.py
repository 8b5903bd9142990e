"""Links of a page: the text, the address and the place of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.export.links import MAX_ADDRESS_CHARS
from newsclean.model import Link
from newsclean.readers.html import read_html
from newsclean.text import tidy

PAGE = "https://gazette.example/news/bridge"
BRIDGE = "The bridge was closed on Friday, the town said."


def links(markup: str, url: str | None = PAGE) -> list[tuple[str, str]]:
    page = read_html(markup, url=url, links=True)
    for link in page.links:
        assert tidy(page.text[link.span.start : link.span.end]) == link.text
    return [(link.text, link.address) for link in page.links]


def test_links_are_read_only_if_asked_for() -> None:
    assert read_html(f"<p>{BRIDGE} <a href=/x>More</a></p>", url=PAGE).links == ()


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://vell.example/1", "https://vell.example/1"),
        ("/1?a=1&amp;b=2", "https://gazette.example/1?a=1&b=2"),
        ("../tide", "https://gazette.example/tide"),
        ("//cdn.vell.example/a", "https://cdn.vell.example/a"),
        ("?page=2", "https://gazette.example/news/bridge?page=2"),
        ("mailto:ada@vell.example?subject=Hi%20there", "mailto:ada@vell.example?subject=Hi%20there"),
        (" HTTPS://vell.example/Größe ", "https://vell.example/Gr%C3%B6%C3%9Fe"),
        ("https://höhe.example/", "https://xn--hhe-sna.example/"),
        ("https://vell.example/\n1", "https://vell.example/1"),
        ("https://vell.example/a b", "https://vell.example/a%20b"),
    ],
)
def test_address_is_a_whole_one(href: str, address: str) -> None:
    assert links(f'<p>See <a href="{href}">the report</a>.</p>') == [("the report", address)]


@pytest.mark.parametrize(
    "href",
    [
        "",
        "  ",
        "#notes",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#1;javascript:alert(1)",
        "java\nscript:alert(1)",
        "java&#x9;script:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "tel:+15550100",
        "ftp://vell.example/x",
        "http://[broken/",
        'https://a"onclick=b.example/',
        "mailto://vell.example/x",
        "mailto:",
        "https://vell.example/" + "x" * MAX_ADDRESS_CHARS,
    ],
)
@pytest.mark.parametrize("url", [PAGE, None])
def test_other_addresses_are_no_link(href: str, url: str | None) -> None:
    href = href.replace('"', "&quot;").replace("<", "&lt;")
    assert links(f'<p>See <a href="{href}">the report</a>.</p>', url) == []


def test_relative_address_stays_one_where_nobody_says_the_page_s() -> None:
    assert links("<p>See <a href='../tide?a=1'>the tide</a> and <a href=1b:c>this</a>.</p>", None) == [
        ("the tide", "../tide?a=1")
    ]


def test_canonical_address_and_base_of_the_page_count() -> None:
    stated = "<link rel=canonical href=https://mercury.example/news/7><p>See <a href=8>the tide</a>.</p>"
    assert links(stated, None) == [("the tide", "https://mercury.example/news/8")]
    assert links(f"<base href=/archive/>{stated}") == [("the tide", "https://gazette.example/archive/8")]
    assert links(f"<base href='javascript:x'>{stated}") == [("the tide", "https://gazette.example/news/8")]


def test_text_of_a_link_is_all_that_its_markup_holds() -> None:
    markup = "<p>Vell, <a href=/a>\n our <b>yearly</b>\n<i>re</i>port<img src=x></a>, says <a href=/b><img src=y></a>no.</p>"
    assert links(markup) == [("our yearly report", "https://gazette.example/a")]


def test_same_word_is_linked_where_the_page_links_it() -> None:
    page = read_html("<p>Vell is Vell, and <a href=/v>Vell</a> is old.</p>", url=PAGE, links=True)
    assert [link.span.start for link in page.links] == [18]


def test_hidden_text_and_readings_move_no_link() -> None:
    markup = (
        "<p>See<span hidden> or do not see</span> the <a href=/a>map <span hidden>of Vell</span>here</a>, or "
        "<ruby>東<rt>とう</rt></ruby> <a href=/b>the tide</a>.</p><p>And <a href=/c>the rain</a>.</p>"
    )
    assert [text for text, _ in links(markup)] == ["map here", "the tide", "of Vell", "the rain"]


def test_link_over_several_blocks_is_one_in_each() -> None:
    markup = f"<a href=/a><h3>Bridge closed</h3><p>{BRIDGE}</p></a><p>{BRIDGE}</p>"
    assert [text for text, _ in links(markup)] == ["Bridge closed", BRIDGE]


def test_link_that_is_never_closed_is_none() -> None:
    assert links("<a href=/a>" + f"<p>{BRIDGE}</p>" * 5) == []


@pytest.mark.parametrize("around", ["ul", "nav", "footer"])
def test_each_line_of_a_list_has_its_link(around: str) -> None:
    items = "".join(f"<li><a href=/{year}>Report of {year}</a></li>" for year in (2019, 2020, 2021))
    assert links(f"<{around}>{items}</{around}>") == [
        (f"Report of {year}", f"https://gazette.example/{year}") for year in (2019, 2020, 2021)
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>First line<br><br>See <a href=/a>the tide</a> here</p>",
        "<pre>x = 1\n\n  see <a href=/a>the\ttide</a>\n</pre>",
        "<table><tr><td>Vell<td><a href=/a>the tide</a></table>",
        "<h1><span>Sport</span><a href=/a>the tide</a></h1>",
        "<p>so\u00adft <a href=/a>the\u200b tide</a></p>",
        "<p>\u6f6e\u6c50\uff1a<a href=/a>the tide</a></p>",
    ],
)
def test_link_is_found_in_any_block(markup: str) -> None:
    assert links(markup) == [("the tide", "https://gazette.example/a")]


TEXTS = st.text("ab \n\u00ad\u200b\u00a0\u6f6e<", max_size=6).map(lambda text: text.replace("<", "&lt;"))
NAMES = (
    "p",
    "b",
    "span hidden",
    "ruby",
    "rt",
    "br",
    "li",
    "ul",
    "nav",
    "td",
    "h2",
    "pre",
    "footer",
    "select",
)
TAGS = st.sampled_from((*NAMES, *[f"/{name.split()[0]}" for name in NAMES])).map(lambda name: f"<{name}>")
LINKED = st.sampled_from(["<a href=/x>LINK</a>", "<a href=/x> L\u200bINK\n</a>"])


@given(st.lists(st.tuples(TAGS | LINKED, TEXTS).map("".join), max_size=25).map("".join))
def test_link_stands_where_its_text_does_whatever_is_around_it(markup: str) -> None:
    """Texts beside the line come behind it, lines of menus are joined, spaces are settled: no link goes astray."""
    page = read_html(markup, url=PAGE, links=True)
    assert {link.text for link in page.links} <= {"LINK"}
    for link in page.links:
        assert any(
            block.span.start <= link.span.start and link.span.end <= block.span.end for block in page.blocks
        )


def test_links_are_in_the_order_of_the_page() -> None:
    page = read_html(
        "<p><a href=/a>One</a> and <a href=/b>two</a>.</p><p><a href=/a>One</a>.</p>", links=True
    )
    assert page.links == tuple(sorted(page.links, key=lambda link: link.span))
    assert isinstance(page.links[0], Link)
