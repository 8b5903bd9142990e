"""JSON-LD: the properties of schema.org's NewsArticle, and a script element that no text can end."""

from __future__ import annotations

import json

import lxml.html
import pytest
from export_samples import ARTICLES, FULL, HOSTILE
from hypothesis import given

from newsclean import Article, Title
from newsclean.export.newsarticle import newsarticle_script, to_newsarticle
from newsclean.judge.stated import settle_page
from newsclean.readers.html import read_html


def test_properties_are_those_of_a_news_article() -> None:
    data = FULL.to_newsarticle()
    body = data.pop("articleBody")
    assert body == str(FULL.body)
    assert data == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Harbour bridge closed until spring",
        "description": "Two piers have cracks.",
        "dateline": "EASTVALE, March 17 (Reuters) —",
        "locationCreated": [
            {
                "@type": "Place",
                "name": "Eastvale",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Eastvale",
                    "addressRegion": "Wis.",
                    "addressCountry": "US",
                },
            },
            {"@type": "Place", "name": "Olding"},
        ],
        "dateCreated": "2023-03-17",
        "datePublished": "2023-03-17T08:00:00+00:00",
        "dateModified": "2023-03-18T09:30:00-05:00",
        "author": [
            {"@type": "Person", "name": "Ada Marsh", "jobTitle": "Health Correspondent"},
            {"@type": "Person", "name": "Tom Bell"},
        ],
        "publisher": {"@type": "Organization", "name": "Wendside Mercury"},
        "sourceOrganization": {"@type": "NewsMediaOrganization", "name": "Reuters"},
        "articleSection": "News",
        "inLanguage": "en",
        "url": "https://mercury.example/bridge?a=1&b=2",
        "mainEntityOfPage": "https://mercury.example/bridge",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert to_newsarticle(Article()) == {"@context": "https://schema.org", "@type": "NewsArticle"}


def test_addresses_that_are_none_of_the_web_are_left_out() -> None:
    assert not {"url", "mainEntityOfPage"} & set(to_newsarticle(HOSTILE))


@given(ARTICLES)
def test_text_and_dateline_can_be_read_back(article: Article) -> None:
    data = json.loads(json.dumps(to_newsarticle(article)))
    assert data.get("articleBody", "") == str(article.body)
    assert data.get("dateline") == (article.dateline.raw if article.dateline else None)


@pytest.mark.parametrize(
    "article", [FULL, HOSTILE, Article(Title("</script><!-- <script>"))], ids=["full", "hostile", "end"]
)
def test_script_holds_the_same_data_and_cannot_be_ended_by_its_text(article: Article) -> None:
    made = newsarticle_script(article)
    (element,) = lxml.html.fragments_fromstring(made)
    assert element.tag == "script"
    assert json.loads(element.text) == to_newsarticle(article)
    assert made.count("<") == 2
    assert made.encode("utf-8")


def test_newsclean_reads_its_own_json_ld() -> None:
    page = f"<html><head>{newsarticle_script(FULL)}</head><body><p>Short.</p></body></html>"
    meta = settle_page(read_html(page)).meta
    assert (meta.title, meta.site_name, meta.authors) == (
        "Harbour bridge closed until spring",
        "Wendside Mercury",
        ("Ada Marsh", "Tom Bell"),
    )
    assert meta.published == FULL.meta.published
