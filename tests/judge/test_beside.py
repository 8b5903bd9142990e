"""What stands beside the article goes by the page's structure: asides, feeds, slides. The article's own lists stay."""

from __future__ import annotations

import pytest

from newsclean.api import clean
from newsclean.judge.beside import article_element, beside_blocks
from newsclean.judge.regions import regions
from newsclean.judge.stated import settle_page
from newsclean.observe.page_view import view_page
from newsclean.readers.html import read_html

ARTICLE = {
    "en": (
        "<h1>Tram stays</h1>",
        *(
            f"<p>The town of Vell has voted {how} to keep the tram that runs from the harbour to the old mill.</p>"
            for how in ("once", "twice", "again", "at last")
        ),
    ),
    "de": (
        "<h1>Die Tram bleibt</h1>",
        *(
            f"<p>Die Stadt Vell hat {wie} dafür gestimmt, die Tram vom Hafen zur alten Mühle zu behalten, trotz allem.</p>"
            for wie in ("einmal", "zweimal", "wieder", "endlich")
        ),
    ),
}
OTHER = {
    "en": "A baker in Orrin has found a ring in a loaf that her own mother lost in the year of the flood.",
    "de": "Eine Bäckerin in Orrin hat in einem Brot einen Ring gefunden, den ihre Mutter im Jahr der Flut verlor.",
}
LANGUAGES = pytest.mark.parametrize("language", ARTICLE)


def found(html: str) -> dict[str, str]:
    """Return the texts beside the article of a page, with what they are."""
    page = settle_page(read_html(html))
    return {
        page.text[page.blocks[i].span.start : page.blocks[i].span.end]: why
        for i, why in beside_blocks(page, view_page(page)).items()
    }


def article(language: str, inside: str = "") -> str:
    head, *paragraphs = ARTICLE[language]
    return f"<div class=a1>{head}<div>{''.join(paragraphs)}{inside}</div></div>"


def repeated(entry: str, language: str, count: int = 4) -> str:
    return "".join(entry.format(n=n, text=f"{OTHER[language]} {n}") for n in range(1, count + 1))


@LANGUAGES
@pytest.mark.parametrize(
    "entry",
    [
        "<div class=k><h3><a href=/s{n}>Ring in a loaf, part {n}</a></h3><p>{text}</p></div>",
        "<section><a href=/s{n}>Ring in a loaf, part {n}</a><div>{text}</div></section>",
        "<div><span>11:0{n}</span><p>{text}</p></div>",
        "<li>11:0{n} Orrin: <p>{text}</p></li>",
        "<article><p>Ring in a loaf {n}</p><p>{text}</p></article>",
    ],
    ids=["cards", "sections", "ticker", "list", "two-texts"],
)
def test_a_feed_outside_the_articles_element_is_told(entry: str, language: str) -> None:
    texts = found(f"{article(language)}<div class=b2>{repeated(entry, language)}</div>")
    assert sum(OTHER[language] in text and why == "feed" for text, why in texts.items()) == 4
    assert not any("Vell" in text for text in texts)


@LANGUAGES
@pytest.mark.parametrize("box", ["<aside>{}</aside>", "<section role=complementary>{}</section>"])
def test_an_aside_goes_however_long_it_is(box: str, language: str) -> None:
    longer = repeated("<p>{text}</p>", language, 12)
    body = str(clean(f"<main>{article(language)}</main>{box.format(longer)}", kind="html").body)
    assert OTHER[language] not in body
    assert body.count("Vell") == 4


def test_an_aside_around_the_article_is_none() -> None:
    assert not found(f"<aside>{article('en')}</aside>")


@LANGUAGES
def test_the_articles_own_sections_stay(language: str) -> None:
    own = repeated("<section><h3><a href=/s{n}>Ring in a loaf, {n}</a></h3><p>{text}</p></section>", language)
    assert not found(article(language, own))


@LANGUAGES
@pytest.mark.parametrize("of", ["/", " of ", " von "])
def test_slides_between_paragraphs_are_told_by_their_counters(of: str, language: str) -> None:
    slides = "".join(f"<li><h4>{n}{of}3 Harbour</h4><p>{OTHER[language]} {n}</p></li>" for n in (1, 2, 3))
    texts = found(article(language, f"<ul>{slides}</ul><p>The vote was close.</p>"))
    assert sum(why == "gallery" for why in texts.values()) == 6
    assert "The vote was close." not in texts


@LANGUAGES
@pytest.mark.parametrize("name", ["photo-gallery", "slideshow", "Fotostrecke"])
def test_a_box_that_is_called_a_gallery_goes(name: str, language: str) -> None:
    slides = repeated("<div><h4>Harbour {n}</h4><p>{text}</p></div>", language, 3)
    texts = found(article(language, f"<section class={name}>{slides}</section><p>The vote was close.</p>"))
    assert sum(why == "gallery" for why in texts.values()) == 6
    assert "The vote was close." not in texts


def test_a_gallery_around_the_article_is_none() -> None:
    assert not found(f"<div class=popup-gallery>{article('en')}</div>")


def test_scores_and_fractions_are_no_slides() -> None:
    rows = "".join(
        f"<li><b>{each}</b> of the town was for it, said the clerk of Vell.</li>"
        for each in ("1/3", "2/3", "1/2")
    )
    assert not found(article("en", f"<ul>{rows}</ul>"))


def test_the_articles_element_holds_headline_and_opening() -> None:
    page = settle_page(read_html(f"<div id=x>{article('en')}</div><p>Contact</p>"))
    assert article_element(view_page(page)) == "/html/body/div[1]/div[1]"
    assert (
        article_element(
            view_page(read_html("<p>Only one line of prose stands on this page, and no headline.</p>"))
        )
        is None
    )


def test_the_text_of_a_field_is_none_of_the_article() -> None:
    body = str(
        clean(f"{article('en')}<textarea>&lt;iframe src=x&gt; Embed this</textarea>", kind="html").body
    )
    assert "iframe" not in body
    assert body.count("Vell") == 4


CONSENT = {
    "en": "We and our partners store information on your device, and you can change your mind at any time.",
    "de": "Wir und unsere Partner speichern Informationen auf Ihrem Gerät, und Sie können das jederzeit ändern.",
}


@LANGUAGES
@pytest.mark.parametrize(
    "box",
    [
        "<div><div><h3>{0}</h3><p>{0} 1</p><p>{0} 2</p><button>OK</button></div></div>",
        "<section class=x9><p>{0}</p><a href=/more>More</a></section>",
    ],
)
def test_what_stands_above_the_headline_and_apart_from_the_text_goes(box: str, language: str) -> None:
    text = CONSENT[language]
    page = box.format(text) + article(language)
    assert {why for each, why in found(page).items() if text in each} == {"above the headline"}
    assert sum(text in each for each in found(page)) == box.count("{0}")
    assert text not in clean(page, kind="html").text


@LANGUAGES
def test_what_stands_above_the_headline_in_its_element_stays(language: str) -> None:
    head, *paragraphs = ARTICLE[language]
    page = f"<article><div><p>{OTHER[language]}</p></div>{head}<div>{''.join(paragraphs)}</div></article>"
    assert found(page) == {}


@LANGUAGES
def test_a_stream_between_the_headline_and_the_article_goes(language: str) -> None:
    head, *paragraphs = ARTICLE[language]
    entry = "<li><h3><a href=/s{n}>Ring in a loaf, part {n}</a></h3><p>{text}</p></li>"
    stream = f"<div><ul>{repeated(entry, language)}</ul></div>"
    page = f"<div><header>{head}</header>{stream}<article>{''.join(paragraphs)}</article></div>"
    assert set(found(page).values()) == {"feed"}
    assert OTHER[language] not in clean(page, kind="html").text
    own = f"<div><header>{head}</header><div>{''.join(paragraphs)}</div>{stream}</div>"
    assert found(own) == {}


@LANGUAGES
def test_of_several_articles_the_opening_is_the_headlines(language: str) -> None:
    head, *paragraphs = ARTICLE[language]
    first = f"<article>{head}<div>{''.join(paragraphs)}</div></article>"
    longer = f"<article><h1>Ring in a loaf</h1><div>{repeated('<p>{text}</p>', language, 20)}</div></article>"
    html = f"<html><head><title>{head[4:-5]}</title></head><body>{first}{longer}</body></html>"
    page = settle_page(read_html(html))
    assert article_element(view_page(page)) == "/html/body/article[1]"
    assert all(1 in blocks for blocks in regions(page, view_page(page)).values())  # not the other one alone
    assert paragraphs[-1][3:-4] in clean(html).text


@LANGUAGES
def test_an_article_that_stands_in_what_is_called_an_aside_stays(language: str) -> None:
    head, *paragraphs = ARTICLE[language]
    page = f"<main>{head}<p>{OTHER[language]}</p></main><aside>{''.join(paragraphs * 2)}</aside>"
    assert found(page) == {}
    more = page.replace("</main>", f"<p>{OTHER[language]} 1</p><p>{OTHER[language]} 2</p></main>")
    assert set(found(more).values()) == {"aside"}


@LANGUAGES
@pytest.mark.parametrize(
    "wrapper", ["<div class='col with aside'>{}</div>", "<section class=aside><div>{}</div></section>"]
)
def test_a_headline_with_a_standfirst_alone_tells_nothing_of_what_is_beside(
    wrapper: str, language: str
) -> None:
    head, *paragraphs = ARTICLE[language]
    text = wrapper.format("".join(paragraphs * 2))
    page = f"<article><header>{head}<p>{OTHER[language]} {OTHER[language]} {OTHER[language]}</p></header>{text}</article>"
    page += f"<div><p>{OTHER[language]} 2</p></div>"
    meta = f"<meta name=description content='{OTHER[language]}'>"
    assert found(f"<html><head>{meta}</head><body>{page}</body></html>") == {}
