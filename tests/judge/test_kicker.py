"""What stands beside the headline: the kicker, the second headline, and the other headlines of the page."""

import pytest

import newsclean
from newsclean.model import TitleCandidate

PROSE = "".join(
    f"<p>The rain fell for {day} days in Eastvale, and then the river rose over the lower town, the keeper said.</p>"
    for day in ("six", "seven", "eight", "nine")
)
TITLE = "Six days of rain over Eastvale"
SUB = "The keeper of the weir counts in inches"


def clean(body: str, head: str = f"<title>{TITLE} | The Gazette</title>") -> newsclean.Article:
    return newsclean.clean(f"<html lang=en><head>{head}</head><body><article>{body}{PROSE}</article></body>")


@pytest.mark.parametrize(
    ("heading", "kicker", "subtitle"),
    [
        (f"<h1><span class=kicker>Weather</span><span class=hed>{TITLE}</span></h1>", "Weather", None),
        (f"<p class=dachzeile>Wetter</p><h1>{TITLE}</h1>", "Wetter", None),
        (f"<h1>{TITLE}<br><small>{SUB}</small></h1>", None, SUB),
        (f"<h1>{TITLE}</h1>", None, None),
        (f"<h1>{TITLE}<span class=badge>Plus</span></h1>", None, None),
        (f"<h1><a href=/ class=logo>The Gazette</a><b>{TITLE}</b></h1>", None, None),
        (f"<p>Weather</p><h1>{TITLE}</h1>", None, None),
    ],
    ids=["part", "block above", "second line", "none", "badge", "logo", "a line without a name"],
)
def test_kicker_and_subtitle(heading: str, kicker: str | None, subtitle: str | None) -> None:
    article = clean(heading)
    assert (str(article.title), article.kicker, article.subtitle) == (TITLE, kicker, subtitle)


def test_a_kicker_is_known_by_the_metadata() -> None:
    head = f"<title>{TITLE}</title><meta property=og:title content='Weather: {TITLE}'>"
    assert clean(f"<p>Weather</p><h1>{TITLE}</h1>", head).kicker == "Weather"


def test_the_metadata_spell_what_a_join_of_parts_lost() -> None:
    whole = f"Weather: {TITLE}"
    head = f"<title>{whole} | The Gazette</title><meta property=og:title content='{whole}'>"
    article = clean(f"<h1><span>Weather</span> <span>{TITLE}</span></h1>", head)
    assert str(article.title) == whole
    assert article.title is not None
    assert article.title.span is not None


def test_the_other_headlines_are_listed() -> None:
    other = "Eastvale flood: what we know"
    head = f"<title>{other} | The Gazette</title><meta property=og:title content='{other}'>"
    article = clean(f"<h1>{TITLE}</h1>", head)
    assert {each.text for each in article.titles[:2]} == {TITLE, other}
    assert TitleCandidate(TITLE, "h1", True) in article.titles
    assert TitleCandidate(other, "og:title", False) in article.titles
    assert str(article.title) == article.titles[0].text
