"""What the page's structure adds to the choice of blocks, and what it takes away."""

from __future__ import annotations

import pytest

from newsclean.api import clean

PARAGRAPHS = [
    f"<p>The town of Vell has voted {how} to keep the tram that runs from the harbour to the old mill.</p>"
    for how in ("once", "twice", "again", "at last", "with joy", "by hand")
]


def body_of(middle: str, around: str = "{}") -> str:
    html = f"<h1>Tram stays</h1>{''.join(PARAGRAPHS[:3])}{middle}{''.join(PARAGRAPHS[3:])}"
    return str(clean(f"<article>{around.format(html)}</article>", kind="html").body)


@pytest.mark.parametrize(
    "box",
    [
        "{}",
        "<div>{}</div>",
        "<figure class=wp-block-table>{}</figure>",
        "<div><div>{}</div></div>",
        "<figure>{}<figcaption>Source: harbour office</figcaption></figure>",
    ],
)
def test_a_table_between_paragraphs_stays_whole(box: str) -> None:
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>"
        for a, b in (("Line", "Fare"), ("Harbour", "£2"), ("Mill", "free"))
    )
    body = body_of(box.format(f"<table>{rows}</table>"))
    assert [each in body for each in ("Line", "Harbour", "Mill")] == [True] * 3
    assert body.count("Vell") == 6


def test_a_table_of_links_between_paragraphs_goes() -> None:
    rows = "".join(
        f"<tr><td><a href=/{n}>Another story of the valley, number {n}</a></td></tr>" for n in range(4)
    )
    assert "Another story" not in body_of(f"<table class=related>{rows}</table>")


def test_a_sentence_in_the_element_of_a_paragraph_stays() -> None:
    body = str(
        clean(
            "<nav><a href=/>Home</a></nav><div><h2>Tram stays</h2><div>The town of Vell has voted once more to keep the"
            " tram that runs from the harbour to the old mill.<br><br>Riders cheered.</div></div>",
            kind="html",
        ).body
    )
    assert "Riders cheered." in body


@pytest.mark.parametrize(
    ("box", "goes"),
    [
        (
            "<div><h3>New password</h3><p>Please give the address of your account, and you get a code by mail.</p></div>",
            True,
        ),
        (
            "<div><p>The mill itself has stood in Vell since the year of the flood, and grinds no corn today.</p></div>",
            True,
        ),
    ],
)
def test_little_outside_the_articles_element_goes(box: str, goes: bool) -> None:
    html = f"<main><article><h1>Tram stays</h1>{''.join(PARAGRAPHS)}</article></main><section>{box}</section>"
    body = str(clean(html, kind="html").body)
    assert body.count("to keep the tram") == 6
    assert ("account" in body or "mill itself" in body) is not goes


def test_an_article_that_goes_on_outside_its_element_stays() -> None:
    half = "".join(PARAGRAPHS[:3])
    more = "".join(each.replace("tram", "ferry") for each in PARAGRAPHS)
    body = str(
        clean(f"<main><article><h1>Tram stays</h1>{half}</article></main><div>{more}</div>", kind="html").body
    )
    assert body.count("ferry") == 6


NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tram stays"}</script>'


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_first_level_heading_that_is_no_title_heads_news(language: str) -> None:
    text = "".join(PARAGRAPHS)
    page = f"<html lang={language}>{{}}<title>Tram stays</title><article><h1>{{}}</h1>{text}</article>"
    body = str(clean(page.format(NEWS, "Vell will not do without rails"), kind="html").body)
    assert body.startswith("The town of Vell")
    assert body.count("Vell has voted") == 6


@pytest.mark.parametrize(
    "subhead",
    [
        "<div><h3>{}</h3></div>",
        "<section><div><h2>{}</h2></div></section>",
        "<div><div><h3>{}</h3></div></div>",
    ],
)
@pytest.mark.parametrize("words", ["By hand", "Von Hand gezählt"])
def test_a_subhead_in_an_element_of_its_own_stays_on_news_pages(subhead: str, words: str) -> None:
    text = "".join([*PARAGRAPHS[:3], subhead.format(words), *PARAGRAPHS[3:]])
    assert words in str(clean(f"{NEWS}<article><h1>Tram stays</h1>{text}</article>", kind="html").body)


def test_the_heading_of_teasers_is_no_subhead() -> None:
    box = "<div><h3>More from Vell</h3><ul><li><a href=/a-ring-in-a-loaf>A ring in a loaf</a></li></ul></div>"
    text = "".join([*PARAGRAPHS[:3], box, *PARAGRAPHS[3:]])
    body = str(clean(f"{NEWS}<article><h1>Tram stays</h1>{text}</article>", kind="html").body)
    assert "More from Vell" not in body
