"""The page with the fate of every line: in the page's order, and never a control character of the page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Body, Dateline, Paragraph, Removal, Span, Title
from newsclean.export.explain import explain

ARTICLE = Article(
    Title("Bridge closed", Span(20, 33)),
    Dateline("BERLIN —", Span(40, 48)),
    Body(
        (
            Paragraph("Who pays", "standfirst", Span(34, 39)),
            Paragraph("The mayor said no.", "paragraph", Span(49, 67)),
            Paragraph("A rope", "list_item", Span(70, 76)),
        )
    ),
    (
        Removal("Menu", "site_header", "site_header", "the line is 'menu'", Span(0, 4)),
        Removal("Facebook Twitter", "share_widget", "share_row", "names of networks", Span(80, 96)),
    ),
)
ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def test_lines_stand_in_the_order_of_the_page_with_their_fates() -> None:
    assert explain(ARTICLE).splitlines() == [
        "- removed      Menu",
        "               ^ site_header: the line is 'menu'",
        "title          Bridge closed",
        "standfirst     Who pays",
        "dateline       BERLIN —",
        "paragraph      The mayor said no.",
        "list_item      A rope",
        "- removed      Facebook Twitter",
        "               ^ share_widget/share_row: names of networks",
    ]


def test_title_without_a_place_comes_first() -> None:
    article = Article(Title("Bridge closed"), body=Body((Paragraph("No.", "paragraph", Span(0, 3)),)))
    assert explain(article).splitlines()[0] == "title          Bridge closed"


def test_empty_article_explains_as_nothing() -> None:
    assert explain(Article()) == ""


def test_colours_change_nothing_but_the_colour() -> None:
    coloured = explain(ARTICLE, colour=True)
    assert "\x1b[31m- removed      Menu" in coloured
    assert ESCAPES.sub("", coloured) == explain(ARTICLE)
    assert coloured.count("\x1b[0m") == len(ESCAPES.findall(coloured)) / 2


def test_body_has_no_colour() -> None:
    body = [line for line in explain(ARTICLE, colour=True).splitlines() if "The mayor said no." in line]
    assert body == ["paragraph      The mayor said no."]


HOSTILE = "a\x1b[2Jb\x9b31mc\x07d\x00e\x7ff\rg\x85h\ni\tj\u202ek\u2028l"


@pytest.mark.parametrize(
    "article",
    [
        Article(Title(HOSTILE)),
        Article(dateline=Dateline(HOSTILE, Span(0, 1))),
        Article(body=Body((Paragraph(HOSTILE, "paragraph", Span(0, 1)),))),
        Article(removed=(Removal(HOSTILE, "f", "r", HOSTILE, Span(0, 1)),)),
    ],
    ids=["title", "dateline", "paragraph", "removal"],
)
@pytest.mark.parametrize("colour", [False, True], ids=["plain", "coloured"])
def test_control_characters_of_the_page_are_never_printed(article: Article, colour: bool) -> None:
    shown = ESCAPES.sub("", explain(article, colour=colour))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)


@pytest.mark.parametrize("char", ["\n", "\r", "\u2028", "\u202e", "\u2066"], ids=ascii)
def test_text_of_the_page_can_forge_no_line(char: str) -> None:
    """Line ends, control characters and turns of direction are shown as spaces."""
    raw = f"BERLIN{char}title          Bridge open"
    article = Article(dateline=Dateline(raw, Span(0, len(raw))))
    assert explain(article) == "dateline       BERLIN title          Bridge open"


@given(st.text(alphabet="Ab .\x1b[31m\x07\x9b\r\n\x00\u2028—()", max_size=60))
def test_cleaned_text_prints_no_control_characters(text: str) -> None:
    shown = newsclean.clean(text).explain()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)
