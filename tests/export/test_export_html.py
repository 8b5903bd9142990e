"""Plain HTML: what is in it, in valid order, and nothing that runs."""

from __future__ import annotations

import lxml.html
import pytest
from export_samples import ARTICLES, FULL, HOSTILE
from hypothesis import given

import newsclean
from newsclean import Article, Body, Paragraph, Span
from newsclean.export.html import to_html
from newsclean.export.printable import printable
from newsclean.export.story import story


def test_document_has_title_language_and_metadata() -> None:
    page = lxml.html.document_fromstring(to_html(FULL))
    assert page.get("lang") == "en"
    assert page.xpath("//title")[0].text == "Harbour bridge closed until spring"
    assert page.xpath("//meta[@name='author']/@content") == ["Ada Marsh", "Tom Bell"]
    assert page.xpath("//meta[@property='article:published_time']/@content") == ["2023-03-17T08:00:00+00:00"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://mercury.example/bridge"]


def test_kinds_are_tags_or_classes() -> None:
    article = lxml.html.fromstring(FULL.to_html(fragment=True))
    assert article.tag == "article"
    kinds = [(element.tag, element.get("class")) for element in article]
    assert kinds == [
        ("h1", None), ("p", "standfirst"), ("p", None), ("h2", None), ("blockquote", None), ("ul", None),
        ("p", "caption"), ("p", "table_row"), ("pre", None), ("p", None),
    ]  # fmt: skip
    assert [item.text for item in article.xpath("ul/li")] == [
        p.text for p in FULL.body if p.kind == "list_item"
    ]


def test_dateline_opens_its_paragraph_in_an_element_of_its_own() -> None:
    article = lxml.html.fromstring(to_html(FULL, fragment=True))
    (dateline,) = article.xpath("//span[@class='dateline']")
    assert dateline.text == "EASTVALE, March 17 (Reuters) — "
    assert dateline.getparent().text_content() == dateline.text + FULL.body[1].text


def test_code_keeps_its_lines_even_an_empty_first_one() -> None:
    code = "\n\n  a < b\n\tc"
    made = to_html(Article(body=Body((Paragraph(code, "code", Span(0, 9)),))), fragment=True)
    assert '<pre dir="auto">\n\n\n  a &lt; b\n\tc</pre>' in made


@given(ARTICLES)
def test_body_can_be_read_back_from_any_export(article: Article) -> None:
    element = lxml.html.fromstring(to_html(article, fragment=True))
    blocks = [part for part in element.iterdescendants() if part.tag in ("p", "h2", "li", "pre")]
    assert [part.text_content() for part in blocks] == [
        printable(passage.whole, lines=passage.kind == "code") for passage in story(article)
    ]


@pytest.mark.parametrize("article", [FULL, HOSTILE], ids=["full", "hostile"])
@pytest.mark.parametrize("fragment", [True, False])
def test_nothing_runs_and_no_address_but_one_of_the_web_is_kept(article: Article, fragment: bool) -> None:
    page = lxml.html.document_fromstring(to_html(article, fragment=fragment))
    assert not page.xpath("//script|//img|//iframe|//style|//a|//form|//object|//embed|//svg")
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert all(address.startswith("https://") for address in page.xpath("//@href"))
    assert to_html(article, fragment=fragment).encode("utf-8")


def test_export_is_cleaned_to_the_same_article() -> None:
    article = newsclean.clean(
        "Harbour bridge closed\n\n"
        "EASTVALE, March 17 (Reuters) - The bridge over the harbour was closed on Friday, the town council said.\n\n"
        "Engineers found cracks in two of the piers last week, and divers cannot work before the ice is gone.\n\n"
        "Until then a ferry will carry people on foot, and cars will have to go round by Olding, which takes an hour.\n\n"
        "Leave a Reply"
    )
    again = newsclean.clean(article.to_html())
    assert article.dateline is not None
    assert again.dateline is not None
    assert (str(again.title), again.dateline.raw) == (str(article.title), article.dateline.raw)
    assert str(again.body) == str(article.body)
