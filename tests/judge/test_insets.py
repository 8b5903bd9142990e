"""Boxes and copies that are set into the text of an article go; its chapters, lists and tables stay."""

from __future__ import annotations

import pytest

from newsclean.judge.insets import inset_blocks
from newsclean.judge.stated import settle_page
from newsclean.observe.page_view import view_page
from newsclean.readers.html import read_html

NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tram stays"}</script>'
TEXT = {
    "en": "The town of Vell has voted {} to keep the tram that runs from the harbour to the old mill by night.",
    "pl": "Rada miasta Vell postanowiła {} zachować tramwaj, który nocą jeździ z portu do starego młyna na wzgórzu.",
}
OTHER = {
    "en": "A baker in Orrin has found a ring in a loaf that her own mother lost in the year of the flood.",
    "pl": "Piekarka z Orrin znalazła w bochenku pierścionek, który jej matka zgubiła w roku wielkiej powodzi.",
}
LANGUAGES = pytest.mark.parametrize("language", TEXT)


def inset(inside: str, language: str = "en", *, head: str = NEWS, wrap: str = "<p>{}</p>") -> dict[str, str]:
    """Return the texts of a page that are set into its article, all of which was chosen, with what they are."""
    text = [wrap.format(TEXT[language].format(how)) for how in ("1", "2", "3", "4", "5", "6", "7", "8")]
    html = f"{head}<article><h1>Tram stays</h1><div>{''.join(text[:4])}{inside}{''.join(text[4:])}</div></article>"
    page = settle_page(read_html(html))
    view = view_page(page)
    found = inset_blocks(page, view, set(range(len(page.blocks))) - set(view.title_at))
    return {view.texts[index]: why for index, why in found.items()}


@LANGUAGES
@pytest.mark.parametrize(
    "box",
    [
        "<div><h3>The mill</h3><p>{}</p></div>",
        "<div><div><div>The mill</div><div><p>{}</p></div></div></div>",
        "<section><article><h3>The mill</h3><div><p>{}</p></div></article></section>",
    ],
)
def test_a_box_with_a_label_of_its_own_goes_on_news_pages(box: str, language: str) -> None:
    found = inset(box.format(OTHER[language]), language)
    assert found == {"The mill": "box", OTHER[language]: "box"}


def test_a_box_goes_from_a_text_in_modules() -> None:
    box = f"<div><div><h3>The mill</h3><p>{OTHER['en']}</p></div></div>"
    assert OTHER["en"] in inset(box, wrap="<div><p>{}</p></div>")


@pytest.mark.parametrize(
    "own",
    [
        "<p>{}</p>",
        "<h2>The mill</h2><p>{}</p>",
        "<div><p>{}</p></div>",
        "<ul><li>The mill</li><li>{}</li></ul>",
        "<table><tr><td><p>The mill</p></td><td><p>{}</p></td></tr></table>",
        "<blockquote>{}</blockquote>",
    ],
)
def test_what_is_the_articles_own_stays(own: str) -> None:
    assert inset(own.format(OTHER["en"])) == {}


def test_chapters_stay() -> None:
    chapters = "".join(
        f"<section><h2>Year {n}</h2><div><p>{OTHER['en']} {n}</p><p>{OTHER['en']} again {n}</p></div></section>"
        for n in range(3)
    )
    assert inset(chapters) == {}


@LANGUAGES
def test_elsewhere_each_text_of_a_box_must_hold_a_link(language: str) -> None:
    box = "<div><h4>More on the mill</h4>{}</div>"
    linked = "".join(f"<p><a href=/{n}>{n}</a>: {OTHER[language]}</p>" for n in "ab")
    plain = "".join(f"<p>{n}: {OTHER[language]}</p>" for n in "ab")
    assert len(inset(box.format(linked), language, head="")) == 3
    assert inset(box.format(plain), language, head="") == {}


@pytest.mark.parametrize("name", ["infobox", "poll", "quiz", "faktaboks"])
def test_a_box_that_is_named_as_one_goes_on_news_pages(name: str) -> None:
    box = f"<div class={name}><div><p>{OTHER['en']}</p></div></div>"
    assert inset(box) == {OTHER["en"]: "box"}
    assert inset(box, head="") == {}


def test_the_name_of_a_wrapper_tells_nothing_of_the_text_in_it() -> None:
    text = "".join(f"<p>{TEXT['en'].format(n)}</p>" for n in range(6))
    page = settle_page(read_html(f"{NEWS}<div class=poll><h1>Tram stays</h1><div>{text}</div></div>"))
    assert inset_blocks(page, view_page(page), set(range(1, len(page.blocks)))) == {}


@LANGUAGES
def test_a_block_that_says_the_paragraphs_again_goes(language: str) -> None:
    whole = "".join(TEXT[language].format(how) for how in "12345678") + 3 * OTHER[language]
    assert list(inset(f"<p>{whole}</p>", language).values()) == ["said again"]
    assert inset(f"<p>{OTHER[language] * 12}</p>", language) == {}
