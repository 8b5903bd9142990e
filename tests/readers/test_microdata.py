"""Microdata are read from the article's own item; what belongs to other items is not taken for it."""

import pytest
from lxml import html

from newsclean.judge.stated import settle_page
from newsclean.readers.html import read_html
from newsclean.readers.microdata import find_items

ARTICLE = """<div itemscope itemtype="http://schema.org/NewsArticle">
<h1 itemprop="headline">Bridge <b>closed</b></h1>
<span itemprop="author" itemscope itemtype="http://schema.org/Person">By <a itemprop="url name" href="/a">Ana Ruiz</a></span>
<time itemprop="datePublished" datetime="2024-05-03T07:15:00+02:00">Friday</time>
<meta itemprop="dateModified" content="2024-05-04"><span itemprop="articleSection">Roads</span>
<div itemprop="publisher" itemscope><meta itemprop="name" content="The Harrow Gazette"></div>
<div itemprop="comment" itemscope><i itemprop="author">A reader</i><b itemprop="datePublished" content="2020-01-01"></b></div>
</div>"""


def test_an_articles_item():
    meta = settle_page(read_html(ARTICLE)).meta
    assert (meta.title, meta.site_name, meta.authors) == (
        "Bridge closed",
        "The Harrow Gazette",
        ("Ana Ruiz",),
    )
    assert (meta.published.isoformat(), meta.modified.day) == ("2024-05-03T07:15:00+02:00", 4)
    assert meta.section == "Roads"
    assert {("authors", "itemprop author"), ("published", "itemprop datePublished")} <= set(meta.sources)


@pytest.mark.parametrize(
    "page",
    [
        "<div itemscope itemtype='https://schema.org/Organization'><b itemprop=headline>Rain</b></div>",
        "<div itemscope itemtype='https://schema.org/WebPage'><b itemprop=headline>Rain</b></div>",
        "<div><b itemprop=headline>Rain</b></div>",
        "<div itemscope itemtype='https://schema.org/Article'><b itemprop=articleBody>Rain</b></div>",
        f"<div itemscope itemtype='https://schema.org/Article'><b itemprop=headline>{'Rain ' * 400}</b></div>",
        "<div itemscope itemtype='https://schema.org/Article'><b itemprop=headline> \u00ad </b></div>",
    ],
    ids=["organization", "page", "no item", "no field of ours", "too long", "blank"],
)
def test_nothing_is_taken_from_other_items(page):
    assert find_items(html.document_fromstring(page)) == {}


def test_values_are_bounded():
    names = "".join(f"<b itemprop=author>Ana Ruiz {n}</b>" for n in range(500))
    page = f"<div itemscope itemtype='https://schema.org/Article'>{names}</div>"
    assert len(find_items(html.document_fromstring(page))["author"]) == 20


def test_json_ld_comes_first():
    script = '<script type="application/ld+json">{"@type": "Article", "headline": "Bridge shut", "author": "Jon Okoro"}</script>'
    assert read_html(script + ARTICLE).meta.authors == ("Jon Okoro",)
