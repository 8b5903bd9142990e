"""Documents in documents, bodies in bodies, links and tables without end: all paragraphs come back in the body."""

from __future__ import annotations

import pytest
from hostile_pages import PARAGRAPHS, TITLE, article_html, between, page
from ledger import unbalanced

import newsclean
from newsclean.readers.html import read_html

MANY = 6_000
HEADLINE = f"<h1>{TITLE}</h1>"
FIRST, REST = article_html(PARAGRAPHS[:2]), article_html(PARAGRAPHS[2:])

DOCUMENTS = {
    "many bodies": page("<body>" * MANY),
    "many bodies with classes": page("".join(f"<body class=c{n} id=i{n}>" for n in range(MANY))),
    "a body for each paragraph": page(
        article=HEADLINE + "".join(f"<body><p>{text}</p></body>" for text in PARAGRAPHS)
    ),
    "many documents before": "<html><body><p>x</p></body></html>" * MANY + page(),
    "many documents behind": page() + "<html><body><p>x</p></body></html>" * MANY,
    "a document for each paragraph": "".join(
        f"<html><head><title>{TITLE}</title></head><body><p>{text}</p></body></html>"
        for text in (TITLE, *PARAGRAPHS)
    ),
    "empty documents between": page(article=FIRST) + "<html></html><html></html>" + REST,
    "empty documents between, in capitals": f"<HTML>{HEADLINE}"
    + "</HTML><HTML></HTML><HTML></HTML>".join(f"<P>{text}</P>" for text in PARAGRAPHS),
    "a table of 6,000 columns before": page("<table><tr>" + "<td>x" * MANY),
    "a table of 6,000 columns between": between("<table><tr>" + "<td>x</td>" * MANY + "</tr></table>"),
    "6,000 columns without cells": between("<table>" + "<col>" * MANY + "</table>"),
    "10,000 unclosed links": page("<a href=/x>" * 10_000),
    "10,000 unclosed links with text": page("<a href=/x>x" * 10_000),
    "10,000 unclosed anchors between": between("<a name=x>" * 10_000),
    "10,000 unclosed links in elements": page("<a href=/x><div>" * 10_000),
    "one unclosed link": page("<a href=/x>"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_all_paragraphs_come_back(name: str) -> None:
    article = newsclean.clean(DOCUMENTS[name])
    assert [text for text in PARAGRAPHS if text not in str(article.body)] == []
    assert str(article.title) == TITLE


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if len(DOCUMENTS[name]) < 10_000])
def test_ledger_of_documents_balances(name: str) -> None:
    assert unbalanced(newsclean.clean(DOCUMENTS[name]), read_html(DOCUMENTS[name]).text) == ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<html>Rain</html><html></html>Fog", "RainFog"),
        ("<p>Rain</p></html><html></html><html></html><p>Fog</p>", "Rain\nFog"),
        ("<p>Rain</p></body></html><!-- x --> <script>y()</script>", "Rain"),
        ("<p>Rain</p></body></html>" + " " * 300_000 + "<p>Fog</p></body></html>", "Rain\nFog"),
        ("<p>Rain</p></body><!-- never closed </html> <p>Fog</p>", "Rain"),
    ],
)
def test_text_behind_the_end_of_a_document_is_read(source: str, expected: str) -> None:
    assert read_html(source).text == expected


@pytest.mark.parametrize("tag", ["div", "blockquote", "section", "x-box"])
def test_depth_is_bounded_before_it_costs_time(tag: str) -> None:
    """Newer parsers go on to two thousand elements in each other."""
    page = read_html(f"<{tag}>" * 600 + f"<p>{PARAGRAPHS[0]}</p>")
    assert page.text == PARAGRAPHS[0]
    assert page.limits == ("depth",)
    assert max(block.path.count("/") for block in page.blocks) <= 202
