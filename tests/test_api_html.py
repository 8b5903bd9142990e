"""clean() on HTML: str, bytes and parsed trees give the same article, and the ledger balances."""

from __future__ import annotations

import gzip
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.readers.html import read_html
from newsclean.text import solid

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Harbour bridge closed until spring | Wendside Mercury</title>
<meta property="og:title" content="Harbour bridge closed until spring">
<meta property="article:published_time" content="2023-03-17T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>Harbour bridge closed until spring</h1>
<p class="byline">By Ada Marsh</p>
<p>EASTVALE, March 17 (Reuters) - The harbour bridge will stay closed until spring, because two of its piers have to be
repaired first, the town council of Eastvale said on Friday – to nobody’s surprise.</p>
<p>Engineers found cracks in the piers last week, and divers cannot work before the ice is gone from the harbour.</p>
<h2>A long way round</h2>
<p>"We would rather be late than sorry," said Ruben Oyelaran, the chief engineer, who has crossed it twice a day.</p>
<p>Until then a ferry will carry people on foot, and cars will have to go round by Olding, which takes an hour.</p>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Ferry tickets to cost less</a></li>
<li><a href="/b">Ice on the harbour breaks early</a></li></ul></aside></article>
<footer><p>© 2023 Wendside Mercury. All rights reserved.</p></footer></body></html>"""


@pytest.fixture(scope="module")
def article() -> newsclean.Article:
    return newsclean.clean(PAGE)


def test_title_dateline_and_body_come_out(article: newsclean.Article) -> None:
    assert str(article.title) == "Harbour bridge closed until spring"
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("Eastvale", "Reuters")
    assert [paragraph.kind for paragraph in article.body] == [
        "paragraph",
        "paragraph",
        "subhead",
        "paragraph",
        "paragraph",
    ]
    assert article.body[0].text.startswith("The harbour bridge will stay closed")


def test_year_of_a_dateline_comes_from_the_date_of_publication(article: newsclean.Article) -> None:
    assert article.dateline is not None
    assert article.dateline.date is not None
    assert article.dateline.date.isoformat() == "2023-03-17"


def test_menus_lists_and_footers_are_in_the_ledger(article: newsclean.Article) -> None:
    gone = " ".join(removal.text for removal in article.removed)
    for text in ("Home", "By Ada Marsh", "Ferry tickets to cost less", "All rights reserved"):
        assert text in gone


def test_bytes_and_trees_give_the_same_body(article: newsclean.Article) -> None:
    tree = lxml.html.document_fromstring(PAGE)
    before = lxml.html.tostring(tree)
    assert str(newsclean.clean(PAGE.encode()).body) == str(article.body)
    assert str(newsclean.clean(tree).body) == str(article.body)
    assert lxml.html.tostring(tree) == before


def test_charset_of_the_server_is_heard() -> None:
    text = "<p>Wasser läuft über die Brücke, und niemand in Eastvale weiß, warum.</p>"
    page = newsclean.clean(text.encode("latin-1"), charset="iso-8859-1")
    assert "läuft über die Brücke" in " ".join([str(page.body), *(r.text for r in page.removed)])


def test_round_trip_through_a_dict(article: newsclean.Article) -> None:
    assert newsclean.Article.from_dict(article.to_dict()) == article


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"%PDF-1.7 abc", "PDF"), (gzip.compress(b"<p>x</p>", mtime=0), "gzip"), (b"\xff\xd8\xff\xe0", "JPEG")],
)
def test_bytes_that_are_no_page_are_named(data: bytes, name: str) -> None:
    with pytest.raises(newsclean.NotAPageError, match=name):
        newsclean.clean(data)


def test_kind_is_checked() -> None:
    with pytest.raises(newsclean.UnknownNameError, match=r"'pdf'.*auto, html, text"):
        newsclean.clean("x", kind="pdf")


@pytest.mark.parametrize("encode", [str, str.encode], ids=["str", "bytes"])
def test_text_that_shows_tags_stays_text(encode: Any) -> None:
    lines = [
        "How to mark up a page",
        "Write <html>, then <body>, and put <p> before each paragraph of the story.",
    ]
    text = "\n\n".join(
        [*lines, "<div><p>So does every page of the town's own site, said Ada Marsh.</p></div>"]
    )
    article = newsclean.clean(encode(text))
    assert article.source == "text"
    assert "<body>" in str(article.body)


def test_kind_text_keeps_the_tags() -> None:
    assert "<p>" in str(newsclean.clean("<p>One.</p>", kind="text").body)


def test_an_index_page_has_no_body() -> None:
    links = "".join(f"<li><a href=/{n}>Story number {n} of the day in Eastvale</a></li>" for n in range(40))
    assert len(newsclean.clean(f"<html><body><h1>News</h1><ul>{links}</ul></body></html>").body) == 0


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<h1>",
        "<ul><li>",
        "</ul>",
        "<nav>",
        "</nav>",
        "One. ",
        "Read more: x",
        "©",
        "\n",
        "東京",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_ledger_balances(html: str) -> None:
    source = f"<html><body>{html}</body></html>"
    page, article = read_html(source), newsclean.clean(source, kind="html")
    pieces = [(p.span, p.text) for p in article.body] + [(r.span, r.text) for r in article.removed]
    if article.title and article.title.span:
        pieces.append((article.title.span, article.title.text))
    if article.dateline:
        pieces.append((article.dateline.span, article.dateline.raw))
    assert solid("".join(text for _, text in sorted(pieces))) == solid(page.text)
