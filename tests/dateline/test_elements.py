"""On an HTML page the dateline may stand in an element of its own, and JSON-LD may vouch for a bare place. All news is invented."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import Article
from newsclean.filters.dateline_element import DatelineElement

PIPELINE = newsclean.Pipeline(
    (DatelineElement(), *(each for each in newsclean.DEFAULT.filters if each.name != DatelineElement.name))
)
PARAGRAPHS = [
    "The bridge over the harbour was closed on Friday after divers found cracks in two of its pillars, the town said.",
    "Engineers will look at every cable before the traffic may return, and that will take at least three weeks.",
    "Ferries run every twenty minutes until midnight. Tickets cost two euros, and children below twelve pay nothing.",
    "Shopkeepers on the south bank fear for their sales, as most of their customers come over the bridge by tram.",
    "The council meets on Tuesday to decide who pays for the work. An estimate spoke of four million euros.",
]
OPENING = "The mayor resigned on Friday, the town said in a long note to its citizens."


def cleaned(*, above: str = "", opening: str = "", head: str = "") -> Article:
    """Return the article of a page with something above its body, a first paragraph and something in its head."""
    first = f"<p>{opening}</p>" if opening else ""
    body = first + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = (
        f"<html lang=en><head><title>Harbour bridge closed | Gazette</title>{head}</head><body>"
        "<header><nav><a href=/>Home</a> <a href=/world>World</a></nav></header><main><article>"
        f"<h1>Harbour bridge closed</h1>{above}<div class=article-body>{body}</div></article></main>"
        "<footer>Imprint</footer></body></html>"
    )
    return newsclean.clean(page, pipeline=PIPELINE)


@pytest.mark.parametrize(
    ("element", "raw"),
    [
        ("<div class=location>Brussels</div>", "Brussels"),
        ("<div class=author>By Ana Ruiz</div><div class='story location'>Brussels</div>", "Brussels"),
        ("<p class=dateline>OSTERVIK, Norway —</p>", "OSTERVIK, Norway —"),
        ("<div itemprop=dateline>Nairobi, Kenya</div>", "Nairobi, Kenya"),
        ("<span itemprop=contentLocation>Nairobi</span>", "Nairobi"),
        ("<div class=dateline>BEIRUT, Lebanon, June 2.</div>", "BEIRUT, Lebanon, June 2."),
    ],
)
def test_an_element_of_its_own_gives_the_dateline(element: str, raw: str) -> None:
    article = cleaned(above=element)
    assert article.dateline is not None
    assert article.dateline.raw == raw
    assert article.body[0].text == PARAGRAPHS[0]


@pytest.mark.parametrize(
    "element",
    [
        "<div class=dateline>July 5, 2025</div>",
        "<div class=location>Book a table</div>",
        "<div class=box>Brussels</div>",
        "<div class=location>Find us on the map</div>",
    ],
)
def test_other_elements_do_not(element: str) -> None:
    assert cleaned(above=element).dateline is None


def test_the_opening_of_the_body_goes_before_an_element() -> None:
    article = cleaned(above="<div class=location>Brussels</div>", opening=f"PARIS (AP) — {OPENING}")
    assert article.dateline is not None
    assert article.dateline.raw == "PARIS (AP) —"
    assert article.body[0].text == OPENING


@pytest.mark.parametrize(
    "facts", ['"dateline": "OSTERVIK"', '"locationCreated": {"@type": "Place", "name": "Ostervik, Norway"}']
)
def test_metadata_vouch_for_a_bare_place(facts: str) -> None:
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", {facts}}}</script>'
    article = cleaned(opening=f"Ostervik — {OPENING}", head=script)
    assert article.dateline is not None
    assert (article.dateline.raw, article.dateline.place) == ("Ostervik —", "Ostervik")
    assert article.body[0].text == OPENING


def test_metadata_alone_make_no_dateline() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "dateline": "BRUSSELS"}</script>'
    article = cleaned(opening=OPENING, head=script)
    assert article.meta.dateline == "BRUSSELS"
    assert article.dateline is None
