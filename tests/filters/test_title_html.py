"""On HTML pages the title is one place of the page, and its repeats and the label beside it are in the ledger."""

import newsclean

PROSE = "".join(
    f"<p>The rain fell for {day} days in Eastvale, and then the river rose over the lower town, the keeper said.</p>"
    for day in ("six", "seven", "eight", "nine")
)
TITLE = "Six days of rain, and the river over Eastvale"


def clean(body, head=f"<title>{TITLE} | The Gazette</title>"):
    return newsclean.clean(f"<html lang=en><head>{head}</head><body>{body}</body></html>")


def test_the_heading_is_the_title_and_its_repeats_go():
    article = clean(
        f"<h3>{TITLE}</h3><article><h1>{TITLE}</h1>{PROSE}</article><footer><p>{TITLE}</p></footer>"
    )
    assert str(article.title) == TITLE
    assert article.title.span is not None
    assert article.title.span.start >= len(TITLE)  # the repeat above it is not the title
    assert [gone.text for gone in article.removed if gone.filter == "duplicate_title"] == [TITLE, TITLE]
    assert [paragraph.kind for paragraph in article.body] == ["paragraph"] * 4


def test_a_title_that_only_the_metadata_have_has_no_place():
    article = clean(f"<article>{PROSE}</article>")
    assert (str(article.title), article.title.span) == (TITLE, None)


def test_a_paragraph_that_says_more_than_the_title_stays():
    more = f"{TITLE}: that is what the keeper of the weir wrote into the book on the first evening."
    article = clean(f"<article><h1>{TITLE}</h1>{PROSE}<p>{more}</p></article>")
    assert more in str(article.body)
